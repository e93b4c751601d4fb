"""Writes a checkpoint of train.py as ONNX graphs, one for each level at which questions may leave, whole or with eight-bit weights.

    python export.py joint.pt --exits 8 --precision float --out FOLDER                   (model.onnx)
    python export.py joint.pt --exits 4,8,12 --relations relations.pt --relation-exits 6,8 --vocabulary vocab.txt --seen-relations ... --seen-sentiment ... --out FOLDER
                                                                                         (one graph for the first level, below it one a head and level)
    python export.py --inherit SHIPPED --relations relations.pt --relation-exits 6,8 --vocabulary vocab.txt --seen-relations ... --out FOLDER
                                                                                         (new relations under the first level of a model that is there)

A graph is written node by node, for ONNX Runtime's own quantisation takes the range of its activations from the whole
batch, so that a score would depend on what else is in it. Here the ranges come from sentences beforehand (`quantise.py`),
and the scores are the same on every x86 machine.
"""
import argparse
import os
import random
import shutil

import numpy as np
import onnx
import onnx.utils
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

import examples
import quantise
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


def outputs(heads):
    return [*heads, *(["back"] if "relation" in heads else [])]


def rows_to_int8(w):
    scale = np.abs(w).max(1, keepdims=True) / 127
    return np.round(w / scale).astype(np.int8), scale.astype(np.float32)


class Writer:
    """`plan`: the eight-bit layers by name; without one the graph is exact, and `taps` names what each layer reads."""

    def __init__(self, saved, plan=None):
        self.g, self.plan, self.taps, self.dense_of = Graph(), plan, {}, {}
        self.w = {k: v.float().numpy() for k, v in saved["state"].items()}
        self.rectified = saved.get("activation") == "relu"

    def dense(self, x, name, parts):
        """x [n, in] -> [n, WIDTH or INNER] for each of the layer's matrices that `parts` names by a letter."""
        g, p = self.g, name + "."
        weights, biases = ([self.w[p + c + end] for c in parts] for end in (".weight", ".bias"))
        if self.plan is None:
            self.taps[p + parts], self.dense_of[p + parts] = x, (np.concatenate(weights), np.concatenate(biases))
            return [g.op("Add", [g.op("MatMul", [x, g.constant(w.T, "w")]), g.constant(b, "b")]) for w, b in zip(weights, biases)]
        d = self.plan[p + parts]
        if d.multiplier is not None:
            x = g.op("Mul", [x, g.constant(d.multiplier)])
        scale, zero = g.constant(np.float32(d.scale)), g.constant(np.uint8(d.zero))
        data, ends = g.op("QuantizeLinear", [x, scale, zero]), np.cumsum([len(b) for b in biases])
        return [g.op("MatMulIntegerToFloat", [data, g.constant(d.weight[own].T, "w"), scale, g.constant(d.scales[own]), zero, "", g.constant(d.bias[own], "b")], domain=CONTRIB)
                for own in (slice(end - len(b), end) for end, b in zip(ends, biases))]

    def norm(self, x, name):
        return self.g.op("LayerNormalization", [x, self.g.constant(self.w[name + ".weight"]), self.g.constant(self.w[name + ".bias"])], axis=-1, epsilon=1e-12)

    def embeddings(self):
        """-> [length, batch, d]."""
        g, w, ids = self.g, self.w, self.g.op("Transpose", ["input_ids"])
        if self.plan is None:
            words = g.op("Gather", [g.constant(w["w.weight"], "words"), ids])
        else:
            ints, scale = rows_to_int8(w["w.weight"])
            words = g.op("Mul", [g.op("Cast", [g.op("Gather", [g.constant(ints, "words"), ids])], to=TensorProto.FLOAT),
                                 g.op("Gather", [g.constant(scale, "word_scales"), ids])])
        length = g.op("Squeeze", [self.length])
        places = g.op("Gather", [g.constant(w["p.weight"][:MAX_TOKENS, None], "places"),
                                 g.op("Range", [g.constant(np.int64(0)), length, g.constant(np.int64(1))])])
        segments = g.op("Gather", [g.constant(w["t.weight"], "segments"), g.op("Transpose", ["token_type_ids"])])
        return self.norm(g.op("Add", [g.op("Add", [words, places]), segments]), "n")

    def layer(self, x, i, mask, rows=None):
        """x [n, d], the first tokens of all sentences, then the second ... -> the same. With `rows` only those come out, [5 * batch, d]."""
        g, p = self.g, f"l.{i}"
        apart = lambda z, length: g.op("Reshape", [z, g.op("Concat", [length, self.batch, self.split], axis=0)])
        if rows is None:
            q, k, v = (apart(z, self.length) for z in self.dense(x, p, "qkv"))
        else:
            k, v = (apart(z, self.length) for z in self.dense(x, p, "kv"))
            x = g.op("Gather", [x, rows], axis=0)
            q = apart(*self.dense(x, p, "q"), g.constant(np.array([5], np.int64)))
        # [length, batch, heads, d]: the products walk over it as it lies, only what comes out is put in order.
        scores = g.op("FusedMatMul", [q, k], domain=CONTRIB, transBatchA=1, transBatchB=1, transB=1, alpha=(WIDTH // HEADS) ** -0.5)
        weights = g.op("Softmax", [g.op("Add", [scores, mask])], axis=-1)
        a = g.op("Transpose", [g.op("FusedMatMul", [weights, v], domain=CONTRIB, transBatchB=1)], perm=[2, 0, 1, 3])
        x = self.norm(g.op("Add", [x, *self.dense(g.op("Reshape", [a, self.flat]), p, "o")]), p + ".n1")
        inner, = self.dense(x, p, "i")
        if not self.rectified:
            inner = g.op("Gelu", [inner], domain=CONTRIB)
        elif self.plan is None:
            inner = g.op("Relu", [inner])
        else:  # bytes that begin at nought cut off what is below it
            assert self.plan[p + ".f"].zero == 0
        return self.norm(g.op("Add", [x, *self.dense(inner, p, "f")]), p + ".n2")

    def rows(self):
        """-> places in the flat tokens of the first token and the four marks of each sentence, [5 * batch]; the first where a mark is absent."""
        g = self.g
        batch = g.op("Squeeze", [self.batch])
        each = g.op("Range", [g.constant(np.int64(0)), batch, g.constant(np.int64(1))])
        at = [g.op("ArgMax", [g.op("Cast", [g.op("Equal", ["input_ids", g.constant(np.int64(MARKS[k]))])], to=TensorProto.INT32)], axis=1, keepdims=0)
              for k in ("<m>", "</m>", "<s>", "<t>")]
        return g.op("Concat", [each, *(g.op("Add", [g.op("Mul", [z, batch]), each]) for z in at)], axis=0)

    def heads(self, x, exit_, wanted):
        """x [5, batch, d] -> the logits of the heads `wanted`; relations come in both ways, as `relation` and `back`."""
        g, w = self.g, self.w
        first, open_, close, source, target = (g.op("Gather", [x, g.constant(np.int64(i))], axis=0) for i in range(5))
        middle = g.op("Mul", [g.op("Add", [open_, close]), g.constant(np.float32(0.5))])
        pair = [first, source, target]
        for head, parts in (("sentiment", [first, middle]), ("relation", pair), ("back", pair)):
            if head not in outputs(wanted):
                continue
            prefix = f"{head}.{exit_}."
            z = g.op("Concat", parts, axis=1)
            for k in "hc":
                ints, scale = rows_to_int8(w[prefix + k + ".weight"])  # a quarter of the room in the file; whole numbers again once it is loaded
                weight = g.op("Mul", [g.op("Cast", [g.constant(ints)], to=TensorProto.FLOAT), g.constant(scale)])
                z = g.op("Gemm", [z, weight, g.constant(w[prefix + k + ".bias"])], transB=1)
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
        self.flat = g.constant(np.array([-1, WIDTH], np.int64))
        x = g.op("Reshape", [g.op("Transpose", ["hidden"], perm=[1, 0, 2]) if top else self.embeddings(), self.flat])
        rows = self.rows()
        for i in range(top, exit_):
            x = self.layer(x, i, mask, rows if i == exit_ - 1 and not deeper else None)
        five = g.op("Gather", [x, rows], axis=0) if deeper else x
        self.heads(g.op("Reshape", [five, g.constant(np.array([5, -1, WIDTH], np.int64))]), exit_, heads)
        info = lambda n, kind, shape: helper.make_tensor_value_info(n, kind, ["batch", *shape])
        ids = [info(n, TensorProto.INT64, ["length"]) for n in ("input_ids", "attention_mask", *([] if top else ["token_type_ids"]))]
        hidden = lambda n: info(n, TensorProto.FLOAT, ["length", WIDTH])
        out = [info(n, TensorProto.FLOAT, [len(SENTIMENTS if n == "sentiment" else RELATIONS)]) for n in outputs(heads)]
        if deeper:
            whole = g.op("Concat", [self.length, self.batch, g.constant(np.array([WIDTH], np.int64))], axis=0)
            g.nodes.append(helper.make_node("Transpose", [g.op("Reshape", [x, whole])], ["deeper"], perm=[1, 0, 2]))
            out.append(hidden("deeper"))
        graph = helper.make_graph(g.nodes, "windvane-encoder", ids + ([hidden("hidden")] if top else []), out, g.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)], producer_name="windvane")
        model.ir_version = 8
        return model


def seen(model, writer, questions):
    """What each layer of an exact graph reads, and what the graph gives below, for questions (the names of the graph's inputs -> arrays) one by one."""
    names = list(writer.taps)
    model.graph.output.extend(helper.make_tensor_value_info(t, TensorProto.FLOAT, None) for t in dict.fromkeys(writer.taps.values()))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    deeper = any(o.name == "deeper" for o in session.get_outputs())
    asked = [writer.taps[n] for n in names] + ["deeper"] * deeper
    read = [session.run(asked, q) for q in questions]
    return {n: np.concatenate([r[i] for r in read]) for i, n in enumerate(names)}, [r[-1] for r in read] if deeper else None


class Exporter:
    """Writes graphs one below the other. `questions`: of each head the inputs on which the ranges of eight bits are measured; without any the graphs are exact."""

    def __init__(self, out, questions):
        self.out, self.questions = out, questions

    def write(self, name, saved, top, exit_, heads, deeper=False, given=None):
        """-> of each head what this graph gives below for its questions; `given` is what the one above gave."""
        shape = top, exit_, heads, deeper
        writer = Writer(saved)
        model, below = writer.model(*shape), None
        if self.questions:
            asked = [{"input_ids": q["input_ids"], "attention_mask": q["attention_mask"], "hidden": h} if top else q
                     for head in heads for q, h in zip(self.questions[head], given[head] if top else self.questions[head])]
            read, gives = seen(model, writer, asked)
            plan = {}
            for layer, x in read.items():
                plan[layer], error = quantise.choose(x, *writer.dense_of[layer])
                print(f"{name} {layer} error {error:.5f} multiplier {plan[layer].multiplier is not None} zero {plan[layer].zero}", flush=True)
            if deeper:
                each = len(asked) // len(heads)
                below = {head: gives[i * each:(i + 1) * each] for i, head in enumerate(heads)}
            model = Writer(saved, plan).model(*shape)
        onnx.checker.check_model(model)
        onnx.save(model, f"{self.out}/{name}.onnx")
        print(name, round(len(model.SerializeToString()) / 1e6, 1), "MB", flush=True)
        return below

    def levels(self, prefix, saved, top, exits, heads, given=None):
        """The graphs of `heads` from under layer `top` down to the last of `exits`."""
        for e in exits:
            given = self.write(f"{prefix}-{e}" if top else "model", saved, top, e, heads, e != exits[-1], given)
            top = e


def inherited(folder, out):
    """Copies the first graph of a model in `folder`, and those below it as far as they are about sentiment. -> (layers of the first, a session of it)"""
    for name in os.listdir(folder):
        if name == "model.onnx" or name.startswith("sentiment-"):
            shutil.copyfile(f"{folder}/{name}", f"{out}/{name}")
        elif name.startswith("model-"):
            graph = onnx.load(f"{folder}/{name}").graph
            given, gives = [i.name for i in graph.input], [o.name for o in graph.output if o.name in ("sentiment", "deeper")]
            onnx.utils.extract_model(f"{folder}/{name}", f"{out}/{name.replace('model', 'sentiment')}", given, gives)
    norms = sum(n.op_type == "LayerNormalization" for n in onnx.load(f"{out}/model.onnx").graph.node)
    return (norms - 1) // 2, onnxruntime.InferenceSession(f"{out}/model.onnx", providers=["CPUExecutionProvider"])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint", nargs="?", help="not with --inherit")
    a.add_argument("--exits", default="8", help="depths at which a question may leave, the last for all that is left: a graph for each")
    a.add_argument("--inherit", help="folder of a model: what is not about relations, and its first level, is taken from there as it is")
    a.add_argument("--relations", help="checkpoint whose layers below the first level answer relations, by graphs of their own")
    a.add_argument("--relation-exits", help="the depths of those; else as --exits")
    a.add_argument("--precision", choices=["float", "int8"], default="int8")
    a.add_argument("--vocabulary", help="for int8, as the next three")
    a.add_argument("--seen-relations", nargs="*", default=[], help="files of examples: what passes through the layers is measured on some of them")
    a.add_argument("--seen-sentiment", nargs="*", default=[])
    a.add_argument("--seen", type=int, default=150, help="questions of each head")
    a.add_argument("--out", required=True, help="folder for model.onnx, and model-8.onnx ..., or sentiment-8.onnx, relation-8.onnx ...")
    args = a.parse_args()
    saved, other = (torch.load(p, map_location="cpu", weights_only=False) if p else None for p in (args.checkpoint, args.relations))
    exits = [int(e) for e in args.exits.split(",")]
    below = [int(e) for e in args.relation_exits.split(",")] if args.relation_exits else exits[1:]
    questions = {}
    if args.precision == "int8":
        tok, rng = examples.tokenizer(args.vocabulary), random.Random(8)
        for head, files in (("sentiment", args.seen_sentiment), ("relation", args.seen_relations)):
            if files:
                xs = rng.sample([x for p in files for x in examples.items(examples.read(p), head, tok)], args.seen)
                questions[head] = [dict(zip(("input_ids", "token_type_ids", "attention_mask"), (v.numpy() for v in examples.batch([x])))) for x in xs]
    os.makedirs(args.out, exist_ok=True)
    exporter, both = Exporter(args.out, questions), ["sentiment", "relation"]
    if args.inherit:
        top, first = inherited(args.inherit, args.out)
        exporter.levels("relation", other, top, below, ["relation"], {"relation": [first.run(["deeper"], q)[0] for q in questions["relation"]]})
    elif other:
        given = exporter.write("model", saved, 0, exits[0], both, True)
        exporter.levels("sentiment", saved, exits[0], exits[1:], ["sentiment"], given)
        exporter.levels("relation", other, exits[0], below, ["relation"], given)
    else:
        exporter.levels("model", saved, 0, exits, both)


if __name__ == "__main__":
    main()
