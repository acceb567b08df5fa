"""The ranges that a network's activations take on films: what 8-bit steps are laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from xlite_core.errors import require

Method = Literal["min-max", "percentile"]

METHODS: tuple[Method, ...] = ("min-max", "percentile")
"""Entropy (Kullback-Leibler) is not among them: with ONNX Runtime's the first bundled student gave
the same logits as with min-max."""

TAIL = 1e-4
"""Share of a film's activations that "percentile" lets saturate at each end."""

Ranges = Mapping[str, tuple[float, float]]


def measured_ranges(
    model: Any, tensors: Sequence[str], images: NDArray[np.float32]
) -> dict[Method, Ranges]:
    """Run films through a graph and return the range of each tensor, by both methods at once.

    Min-max takes the smallest and largest value on any film; percentile takes each film's, with
    `TAIL` left out at either end, and averages over films.  All ranges hold 0, which 8-bit steps
    must meet exactly, because convolutions pad with it.

    Args:
        model: An `onnx.ModelProto` that takes `image`; not changed.
        tensors: Which; may hold `image` itself.
        images: Network inputs, float32, shape (films, channels, size, size), at least one.
    """
    onnx = require("onnx", feature="Quantising a student", extra="train")
    opened = onnx.ModelProto()
    opened.CopyFrom(model)
    shown = [name for name in tensors if name != "image"]
    known = {output.name for output in opened.graph.output}
    opened.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        for name in shown
        if name not in known
    )
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(
        opened.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    ends = np.array(
        [
            [_ends(value) for value in (*session.run(shown, {"image": image[None]}), image)]
            for image in images
        ]
    )
    extreme = np.stack([ends[..., 0].min(axis=0), ends[..., 3].max(axis=0)], axis=-1)
    usual = ends[..., 1:3].mean(axis=0)
    names = [*shown, "image"]
    return {
        "min-max": _holding_zero(names, extreme),
        "percentile": _holding_zero(names, usual),
    }


def _ends(values: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Return smallest, low percentile, high percentile and largest of an array."""
    flat = values.ravel()
    tail = int(TAIL * flat.size)
    low, high = tail, flat.size - 1 - tail
    ordered = np.partition(flat, (low, high))
    return float(flat.min()), float(ordered[low]), float(ordered[high]), float(flat.max())


def _holding_zero(names: Sequence[str], ends: NDArray[np.float64]) -> Ranges:
    return {
        name: (min(float(low), 0.0), max(float(high), 0.0))
        for name, (low, high) in zip(names, ends, strict=True)
    }
