"""An exported model run by ONNX Runtime: its graphs one below the other, and what each head says at every level."""
import json
import os

import numpy as np
import onnxruntime

import examples
import scores


class Levels:
    """`folder` as export.py writes it; with the model.json of ship.py in it, also where each question leaves."""

    def __init__(self, folder, threads=1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        depth = lambda name: int(name.removesuffix(".onnx").partition("-")[2] or 0)
        names = sorted((n for n in os.listdir(folder) if n.endswith(".onnx")), key=depth)
        self.graphs = {h: [n for n in names if n.split("-")[0].removesuffix(".onnx") in ("model", h)] for h in ("sentiment", "relation")}
        self.sessions = {n: onnxruntime.InferenceSession(f"{folder}/{n}", options, providers=["CPUExecutionProvider"]) for n in names}
        card = f"{folder}/model.json"
        self.card = json.load(open(card)) if os.path.exists(card) else None

    def logits(self, xs, size=1):
        """-> for each level [n, 3] of sentiment or [n, 2, 5] of relations (forth, back); all questions are of one head and go all the way down."""
        head = xs[0]["task"]
        ways = [head] if head == "sentiment" else [head, "back"]
        order = sorted(range(len(xs)), key=lambda i: len(xs[i]["ids"]))
        out = [[None] * len(xs) for _ in self.graphs[head]]
        for i in range(0, len(order), size):
            part = order[i:i + size]
            ids, types, mask = (v.numpy() for v in examples.batch([xs[j] for j in part]))
            given = {"token_type_ids": types}
            for level, name in enumerate(self.graphs[head]):
                last = level == len(self.graphs[head]) - 1
                said = self.sessions[name].run(ways + ["deeper"] * (not last), {"input_ids": ids, "attention_mask": mask, **given})
                given = {} if last else {"hidden": said.pop()}
                z = said[0] if head == "sentiment" else np.stack(said, 1)
                for k, j in enumerate(part):
                    out[level][j] = z[k]
        return [np.stack(z) for z in out]

    def answers(self, zs, head):
        """-> (logits over their temperature, shaped as those of a level; the level at which each question leaves: the first that is sure, of both ways)."""
        known = self.card[head]
        levels = known.get("early", []) + [{"temperature": known["temperature"], "sure": 0}]
        left = np.full(len(zs[0]), -1)
        z = np.zeros_like(zs[0])
        for i, (level, own) in enumerate(zip(levels, zs)):
            scaled = own / level["temperature"]
            none = (scaled.argmax(-1) == 0) & (head == "relation")
            sure = scores.softmax(scaled).max(-1) >= np.where(none, level.get("sure_none", level["sure"]), level["sure"])
            go = (left < 0) & (sure if head == "sentiment" else sure.all(1))
            z[go], left[go] = scaled[go], i
        return z, left
