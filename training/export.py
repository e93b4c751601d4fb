"""Writes a checkpoint of train.py as ONNX graphs, one for each level at which questions may leave, whole or with eight-bit weights.

    python export.py joint.pt --exits 8 --out FOLDER                                     (model.onnx)
    python export.py joint.pt --exits 4,8,12 --relations relations.pt --out FOLDER       (a graph a level, two at the last)

A graph is written node by node, for two reasons. Activations are quantised token by token, with a scale of their own,
so that a score never depends on what else is in the batch (ONNX Runtime's dynamic quantisation takes one range for the
whole batch). And weights keep to seven bits, because the AVX2 kernels add pairs of products in sixteen bits and would
saturate; so the scores are the same on every x86 machine.
"""
import argparse

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from encoder import HEADS, MARKS, RELATIONS, SENTIMENTS, WIDTH
from examples import MAX_TOKENS

CONTRIB = "com.microsoft"


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def name(self, hint):
        self.count += 1
        return f"{hint}_{self.count}"

    def constant(self, value, hint="c"):
        name = self.name(hint)
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def op(self, kind, inputs, domain="", outputs=1, **attributes):
        names = [self.name(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names


def rows_to_int8(w):
    scale = np.abs(w).max(1, keepdims=True) / 127
    return np.round(w / scale).astype(np.int8), scale.astype(np.float32)


class Writer:
    def __init__(self, state, precision, clip):
        self.g, self.precision, self.clip = Graph(), precision, clip
        self.w = {k: v.float().numpy() for k, v in state.items()}

    def quantised(self, x):
        """[n, d] float -> bytes around 128 and a scale a row."""
        g = self.g
        top = g.op("ReduceMax", [g.op("Abs", [x]), g.constant(np.array([1], np.int64))], keepdims=0)
        scale = g.op("Max", [g.op("Mul", [top, g.constant(np.float32(1 / 127))]), g.constant(np.float32(1e-8))])
        zero = g.op("Expand", [g.constant(np.array([128], np.uint8)), g.op("Shape", [scale])])
        return g.op("QuantizeLinear", [x, scale, zero], axis=0), g.op("Unsqueeze", [scale, g.constant(np.array([1], np.int64))])

    def dense(self, x, weight, bias, q=None):
        """x [n, in] with a weight [out, in] as PyTorch keeps it. `q`: x already quantised."""
        g = self.g
        if self.precision == "float":
            return g.op("Add", [g.op("MatMul", [x, g.constant(weight.T, "w")]), g.constant(bias, "b")])
        data, scale = q or self.quantised(x)
        top = np.abs(weight).max(1) * self.clip / 63
        ints = np.clip(np.round(weight / top[:, None]), -63, 63).astype(np.int8)
        y = g.op("MatMulIntegerToFloat", [data, g.constant(ints.T, "w"), g.constant(np.float32(1)), g.constant(top.astype(np.float32)),
                                          g.constant(np.uint8(128))], domain=CONTRIB)
        return g.op("Add", [g.op("Mul", [y, scale]), g.constant(bias, "b")])

    def norm(self, x, name):
        return self.g.op("LayerNormalization", [x, self.g.constant(self.w[name + ".weight"]), self.g.constant(self.w[name + ".bias"])], axis=-1, epsilon=1e-12)

    def embeddings(self):
        g, w = self.g, self.w
        if self.precision == "float":
            words = g.op("Gather", [g.constant(w["w.weight"], "words"), "input_ids"])
        else:
            ints, scale = rows_to_int8(w["w.weight"])
            words = g.op("Mul", [g.op("Cast", [g.op("Gather", [g.constant(ints, "words"), "input_ids"])], to=TensorProto.FLOAT),
                                 g.op("Gather", [g.constant(scale, "word_scales"), "input_ids"])])
        length = g.op("Gather", [g.op("Shape", ["input_ids"]), g.constant(np.int64(1))])
        places = g.op("Gather", [g.constant(w["p.weight"][:MAX_TOKENS], "places"),
                                 g.op("Range", [g.constant(np.int64(0)), length, g.constant(np.int64(1))])])
        segments = g.op("Gather", [g.constant(w["t.weight"], "segments"), "token_type_ids"])
        return self.norm(g.op("Add", [g.op("Add", [words, places]), segments]), "n")

    def layer(self, x, i, mask, rows=None):
        """x [n, d] flat -> [n, d]. With `rows` only those come out, [batch * 5, d]."""
        g, w, p = self.g, self.w, f"l.{i}."
        join = lambda ks, end: np.concatenate([w[p + k + end] for k in ks])
        flat = g.constant(np.array([-1, WIDTH], np.int64))
        if rows is None:
            q, k, v = g.op("Split", [self.dense(x, join("qkv", ".weight"), join("qkv", ".bias"))], outputs=3, axis=1, num_outputs=3)
        else:
            k, v = g.op("Split", [self.dense(x, join("kv", ".weight"), join("kv", ".bias"))], outputs=2, axis=1, num_outputs=2)
            x = g.op("Gather", [x, rows], axis=0)
            q = self.dense(x, w[p + "q.weight"], w[p + "q.bias"])
        apart = lambda z, length, order: g.op("Transpose", [g.op("Reshape", [z, g.op("Concat", [self.batch, length, self.split], axis=0)])], perm=order)
        asked = self.length if rows is None else g.constant(np.array([5], np.int64))
        q, k, v = apart(q, asked, [0, 2, 1, 3]), apart(k, self.length, [0, 2, 3, 1]), apart(v, self.length, [0, 2, 1, 3])
        weights = g.op("Softmax", [g.op("Add", [g.op("Mul", [g.op("MatMul", [q, k]), g.constant(np.float32((WIDTH // HEADS) ** -0.5))]), mask])], axis=-1)
        a = g.op("Transpose", [g.op("MatMul", [weights, v])], perm=[0, 2, 1, 3])
        x = self.norm(g.op("Add", [x, self.dense(g.op("Reshape", [a, flat]), w[p + "o.weight"], w[p + "o.bias"])]), p + "n1")
        inner = g.op("Gelu", [self.dense(x, w[p + "i.weight"], w[p + "i.bias"])], domain=CONTRIB)
        return self.norm(g.op("Add", [x, self.dense(inner, w[p + "f.weight"], w[p + "f.bias"])]), p + "n2")

    def rows(self):
        """-> places in the flat tokens of the first token and the four marks of each sentence, [batch * 5]; the first where a mark is absent."""
        g = self.g
        one = g.constant(np.array([1], np.int64))
        size = g.op("Shape", ["input_ids"])
        batch, length = (g.op("Gather", [size, g.constant(np.int64(i))]) for i in (0, 1))
        start = g.op("Unsqueeze", [g.op("Mul", [g.op("Range", [g.constant(np.int64(0)), batch, g.constant(np.int64(1))]), length]), one])
        at = [g.op("ArgMax", [g.op("Cast", [g.op("Equal", ["input_ids", g.constant(np.int64(MARKS[k]))])], to=TensorProto.INT32)], axis=1, keepdims=1)
              for k in ("<m>", "</m>", "<s>", "<t>")]
        first = g.op("Mul", [start, g.constant(np.int64(0))])
        return g.op("Reshape", [g.op("Add", [g.op("Concat", [first, *at], axis=1), start]), g.constant(np.array([-1], np.int64))])

    def heads(self, x, exit_, wanted):
        """x [batch, 5, d] -> the two logits."""
        g, w = self.g, self.w
        first, open_, close, source, target = (g.op("Gather", [x, g.constant(np.int64(i))], axis=1) for i in range(5))
        middle = g.op("Mul", [g.op("Add", [open_, close]), g.constant(np.float32(0.5))])
        for head, parts in (("sentiment", [first, middle]), ("relation", [first, source, target])):
            if head not in wanted:
                continue
            prefix = f"{head}.{exit_}."
            z = g.op("Concat", parts, axis=1)
            for k in "hc":
                half = g.op("Cast", [g.constant(w[prefix + k + ".weight"].astype(np.float16))], to=TensorProto.FLOAT)  # half the room in the file
                z = g.op("Gemm", [z, half, g.constant(w[prefix + k + ".bias"])], transB=1)
                z = g.op("Tanh", [z]) if k == "h" else z
            g.nodes.append(helper.make_node("Identity", [z], [head]))

    def model(self, top, exit_, heads=("sentiment", "relation"), deeper=False):
        """Layers `top` + 1 to `exit_` and heads. Under a level (`top` > 0) they read its hidden states; over one (`deeper`) they give their own."""
        g = self.g
        shape = g.op("Shape", ["input_ids"])
        self.batch, self.length = (g.op("Slice", [shape, g.constant(np.array([i], np.int64)), g.constant(np.array([i + 1], np.int64))]) for i in (0, 1))
        self.split = g.constant(np.array([HEADS, WIDTH // HEADS], np.int64))
        # Attention is spelt out: the fused operator of ONNX Runtime 1.19 lets padding through.
        mask = g.op("Mul", [g.op("Sub", [g.op("Cast", ["attention_mask"], to=TensorProto.FLOAT), g.constant(np.float32(1))]), g.constant(np.float32(10000))])
        mask = g.op("Unsqueeze", [mask, g.constant(np.array([1, 2], np.int64))])
        x = g.op("Reshape", ["hidden" if top else self.embeddings(), g.constant(np.array([-1, WIDTH], np.int64))])
        rows = self.rows()
        for i in range(top, exit_):
            x = self.layer(x, i, mask, rows if i == exit_ - 1 and not deeper else None)
        five = g.op("Gather", [x, rows], axis=0) if deeper else x
        self.heads(g.op("Reshape", [five, g.constant(np.array([-1, 5, WIDTH], np.int64))]), exit_, heads)
        info = lambda n, kind, shape: helper.make_tensor_value_info(n, kind, ["batch", *shape])
        ids = [info(n, TensorProto.INT64, ["length"]) for n in ("input_ids", "attention_mask", *([] if top else ["token_type_ids"]))]
        hidden = lambda n: info(n, TensorProto.FLOAT, ["length", WIDTH])
        out = [info(n, TensorProto.FLOAT, [len(SENTIMENTS if n == "sentiment" else RELATIONS)]) for n in heads]
        if deeper:
            whole = g.op("Concat", [shape, g.constant(np.array([WIDTH], np.int64))], axis=0)
            g.nodes.append(helper.make_node("Reshape", [x, whole], ["deeper"]))
            out.append(hidden("deeper"))
        graph = helper.make_graph(g.nodes, "windvane-encoder", ids + ([hidden("hidden")] if top else []), out, g.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)], producer_name="windvane")
        model.ir_version = 8
        return model


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("--exits", default="8", help="depths at which a question may leave, the last for all that is left: a graph for each")
    a.add_argument("--relations", help="checkpoint whose last level answers relations; one graph a head is written there")
    a.add_argument("--precision", choices=["float", "int8"], default="int8")
    a.add_argument("--clip", type=float, default=1.0, help="share of a weight row's range that is kept")
    a.add_argument("--out", required=True, help="folder for model.onnx, and model-8.onnx, model-12.onnx ... or sentiment-12.onnx, relation-12.onnx")
    args = a.parse_args()
    state, other = (torch.load(p, map_location="cpu", weights_only=False)["state"] if p else None for p in (args.checkpoint, args.relations))
    exits, top = [int(e) for e in args.exits.split(",")], 0

    def write(name, state, *shape):
        model = Writer(state, args.precision, args.clip).model(*shape)
        onnx.checker.check_model(model)
        onnx.save(model, f"{args.out}/{name}.onnx")
        print(name, round(len(model.SerializeToString()) / 1e6, 1), "MB")

    for e in exits:
        last = e == exits[-1]
        if last and other:
            write(f"sentiment-{e}", state, top, e, ["sentiment"])
            write(f"relation-{e}", other, top, e, ["relation"])
        else:
            write(f"model-{e}" if top else "model", state, top, e, ["sentiment", "relation"], not last)
        top = e


if __name__ == "__main__":
    main()
