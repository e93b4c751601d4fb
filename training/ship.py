"""Puts an exported model where the jar takes it from: graphs, vocabulary, and model.json with labels, levels, calibration and hashes.

    python ship.py FOLDER --vocabulary vocab.txt --name NAME --relations relations-dev.jsonl --news FILE.jsonl ... --logits cross.npz
                   --sure-relation 0.96 0.95 --sure-none 0.85 0.85 --drift 3.3 2.2 --sure-sentiment 0.92 0.9 --out ../src/main/resources/model

Temperatures of relations: from news that no level was trained on, and beside it of the last level from logits and labels of the cross-validation, of
the first from the file that only the others were trained on. Those of sentiment are one: nothing was held out.
"""
import argparse
import hashlib
import json
import os
import shutil

import numpy as np

import examples
import scores
from encoder import MARKS, RELATIONS, SENTIMENTS
from levels import Levels


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--name", required=True)
    a.add_argument("--relations", nargs="+", required=True)
    a.add_argument("--news", nargs="*", default=[])
    a.add_argument("--logits", required=True)
    for head in ("relation", "sentiment"):
        a.add_argument("--sure-" + head, type=float, nargs="*", default=[], help="at each level but the last: a question so sure of its answer leaves there")
    a.add_argument("--sure-none", type=float, nargs="*", help="the same where the answer is none, in the place of --sure-relation")
    a.add_argument("--drift", type=float, nargs="*", help="at each level of relations but the last: how far log-odds still move below it, but for one question in a hundred")
    a.add_argument("--out", required=True)
    args = a.parse_args()
    tok = examples.tokenizer(args.vocabulary)
    model = Levels(args.model)
    seen, news = ([x for p in paths for x in examples.items(examples.read(p), "relation", tok)] for paths in (args.relations, args.news))
    xs, saved = seen + news, np.load(args.logits)
    gold = np.array([x["label"] for x in xs])

    def fitted(note, z, gold):
        t = scores.temperature(z, gold)
        print(f"{note}: n {len(gold)} temperature {t:.3f} ece {scores.ece(scores.softmax(z), gold):.4f} -> {scores.ece(scores.softmax(z / t), gold):.4f}")
        return round(t, 4)

    *early, last = (examples.own(xs, z) for z in model.logits(xs, 8))
    early = [fitted(f"level {i}", *((z[len(seen):], gold[len(seen):]) if i else (z, gold))) for i, z in enumerate(early)]
    own = np.concatenate([saved["logits"], last[len(seen):]]), np.concatenate([saved["labels"], gold[len(seen):]])
    heads = {"relation": (RELATIONS, early, args.sure_relation, fitted("last", *own)),
             "sentiment": (SENTIMENTS, [1.0] * len(model.graphs["sentiment"][:-1]), args.sure_sentiment, 1.0)}
    card = {"name": args.name, "max_tokens": examples.MAX_TOKENS, "tokens": {"[CLS]": examples.CLS, "[SEP]": examples.SEP, **MARKS}}
    for head, (labels, temperatures, sure, last) in heads.items():
        graphs = model.graphs[head]
        assert len(graphs) - 1 == len(temperatures) == len(sure), (head, graphs, temperatures, sure)
        card[head] = {"labels": labels, "temperature": last, "graph": graphs[-1],
                      "early": [{"graph": g, "temperature": t, "sure": s} for g, t, s in zip(graphs, temperatures, sure)]}
    card["relation"]["context"] = examples.CONTEXT
    for level, sure in zip(card["relation"]["early"], args.sure_none or []):
        level["sure_none"] = sure
    for level, drift in zip(card["relation"]["early"], args.drift or []):
        level["drift"] = drift
    for old in os.listdir(args.out):
        if old.endswith((".onnx", ".bin")):
            os.remove(f"{args.out}/{old}")
    files = sorted(model.sessions)
    for f in files:
        shutil.copyfile(f"{args.model}/{f}", f"{args.out}/{f}")
    shutil.copyfile(args.vocabulary, f"{args.out}/vocab.txt")
    sha = lambda p: hashlib.sha256(open(p, "rb").read()).hexdigest()
    card["sha256"] = {f: sha(f"{args.out}/{f}") for f in (*files, "vocab.txt")}
    with open(f"{args.out}/model.json", "w") as f:
        json.dump(card, f, indent=2)
        f.write("\n")


if __name__ == "__main__":
    main()
