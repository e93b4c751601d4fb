"""Labelled JSONL -> token ids, in the two forms that the encoder reads.

sentiment   [CLS] left <m> target </m> right [SEP] target [SEP]
relation    [CLS] ... <s> earlier </s> ... <t> later </t> ... [SEP]

What the earlier phrase does to the later one and what the later does to the earlier are two answers to one question:
a row whose source comes later is put the other way round, and its label is that of the way back.
"""
import collections
import json
import random
import re

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from encoder import MARKS, RELATIONS

CLS, SEP, MASK = 101, 102, 103
MAX_TOKENS = 128
CONTEXT = 16  # tokens of a relation that are read before the first mark and behind the last
PARTS = re.compile(r"(</?[st]>)")


def tokenizer(vocabulary):
    vocab = {line.rstrip("\n"): i for i, line in enumerate(open(vocabulary, encoding="utf-8"))}
    t = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]", max_input_chars_per_word=100))
    t.normalizer, t.pre_tokenizer = normalizers.BertNormalizer(lowercase=True), pre_tokenizers.BertPreTokenizer()
    return lambda text: t.encode(text, add_special_tokens=False).ids


def window(tokens, limit):
    """The `limit` tokens that hold the marks, as early as they allow."""
    if len(tokens) <= limit:
        return tokens
    marks = [i for i, x in enumerate(tokens) if x in MARKS.values()]
    if marks[-1] < limit:
        return tokens[:limit]
    start = min(max(0, marks[0] - 8), len(tokens) - limit)
    return tokens[start:start + limit]


def around(tokens):
    """What stands between the marks and `CONTEXT` tokens on either side."""
    marks = [i for i, x in enumerate(tokens) if x in MARKS.values()]
    return tokens[max(0, marks[0] - CONTEXT):marks[-1] + 1 + CONTEXT] if marks else tokens


def sentiment(row, tok):
    s, a, b = row["sentence"], row["from"], row["to"]
    target = tok(s[a:b])
    body = tok(s[:a]) + [MARKS["<m>"]] + target + [MARKS["</m>"]] + tok(s[b:])
    second = target[:12]
    first = [CLS] + window(body, MAX_TOKENS - 3 - len(second)) + [SEP]
    return first + second + [SEP], [0] * len(first) + [1] * (len(second) + 1)


OTHER = {"<s>": "<t>", "</s>": "</t>", "<t>": "<s>", "</t>": "</s>"}


def backward(marked):
    """Whether the target opens before the source; not where only one of them is marked."""
    return -1 < marked.find("<t>") < marked.find("<s>")


def relation(row, tok):
    body, seen = [], set()
    swap = backward(row["marked"])
    for part in PARTS.split(row["marked"]):
        part = OTHER.get(part, part) if swap else part
        if part not in MARKS:
            body += tok(part)
        elif part not in seen:  # only the first mention of each kind is marked
            seen.add(part)
            body.append(MARKS[part])
    ids = [CLS] + window(around(body), MAX_TOKENS - 2) + [SEP]
    return ids, [0] * len(ids)


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def items(rows, task, tok):
    """-> dicts of ids, types, task, label (class index), way (0; 1 where it is the later phrase that acts), group (sentence, so that splits never share one)."""
    out = []
    for r in rows:
        ids, types = (sentiment if task == "sentiment" else relation)(r, tok)
        label = r["polarity"] + 1 if task == "sentiment" else RELATIONS.index(r["class"])
        plain = r["sentence"] if "sentence" in r else PARTS.sub("", r["marked"])
        out.append({"ids": ids, "types": types, "task": task, "label": label, "way": int(task == "relation" and backward(r["marked"])), "group": plain, "row": r})
    return out


def joined(xs):
    """Items of one question as one: `labels` of both ways, -1 where there is none (of two labels of one way the first)."""
    out = {}
    for x in xs:
        one = out.setdefault((x["task"], tuple(x["ids"])), {**x, "labels": [-1, -1]})
        if one["labels"][x["way"]] < 0:
            one["labels"][x["way"]] = x["label"]
    return list(out.values())


def own(xs, z):
    """Of logits of relations [n, 2, 5] the way that each item asks, [n, 5]; logits of sentiment [n, 3] as they are."""
    return z[np.arange(len(xs)), [x["way"] for x in xs]] if z.ndim == 3 else z


def blurred(ids, rate, rng):
    """Word dropout: some ordinary tokens become [MASK]."""
    return [MASK if x > 999 and rng.random() < rate else x for x in ids]


def batch(xs, blur=0.0, rng=random):
    n = max(len(x["ids"]) for x in xs)
    pad = lambda v: v + [0] * (n - len(v))
    ids = [blurred(x["ids"], blur, rng) if blur else x["ids"] for x in xs]
    return (torch.tensor([pad(i) for i in ids]), torch.tensor([pad(x["types"]) for x in xs]),
            torch.tensor([pad([1] * len(x["ids"])) for x in xs]))


def batches(xs, size, rng):
    """Shuffled, but of like length within a batch."""
    xs = xs[:]
    rng.shuffle(xs)
    out = []
    for i in range(0, len(xs), size * 20):
        chunk = sorted(xs[i:i + size * 20], key=lambda x: len(x["ids"]))
        out += [chunk[j:j + size] for j in range(0, len(chunk), size)]
    rng.shuffle(out)
    return out


def split(xs, part, seed):
    """Holds out `part` of the sentences, whole groups."""
    groups = collections.OrderedDict()
    for x in xs:
        groups.setdefault(x["group"], []).append(x)
    keys = list(groups)
    random.Random(seed).shuffle(keys)
    cut = int(len(keys) * part)
    return [x for k in keys[cut:] for x in groups[k]], [x for k in keys[:cut] for x in groups[k]]
