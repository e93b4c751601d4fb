"""Scores of logits against labels: macro-F1, accuracy, calibration error, temperature."""
import numpy as np


def f1(gold, guess, classes):
    out = []
    for c in classes:
        tp, fp, fn = ((gold == c) & (guess == c)).sum(), ((gold != c) & (guess == c)).sum(), ((gold == c) & (guess != c)).sum()
        out.append(2 * tp / (2 * tp + fp + fn) if tp else 0.0)
    return np.array(out)


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def ece(p, gold, bins=15):
    conf, right = p.max(1), p.argmax(1) == gold
    edges = np.minimum((conf * bins).astype(int), bins - 1)
    return float(sum(abs(right[edges == b].mean() - conf[edges == b].mean()) * (edges == b).mean()
                     for b in range(bins) if (edges == b).any()))


def temperature(z, gold):
    grid = np.exp(np.linspace(np.log(0.3), np.log(5), 200))
    nll = [-np.log(softmax(z / t)[np.arange(len(gold)), gold] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(nll))])


def quad(z, gold):
    """relations-dev has no `none`: the best of the four classes; cooperation or conflict from their sums."""
    p = softmax(z)[:, 1:]
    four, side = p.argmax(1) + 1, (p[:, 2:].sum(1) > p[:, :2].sum(1)).astype(int)
    return f1(gold, four, [1, 2, 3, 4]).mean(), f1((gold > 2).astype(int), side, [0, 1]).mean()
