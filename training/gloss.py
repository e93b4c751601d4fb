"""Puts the English word in the place of each French one, as org.windvane.language.model.Gloss does; the two must stay alike.

    python gloss.py names ../conf/actors > names.tsv      English names of states, from the French ones in conf/actors
"""
import pathlib
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
MARK = re.compile(r"(</?[st]>)")
LONGEST = 4


def read(path):
    entries = {}
    for line in open(path, encoding="utf-8"):
        form, tab, gloss = line.rstrip("\n").partition("\t")
        if tab and form and not form.startswith("#"):
            entries[form] = "" if gloss.strip() == "-" else gloss.strip()
    return entries


def piece(text, entries):
    folded = text.lower().replace("’", "'")
    if len(folded) != len(text):
        return text
    words = [m.span() for m in WORD.finditer(text)]
    out, at, i = [], 0, 0
    while i < len(words):
        for n in range(min(LONGEST, len(words) - i), 0, -1):
            gloss = entries.get(folded[words[i][0]:words[i + n - 1][1]])
            if gloss is not None:
                break
        else:
            i += 1
            continue
        out += [text[at:words[i][0]], gloss]
        at = words[i + n - 1][1]
        if text[at - 1] in "'’":
            out.append(" ")
        i += n
    return "".join(out) + text[at:]


def marked(text, entries):
    return "".join(p if MARK.fullmatch(p) else piece(p, entries) for p in MARK.split(text))


def row(r, entries):
    """A labelled row of training in English words."""
    if "marked" in r:
        text = marked(r["marked"], entries)
        return {**r, "marked": text, "sentence": MARK.sub("", text)}
    left, target, right = (piece(t, entries) for t in (r["sentence"][:r["from"]], r["sentence"][r["from"]:r["to"]], r["sentence"][r["to"]:]))
    return {**r, "sentence": left + target + right, "from": len(left), "to": len(left + target), "mention": target}


def names(folder):
    """Pairs of a French and an English name: states, capitals, demonyms, bodies."""
    out = {}
    for path in sorted(pathlib.Path(folder).glob("*.conf")):
        text = path.read_text(encoding="utf-8")
        for key in ("name", "names", "capital", "demonyms"):
            for block in re.finditer(r"(?m)^\s+" + key + r" \{(.*?)\}", text, re.S):
                lists = {}
                for lang, plain, several in re.findall(r"\b(en|fr) = (?:\"([^\"]*)\"|\[(.*?)\])", block.group(1), re.S):
                    lists[lang] = [plain] if plain else re.findall(r'"([^"]*)"', several)
                english = (lists.get("en") or [""])[0]
                for form in lists.get("fr", []):
                    form = re.sub(r"^(le |la |les |l['’])", "", form.lower().replace("’", "'"))
                    if english and form != english.lower() and len(form.split()) <= LONGEST:
                        out.setdefault(form, english.lower())
    return out


if __name__ == "__main__":
    for form, gloss in sorted(names(sys.argv[2]).items()):
        print(form + "\t" + gloss)
