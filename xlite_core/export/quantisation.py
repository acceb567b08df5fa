"""Static INT8: a student whose convolutions and activations compute in whole numbers.

Weights are int8, one scale a channel; activations uint8, one scale a tensor, laid over the ranges
that they take on training films (Jacob et al., CVPR 2018).  Weights use 7 of their 8 bits: without
VNNI instructions processors add pairs of products in 16 bits, where 8 bits overflow, and the same
file would then say something else on another machine (ONNX Runtime, "Quantize ONNX models").

Depthwise networks suffer at their beginning: a few channels there feed everything.  So several
numbers of first convolutions are tried in FP32, with both kinds of range, and films of the training
side choose; never those that judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from xlite_core.errors import ExportRefused, require
from xlite_core.export.activation_ranges import METHODS, Method, Ranges, measured_ranges
from xlite_core.export.half_storage import with_half_weights
from xlite_core.export.int8_graph import (
    EIGHT_BIT,
    eight_bit_nodes,
    finished,
    known_ranges,
    rewritten,
)

FILMS = 64
"""Training films that set the ranges, and as many others that choose among candidates."""

FIRST_IN_FP32 = (0, 1, 3, 5, 8, 12)
"""Numbers of first convolutions that are tried in FP32, fastest first."""

ENOUGH = 0.1
"""Disturbance below which the fastest candidate is taken: a tenth of a logit's own spread.

Noise of that size lowers an AUC of 0.8 by 0.0012 (binormal; d' is divided by the root of 1.01),
a quarter of what the gate allows."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class QuantisedStudent:
    """An INT8 file, and how it was chosen.

    Attributes:
        content: The whole model file; its card is still that of the FP32 student.
        method: Which ranges its activations use.
        first_in_fp32: How many of the first convolutions stay FP32.
        disturbance: Root mean square of what INT8 moves a logit, as a share of the logit's
            standard deviation over films, over findings.
        calibrated_on: Training films that set the ranges.
        chosen_on: Training films that chose.
    """

    content: bytes
    method: Method
    first_in_fp32: int
    disturbance: float
    calibrated_on: int
    chosen_on: int


def quantised(
    content: bytes, calibration: NDArray[np.float32], choosing: NDArray[np.float32]
) -> QuantisedStudent:
    """Return the INT8 student that training films choose.

    The fastest candidate that disturbs logits by less than `ENOUGH` is taken, or else the one
    that disturbs them least.  What stays FP32 is stored as FP16.

    Args:
        content: A model file with FP32 or FP16-stored weights.
        calibration: Network inputs of training films, float32, shape (films, channels, size, size).
        choosing: Those of other training films, at least two.

    Raises:
        ExportRefused: The graph has nothing that ONNX Runtime computes in 8 bits.
        MissingFeature: The onnx package is not installed.
    """
    onnx = require("onnx", feature="Quantising a student", extra="train")
    model = rewritten(widened(onnx.load_from_string(content)))
    nodes = eight_bit_nodes(model)
    if not any(node.op_type == "Conv" and node.name in nodes for node in model.graph.node):
        raise ExportRefused(
            "This student has no convolution that INT8 could speed up: only those before the last "
            "one count.",
            "Ship the FP32 file alone, or train a student with a convolutional backbone.",
        )
    measured = measured_ranges(model, _tensors(model, nodes), calibration)
    wanted = logits_of(content, choosing)
    best: QuantisedStudent | None = None
    for first, method, chosen in _candidates(model, nodes):
        ranges = {**measured[method], **known_ranges(model)}
        candidate = with_half_weights(_in_eight_bits(model, chosen, ranges))
        found = QuantisedStudent(
            content=candidate,
            method=method,
            first_in_fp32=first,
            disturbance=_disturbance(logits_of(candidate, choosing), wanted),
            calibrated_on=len(calibration),
            chosen_on=len(choosing),
        )
        if best is None or found.disturbance < best.disturbance:
            best = found
        if method == METHODS[-1] and best.disturbance <= ENOUGH:
            break
    assert best is not None, "there is always the candidate without FP32 convolutions"
    return best


def widened(model: Any) -> Any:
    """Return a model whose FP16-stored weights are FP32 ones again; it is the same object."""
    onnx = require("onnx", feature="Quantising a student", extra="train")
    graph = model.graph
    halves = {t.name: t for t in graph.initializer if t.data_type == onnx.TensorProto.FLOAT16}
    kept = []
    for node in graph.node:
        half = halves.get(node.input[0]) if node.op_type == "Cast" else None
        if half is None:
            kept.append(node)
            continue
        weight = onnx.numpy_helper.to_array(half).astype(np.float32)
        half.CopyFrom(onnx.numpy_helper.from_array(weight, node.output[0]))
    graph.ClearField("node")
    graph.node.extend(kept)
    return model


def logits_of(content: bytes, images: NDArray[np.float32]) -> NDArray[np.float64]:
    """Run films singly through a file in ONNX Runtime, on the CPU.

    Args:
        content: A whole model file.
        images: float32, shape (films, channels, size, size).

    Returns:
        float64, shape (films, findings).
    """
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    rows = [session.run(["logits"], {"image": image[None]})[0][0] for image in images]
    return np.array(rows, np.float64)


def _candidates(model: Any, nodes: Sequence[str]) -> Iterator[tuple[int, Method, list[str]]]:
    """Yield (convolutions in FP32, method, nodes in INT8), fastest first."""
    convolutions = {node.name for node in model.graph.node if node.op_type == "Conv"}
    places = [place for place, name in enumerate(nodes) if name in convolutions]
    for first in FIRST_IN_FP32:
        if first < len(places):
            for method in METHODS:
                yield first, method, list(nodes[places[first] if first else 0 :])


def _tensors(model: Any, nodes: Sequence[str]) -> list[str]:
    """Return what flows into and out of the nodes: all that 8-bit steps may be laid over."""
    chosen = set(nodes)
    constant = {tensor.name for tensor in model.graph.initializer}
    found: dict[str, None] = {}
    for node in model.graph.node:
        if node.name in chosen:
            names = (name for name in (*node.input, *node.output) if name not in constant)
            found |= dict.fromkeys(name for name in names if name)
    return list(found)


def _in_eight_bits(model: Any, nodes: list[str], ranges: Ranges) -> bytes:
    onnx = require("onnx", feature="Quantising a student", extra="train")
    library = require("onnxruntime.quantization", feature="Quantising a student", extra="train")
    calibrate = require("onnxruntime.quantization.calibrate", feature="Quantising", extra="train")
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    told = {
        name: calibrate.TensorData(lowest=np.float32(low), highest=np.float32(high))
        for name, (low, high) in ranges.items()
    }
    quantiser = library.QDQQuantizer(
        model=onnx.shape_inference.infer_shapes(copy),
        per_channel=True,
        reduce_range=True,
        weight_qType=library.QuantType.QInt8,
        activation_qType=library.QuantType.QUInt8,
        tensors_range=calibrate.TensorsData(calibrate.CalibrationMethod.MinMax, told),
        nodes_to_quantize=nodes,
        nodes_to_exclude=[],
        op_types_to_quantize=list(EIGHT_BIT),
        extra_options={},
    )
    quantiser.quantize_model()
    written: bytes = finished(quantiser.model.model).SerializeToString()
    return written


def _disturbance(found: NDArray[np.float64], wanted: NDArray[np.float64]) -> float:
    moved = ((found - wanted) ** 2).mean(axis=0)
    spread = wanted.var(axis=0)
    there = spread > 0
    if not there.any():
        return float("inf")  # logits that no film changes choose nothing
    return float(np.sqrt((moved[there] / spread[there]).mean()))
