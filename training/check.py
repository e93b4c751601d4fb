"""Scores a model in its folder on labelled files with ONNX Runtime, level by level and, where it has a card, as its questions leave.

    python check.py FOLDER --vocabulary vocab.txt --sentiment dev.jsonl --relations dev.jsonl [--batch 32] [--logits out.npz]
"""
import argparse
import time

import numpy as np

import examples
import scores
from encoder import RELATIONS, SENTIMENTS
from levels import Levels


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--sentiment", nargs="*", default=[])
    a.add_argument("--relations", nargs="*", default=[])
    a.add_argument("--batch", type=int, default=32)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--logits")
    args = a.parse_args()
    model = Levels(args.model, args.threads)
    tok = examples.tokenizer(args.vocabulary)
    kept = {}
    for task, paths in (("sentiment", args.sentiment), ("relation", args.relations)):
        for path in paths:
            xs = examples.items(examples.read(path), task, tok)
            t0 = time.time()
            zs = model.logits(xs, args.batch)
            print(f"{path.rsplit('/', 1)[-1]} n {len(xs)} | {len(xs) / (time.time() - t0):.0f}/s through all levels, {sum(len(x['ids']) for x in xs) / len(xs):.0f} tokens")
            gold = np.array([x["label"] for x in xs])
            said = [(f"level {i}", examples.own(xs, z)) for i, z in enumerate(zs)]
            if model.card:
                z, left = model.answers(zs, task)
                said.append(("left " + "/".join(f"{(left == i).mean():.3f}" for i in range(len(zs))), examples.own(xs, z)))
            for note, z in said:
                line = f"macro-F1 {scores.f1(gold, z.argmax(1), range(z.shape[1])).mean():.4f} acc {(gold == z.argmax(1)).mean():.4f} ece {scores.ece(scores.softmax(z), gold):.3f}"
                if task == "relation" and not (gold == 0).any():
                    line += " four %.4f two %.4f" % scores.quad(z, gold)
                print("   ", note, line)
            names = SENTIMENTS if task == "sentiment" else RELATIONS
            print("   ", ", ".join(f"{c} {v:.3f} ({(gold == i).sum()})" for i, (c, v) in enumerate(zip(names, scores.f1(gold, z.argmax(1), range(len(names)))))))
            kept[path.rsplit("/", 1)[-1]] = z
    if args.logits:
        np.savez(args.logits, **kept)


if __name__ == "__main__":
    main()
