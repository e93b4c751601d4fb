"""Five-fold cross-validation on a labelled relation file that the starting checkpoint has not seen.

    python cross.py --vocabulary vocab.txt --start stage1.pt --gold relations-dev.jsonl --own relations/*.jsonl --out cross.npz

Each fold fine-tunes on the other four and samples of other sentences, and scores its fifth. Sentences that occur
several times stay in one fold. The logits of all folds are kept: they also fit the temperature of the relation head.
"""
import argparse
import math
import random
import time

import numpy as np
import torch
import torch.nn as nn

import examples
import scores
from encoder import Average, keep, parameter_groups, restored, schedule
from train import logits, loss_of


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--start", required=True)
    a.add_argument("--exits", default="6", help="depths at which the heads sit; the last is scored")
    a.add_argument("--frozen", type=int, default=0, help="layers from below, and the word vectors, that stay as they are")
    a.add_argument("--gold", required=True)
    a.add_argument("--own", nargs="*", default=[])
    a.add_argument("--folds", type=int, default=5)
    a.add_argument("--epochs", type=int, default=4)
    a.add_argument("--share", type=float, default=1.0, help="own sentences an epoch, as a share of the gold ones")
    a.add_argument("--sentiment", nargs="*", default=[], help="half as many of these an epoch as of the gold ones, lest the other head forget")
    a.add_argument("--lr", type=float, default=8e-5)
    a.add_argument("--smoothing", type=float, default=0.1)
    a.add_argument("--teacher", help="file of teacher.py: what is said of the ways that have no label")
    a.add_argument("--keep", type=float, nargs="+", default=[1.0], help="shares of the way from the start to the fine-tuned weights, each scored")
    a.add_argument("--final", help="also fine-tunes on all of the gold, the same way, and writes that checkpoint, at the first share of --keep")
    a.add_argument("--bfloat16", action="store_true")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    args.exits = [int(e) for e in args.exits.split(",")]
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    tok = examples.tokenizer(args.vocabulary)
    gold = examples.items(examples.read(args.gold), "relation", tok)
    own = examples.joined([x for p in args.own for x in examples.items(examples.read(p), "relation", tok)])
    tone = [x for p in args.sentiment for x in examples.items(examples.read(p), "sentiment", tok)]
    args.teacher_relations = "unlabelled"
    teacher = torch.load(args.teacher, weights_only=False) if args.teacher else {}
    for x in own:
        x["teacher"] = teacher.get(tuple(x["ids"]))
    groups = sorted({x["group"] for x in gold})
    random.Random(5).shuffle(groups)
    fold_of = {g: i % args.folds for i, g in enumerate(groups)}
    z, y = np.zeros((len(args.keep), len(gold), 5), np.float32), np.array([x["label"] for x in gold])
    t0 = time.time()
    start = restored(args.start, args.exits)[0].state_dict()

    def tuned(train, seed):
        rng, joined = random.Random(seed), examples.joined(train)
        for x in joined:
            x["teacher"] = teacher.get(tuple(x["ids"]))
        torch.manual_seed(seed)
        model = restored(args.start, args.exits)[0]
        model.precision = torch.bfloat16 if args.bfloat16 else torch.float32
        model.freeze(args.frozen)
        average = Average(model, 0.98)
        optimizer = torch.optim.AdamW(parameter_groups(model, args.lr, 0.92), fused=True)
        kept = min(len(tone), len(train) // 2)
        steps = args.epochs * (math.ceil(((1 + args.share) * len(train) + kept) / 32) + 2)
        rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: schedule(s, steps))
        for _ in range(args.epochs):
            model.train()
            parts = examples.batches(joined + rng.sample(own, min(len(own), int(args.share * len(train)))), 32, rng)
            parts += examples.batches(rng.sample(tone, kept), 32, rng)
            rng.shuffle(parts)
            for b in parts:
                loss = loss_of(model(*examples.batch(b, 0.08, rng)), b, args, "cpu")
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                rate.step()
                average.update(model)
        return model, {k: v.clone() for k, v in average.shadow.items()}

    between = lambda shadow, share: {k: start[k] * (1 - share) + shadow[k] * share for k in start}
    for fold in range(args.folds):
        model, shadow = tuned([x for x in gold if fold_of[x["group"]] != fold], fold)
        test = [i for i, x in enumerate(gold) if fold_of[x["group"]] == fold]
        for i, share in enumerate(args.keep):
            model.load_state_dict(between(shadow, share))
            some = [gold[j] for j in test]
            z[i, test] = examples.own(some, np.stack(logits(model, some, "cpu")))
            four, two = scores.quad(z[i, test], y[test])
            print(f"fold {fold} share {share} n {len(test)} four {four:.4f} two {two:.4f} {time.time() - t0:.0f} s", flush=True)
    for i, share in enumerate(args.keep):
        four, two = scores.quad(z[i], y)
        free = scores.f1(y, z[i].argmax(1), [1, 2, 3, 4]).mean()
        print(f"all share {share} n {len(y)} four {four:.4f} two {two:.4f}; left free to say none: four {free:.4f}, none said {(z[i].argmax(1) == 0).mean():.4f}")
    np.savez(args.out, logits=z[0], labels=y)
    if args.final:
        model, shadow = tuned(gold, 99)
        keep(model, between(shadow, args.keep[0]), args.final)


if __name__ == "__main__":
    main()
