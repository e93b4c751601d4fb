"""Writes the training sentences for relations from the hand-written patterns and stories of this folder.

    python generate.py --out .          (english.jsonl, codebook.jsonl, states.jsonl, french.jsonl, french-held.jsonl; the same for a given --seed)

Every pattern is filled with actors that meet in the news, named in the many ways that news names them, marked
both as short mentions and as whole noun phrases, wrapped in times, places and attributions, and joined to others;
each ordered pair of actors in a sentence yields one example, so that swapped marks and bystanders come with it.
"""
import argparse
import json
import random
import re

from actors import BODIES, DOMESTIC_EN, JUNTAS, PAIRS, STATES

CLASS = {"n": "none", "vc": "verbal_cooperation", "mc": "material_cooperation", "vf": "verbal_conflict", "mf": "material_conflict"}
TIME_EN = ["on Monday", "on Tuesday", "on Friday evening", "last week", "in August", "in July 2023", "in January 2022", "this year", "overnight",
           "on Sunday", "earlier this month", "in September 2024", "two years ago", "on 26 May", "late on Thursday", ""]
TIME_FR = ["lundi", "mardi soir", "vendredi", "la semaine dernière", "en août", "en juillet 2023", "en janvier 2022", "cette année", "dimanche",
           "dans la nuit", "au début du mois", "en septembre 2024", "jeudi", ""]
BEFORE_EN = ["", "", "", "", "", "", "In a statement read on state television, ", "After months of tension, ", "Earlier, ", "{cap}, March 4 - ", "{cap} - ", "Analysts note that ",
             "Diplomats said ", "State media reported that ", "It was the second time this year that ", "In a sign of changing alliances, ", "On the eve of the summit, "]
AFTER_EN = ["", "", "", "", "", "", ", state television said", ", according to diplomats", ", officials said", ", a spokesman said on Wednesday", ", two sources told reporters",
            " as the security crisis deepened", ", in a move that surprised observers", ", days after a wave of attacks in the north", ", the ministry announced",
            ", a decision that took effect at once", ", the latest sign of a shift in the region", " despite calls for calm", ", {O} media reported", ", a diplomat in {Ocap} said"]
BEFORE_FR = ["", "", "", "", "", "", "Selon la télévision publique, ", "Après des mois de tensions, ", "À la veille du sommet, ", "Dans un communiqué, ", "Selon des diplomates, ",
             "Signe d'un changement d'alliances, "]
AFTER_FR = ["", "", "", "", "", "", ", selon un communiqué", ", a annoncé la télévision nationale", ", selon des sources diplomatiques", ", a indiqué un porte-parole",
            " alors que la crise s'aggrave", ", une décision à effet immédiat", ", quelques jours après une attaque dans le nord", " malgré les appels au calme", ", rapporte la presse {Of}"]
JOIN_EN = [", while ", "; ", " as ", ", and ", " even as ", ", hours before "]
JOIN_FR = [", tandis que ", " ; ", " alors que ", " et ", ", pendant que "]


class Mention:
    """One naming of an actor: text with the core in ⟦⟧ (what production marks), number, gender."""

    def __init__(self, text, plural=False, feminine=False):
        self.text, self.plural, self.feminine = text, plural, feminine


def bare(name):
    return name[4:] if name.startswith("the ") else name


def core_en(name):
    return "the ⟦" + name[4:] + "⟧" if name.startswith("the ") else "⟦" + name + "⟧"


def english(key, rng, plain=False):
    if key in BODIES:
        name, plural = BODIES[key][:2]
        return Mention(core_en(name), plural)
    name, adj, cap, leader = STATES[key][:4]
    if plain:
        return Mention(core_en(name))
    forms = [(core_en(name), 0)] * 9 + [("⟦" + cap + "⟧", 0)] * 3 + [(f"the ⟦{adj}⟧ government", 0), (f"⟦{adj}⟧ authorities", 1), (f"⟦{adj}⟧ officials", 1),
             ("⟦" + leader + "⟧", 0), ("⟦" + leader.split()[-1] + "⟧", 0), (f"⟦{adj}⟧ President {leader}", 0), (f"{core_en(name)}'s foreign ministry", 0),
             (f"the ⟦{adj}⟧ army", 0), (f"{core_en(name)}'s military rulers" if key in JUNTAS else f"{core_en(name)}'s leaders", 1)]
    if key in JUNTAS:
        forms += [("⟦the junta⟧", 0), (f"the ⟦{adj}⟧ junta", 0), (f"{core_en(name)}'s junta", 0), (f"the junta in ⟦{cap}⟧", 0), ("⟦the military government⟧", 0)]
    text, plural = rng.choice(forms)
    return Mention(text, bool(plural))


def phrase_en(key, phrase):
    name, adj, cap = STATES[key][:3]
    text = phrase.replace("@", f"⟦{adj}⟧").replace("%", f"⟦{cap}⟧")
    if "#" in text:
        lead = text[:text.index("#")].rstrip().endswith("the") or text.startswith("the new")
        text = text.replace("#", "⟦" + bare(name) + "⟧" if lead else core_en(name))
    return Mention(text, bool(re.search(r"(forces|troops|soldiers|diplomats|fighters|missiles)", phrase)))


def core_fr(form):
    m = re.match(r"(le |la |les |l'|du |de la |de l'|des |de |d'|au |à la |à l'|aux |à |)(.*)", form)
    return m.group(1) + "⟦" + m.group(2) + "⟧"


def french(key, rng, case="", plain=False):
    i = {"": 0, "de": 1, "a": 2}[case]
    if key in BODIES:
        forms, feminine, plural = BODIES[key][2:5], BODIES[key][5], BODIES[key][6]
        return Mention(core_fr(forms[i]), plural, feminine)
    row = STATES[key]
    names, (m, f, mp, fp), cap = row[4:7], row[7].split(" "), row[8]
    plural, feminine = names[0].startswith("les "), names[0].startswith("la ") or names[1].startswith("de la ") or key in ("DZA", "DEU", "ITA", "UKR", "ETH", "EGY", "ZAF", "ERI", "IND", "SAU")
    out = [(core_fr(names[i]), plural, feminine)] * 9
    if plain:
        return Mention(*out[0])
    d = {"": "", "de": "de ", "a": "à "}[case]
    det = lambda art: {"": art, "de": {"le ": "du ", "les ": "des "}.get(art, "de " + art), "a": {"le ": "au ", "les ": "aux "}.get(art, "à " + art)}[case]
    out += [(d + f"⟦{cap}⟧", False, False)] * 3
    out += [(det("le ") + f"gouvernement ⟦{m}⟧", False, False), (det("les ") + f"autorités ⟦{fp}⟧", True, True), (det("le ") + f"président ⟦{m}⟧", False, False),
            (det("la ") + f"diplomatie ⟦{f}⟧", False, True), (det("les ") + f"dirigeants ⟦{mp}⟧", True, False), (det("l'") + f"armée ⟦{f}⟧", False, True)]
    if key in JUNTAS:
        out += [(det("la ") + f"junte ⟦{f}⟧", False, True), ("⟦" + det("la ") + "junte⟧" if not case else det("la ") + "⟦junte⟧", False, True),
                (det("les ") + f"militaires au pouvoir à ⟦{cap}⟧", True, False)]
    return Mention(*rng.choice(out))


def phrase_fr(key, phrase):
    row = STATES[key]
    m, f, mp, fp = row[7].split(" ")
    text = phrase
    for mark, word in (("@mp", mp), ("@fp", fp), ("@m", m), ("@f", f)):
        text = text.replace(mark, f"⟦{word}⟧")
    text = text.replace("#de", core_fr(row[5])).replace("#a", core_fr(row[6])).replace("#", core_fr(row[4])).replace("%", f"⟦{row[8]}⟧")
    return Mention(text, "@mp" in phrase or "@fp" in phrase, "@f" in phrase)


SLOT = re.compile(r"\{([STOQRUDE])(?::([^}]*))?(?:\.(de|a))?\}")


def fill(text, actors, lang, rng, plain):
    """Fills the slots; mentions come out as ⟦X|core⟧ inside ‹X|noun phrase›, X the slot's letter."""
    seen = {}

    def slot(m):
        letter, phrase, case = m.groups()
        key = actors[letter]
        if isinstance(key, tuple):
            mention = Mention("⟦" + key[0] + "⟧", key[1])
        elif lang == "en":
            mention = phrase_en(key, phrase) if phrase else english(key, rng, plain)
        else:
            mention = phrase_fr(key, phrase) if phrase else french(key, rng, case or "", plain)
        seen.setdefault(letter, mention)
        return "‹" + letter + "|" + mention.text.replace("⟦", "⟦" + letter + "|") + "›"

    text = SLOT.sub(slot, text)
    pick = lambda letter, one, many: many if letter in seen and seen[letter].plural else one
    text = re.sub(r"\[([STOQRUDE]):([^|\]]*)\|([^\]]*)\]", lambda m: pick(m.group(1), m.group(2), m.group(3)), text)
    text = re.sub(r"(?<![⟦‹\w])\[([^|\]]*)\|([^\]]*)\]", lambda m: pick("S" if "S" in seen else "D" if "D" in seen else "Q", m.group(1), m.group(2)), text)

    def ending(letter):
        x = seen.get(letter)
        return "" if x is None else ("e" if x.feminine else "") + ("s" if x.plural else "")

    text = re.sub(r"~T(?![\w])", lambda m: ending("T"), text)
    return text.replace("~", ending("S"))


def needs_state(text, letter):
    return bool(re.search(r"\{" + letter + r":", text))


def draw(text, rng, taken=()):
    """Actors for S, T, O that the pattern can take."""
    while True:
        a, b = rng.choice(PAIRS) if rng.random() < 0.7 else rng.sample(list(STATES), 2)
        if rng.random() < 0.5:
            a, b = b, a
        o = rng.choice(list(STATES)) if needs_state(text, "O") or rng.random() < 0.7 else rng.choice(list(BODIES))
        if len({a, b, o} | set(taken)) < 3 + len(taken) or any(k in BODIES and needs_state(text, l) for k, l in ((a, "S"), (b, "T"), (o, "O"))):
            continue
        cores = [STATES[k][0] if k in STATES else BODIES[k][0].replace("the ", "") for k in (a, b, o)]
        alike = {"EU", "EU2", "EU3"}, {"UN", "UN2", "MINUSMA"}, {"WAGNER", "WAGNER2", "AFRICACORPS", "RUS", "KREMLIN"}, {"FRA", "ELYSEE", "BARKHANE"}, {"USA", "WHITEHOUSE"}, {"AES", "MLI", "BFA", "NER"}
        if any(len(g & {a, b, o}) > 1 for g in alike if g != alike[-1]) or ("AES" in (a, b, o) and alike[-1] & ({a, b, o} - {"AES"})):
            continue
        if len(set(cores)) == 3:
            return {"S": a, "T": b, "O": o}


def tidy(text, lang):
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([.,])", r"\1", text)
    if lang == "en":
        text = re.sub(r"\b([Aa]) (?=(?:[⟦‹][A-Z]\|)*[AEIO])", r"\1n ", text)
        text = re.sub(r"\bthe ((?:[⟦‹][A-Z]\|)*)the ", r"the \1", text)
    if lang == "fr":
        text = re.sub(r"\bde ((?:[⟦‹][A-Z]\|)*)(?=[AEIOUÉ])", r"d'\1", text)
        text = re.sub(r"\bà ((?:[⟦‹][A-Z]\|)*)Le Caire", r"au \1Caire", text)
    plain = re.match(r"^((?:[⟦‹][A-Z]\|)*)(.)", text)
    text = plain.group(1) + plain.group(2).upper() + text[plain.end():]
    return text if text.endswith((".", "»", "”")) else text + "."


def mark(text, source, target, wide):
    """The sentence with the first mention of source and target marked; `wide` marks the whole noun phrase."""
    done = {}
    out, i = "", 0
    stack = []
    while i < len(text):
        m = re.match(r"([⟦‹])([A-Z])\|", text[i:])
        if m:
            kind, letter = m.groups()
            on = (kind == "‹") == wide and letter in (source, target) and letter not in done
            tag = "s" if letter == source else "t"
            if on:
                done[letter] = True
            stack.append((kind, tag if on else None))
            out += f"<{tag}>" if on else ""
            i += m.end()
        elif text[i] in "⟧›":
            kind, tag = stack.pop()
            out += f"</{tag}>" if tag else ""
            i += 1
        else:
            out += text[i]
            i += 1
    return out if len(done) == 2 else None


def parse(line):
    forward, backward, rest = line.split("|", 2)
    text, _, labels = re.sub(r" ; (?=[SOT]>)", " || ", rest, count=1).partition(" || ")
    text, more = text.strip(), [p.strip() for p in labels.split(";") if p.strip()]
    pairs = {("S", "T"): forward, ("T", "S"): backward}
    if "{D}" in text or "{E}" in text:
        pairs = {("D", "E"): forward, ("E", "D"): backward}
    if "{O" in text:
        for x in ("S", "T"):
            pairs[(x, "O")] = pairs[("O", x)] = "n"
    for m in more:
        who, c = m.split(" ")
        pairs[tuple(who.split(">"))] = c
    return text, pairs


def wrap(text, actors, lang, rng):
    before, after = rng.choice(BEFORE_EN if lang == "en" else BEFORE_FR), rng.choice(AFTER_EN if lang == "en" else AFTER_FR)
    if text.startswith(('"', "«")) or text.count('"') or "spokesman" in text or "officials said" in text:
        before, after = "", ""
    o = actors.get("O")
    if "{O" in after and (o not in STATES or "{O" in text):
        after = ""
    extra = "{O" in after
    after = after.replace("{O}", "{O:@}").replace("{Ocap}", "{O:%}").replace("{Of}", "{O:@f}")
    if "{cap}" in before:
        before = before.replace("{cap}", rng.choice(["GENEVA", "DAKAR", "NAIROBI", "PARIS", "LONDON", "DOHA", "LAGOS", "VIENNA"]))
    if before and not before.endswith("- ") and text[:2] not in ("{S", "{T", "{O", "{D", "{E") and not re.match(r"(Mali|Niger)", text):
        text = text[0].lower() + text[1:]
    if before and not before.endswith("- "):
        text = re.sub(r"^\{([ST]):(The|A|Le|La|Les|L'|Des|Une|Un)\b", lambda m: "{" + m.group(1) + ":" + m.group(2).lower(), text)
        text = re.sub(r"^\{([ST]):(L')", lambda m: "{" + m.group(1) + ":l'", text)
    return before + text + after, extra


def examples(patterns, lang, rng, per, joins):
    times = TIME_EN if lang == "en" else TIME_FR
    out = []

    def emit(text, pairs, number, share):
        for (a, b), c in pairs.items():
            if rng.random() > share.get(c, 1.0):
                continue
            marked = mark(text, a, b, rng.random() < 0.3)
            if marked:
                plain = re.sub(r"</?[st]>", "", marked)
                out.append({"sentence": plain, "marked": marked, "class": CLASS[c], "language": lang, "pattern": number})

    for number, (text, pairs) in enumerate(patterns):
        domestic = "{D}" in text or "{E}" in text
        still = all(c == "n" for c in pairs.values()) and not domestic
        for _ in range(per):
            if domestic:
                d = rng.choice(DOMESTIC_EN)
                d = (d[0], d[1]), (d[2], d[3])
                actors = {"D": d[0], "E": d[1]}
            else:
                actors = draw(text, rng)
            t = text.replace("{time}", rng.choice(times))
            t, extra = wrap(t, actors, lang, rng)
            more = dict(pairs)
            if extra:
                for x in ("S", "T"):
                    more[(x, "O")] = more[("O", x)] = "n"
            filled = tidy(fill(t, actors, lang, rng, still), lang)
            emit(filled, more, number, {"n": 0.45 if still or len(more) > 2 else 0.5})
    plainable = [(n, t, p) for n, (t, p) in enumerate(patterns) if "{O" not in t and "{D}" not in t and '"' not in t and "«" not in t and len(p) == 2]
    for _ in range(joins):
        (n1, t1, p1), (_, t2, p2) = rng.sample(plainable, 2)
        first = draw(t1, rng)
        second = draw(t2, rng, taken=(first["S"], first["T"]))
        t2 = re.sub(r"\{S", "{Q", re.sub(r"\{T", "{R", t2)).replace("[T:", "[R:").replace("~T", "").replace("~", "")
        t2 = re.sub(r"(?<![\w⟦‹])\[([^:|\]]*)\|", r"[Q:\1|", t2)
        t2 = re.sub(r"^\{([QR]):(The|A|Le|La|Les|Des|Une)\b", lambda m: "{" + m.group(1) + ":" + m.group(2).lower(), t2)
        t2 = re.sub(r"^\{([QR]):L'", lambda m: "{" + m.group(1) + ":l'", t2)
        if not t2.startswith("{"):
            t2 = t2[0].lower() + t2[1:]
        joined = t1 + rng.choice(JOIN_EN if lang == "en" else JOIN_FR) + t2
        joined = joined.replace("{time}", rng.choice(times), 1).replace("{time}", "")
        actors = {"S": first["S"], "T": first["T"], "Q": second["S"], "R": second["T"]}
        pairs = {("S", "T"): p1[("S", "T")], ("Q", "R"): p2[("S", "T")], **{k: "n" for k in [("S", "R"), ("R", "S"), ("S", "Q"), ("Q", "T"), ("T", "R")]}}
        emit(tidy(fill(joined, actors, lang, rng, False), lang), pairs, n1, {"n": 0.25, **{c: 0.6 for c in ("vc", "mc", "vf", "mf")}})
    return out


def stories(path, lang):
    """Whole sentences, each actor as [1:mention]; then the related pairs as 1>2 mf; every other ordered pair is none."""
    out = []
    for number, line in enumerate(l for l in open(path, encoding="utf-8") if l.strip() and l[0] != "#"):
        text, _, labels = (part.strip() for part in line.partition("||"))
        pairs = dict((tuple(p.split(" ")[0].split(">")), p.split(" ")[1]) for p in labels.split("; ") if p.strip())
        names = sorted(set(re.findall(r"\[(\d):", text)))
        for a in names:
            for b in names:
                if a == b:
                    continue
                c = pairs.get((a, b), "n")
                first = {}

                def put(m):
                    k = m.group(1)
                    if k not in (a, b) or k in first:
                        return m.group(2)
                    first[k] = 1
                    tag = "s" if k == a else "t"
                    return f"<{tag}>{m.group(2)}</{tag}>"

                marked = re.sub(r"\[(\d):([^\]]*)\]", put, text)
                out.append({"sentence": re.sub(r"</?[st]>", "", marked), "marked": marked, "class": CLASS[c], "language": lang, "pattern": 1000 + number})
    return out


def unique(rows):
    seen, out = set(), []
    for r in rows:
        if r["marked"] not in seen:
            seen.add(r["marked"])
            out.append(r)
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", default=".")
    a.add_argument("--seed", type=int, default=20)
    args = a.parse_args()
    read = lambda p: [parse(l.rstrip("\n")) for l in open(p, encoding="utf-8") if l.strip() and l[0] != "#"]
    en, fr = read("english.txt"), read("french.txt")
    rng = random.Random(args.seed)
    sets = {"english.jsonl": examples(en, "en", rng, 4, 400) + stories("stories-english.txt", "en"),
            "codebook.jsonl": stories("codebook.txt", "en"),
            "states.jsonl": stories("states.txt", "en"),
            "french.jsonl": examples(fr, "fr", rng, 4, 220) + stories("stories-french.txt", "fr"),
            "french-held.jsonl": stories("held-french.txt", "fr")}
    for name, rows in sets.items():
        rows = unique(rows)
        with open(f"{args.out}/{name}", "w", encoding="utf-8") as f:
            for r in rows:
                f.write(json.dumps(r, ensure_ascii=False) + "\n")
        count = {c: sum(r["class"] == c for r in rows) for c in CLASS.values()}
        print(name, len(rows), "examples,", len({r["sentence"] for r in rows}), "sentences", count)


if __name__ == "__main__":
    main()
