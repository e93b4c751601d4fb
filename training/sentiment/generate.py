"""Writes country-level sentiment sentences (english.jsonl, french.jsonl, french-held.jsonl) from this folder's patterns.

    python generate.py --out .

NewsMTSC is about American politicians; here the targets are states, their peoples and forces, in English and French.
Every sixth French pattern is kept apart from training.
"""
import argparse
import json
import random
import re
import sys

sys.path.insert(0, "../relations")
from generate import draw, fill, mark, tidy  # noqa: E402


def rows(path, lang, rng, per):
    out = []
    for number, line in enumerate(l.rstrip("\n") for l in open(path, encoding="utf-8") if l.strip() and l[0] != "#"):
        target, second, text = line.split("|", 2)
        for _ in range(per):
            filled = tidy(fill(text, draw(text, rng), lang, rng, False), lang)
            for letter, polarity in (("T", target), ("S", second)):
                if polarity == "-" or "{" + letter not in text:
                    continue
                other = "S" if letter == "T" else "T"
                marked = mark(filled, letter, other, False) if "{" + other in text else single(filled, letter)
                before, rest = re.sub(r"</?t>", "", marked).split("<s>")
                core, after = rest.split("</s>")
                out.append({"sentence": before + core + after, "mention": core, "from": len(before), "to": len(before) + len(core),
                            "polarity": int(polarity), "language": lang, "pattern": number})
    return out


def single(text, letter):
    text = re.sub(r"‹[A-Z]\||›", "", text)
    return text.replace("⟦" + letter + "|", "<s>", 1).replace("⟧", "</s>", 1)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", default=".")
    args = a.parse_args()
    rng = random.Random(4)
    french = rows("french.txt", "fr", rng, 7)
    for name, part in (("english.jsonl", rows("english.txt", "en", rng, 8)), ("french.jsonl", [r for r in french if r["pattern"] % 6 != 2]),
                       ("french-held.jsonl", [r for r in french if r["pattern"] % 6 == 2])):
        with open(f"{args.out}/{name}", "w", encoding="utf-8") as f:
            for r in part:
                f.write(json.dumps(r, ensure_ascii=False) + "\n")
        print(name, len(part))


if __name__ == "__main__":
    main()
