"""What a trained encoder says of sentences, for a smaller one to learn from (train.py --teacher).

    python teacher.py big.pt [other.pt] --vocabulary vocab.txt --sentiment FILE... --relations FILE... --unlabelled FILE... --out opinions.pt

Of a relation it says both ways; a checkpoint of one way is asked twice, the second time with the marks swapped.
`--unlabelled` names those of the files whose labels are put there by the teacher: each is written again as FILE.told.jsonl.
"""
import argparse
import json

import numpy as np
import torch

import examples
from encoder import MARKS, RELATIONS, restored
from train import logits


SWAPPED = {MARKS[a]: MARKS[b] for a, b in examples.OTHER.items()}


def both_ways(model, xs):
    """-> logits of the task of each, of relations [2, 5]."""
    z = logits(model, xs, "cpu")
    if model.one_way and any(x["task"] == "relation" for x in xs):
        back = logits(model, [{**x, "ids": [SWAPPED.get(i, i) for i in x["ids"]]} for x in xs], "cpu")
        return [np.stack([forth[0], other[0]]) for forth, other in zip(z, back)]
    return z


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoints", nargs="+", help="several: what they say is averaged, logit by logit")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--sentiment", nargs="*", default=[])
    a.add_argument("--relations", nargs="*", default=[])
    a.add_argument("--unlabelled", nargs="*", default=[])
    a.add_argument("--incomplete", nargs="*", default=[], help="those of the files of relations whose pairs are asked only where one way has no label")
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
            asked = [x for x in examples.joined(xs) if path not in args.incomplete or -1 in x["labels"]]
            told.update((tuple(x["ids"]), np.mean(z, axis=0)) for x, *z in zip(asked, *(both_ways(model, asked) for model in models)))
            own = {i: told[tuple(x["ids"])][x["way"]] if task == "relation" else told[tuple(x["ids"])] for i, x in enumerate(xs) if tuple(x["ids"]) in told}
            print(path, len(asked), "right", round(float(np.mean([z.argmax() == xs[i]["label"] for i, z in own.items()])), 3), flush=True)
            if path in args.unlabelled:
                with open(path.removesuffix(".jsonl") + ".told.jsonl", "w", encoding="utf-8") as f:
                    for row, z in zip(rows, own.values()):
                        label = {"polarity": int(z.argmax()) - 1} if task == "sentiment" else {"class": RELATIONS[int(z.argmax())]}
                        f.write(json.dumps({**row, **label}, ensure_ascii=False) + "\n")
    torch.save(told, args.out)


if __name__ == "__main__":
    main()
