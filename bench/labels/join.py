"""Puts the sentences back beside their labels.

    python3 join.py CORPORA OUT [LABELS]

Reads the corpora folder (rss/, masakhanews/), finds every sentence whose hash is in a
label file of LABELS (default: the folder of this script), and writes OUT/<name>.jsonl with
text. Exit status 1 and one line if a labelled sentence is not found.
"""
import json
import os
import sys

import news


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def language_text(record):
    """What the language labels are about: the title, a dot, the description; as plain text on one line."""
    return news.normal(news.plain((record.get("title") or "") + " . " + (record.get("description") or "")))


def full(name, label, key, text, record):
    out = {"id": key, "link": record.get("link"), "date": record.get("date"), "feed": record.get("source")}
    label = dict(label)
    if name.startswith("languages"):
        return {**out, "text": text, "title": news.normal(news.plain(record.get("title"))), **label}
    if name.startswith("sentiment"):
        start, end = label.pop("span")
        return {**out, "sentence": text, "mention": text[start:end], "from": start, "to": end,
                "polarity": label.pop("sentiment"), **label}
    source, target = label.pop("source_span"), label.pop("target_span")
    if name.startswith("relations-french"):
        out["language"] = "fr"
    return {**out, "sentence": text, "marked": news.marked(text, source, target),
            "source": text[slice(*source)], "target": text[slice(*target)], **label}


def main(root, out, folder):
    files = {n: load(os.path.join(folder, n)) for n in sorted(os.listdir(folder)) if n.endswith(".jsonl")}
    wanted = {}
    for name, rows in files.items():
        for place, row in enumerate(rows):
            wanted.setdefault(row["sha256"], []).append((name, place))
    found = {}

    def look(key, text, record, whole):
        digest = news.digest(text)
        for name, place in wanted.get(digest, ()):
            if name.startswith("languages") == whole and (name, place) not in found:
                found[name, place] = full(name, files[name][place], key, text, record)

    african = ("fra-dev", "fra-test", "eng-dev", "eng-test")
    for source, languages in ((news.rss(root), True), *((news.masakhanews(root, n), False) for n in african)):
        for key, record in source:
            for sentence in news.record_sentences(record):
                look(key, sentence, record, False)
            if languages:
                look(key, language_text(record), record, True)
    os.makedirs(out, exist_ok=True)
    missing = 0
    for name, rows in files.items():
        with open(os.path.join(out, name), "w", encoding="utf-8") as target:
            for place in range(len(rows)):
                if (name, place) in found:
                    target.write(json.dumps(found[name, place], ensure_ascii=False) + "\n")
                else:
                    missing += 1
        print(f"{name}: {sum(k[0] == name for k in found)} of {len(rows)} found")
    if missing:
        sys.exit(f"Cannot join: {missing} labelled sentences are not in the corpora, {root}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or not os.path.isdir(sys.argv[1]):
        print("Cannot join: the call is join.py CORPORA OUT [LABELS], got " + " ".join(sys.argv[1:]), file=sys.stderr)
        sys.exit(2)
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) == 4 else os.path.dirname(os.path.abspath(__file__)))
