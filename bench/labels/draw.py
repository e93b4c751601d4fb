"""Draws candidate sentences for labelling: by name alone, never by what a coder says of them.

    python3 draw.py relations CORPORA SEED COUNT OUT.jsonl
    python3 draw.py acts      CORPORA SEED COUNT OUT.jsonl
    python3 draw.py sentiment CORPORA SEED COUNT OUT.jsonl
    python3 draw.py french    CORPORA SEED COUNT OUT.jsonl
    python3 draw.py languages CORPORA SEED COUNT OUT.jsonl
    python3 draw.py otherlanguages CORPORA SEED COUNT OUT.jsonl
"""
import collections
import json
import random
import re
import sys

import news

AFRICA = """
DZA|Algeria Algerian Algerians Algiers Tebboune
AGO|Angola Angolan Angolans Luanda
BEN|Benin Beninese Talon
BWA|Botswana Gaborone Masisi
BFA|Burkina_Faso Burkinabe Burkinabé Ouagadougou Damiba Traoré
BDI|Burundi Burundian Burundians Bujumbura
CMR|Cameroon Cameroonian Cameroonians Yaoundé
CPV|Cape_Verde Cabo_Verde
CAF|Central_African_Republic Bangui Touadéra Touadera
TCD|Chad Chadian Chadians N'Djamena N’Djamena Déby Deby
COM|Comoros Moroni
COG|Republic_of_Congo Congo-Brazzaville Brazzaville
COD|Democratic_Republic_of_Congo Democratic_Republic_of_the_Congo DR_Congo DRC Congo Congolese Kinshasa Tshisekedi
CIV|Ivory_Coast Ivorian Ivorians Abidjan Ouattara Côte_d'Ivoire
DJI|Djibouti
EGY|Egypt Egyptian Egyptians Cairo Sisi al-Sisi
GNQ|Equatorial_Guinea
ERI|Eritrea Eritrean Eritreans Asmara
SWZ|Eswatini Swaziland
ETH|Ethiopia Ethiopian Ethiopians Addis_Ababa Abiy_Ahmed
GAB|Gabon Gabonese Libreville
GMB|Gambia Gambian Gambians
GHA|Ghana Ghanaian Ghanaians Accra Akufo-Addo
GIN|Guinea Guinean Guineans Conakry Doumbouya
GNB|Guinea-Bissau
KEN|Kenya Kenyan Kenyans Nairobi Kenyatta Ruto
LSO|Lesotho
LBR|Liberia Liberian Liberians Monrovia Weah
LBY|Libya Libyan Libyans Tripoli Dbeibah
MDG|Madagascar Malagasy Antananarivo
MWI|Malawi Malawian Malawians Lilongwe
MLI|Mali Malian Malians Bamako Goïta Goita
MRT|Mauritania Mauritanian Nouakchott
MUS|Mauritius Mauritian
MAR|Morocco Moroccan Moroccans Rabat
MOZ|Mozambique Mozambican Mozambicans Maputo Nyusi
NAM|Namibia Namibian Namibians Windhoek
NER|Niger Nigerien Niamey Bazoum
NGA|Nigeria Nigerian Nigerians Abuja Buhari
RWA|Rwanda Rwandan Rwandans Kigali Kagame
STP|São_Tomé
SEN|Senegal Senegalese Dakar Macky_Sall
SYC|Seychelles
SLE|Sierra_Leone Sierra_Leonean Freetown
SOM|Somalia Somali Somalis Mogadishu Farmajo
ZAF|South_Africa South_African South_Africans Pretoria Ramaphosa
SSD|South_Sudan South_Sudanese Juba
SDN|Sudan Sudanese Khartoum Burhan Hamdok
TZA|Tanzania Tanzanian Tanzanians Dodoma Magufuli
TGO|Togo Togolese
TUN|Tunisia Tunisian Tunisians Tunis Saied
UGA|Uganda Ugandan Ugandans Kampala Museveni
ZMB|Zambia Zambian Zambians Lusaka Hichilema
ZWE|Zimbabwe Zimbabwean Zimbabweans Harare Mnangagwa
"""
POWERS = """
FRA|France French Paris Macron Élysée Le_Drian Barkhane
USA|United_States US U.S. USA America American Americans Washington White_House Pentagon Biden Trump Blinken Pompeo
GBR|United_Kingdom UK U.K. Britain British Downing_Street Boris_Johnson Liz_Truss Rishi_Sunak Priti_Patel Dominic_Raab
DEU|Germany German Germans Berlin Merkel Scholz
EU|European_Union EU E.U. Brussels European_Commission von_der_Leyen Borrell
ITA|Italy Italian Italians Rome Conte Draghi Meloni
ESP|Spain Spanish Madrid Pedro_Sánchez Pedro_Sanchez
PRT|Portugal Portuguese Lisbon
BEL|Belgium Belgian Belgians
NLD|Netherlands Dutch
NATO|NATO Nato
RUS|Russia Russian Russians Moscow Kremlin Putin Lavrov
WAGNER|Wagner
CHN|China Chinese Beijing Xi_Jinping Wang_Yi
TUR|Turkey Turkish Turks Ankara Erdogan Erdoğan
ARE|United_Arab_Emirates UAE Emirati Emiratis Abu_Dhabi Dubai
SAU|Saudi_Arabia Saudi Saudis Riyadh
IND|India Indian Indians New_Delhi Narendra_Modi
JPN|Japan Japanese Tokyo
ISR|Israel Israeli Israelis Netanyahu
IRN|Iran Iranian Iranians Tehran
CAN|Canada Canadian Canadians Ottawa Trudeau
BRA|Brazil Brazilian Brazilians
"""
FRENCH = """
DZA|Algérie algérien algérienne algériens algériennes Alger Tebboune
BEN|Bénin béninois béninoise
BFA|Burkina_Faso Burkina burkinabè burkinabé Ouagadougou
CMR|Cameroun camerounais camerounaise Yaoundé Biya
CAF|Centrafrique République_centrafricaine centrafricain centrafricaine centrafricaines Bangui Touadéra
TCD|Tchad tchadien tchadienne tchadiens N'Djamena
COD|RDC République_démocratique_du_Congo RD_Congo Congo congolais congolaise Kinshasa Tshisekedi
CIV|Côte_d'Ivoire Côte_d’Ivoire ivoirien ivoirienne ivoiriens Abidjan
EGY|Egypte Égypte égyptien égyptienne Caire
ETH|Ethiopie Éthiopie éthiopien éthiopienne Addis-Abeba
GAB|Gabon gabonais gabonaise
GHA|Ghana ghanéen ghanéenne
GIN|Guinée guinéen guinéenne guinéens Conakry
KEN|Kenya kényan kényane
LBY|Libye libyen libyenne Tripoli
MLI|Mali malien malienne maliens maliennes Bamako
MAR|Maroc marocain marocaine marocains Rabat
MRT|Mauritanie mauritanien mauritanienne
MOZ|Mozambique mozambicain
NER|Niger nigérien nigérienne Niamey
NGA|Nigeria Nigéria nigérian nigériane nigérians Abuja Buhari
RWA|Rwanda rwandais rwandaise Kigali Kagame
SEN|Sénégal sénégalais sénégalaise Dakar
SOM|Somalie somalien somalienne
ZAF|Afrique_du_Sud sud-africain sud-africaine Pretoria
SDN|Soudan soudanais soudanaise Khartoum
TGO|Togo togolais togolaise Lomé
TUN|Tunisie tunisien tunisienne tunisiens Tunis
UGA|Ouganda ougandais ougandaise
ZMB|Zambie
ZWE|Zimbabwe
GNB|Guinée-Bissau
BDI|Burundi burundais
FRA|France français française françaises Paris Macron
USA|Etats-Unis États-Unis Amérique américain américaine américains américaines Washington Maison_Blanche Trump Biden
GBR|Royaume-Uni Grande-Bretagne britannique britanniques Londres
DEU|Allemagne allemand allemande allemands Berlin
EU|Union_européenne UE Bruxelles
ITA|Italie italien italienne
ESP|Espagne espagnol espagnole Madrid
PRT|Portugal portugais portugaise
BEL|Belgique belge belges
NATO|OTAN Otan
UN|ONU Nations_unies Nations_Unies
ECOWAS|Cédéao CEDEAO
AU|Union_africaine
RUS|Russie russe russes Moscou Kremlin Poutine
WAGNER|Wagner
UKR|Ukraine ukrainien ukrainienne ukrainiens Kiev
CHN|Chine chinois chinoise chinoises Pékin
TUR|Turquie turc turque turques Ankara Erdogan
SAU|Arabie_saoudite saoudien saoudienne
QAT|Qatar Qatari
IND|Inde indien indienne
JPN|Japon japonais japonaise
ISR|Israël israélien israélienne
IRN|Iran iranien iranienne
BRA|Brésil brésilien brésilienne
"""
# The words that mark the stratum in which a relation is likelier; they choose sentences, not labels.
ACTS = re.compile(
    r"(?i)\b(accord|coopération|sanction|soldat|troupe|milit|ambassad|accus|condamn|expuls|aide|diplomat|visite|rencontr"
    r"|président|ministre|retrait|soutien|soutient|partenariat|guerre|attaqu|relations|signé|invit|exig|menac|frontière"
    r"|prêt|dette|vaccin|gouvernement|autorités|junte|forces|armée)")

ENGLISH_ACTS = re.compile(
    r"(?i)\b(sanction|troops?|soldier|militar|ambassador|envoy|accus|condemn|expel|aid\b|diplomat|visit|talks|deal\b|president"
    r"|minister|withdraw|support|partner|relations|sign(s|ed)\b|invit|demand|threat|agree|vaccine|loan|debt|government"
    r"|authorities|junta|forces|army|mercenar|weapons|drone|ban(s|ned)?\b|restrict|urge|warn|summit|pledg|invest|trade|ally|allies)")
SPORT = re.compile(r"(?i)world cup|semi-?final|quarter-?final|goal|match|team|football|soccer|rugby|cricket|olympic|coach|lions\b")


def patterns(table, flags=0):
    names = {}
    for row in table.strip().splitlines():
        code, words = row.split("|")
        for word in words.split():
            names[word.replace("_", " ")] = code
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![\w\-@#])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", flags), names


def mentions(sentence, pattern, names):
    found = collections.OrderedDict()
    for match in pattern.finditer(sentence):
        text = match.group()
        code = names.get(text) or names.get(text.lower()) or names.get(text[0].upper() + text[1:])
        if code:
            found.setdefault(code, []).append([match.start(), match.end()])
    return found


def english(sentence):
    words = re.findall(r"[a-z']+", sentence.lower())
    common = sum(w in _COMMON for w in words)
    return len(words) >= 5 and not re.search(r"[ąęłśżźćńĄĘŁŚŻŹ]", sentence) and (common >= 2 or len(words) < 12 and common >= 1)


_COMMON = set("the of and to in a is for on with as at by from that has have was were are its it his her after over says "
              "be will would who their not but this an he she they".split())


def same(sentence):
    """Sentences alike in their first fifty letters are drawn once."""
    return re.sub(r"[\W_]+", "", sentence.lower())[:50]


def candidates(rows, accept, lengths=(30, 450)):
    seen = set()
    for key, record in rows:
        for sentence in news.record_sentences(record):
            if lengths[0] <= len(sentence) <= lengths[1]:
                extra = accept(sentence)
                if extra is not None and same(sentence) not in seen:
                    seen.add(same(sentence))
                    yield {"id": key, "sentence": sentence, "link": record.get("link"),
                           "feed": record.get("source"), "date": record.get("date"), **extra}


def acts(root, chance, count):
    """A second stratum beside the plain draw of seed 7: sentences with a word of acting, none with a word of sport."""
    drawn = {r["sentence"] for r in relations(root, random.Random(7), 440)}
    rows = [r for r in relations(root, chance, 10 ** 6) if r["sentence"] not in drawn
            and ENGLISH_ACTS.search(r["sentence"]) and not SPORT.search(r["sentence"])]
    print("acting", len(rows), file=sys.stderr)
    yield from rows[:count]


def relations(root, chance, count):
    africa, powers = patterns(AFRICA), patterns(POWERS)

    def accept(sentence):
        states = mentions(sentence, *africa)
        others = mentions(sentence, *powers) if states else None
        return {"first": states, "second": others} if others and english(sentence) else None

    rows = list(candidates(news.rss(root), accept))
    print("candidates", len(rows), file=sys.stderr)
    for row in chance.sample(rows, min(count, len(rows))):
        a, b = chance.choice(list(row["first"])), chance.choice(list(row["second"]))
        yield {**row, "pair": [a, b], "first": row["first"][a], "second": row["second"][b]}


def french(root, chance, count):
    pattern, names = patterns(FRENCH, re.IGNORECASE)

    def accept(sentence):
        found = mentions(sentence, pattern, names)
        return {"found": found} if len(found) >= 2 else None

    le_monde = ((k, r) for k, r in news.rss(root) if r.get("language") == "fr-FR" or "lemonde.fr/rss" in (r.get("source") or ""))
    rows = list(candidates(news.masakhanews(root, "fra-dev"), accept, (30, 500))) + list(candidates(le_monde, accept, (30, 500)))
    acting = [r for r in rows if ACTS.search(r["sentence"])]
    other = [r for r in rows if not ACTS.search(r["sentence"])]
    print("candidates", len(acting), len(other), file=sys.stderr)
    acts = min(count * 2 // 3, len(acting))
    drawn = chance.sample(acting, acts) + chance.sample(other, min(count - acts, len(other)))
    chance.shuffle(drawn)
    for row in drawn:
        a, b = chance.sample(list(row["found"]), 2)
        found = row.pop("found")
        yield {**row, "pair": [a, b], "first": found[a], "second": found[b]}


def sentiment(root, chance, count):
    table = AFRICA + POWERS
    table = "\n".join(r for r in table.strip().splitlines() if r.split("|")[0] not in ("EU", "NATO", "WAGNER") and r)
    table += "\nUKR|Ukraine Ukrainian Ukrainians Kyiv\nPOL|Poland Polish Warsaw\nAFG|Afghanistan Afghan Kabul\nSYR|Syria Syrian\nIRQ|Iraq Iraqi"
    table += "\nPAK|Pakistan Pakistani Islamabad\nKOR|South_Korea Seoul\nPRK|North_Korea Pyongyang\nMEX|Mexico Mexican\nHUN|Hungary Hungarian Orbán"
    table += "\nSWE|Sweden Swedish\nGRC|Greece Greek\nIRL|Ireland Irish\nAUS|Australia Australian\nBLR|Belarus Belarusian Lukashenko\nVEN|Venezuela Venezuelan"
    pattern, names = patterns(table)

    def accept(sentence):
        found = mentions(sentence, pattern, names)
        if len(found) != 1 or not english(sentence):
            return None
        (code, spans), = found.items()
        return {"country": code, "spans": spans}

    rows = list(candidates(news.rss(root), accept))
    print("candidates", len(rows), file=sys.stderr)
    by_country = collections.defaultdict(list)
    for row in rows:
        by_country[row["country"]].append(row)
    # At most 150 candidates a country, or nearly all of the draw would be American and British.
    pool = [r for c in sorted(by_country) for r in chance.sample(by_country[c], min(len(by_country[c]), 150))]
    yield from chance.sample(pool, min(count, len(pool)))


def languages(root, chance, count):
    foreign, plain = [], []
    seen = set()
    for key, record in news.rss(root):
        text = news.normal(news.plain((record.get("title") or "") + " . " + (record.get("description") or "")))
        if len(text) < 15 or same(text) in seen:
            continue
        seen.add(same(text))
        words = re.findall(r"[^\W\d_]+", text.lower())
        share = sum(w in _COMMON for w in words) / max(1, len(words))
        letters = sum(ord(c) > 127 and c.isalpha() for c in text) / len(text)
        row = {"id": key, "title": news.normal(news.plain(record.get("title"))), "text": text, "link": record.get("link"),
               "feed": record.get("source"), "declared": record.get("language")}
        (foreign if share < 0.08 or letters > 0.02 else plain).append(row)
    print("probably not English", len(foreign), "other", len(plain), file=sys.stderr)
    drawn = chance.sample(foreign, count // 2) + chance.sample(plain, count // 2)
    chance.shuffle(drawn)
    yield from drawn


_OTHER = {
    "romance-germanic": set("le la les des une est dans pour avec sur der die das und nicht ist ein eine mit el los las una por "
                            "para con del uma não dos il che della sono het een voor".split())}
_SHARED = _COMMON | set("a an and die la los las con sur est des dos das pour".split())


def otherlanguages(root, chance, count):
    """Rows with little English, no Polish letters, and either another script or function words of other tongues."""
    rows, seen = [], set()
    for key, record in news.rss(root):
        text = news.normal(news.plain((record.get("title") or "") + " . " + (record.get("description") or "")))
        if len(text) < 15 or same(text) in seen:
            continue
        seen.add(same(text))
        words = re.findall(r"[^\W\d_]+", text.lower())
        head = words[:60]
        english_share = sum(w in _COMMON for w in head) / max(1, len(head))
        other = sum(w in _OTHER["romance-germanic"] for w in head) / max(1, len(head))
        script = sum(ord(c) > 0x36F and c.isalpha() for c in text[:300]) / min(300, len(text))
        if english_share < 0.06 and not re.search("[ąęłśżźćń]", text) and (other > 0.08 or script > 0.15):
            rows.append({"id": key, "title": news.normal(news.plain(record.get("title"))), "text": text,
                         "link": record.get("link"), "feed": record.get("source"), "declared": record.get("language")})
    print("other", len(rows), file=sys.stderr)
    yield from chance.sample(rows, min(count, len(rows)))


if __name__ == "__main__":
    kind, root, seed, count, out = sys.argv[1:6]
    with open(out, "w", encoding="utf-8") as target:
        for row in globals()[kind](root, random.Random(int(seed)), int(count)):
            target.write(json.dumps(row, ensure_ascii=False) + "\n")
