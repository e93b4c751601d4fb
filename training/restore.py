"""Reads a shipped model back into a checkpoint of train.py: the weights of one head's graphs, as exact as their eight bits are.

    python restore.py ../src/main/resources/model --head relation [--exits 6,8] --out shipped.pt

Positions beyond the longest input are nought; word vectors and dense weights are whole numbers times their scales.
"""
import argparse
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from encoder import WIDTH, Encoder, keep


class Reader:
    """The constants of a graph of export.py, in the order of its nodes."""

    def __init__(self, path):
        graph = onnx.load(path).graph
        self.nodes = list(graph.node)
        self.constants = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
        self.made = {o: n for n in self.nodes for o in n.output}
        self.rectified = not any(n.op_type == "Gelu" for n in self.nodes)

    def dense(self):
        """-> (weights [out, in], bias) of each eight-bit layer."""
        for n in self.nodes:
            if n.op_type == "MatMulIntegerToFloat":
                data, weight, _, scales, _, _, bias = n.input
                w = self.constants[weight].T.astype(np.float32) * self.constants[scales].reshape(-1, 1)
                before = self.made[self.made[data].input[0]]
                if before.op_type == "Mul":  # only the multiplier of quantise.py stands between a layer and what it reads
                    w = w * self.constants[before.input[1]].reshape(1, -1)
                yield w, self.constants[bias]

    def norms(self):
        for n in self.nodes:
            if n.op_type == "LayerNormalization":
                yield self.constants[n.input[1]], self.constants[n.input[2]]

    def heads(self):
        """-> (name, weights, bias, weights, bias) of each head, its two layers."""
        for n in self.nodes:
            if n.op_type == "Identity":
                c = self.made[n.input[0]]
                h = self.made[self.made[c.input[0]].input[0]]
                yield n.output[0], *self.gemm(h), *self.gemm(c)

    def gemm(self, node):
        scaled = self.made[node.input[1]]
        return self.constants[self.made[scaled.input[0]].input[0]].astype(np.float32) * self.constants[scaled.input[1]], self.constants[node.input[2]]

    def table(self, hint):
        return next(v for k, v in self.constants.items() if k.startswith(hint + "_") and k[len(hint) + 1:].isdigit())


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model")
    a.add_argument("--head", choices=["sentiment", "relation"], required=True)
    a.add_argument("--exits", help="other depths for its heads, as 6,8: each begins as that of the next depth that has one")
    a.add_argument("--out", required=True)
    args = a.parse_args()
    depth = lambda name: int(name.removesuffix(".onnx").partition("-")[2] or 0)
    names = sorted((n for n in os.listdir(args.model) if n.endswith(".onnx") and n.split("-")[0].removesuffix(".onnx") in ("model", args.head)), key=depth)
    state, exits, layer = {}, [], 0
    for name in names:
        r = Reader(f"{args.model}/{name}")
        dense, norms = list(r.dense()), list(r.norms())
        if layer == 0:
            state["w.weight"] = r.table("words").astype(np.float32) * r.table("word_scales")
            places = r.table("places").reshape(-1, WIDTH)
            state["p.weight"] = np.concatenate([places, np.zeros((512 - len(places), WIDTH), np.float32)])
            state["t.weight"] = r.table("segments")
            state["n.weight"], state["n.bias"] = norms.pop(0)
        assert len(dense) % 6 == 0 and len(norms) * 3 == len(dense), (name, len(dense), len(norms))
        for i in range(0, len(dense), 6):
            # The last layer of all gives five tokens: its keys and values are read before them.
            last = not any(o == "deeper" for n in r.nodes for o in n.output) and i + 6 == len(dense)
            for part, (w, b) in zip("kvqoif" if last else "qkvoif", dense[i:i + 6]):
                state[f"l.{layer}.{part}.weight"], state[f"l.{layer}.{part}.bias"] = w, b
            for part, (w, b) in zip(("n1", "n2"), norms[i // 3:i // 3 + 2]):
                state[f"l.{layer}.{part}.weight"], state[f"l.{layer}.{part}.bias"] = w, b
            layer += 1
        exits.append(layer)
        for head, hw, hb, cw, cb in r.heads():
            for part, v in (("h.weight", hw), ("h.bias", hb), ("c.weight", cw), ("c.bias", cb)):
                state[f"{head}.{layer}.{part}"] = v
    if args.exits:
        wanted = [int(e) for e in args.exits.split(",")]
        source = {e: min(x for x in exits if x >= e) for e in wanted}
        heads = {k: v for k, v in state.items() if k.startswith(("sentiment.", "relation.", "back."))}
        state = {k: v for k, v in state.items() if k not in heads and not (k.startswith("l.") and int(k.split(".")[1]) >= wanted[-1])}
        state |= {k.replace(f".{x}.", f".{e}."): v for e, x in source.items() for k, v in heads.items() if f".{x}." in k}
        exits = wanted
    model = Encoder(exits, activation="relu" if r.rectified else "gelu")
    state = {k: torch.tensor(np.array(v, np.float32)) for k, v in state.items()}
    missing = model.load_state_dict(state, strict=False)
    assert not missing.unexpected_keys and all(k.startswith(("sentiment", "relation", "back")) for k in missing.missing_keys), missing
    keep(model, state, args.out)
    print(names, "exits", exits, "without", sorted({".".join(k.split(".")[:2]) for k in missing.missing_keys}))


if __name__ == "__main__":
    main()
