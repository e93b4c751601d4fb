"""Trains the encoder on sentiment, relations, or both; keeps the averaged weights.

    python train.py --vocabulary vocab.txt --base base.npz --exits 8,12 --sentiment newsmtsc-train.jsonl --out teacher.pt
    python train.py --vocabulary vocab.txt --start teacher.pt --exits 8 --sentiment ... --relations relations/*.jsonl --out joint.pt

A GPU is used where there is one. With several exits each learns the labels and the deeper one's opinion.
"""
import argparse
import glob
import math
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import examples
import scores
from encoder import Average, Encoder, keep, load_base, parameter_groups, restored, schedule


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--base")
    a.add_argument("--start", help="checkpoint of train.py; layers beyond the last exit are left out")
    a.add_argument("--exits", default="12")
    a.add_argument("--sentiment", nargs="*", default=[])
    a.add_argument("--relations", nargs="*", default=[])
    a.add_argument("--dev-sentiment", nargs="*", default=[])
    a.add_argument("--dev-relations", nargs="*", default=[])
    a.add_argument("--teacher", nargs="*", default=[], help="files of teacher.py: logits for the training sentences")
    a.add_argument("--teacher-relations", choices=["all", "unlabelled"], default="all", help="which ways of a pair follow it: all, or those without a label")
    a.add_argument("--hold", type=float, default=0.06, help="share of training sentences held out to watch and calibrate")
    a.add_argument("--epochs", type=int, default=4)
    a.add_argument("--minutes", type=float, help="stop when these are over, the rate having fallen with the clock, whatever the epoch")
    a.add_argument("--size", type=int, default=32)
    a.add_argument("--lr", type=float, default=1e-4)
    a.add_argument("--decay", type=float, default=0.92)
    a.add_argument("--head-factor", type=float, default=5.0)
    a.add_argument("--average", type=float, default=0.995)
    a.add_argument("--smoothing", type=float, default=0.08)
    a.add_argument("--blur", type=float, default=0.05)
    a.add_argument("--relation-depth", type=int, help="relations train no exit beyond this one")
    a.add_argument("--frozen", type=int, default=0, help="layers from below that stay as they are, and with them the positions' vectors; word vectors do in any case")
    a.add_argument("--bfloat16", action="store_true", help="compute in sixteen bits, weights and heads stay whole: a third of the time on a CPU that can")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--out", required=True)
    return a.parse_args()


def logits(model, xs, device, exit_=-1, size=64):
    """Logits of the task that each example belongs to, in its order: of relations both ways, [2, 5]."""
    model.eval()
    order = sorted(range(len(xs)), key=lambda i: len(xs[i]["ids"]))
    out = [None] * len(xs)
    with torch.no_grad():
        for i in range(0, len(order), size):
            part = order[i:i + size]
            s, r = model(*(v.to(device) for v in examples.batch([xs[j] for j in part])))[exit_]
            s, r = s.float().cpu().numpy(), r.float().cpu().numpy()
            for k, j in enumerate(part):
                out[j] = s[k] if xs[j]["task"] == "sentiment" else r[k]
    return out


def report(model, sets, device, note):
    for name, xs in sets.items():
        gold = np.array([x["label"] for x in xs])
        for e in range(len(model.exits)):
            z = examples.own(xs, np.stack(logits(model, xs, device, e)))
            classes = range(z.shape[1])
            line = f"macro-F1 {scores.f1(gold, z.argmax(1), classes).mean():.4f} acc {(gold == z.argmax(1)).mean():.4f} ece {scores.ece(scores.softmax(z), gold):.3f}"
            if xs[0]["task"] == "relation" and not (gold == 0).any():
                four, two = scores.quad(z, gold)
                line += f" four {four:.4f} two {two:.4f}"
            print(f"EVAL {note} {name} exit {model.exits[e]} n {len(xs)} {line}", flush=True)


def loss_of(out, batch, args, device):
    """Labels at every exit; a shallow exit also follows the deepest, and all follow the teacher where there is one.

    A way of a relation without a label has the teacher's opinion alone, if any, and where there are labels and an opinion
    on relations `--teacher-relations` says whether both count.
    """
    if batch[0]["task"] == "sentiment":
        return track([o[0].float() for o in out], [x["label"] for x in batch], [x.get("teacher") for x in batch], args, device)
    total = 0.0
    for way in (0, 1):
        labels = [x["labels"][way] for x in batch]
        opinions = [None if x.get("teacher") is None or (y >= 0 and args.teacher_relations == "unlabelled") else x["teacher"][way] for x, y in zip(batch, labels)]
        total = total + track([o[1][:, way].float() for o in out], labels, opinions, args, device)
    return total


def track(z, labels, opinions, args, device):
    """The loss of one head: `z` its logits at each exit, `labels` with -1 where there is none, `opinions` with None."""
    y = torch.tensor(labels, device=device)
    known, told = y >= 0, torch.tensor([t is not None for t in opinions], device=device)
    t = torch.tensor(np.stack([np.zeros(z[0].shape[1], np.float32) if o is None else o for o in opinions]), device=device)
    apart = lambda logit, other, rows: (F.kl_div(F.log_softmax(logit, 1), other, reduction="none").sum(1) * rows).sum() / len(y)
    total = 0.0
    for i, logit in enumerate(z):
        loss = F.cross_entropy(logit, y, label_smoothing=args.smoothing, ignore_index=-1, reduction="sum") / len(y)
        if i < len(z) - 1:
            loss = loss + apart(logit, F.softmax(z[-1].detach(), 1), known | told)
        if told.any():
            loss = loss + 4 * apart(logit / 2, F.softmax(t / 2, 1), told)
        total = total + (1.0 if i == len(z) - 1 else 0.5) * loss
    return total


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tok = examples.tokenizer(args.vocabulary)
    load = lambda paths, task: [x for p in paths for f in sorted(glob.glob(p)) for x in examples.items(examples.read(f), task, tok)]
    train, watch = [], {}
    for task, paths in (("sentiment", args.sentiment), ("relation", args.relations)):
        xs = load(paths, task)
        if xs:
            own, held = examples.split(xs, args.hold, 7) if args.hold else (xs, [])
            train += examples.joined(own)
            if held:
                watch["held " + task] = held
    for p in args.dev_sentiment:
        watch[p.rsplit("/", 1)[-1]] = load([p], "sentiment")
    for p in args.dev_relations:
        watch[p.rsplit("/", 1)[-1]] = load([p], "relation")
    teacher = {}
    for p in args.teacher:
        teacher.update(torch.load(p, weights_only=False))
    for x in train:
        x["teacher"] = teacher.get(tuple(x["ids"]))
    exits = [int(e) for e in args.exits.split(",")]
    if args.start:
        model, new = restored(args.start, exits)
        print("new:", new[:4], len(new))
    else:
        model = Encoder(exits)
    if args.base:
        load_base(model, args.base)
    model.precision = torch.bfloat16 if args.bfloat16 else torch.float32
    model.freeze(args.frozen)
    model.to(device)
    average = Average(model, args.average)
    optimizer = torch.optim.AdamW(parameter_groups(model, args.lr, args.decay, args.head_factor), fused=True)
    kinds = {}
    for x in train:
        kinds.setdefault(x["task"], []).append(x)
    steps = args.epochs * sum(math.ceil(len(v) / args.size) for v in kinds.values())
    t0 = time.time()
    done = lambda s: max(s / steps, (time.time() - t0) / 60 / args.minutes if args.minutes else 0)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: schedule(done(s) * steps, steps))
    print({k: len(v) for k, v in kinds.items()}, "steps", steps, device, flush=True)
    step = 0
    for epoch in range(args.epochs):
        parts = [b for v in kinds.values() for b in examples.batches(v, args.size, rng)]
        rng.shuffle(parts)
        model.train()
        for b in parts:
            if done(step) >= 1:
                break
            depth = args.relation_depth if b[0]["task"] == "relation" else None
            out = model(*(v.to(device) for v in examples.batch(b, args.blur, rng)), depth=depth)
            loss = loss_of(out, b, args, device)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rate.step()
            average.update(model)
            step += 1
            if step % 25 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - t0:.0f} s", flush=True)
        kept = Encoder(model.exits, activation=model.activation).to(device)
        kept.precision = model.precision
        kept.load_state_dict(average.shadow)
        keep(model, average.shadow, args.out, epoch=epoch)
        report(kept, watch, device, f"epoch {epoch} step {step} {time.time() - t0:.0f}s")
        if done(step) >= 1:
            break


if __name__ == "__main__":
    main()
