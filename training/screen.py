"""Teaches the screen what the encoder answers, and puts it beside a model that is shipped: its weights, and `screen` in model.json.

    python screen.py OPINIONS ... [--held OPINIONS] [--lost 0.01] [--least 0.92] --out ../src/main/resources/model

OPINIONS come from `bench/cascade/run opinions WAREHOUSE FILE`: of each pair how probable the encoder finds a sign between the two, and the places of
its features. A logistic regression learns whether that is more than one half. Out of five folds comes `drift`: pairs whose log-odds here are so far
below those of LEAST are not asked about, and of the pairs that the encoder gives LEAST the share LOST is among them.
Needs numpy, scipy and scikit-learn alone.
"""
import argparse
import hashlib
import json

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

WEIGHTS = 1 << 18


def read(paths):
    """Opinions, and a row of features each; pairs with the same features count once."""
    said, places, ends, seen = [], [], [0], set()
    for path in paths:
        with open(path, encoding="ascii") as lines:
            for line in lines:
                opinion, rest = line.split(" ", 1)
                if rest not in seen:
                    seen.add(rest)
                    places.append(np.array(rest.split(), dtype=np.int32))
                    said.append(float(opinion))
                    ends.append(ends[-1] + len(places[-1]))
    places = np.concatenate(places)
    rows = sparse.csr_matrix((np.ones(len(places), dtype=np.float32), places, ends), shape=(len(said), WEIGHTS))
    return np.array(said), rows, seen


def fit(rows, said, c):
    return LogisticRegression(C=c, max_iter=300, tol=1e-3).fit(rows, said > 0.5)


def logit(p):
    return np.log(p / (1 - p))


def cut(z, said, least, lost):
    return np.quantile(z[said >= least], lost)


def report(note, z, said, least, place):
    acts = said >= least
    print(f"{note}: {len(z)} pairs, {acts.sum()} with a sign of {least}; not asked about {(z < place).mean():.3f}, among them {(acts & (z < place)).sum()} of those"
          f" ({(z[acts] < place).mean():.4f})")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("opinions", nargs="+")
    a.add_argument("--held", nargs="*", default=[])
    a.add_argument("--lost", type=float, default=0.01)
    a.add_argument("--least", type=float, default=0.92)
    a.add_argument("--strength", type=float, nargs="+", default=[0.05], help="inverse regularisation; of several that which screens most")
    a.add_argument("--out")
    args = a.parse_args()
    said, rows, seen = read(args.opinions)
    # Neighbours come from one sentence or article: a fold is five runs of them, so that they are learned and scored apart.
    fold = np.arange(len(said)) * 25 // len(said) % 5
    best = None
    for c in args.strength:
        z = np.zeros(len(said))
        for k in range(5):
            z[fold == k] = fit(rows[fold != k], said[fold != k], c).decision_function(rows[fold == k])
        place = cut(z, said, args.least, args.lost)
        report(f"strength {c}, five folds", z, said, args.least, place)
        if best is None or (z < place).mean() > best[0]:
            best = (z < place).mean(), c, place
    _, c, place = best
    model = fit(rows, said, c)
    scale = float(np.abs(model.coef_).max() / 127)
    weights = np.rint(model.coef_[0] / scale).astype(np.int8)
    bias, drift = float(model.intercept_[0]), float(logit(args.least) - place)
    for path in args.held:
        held, other, _ = read([path])
        fresh = np.array([line not in seen for line in dict.fromkeys(l.split(" ", 1)[1] for l in open(path))])
        z = other @ weights.astype(np.float32) * scale + bias
        report(f"held {path}", z[fresh], held[fresh], args.least, place)
    if args.out:
        with open(f"{args.out}/screen.bin", "wb") as f:
            f.write(weights.tobytes())
        card = json.load(open(f"{args.out}/model.json"))
        card["relation"]["screen"] = {"weights": "screen.bin", "scale": round(scale, 9), "bias": round(bias, 6), "least": args.least, "drift": round(drift, 4)}
        card["sha256"]["screen.bin"] = hashlib.sha256(weights.tobytes()).hexdigest()
        with open(f"{args.out}/model.json", "w") as f:
            json.dump(card, f, indent=2)
            f.write("\n")


if __name__ == "__main__":
    main()
