"""Reads the encoder weights out of the published sentence-transformer ONNX (E5-small-v2, BGE-small-en-v1.5) into an .npz.

    python weights.py e5-small-v2.onnx base.npz

Dense weights are folded into anonymous MatMul inputs there, transposed; the node's name tells which they are.
"""
import sys

import numpy as np
import onnx
from onnx import numpy_helper

graph = onnx.load(sys.argv[1]).graph
arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
weights = {k: v for k, v in arrays.items() if k.startswith(("embeddings", "encoder"))}
for node in graph.node:
    if node.op_type == "MatMul" and node.name.startswith("/encoder") and node.input[1] in arrays:
        name = node.name.strip("/").replace("/MatMul", "").replace("/", ".") + ".weight"
        weights[name] = arrays[node.input[1]].T.copy()
np.savez(sys.argv[2], **{k: v for k, v in weights.items() if v.dtype == np.float32})
print(len(weights), "arrays")
