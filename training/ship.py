"""Puts an exported model where the jar takes it from: graph, vocabulary, and model.json with labels, calibration and hashes.

    python ship.py model.onnx --vocabulary vocab.txt --name NAME --sentiment newsmtsc-train.jsonl ... --hold 0.04
                   --relations FILE.npz|FILE.jsonl --out ../src/main/resources/model

Temperatures: sentiment from the sentences that train.py held out (same files, order and share; 1 with --hold 0), relations from a file
that the model was not trained on, or from logits and labels of the cross-validation.
"""
import argparse
import hashlib
import json
import shutil

import numpy as np
import onnxruntime

import examples
import scores
from check import run
from encoder import MARKS, RELATIONS, SENTIMENTS


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--name", required=True)
    a.add_argument("--sentiment", nargs="+", required=True)
    a.add_argument("--hold", type=float, default=0.04)
    a.add_argument("--relations", required=True)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    tok = examples.tokenizer(args.vocabulary)
    session = onnxruntime.InferenceSession(args.model, providers=["CPUExecutionProvider"])
    held = args.hold and examples.split([x for p in args.sentiment for x in examples.items(examples.read(p), "sentiment", tok)], args.hold, 7)[1]
    fitted = {}
    for head, source in (("sentiment", held), ("relation", args.relations)):
        if not source:
            fitted[head] = 1.0  # nothing was held out
            continue
        if isinstance(source, str) and source.endswith(".npz"):
            saved = np.load(source)
            z, gold = saved["logits"], saved["labels"]
        else:
            xs = examples.items(examples.read(source), head, tok) if isinstance(source, str) else source
            z, gold = run(session, xs, 32), np.array([x["label"] for x in xs])
        t = scores.temperature(z, gold)
        print(f"{head}: n {len(gold)} temperature {t:.3f} ece {scores.ece(scores.softmax(z), gold):.4f} -> {scores.ece(scores.softmax(z / t), gold):.4f}")
        fitted[head] = round(t, 4)
    shutil.copyfile(args.model, f"{args.out}/model.onnx")
    shutil.copyfile(args.vocabulary, f"{args.out}/vocab.txt")
    sha = lambda p: hashlib.sha256(open(p, "rb").read()).hexdigest()
    card = {"name": args.name, "max_tokens": examples.MAX_TOKENS, "tokens": {"[CLS]": examples.CLS, "[SEP]": examples.SEP, **MARKS},
            "sentiment": {"labels": SENTIMENTS, "temperature": fitted["sentiment"]}, "relation": {"labels": RELATIONS, "temperature": fitted["relation"]},
            "sha256": {f: sha(f"{args.out}/{f}") for f in ("model.onnx", "vocab.txt")}}
    with open(f"{args.out}/model.json", "w") as f:
        json.dump(card, f, indent=2)
        f.write("\n")


if __name__ == "__main__":
    main()
