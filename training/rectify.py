"""Puts ReLU in the place of GELU, layer by layer: each layer's inner part learns to give what it gave before.

    python rectify.py mean5.pt --vocabulary vocab.txt --sentiment FILE... --relations FILE... --out rectified.pt

A quarter of the time that four layers take in eight bits goes into GELU; ReLU costs none there, for bytes that begin at
nought cut off what is below it. That a trained transformer takes to ReLU with little more training is Mirzadeh et al. 2024 (ReLU
strikes back, section 4). Here the layers are first fitted apart, each to the outputs of its old self on what the old
encoder hands it (least squares); train.py then trains the whole further.
"""
import argparse
import copy
import random
import time

import torch
import torch.nn.functional as F

import examples
from encoder import keep, restored, schedule


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--sentiment", nargs="*", default=[])
    a.add_argument("--relations", nargs="*", default=[])
    a.add_argument("--steps", type=int, default=700)
    a.add_argument("--size", type=int, default=32)
    a.add_argument("--lr", type=float, default=1e-3)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    tok, rng = examples.tokenizer(args.vocabulary), random.Random(1)
    rows = [x for task, paths in (("sentiment", args.sentiment), ("relation", args.relations)) for p in paths for x in examples.items(examples.read(p), task, tok)]
    old = restored(args.checkpoint)[0].eval()
    old.precision = torch.bfloat16
    new = copy.deepcopy(old)
    new.activation = "relu"
    read, gave = {}, {}
    for depth, (was, layer) in enumerate(zip(old.l, new.l)):
        layer.activation = F.relu

        def inner(x, was=was, depth=depth):
            read[depth], gave[depth] = x, type(was).inner(was, x)
            return gave[depth]

        was.inner = inner
    learnt = [p for layer in new.l for m in (layer.i, layer.f) for p in m.parameters()]
    optimizer = torch.optim.Adam(learnt, lr=args.lr, fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: schedule(s, args.steps))
    t0 = time.time()
    for step, batch in enumerate(examples.batches(rng.sample(rows, min(len(rows), args.steps * args.size)), args.size, rng)):
        ids, types, mask = examples.batch(batch)
        with torch.no_grad():
            old(ids, types, mask)
        real = mask.bool()
        errors = []
        for depth, layer in enumerate(new.l):
            x, y = read[depth][real], gave[depth][real].float()
            errors.append(((layer.inner(x).float() - y) ** 2).mean() / y.var())
        optimizer.zero_grad(set_to_none=True)
        sum(errors).backward()
        optimizer.step()
        rate.step()
        if step % 25 == 0:
            print(f"step {step} {time.time() - t0:.0f} s, unlike by", *(f"{e.item():.4f}" for e in errors), flush=True)
    keep(new, new.state_dict(), args.out)


if __name__ == "__main__":
    main()
