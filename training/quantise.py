"""Eight-bit dense layers with ranges fixed beforehand: what the activations of some sentences say, searched layer by layer.

One scale and zero point for all tokens of a layer, so a score never depends on what else is in the batch, and nothing is left to
reckon while it runs. A few channels of a transformer are many times as large as the others and would coarsen that
scale, so they are divided before and their weights multiplied (SmoothQuant: Xiao et al. 2023, section 4, here with
the share `alpha` searched for every layer). Weights keep to seven bits, because the AVX2 kernels add pairs of products in sixteen bits and would
saturate; they are rounded one input after the other, the error of each passed on to those not yet rounded (GPTQ:
Frantar et al. 2023, section 3). Of every layer that choice is kept whose outputs differ least from the exact ones.
"""
from dataclasses import dataclass

import numpy as np

LEVELS = 63


@dataclass
class Dense:
    """x [n, in] -> MatMulInteger(clip(round(x * multiplier / scale) + zero), weight) * scale * scales + bias."""
    multiplier: np.ndarray | None  # [in], None where no channel stands out
    scale: float
    zero: int
    weight: np.ndarray  # int8 [out, in]
    scales: np.ndarray  # [out]
    bias: np.ndarray  # [out]

    def inputs(self, x):
        m = x if self.multiplier is None else x * self.multiplier
        return (np.clip(np.round(m / self.scale) + self.zero, 0, 255) - self.zero) * np.float32(self.scale)

    def outputs(self, x):
        return self.inputs(x) @ (self.weight * self.scales[:, None]).T + self.bias


def to_range(lo, hi):
    """-> scale, zero point of bytes from `lo` to `hi`; nought is exact."""
    lo, hi = min(float(lo), 0.0), max(float(hi), 1e-6)
    scale = (hi - lo) / 255
    return scale, int(round(-lo / scale))


def nearest(w, clip):
    scales = np.abs(w).max(1) * clip / LEVELS + 1e-12
    return np.clip(np.round(w / scales[:, None]), -LEVELS, LEVELS), scales


def passed_on(w, scales, x):
    """GPTQ: rounds w [out, in] column after column, those first that count most; x [n, in] the inputs it meets."""
    h = (x.T @ x).astype(np.float64)
    h[np.diag_indices_from(h)] += 0.01 * np.diag(h).mean()
    order = np.argsort(-np.diag(h))
    upper = np.linalg.cholesky(np.linalg.inv(h[np.ix_(order, order)])).T
    left, out, block = w[:, order].astype(np.float64), np.zeros_like(w), 128
    for start in range(0, len(order), block):
        end = min(start + block, len(order))
        errors = np.zeros((len(w), end - start))
        for j in range(start, end):
            q = np.clip(np.round(left[:, j] / scales), -LEVELS, LEVELS)
            out[:, order[j]] = q
            errors[:, j - start] = (left[:, j] - q * scales) / upper[j, j]
            left[:, j + 1:end] -= errors[:, j - start, None] * upper[j, j + 1:end]
        left[:, end:] -= errors @ upper[start:end, end:]
    return out


def choose(x, weight, bias):
    """-> (Dense, its error as a share of the outputs' spread) for inputs x [n, in], weight [out, in], bias [out]."""
    exact = x @ weight.T
    spread = exact.std() ** 2
    step = max(1, len(x) // 3000)
    few, few_exact = x[::step], exact[::step]
    error = lambda d: float((((d.outputs(few) - d.bias) - few_exact) ** 2).mean() / spread)
    best, least = None, np.inf
    top = np.abs(x).max(0) + 1e-6
    for alpha in (0.0, 0.35, 0.5, 0.65, 0.8):
        m = None if alpha == 0 else ((np.median(top) / top) ** alpha).astype(np.float32)
        w = weight if m is None else weight / m
        y = few if m is None else few * m
        for cut in (0.0, 1e-5, 1e-4, 1e-3):
            scale, zero = to_range(*np.quantile(y, [cut, 1 - cut]))
            ints, scales = nearest(w, 0.9)
            d = Dense(m, scale, zero, ints.astype(np.int8), scales.astype(np.float32), bias)
            e = error(d)
            # A multiplier takes time while the model runs: it must be worth a tenth of the error.
            if e < least * (0.9 if best is not None and best.multiplier is None and m is not None else 1):
                best, least = d, e
    w = weight if best.multiplier is None else weight / best.multiplier
    seen = best.inputs(x)
    for clip in (0.8, 0.9, 1.0):
        _, scales = nearest(w, clip)
        d = Dense(best.multiplier, best.scale, best.zero, passed_on(w, scales, seen).astype(np.int8), scales.astype(np.float32), bias)
        e = error(d)
        if e < least:
            best, least = d, e
    best.bias = (bias + (exact - (best.outputs(x) - bias)).mean(0)).astype(np.float32)
    return best, least
