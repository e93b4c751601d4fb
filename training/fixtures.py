"""Writes what the Java tests pin: ids by the reference tokeniser, and by examples.py for whole questions.

    python fixtures.py --vocabulary vocab.txt --out ../src/test/resources/model
"""
import argparse
import json

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


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--vocabulary", required=True)
    a.add_argument("--out", required=True)
    args = a.parse_args()
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
