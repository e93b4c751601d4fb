"""Writes what the Java tests pin: ids by the reference tokeniser, and by examples.py for whole questions.

    python fixtures.py --vocabulary vocab.txt --out ../src/test/resources/model
    python fixtures.py --classifier ../src/test/resources/classifier

The second writes a transformer of a few kilobytes in the form in which Spark NLP imports BERT classifiers: random weights, so
it knows nothing, but each token, place, segment and mask changes what it says.
"""
import argparse
import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import examples

TEXTS = ["Niger expelled the French ambassador.", "NIAMEY -- \"Out!\", they cried; 2,000 marched.", "Le président a été reçu à l'Élysée, où l'on s'est réjoui.",
         "Côte d'Ivoire, São Tomé & Príncipe, Türkiye", "naïve façade coöperate", "Straße İstanbul ΑΣ ΟΔΟΣ", "中国外交部 said 你好", "日本 and 한국", "emoji 🚀 rocket",
         "tab\tnew\nline\rreturn", "zero\u200bwidth\u00adhyphen\ufeff", "no\u00a0break\u2003space\u2028end", "bad\ufffdchar \u0007bell", "e\u0301te\u0301 combining",
         "x" * 100, "y" * 101, "antidisestablishmentarianism unbelievableness", "$5 <tag> a=b ~c^d `e|f", "“quoted” «guillemets» — dash… ¿que?", "don't can't l'armée",
         "", "   ", "[unused1] [CLS] [SEP]", "AES/ECOWAS: 3%-5% (approx.)", "Ouagadougou Nouakchott Bobo-Dioulasso", "a\u0300\u0316b", "ﬁnance ² ½", "Ωmega Æther Łódź", "ß", "𝔘nicode 𐍈"]

LONG = " ".join(f"Clause {i} mentions wheat and rain," for i in range(40))
RELATIONS = ["<s>Niger</s> expelled <t>French</t> troops.", "<t>Paris</t> was accused by <s>Bamako</s>", "<s><t>Iraqi</t> fighters</s> left.", "<t>The <s>Malian</s> army</t> left.",
             "<s>Russia</s><t>Ukraine</t>", "Talks between <s>Chad</s> and <t>Sudan</t>, and again <t>Sudan</t>.", LONG + " <s>Mali</s> left <t>ECOWAS</t>.",
             "<s>Mali</s> left <t>ECOWAS</t>. " + LONG, LONG + " <s>Mali</s> and <t>Togo</t> " + LONG]
TARGETS = [("Niger welcomes the retreat of the hated French force.", "French"), ("La junte salue Moscou.", "Moscou"), ("Mali", "Mali"), (LONG + " Mali lost.", "Mali"),
           ("He saw the Federal Democratic Republic of Ethiopia and its very many long institutional subordinate names there.", "the Federal Democratic Republic of Ethiopia and its very many long institutional subordinate names")]

WORDS = ("niger mali france russia the of and a an to in was were has have praised condemned expelled welcomed troops ambassador government said help "
         "attack excellent brutal regime work it is for its example this . , ' ##s ##ed ##ing").split()


def classifier(folder):
    """One attention layer over sums of word, place and segment vectors; the first token's row gives three logits."""
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + WORDS
    width, rng = 16, np.random.default_rng(7)
    constants = {"words": rng.normal(size=(len(vocabulary), width)), "places": rng.normal(size=(512, width)), "segments": rng.normal(size=(2, width)),
                 "q": rng.normal(size=(width, width)) / 8, "v": rng.normal(size=(width, width)) / 4, "out": rng.normal(size=(width, 3)), "far": [-1e4]}
    held = [numpy_helper.from_array(np.array(v, np.float32), k) for k, v in constants.items()]
    held += [numpy_helper.from_array(np.array(v, np.int64), k) for k, v in {"one": [1], "axis": 1, "zero": 0, "by": [1]}.items()]
    node = helper.make_node
    nodes = [node("Gather", ["words", "input_ids"], ["w"]), node("Gather", ["segments", "token_type_ids"], ["s"]),
             node("Mul", ["input_ids", "zero"], ["none"]), node("Add", ["none", "one"], ["ones"]), node("CumSum", ["ones", "axis"], ["nth"]),
             node("Sub", ["nth", "one"], ["at"]), node("Gather", ["places", "at"], ["p"]), node("Add", ["w", "s"], ["ws"]), node("Add", ["ws", "p"], ["x"]),
             node("MatMul", ["x", "q"], ["xq"]), node("Transpose", ["x"], ["xt"], perm=[0, 2, 1]), node("MatMul", ["xq", "xt"], ["scores"]),
             node("Sub", ["one", "attention_mask"], ["padding"]), node("Cast", ["padding"], ["paddingf"], to=TensorProto.FLOAT),
             node("Mul", ["paddingf", "far"], ["bias"]), node("Unsqueeze", ["bias", "by"], ["biases"]), node("Add", ["scores", "biases"], ["masked"]),
             node("Softmax", ["masked"], ["attention"], axis=-1), node("MatMul", ["x", "v"], ["xv"]), node("MatMul", ["attention", "xv"], ["mixed"]),
             node("Tanh", ["mixed"], ["h"]), node("Gather", ["h", "zero"], ["first"], axis=1), node("MatMul", ["first", "out"], ["logits"])]
    ints = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    graph = helper.make_graph(nodes, "classifier", ints, [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])], held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    onnx.checker.check_model(model)
    os.makedirs(f"{folder}/assets", exist_ok=True)
    onnx.save(model, f"{folder}/model.onnx")
    for name, lines in (("vocab.txt", vocabulary), ("labels.txt", ["entailment", "neutral", "contradiction"])):
        with open(f"{folder}/assets/{name}", "w", encoding="utf-8") as f:
            f.writelines(line + "\n" for line in lines)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--vocabulary")
    a.add_argument("--out")
    a.add_argument("--classifier")
    args = a.parse_args()
    if args.classifier:
        classifier(args.classifier)
        return
    tok = examples.tokenizer(args.vocabulary)

    def write(name, rows):
        with open(f"{args.out}/{name}", "w", encoding="utf-8") as f:
            for r in rows:
                f.write(json.dumps(r) + "\n")

    write("tokens.jsonl", [{"text": t, "ids": tok(t)} for t in TEXTS])
    pair = lambda q: {"ids": q[0], "second": q[1].index(1) if 1 in q[1] else len(q[0])}
    write("relation-inputs.jsonl", [{"marked": m, **pair(examples.relation({"marked": m}, tok))} for m in RELATIONS])
    write("sentiment-inputs.jsonl", [{"sentence": s, "from": s.index(t), "to": s.index(t) + len(t),
                                      **pair(examples.sentiment({"sentence": s, "from": s.index(t), "to": s.index(t) + len(t)}, tok))} for s, t in TARGETS])


if __name__ == "__main__":
    main()
