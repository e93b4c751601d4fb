"""Scores an exported model on labelled files with ONNX Runtime, sentence by sentence or in batches, against the checkpoint.

    python check.py model.onnx --vocabulary vocab.txt --sentiment dev.jsonl --relations dev.jsonl [--batch 32] [--logits out.npz]
"""
import argparse
import time

import numpy as np
import onnxruntime

import examples
import scores
from encoder import RELATIONS, SENTIMENTS


def run(session, xs, size):
    order = sorted(range(len(xs)), key=lambda i: len(xs[i]["ids"]))
    out = [None] * len(xs)
    for i in range(0, len(order), size):
        part = order[i:i + size]
        ids, types, mask = (v.numpy() for v in examples.batch([xs[j] for j in part]))
        s, r = session.run(["sentiment", "relation"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": types})
        for k, j in enumerate(part):
            out[j] = s[k] if xs[j]["task"] == "sentiment" else r[k]
    return np.stack(out)


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
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = args.threads
    session = onnxruntime.InferenceSession(args.model, options, providers=["CPUExecutionProvider"])
    tok = examples.tokenizer(args.vocabulary)
    kept = {}
    for task, paths in (("sentiment", args.sentiment), ("relation", args.relations)):
        for path in paths:
            xs = examples.items(examples.read(path), task, tok)
            t0, c0 = time.time(), time.process_time()
            z = run(session, xs, args.batch)
            wall, cpu = time.time() - t0, time.process_time() - c0
            gold = np.array([x["label"] for x in xs])
            line = f"macro-F1 {scores.f1(gold, z.argmax(1), range(z.shape[1])).mean():.4f} acc {(gold == z.argmax(1)).mean():.4f} ece {scores.ece(scores.softmax(z), gold):.3f}"
            if task == "relation" and not (gold == 0).any():
                line += " four %.4f two %.4f" % scores.quad(z, gold)
            name = path.rsplit("/", 1)[-1]
            print(f"{name} n {len(xs)} {line} | {len(xs) / wall:.0f}/s wall, {len(xs) / cpu:.0f}/s of CPU, {sum(len(x['ids']) for x in xs) / len(xs):.0f} tokens")
            names = SENTIMENTS if task == "sentiment" else RELATIONS
            print("   ", ", ".join(f"{c} {v:.3f} ({(gold == i).sum()})" for i, (c, v) in enumerate(zip(names, scores.f1(gold, z.argmax(1), range(len(names)))))))
            kept[name] = z
    if args.logits:
        np.savez(args.logits, **kept)


if __name__ == "__main__":
    main()
