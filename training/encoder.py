"""The encoder of Windvane in PyTorch: a BERT body of a chosen depth and two heads.

Input is what BERT takes (token ids, segment ids, attention mask). The phrases in question are set in six
mark tokens of the vocabulary that no text produces; the heads find them by id, so no further input is needed.

    target      [unused1] ... [unused2]      sentiment head: first token and both marks
    earlier     [unused3] ... [unused4]      relation heads: first token, opening mark of the earlier and of the later
    later       [unused5] ... [unused6]

Two heads answer about relations, each one direction: what the phrase that opens earlier does to the later one, and what
the later does to the earlier. So one question is enough for a pair. The heads need five rows of the last layer, and the exported graph computes no others there.
"""
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

MARKS = {"<m>": 2, "</m>": 3, "<s>": 4, "</s>": 5, "<t>": 6, "</t>": 7}  # [unused1] .. [unused6]
SENTIMENTS = ["negative", "neutral", "positive"]
RELATIONS = ["none", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
WIDTH, HEADS, INNER = 384, 12, 1536


class Drop(nn.Module):
    """Dropout of features, the same ones at every token of a sentence: as good a regulariser, and few random numbers."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.rate
        return x * (keep.to(x.dtype) / (1 - self.rate))


def dense(m, x):
    return F.linear(x, m.weight.to(x.dtype), m.bias.to(x.dtype))


def norm(m, x):
    return F.layer_norm(x, m.normalized_shape, m.weight.to(x.dtype), m.bias.to(x.dtype), m.eps)


ACTIVATIONS = {"gelu": F.gelu, "relu": F.relu}


class Layer(nn.Module):
    def __init__(self, dropout, activation):
        super().__init__()
        self.activation = ACTIVATIONS[activation]
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.i, self.f = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = Drop(dropout)

    def forward(self, x, bias):
        b, t, d = x.shape
        weight, offset = (torch.cat([getattr(m, k) for m in (self.q, self.k, self.v)]) for k in ("weight", "bias"))
        q, k, v = F.linear(x, weight.to(x.dtype), offset.to(x.dtype)).view(b, t, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4)
        # Spelt out: PyTorch's fused attention is slow backwards on a CPU.
        a = torch.matmul((torch.matmul(q * (d // HEADS) ** -0.5, k.transpose(2, 3)) + bias).softmax(-1), v)
        x = norm(self.n1, x + self.drop(dense(self.o, a.transpose(1, 2).reshape(b, t, d))))
        return norm(self.n2, x + self.drop(self.inner(x)))

    def inner(self, x):
        return dense(self.f, self.activation(dense(self.i, x)))


class Head(nn.Module):
    """One hidden layer; while training the loss is a mean over several dropout masks (cheap, steadies small data)."""

    def __init__(self, parts, classes, dropout=0.2):
        super().__init__()
        self.h, self.c, self.dropout = nn.Linear(WIDTH * parts, WIDTH), nn.Linear(WIDTH, classes), dropout

    def forward(self, x):
        x = torch.tanh(self.h(x))
        if not self.training:
            return self.c(x)
        return sum(self.c(F.dropout(x, self.dropout)) for _ in range(4)) / 4


class Encoder(nn.Module):
    """`exits`: depths at which all heads sit; the last is the depth of the body. `activation`: a name of ACTIVATIONS."""

    def __init__(self, exits=(12,), dropout=0.1, activation="gelu"):
        super().__init__()
        self.exits, self.activation = tuple(exits), activation
        self.w, self.p, self.t = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.n, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Drop(dropout)
        self.precision = torch.float32
        self.l = nn.ModuleList(Layer(dropout, activation) for _ in range(self.exits[-1]))
        self.sentiment = nn.ModuleDict({str(e): Head(2, len(SENTIMENTS)) for e in self.exits})
        self.relation, self.back = (nn.ModuleDict({str(e): Head(3, len(RELATIONS)) for e in self.exits}) for _ in range(2))

    def freeze(self, layers):
        """What stands below the layers that still learn stays as it is: the first `layers` of them, and the embeddings."""
        for part in (self.w, *((self.p, self.t, self.n) if layers else ()), *self.l[:layers]):
            part.requires_grad_(False)

    def forward(self, ids, types, mask, depth=None):
        """-> [(sentiment logits [n, 3], relation logits [n, 2, 5]: forth, back)] in the order of `exits`, those beyond `depth` left out."""
        pos = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.n(self.w(ids) + self.p(pos)[None] + self.t(types))).to(self.precision)
        bias = torch.zeros(mask.shape, device=ids.device, dtype=self.precision).masked_fill(mask == 0, -1e4)[:, None, None, :]
        row = torch.arange(ids.shape[0], device=ids.device)
        at = {k: (ids == v).int().argmax(1) for k, v in MARKS.items()}
        out = []
        for level, layer in enumerate(self.l[:depth], 1):
            x = layer(x, bias)
            if level in self.exits:
                pick = lambda places: x[row, places].float()
                cls = x[:, 0].float()
                pair = torch.cat([cls, pick(at["<s>"]), pick(at["<t>"])], 1)
                out.append((self.sentiment[str(level)](torch.cat([cls, (pick(at["<m>"]) + pick(at["</m>"])) / 2], 1)),
                            torch.stack([self.relation[str(level)](pair), self.back[str(level)](pair)], 1)))
        return out


def restored(path, exits=None):
    """-> (the encoder of a checkpoint, the names of what is not in it and stays as it was made); with `exits` of other depths, what they share."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = Encoder(exits or saved["exits"], activation=saved.get("activation", "gelu"))
    mine = model.state_dict()
    model.one_way = not any(k.startswith("back") for k in saved["state"])
    if model.one_way:  # a head that was asked with the marks swapped: the same, reading the other mark in the place of each
        for k, v in list(saved["state"].items()):
            if k.startswith("relation"):
                first, earlier, later = v.split(WIDTH, 1) if k.endswith("h.weight") else (v, None, None)
                saved["state"]["back" + k.removeprefix("relation")] = v if earlier is None else torch.cat([first, later, earlier], 1)
    return model, model.load_state_dict({k: v for k, v in saved["state"].items() if k in mine}, strict=False).missing_keys


def keep(model, state, path, **more):
    """Writes a checkpoint: weights `state` of an encoder like `model`."""
    torch.save({"state": {k: v.cpu() for k, v in state.items()}, "exits": model.exits, "activation": model.activation, **more}, path)


def load_base(model, path):
    """Fills the body from the arrays that weights.py read out of the published ONNX."""
    arrays = np.load(path)
    get = lambda k: torch.tensor(arrays[k])
    state = {"w.weight": get("embeddings.word_embeddings.weight"), "p.weight": get("embeddings.position_embeddings.weight"),
             "t.weight": get("embeddings.token_type_embeddings.weight"),
             "n.weight": get("embeddings.LayerNorm.weight"), "n.bias": get("embeddings.LayerNorm.bias")}
    names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
             "n1": "attention.output.LayerNorm", "i": "intermediate.dense", "f": "output.dense", "n2": "output.LayerNorm"}
    for i in range(len(model.l)):
        for a, b in names.items():
            for kind in ("weight", "bias"):
                state[f"l.{i}.{a}.{kind}"] = get(f"encoder.layer.{i}.{b}.{kind}")
    left = model.load_state_dict(state, strict=False)
    assert not left.unexpected_keys and all(k.startswith(("sentiment", "relation", "back")) for k in left.missing_keys), left


def parameter_groups(model, lr, decay, head_factor=5.0):
    """Layer-wise rates: the top layer gets `lr`, each below it `decay` times the one above; heads `head_factor` times."""
    groups = {}
    depth = len(model.l)
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        part = name.split(".")
        if part[0] in ("sentiment", "relation", "back"):
            rate = lr * head_factor
        elif part[0] == "l":
            rate = lr * decay ** (depth - 1 - int(part[1]))
        else:
            rate = lr * decay ** depth
        wd = 0.0 if name.endswith("bias") or ".n1." in name or ".n2." in name or name.startswith("n.") else 0.01
        groups.setdefault((rate, wd), []).append(p)
    return [{"params": v, "lr": k[0], "weight_decay": k[1]} for k, v in groups.items()]


class Average:
    """Exponential moving average of the weights: what is evaluated and kept."""

    def __init__(self, model, decay):
        self.decay, self.shadow, self.n = decay, {k: v.clone() for k, v in model.state_dict().items()}, 0

    @torch.no_grad()
    def update(self, model):
        self.n += 1
        d = min(self.decay, (1 + self.n) / (10 + self.n))
        for k, v in model.named_parameters():
            if v.requires_grad:
                self.shadow[k].lerp_(v, 1 - d)


def schedule(step, steps, warm=0.08):
    return min(1.0, step / max(1, warm * steps)) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, step / steps))))
