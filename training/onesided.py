"""Copies labelled relations with one of the two phrases left unmarked: PLOVER's files hold rows whose source or target is not told.

    python onesided.py FILE... --out one-sided.jsonl        (one row in nine of those that relate; three in four lose the target)
"""
import argparse
import json
import random
import re


def main():
    a = argparse.ArgumentParser()
    a.add_argument("files", nargs="+")
    a.add_argument("--share", type=float, default=0.11)
    a.add_argument("--seed", type=int, default=8)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    rng = random.Random(args.seed)
    with open(args.out, "w", encoding="utf-8") as out:
        for row in (json.loads(line) for f in args.files for line in open(f, encoding="utf-8")):
            if row["class"] != "none" and rng.random() < args.share:
                lost = "t" if rng.random() < 0.75 else "s"
                out.write(json.dumps({**row, "marked": re.sub(f"</?{lost}>", "", row["marked"])}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
