"""What a trained encoder says of sentences, for a smaller one to learn from (train.py --teacher).

    python teacher.py big.pt [other.pt] --vocabulary vocab.txt --sentiment FILE... --relations FILE... --unlabelled FILE... --out opinions.pt

`--unlabelled` names those of the files whose labels are put there by the teacher: each is written again as FILE.told.jsonl.
"""
import argparse
import json

import numpy as np
import torch

import examples
from encoder import RELATIONS, restored
from train import logits


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoints", nargs="+", help="several: what they say is averaged, logit by logit")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--sentiment", nargs="*", default=[])
    a.add_argument("--relations", nargs="*", default=[])
    a.add_argument("--unlabelled", nargs="*", default=[])
    a.add_argument("--bfloat16", action="store_true")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    torch.set_num_threads(args.threads)
    tok = examples.tokenizer(args.vocabulary)
    models = []
    for path in args.checkpoints:
        models.append(restored(path)[0])
        models[-1].precision = torch.bfloat16 if args.bfloat16 else torch.float32
    told = {}
    for task, paths in (("sentiment", args.sentiment), ("relation", args.relations)):
        for path in paths:
            rows = examples.read(path)
            xs = examples.items(rows, task, tok)
            said = [np.mean(z, axis=0) for z in zip(*(logits(model, xs, "cpu") for model in models))]
            told.update((tuple(x["ids"]), z) for x, z in zip(xs, said))
            print(path, len(xs), "right", round(float(np.mean([z.argmax() == x["label"] for x, z in zip(xs, said)])), 3), flush=True)
            if path in args.unlabelled:
                with open(path.removesuffix(".jsonl") + ".told.jsonl", "w", encoding="utf-8") as f:
                    for row, z in zip(rows, said):
                        label = {"polarity": int(z.argmax()) - 1} if task == "sentiment" else {"class": RELATIONS[int(z.argmax())]}
                        f.write(json.dumps({**row, **label}, ensure_ascii=False) + "\n")
    torch.save(told, args.out)


if __name__ == "__main__":
    main()
