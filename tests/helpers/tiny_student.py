"""A real, tiny student: an ONNX graph with every output of a bundled one, in a millisecond."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.helpers.cards import example_card
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.model_card import ModelCard

SIZE, CELLS, CHANNELS, WIDTH = 64, 4, 8, 16


def write_tiny_student(
    path: Path, findings: tuple[str, ...] = CHESTXRAY14, *, card: ModelCard | None = None
) -> Path:
    """Write a model of seeded random weights: 64-pixel input, 4 x 4 evidence maps."""
    model = tiny_model(len(findings))
    written = card or replace(example_card(findings), recipe=PreprocessingRecipe(size=SIZE))
    helper.set_model_props(model, {CARD_KEY: written.to_json()})
    path.write_bytes(model.SerializeToString())
    return path


def tiny_model(findings: int) -> onnx.ModelProto:
    """Return the graph: one strided convolution, mean pooling, a two-layer head, and its maps."""
    random = np.random.default_rng(7)

    def weight(name, *shape, scale=1.0):
        values = random.normal(0, scale, shape).astype(np.float32)
        return numpy_helper.from_array(values, name)

    stride = SIZE // CELLS
    weights = [
        weight("conv", CHANNELS, 3, stride, stride, scale=0.02),
        weight("w1", WIDTH, CHANNELS, scale=0.6),
        weight("b1", WIDTH, scale=0.1),
        weight("w2", findings, WIDTH, scale=0.6),
        weight("b2", findings, scale=0.5),
        numpy_helper.from_array(np.array([0, CHANNELS, -1]), "flat"),
        numpy_helper.from_array(np.array([0, findings, CELLS, CELLS]), "map"),
        numpy_helper.from_array(np.array([-1]), "last"),
        numpy_helper.from_array(np.array([1]), "middle"),
        numpy_helper.from_array(np.array(CELLS * CELLS, np.float32), "cells"),
        numpy_helper.from_array(np.array(0, np.float32), "zero"),
    ]
    node = helper.make_node
    nodes = [
        node("Conv", ["image", "conv"], ["raw"], strides=[stride, stride]),
        node("Relu", ["raw"], ["F4"]),
        node("Reshape", ["F4", "flat"], ["F"]),
        node("ReduceMean", ["F", "last"], ["pooled"], keepdims=0),
        node("Gemm", ["pooled", "w1", "b1"], ["before"], transB=1),
        node("Relu", ["before"], ["embedding"]),
        node("Gemm", ["embedding", "w2", "b2"], ["logits"], transB=1),
        node("Greater", ["embedding", "zero"], ["on"]),
        node("Cast", ["on"], ["active"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["active", "middle"], ["mask"]),
        node("Mul", ["mask", "w2"], ["w2_active"]),
        node("MatMul", ["w2_active", "w1"], ["weights"]),
        node("MatMul", ["weights", "F"], ["summed"]),
        node("Div", ["summed", "cells"], ["flat_map"]),
        node("Reshape", ["flat_map", "map"], ["evidence"]),
        node("MatMul", ["w2_active", "b1"], ["hidden_bias"]),
        node("Add", ["hidden_bias", "b2"], ["bias"]),
    ]
    value = helper.make_tensor_value_info
    real = TensorProto.FLOAT
    graph = helper.make_graph(
        nodes,
        "tiny_student",
        [value("image", real, ["N", 3, SIZE, SIZE])],
        [
            value("logits", real, ["N", findings]),
            value("evidence", real, ["N", findings, CELLS, CELLS]),
            value("bias", real, ["N", findings]),
            value("embedding", real, ["N", WIDTH]),
        ],
        weights,
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9, producer_name="tests"
    )
