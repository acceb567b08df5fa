"""Large weights kept as FP16 in the file: half the size, while all arithmetic stays FP32.

Each such weight is followed by a Cast to FP32, which ONNX Runtime carries out once, when it loads
the graph: speed and memory are those of a file with FP32 weights.  Rounding to FP16 moves a weight
by 2^-12 of itself at most, 0.02 % (IEEE 754, binary16: 11 significant bits).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import require
from xlite_core.export.parity import LIMIT, same_route
from xlite_core.export.self_test_writing import with_self_test
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.session import StudentOutput, StudentSession

LEAST_NUMBERS = (4096, 16384, 65536)
"""Weights with fewer numbers stay FP32; the next is tried where the one before moves too much.

The first convolutions are small and everything after them repeats their rounding: in the first
bundled student they are 3 % of the bytes and made 0.010 of the 0.014 by which FP16 moved a logit.
The second limit costs a ninth of the file and leaves a quarter of the difference.
"""

PROBABILITY_LIMIT = 0.001
"""Largest difference of a calibrated probability: what is shown and exported has three digits."""

EVIDENCE_LIMIT = 0.02
"""Largest difference of a cell as a share of full colour: five of the colour map's 256 levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfStorage:
    """What storing weights as FP16 saved, and the largest differences it made.

    Attributes:
        films: How many films both files were run on.
        before: Size with FP32 weights, in bytes.
        after: Size with FP16 weights, in bytes.
        logit: In log-odds.
        probability: Of calibrated probabilities, 0 to 1.
        evidence: Of a cell, as a share of full colour, on films whose hidden units are on or
            off alike in both; NaN where there is no such film.
        evidence_sum: Evidence plus bias against its logit, in the FP16 file, in log-odds.
        largest_logit: Largest size of any logit.
    """

    films: int
    before: int
    after: int
    logit: float
    probability: float
    evidence: float
    evidence_sum: float
    largest_logit: float

    @property
    def passed(self) -> bool:
        """Whether the numbers are kept; NaN never passes."""
        return (
            self.probability <= PROBABILITY_LIMIT
            and self.evidence <= EVIDENCE_LIMIT
            and self.evidence_sum <= LIMIT * max(1.0, self.largest_logit)
        )

    @property
    def words(self) -> str:
        """What was done, in one sentence."""
        moved = (
            f"a probability by {self.probability:.1g} and a map by {self.evidence:.1%} of full "
            f"colour at most, on {self.films} films"
        )
        if self.passed:
            return (
                f"Weights are stored as FP16, {self.after / 1e6:.1f} MB instead of "
                f"{self.before / 1e6:.1f} MB, which moves {moved}."
            )
        return (
            f"Weights stay FP32, {self.before / 1e6:.1f} MB, because FP16 would move {moved}, "
            f"where {PROBABILITY_LIMIT:g} and {EVIDENCE_LIMIT:.0%} are allowed."
        )


def store_half(path: Path, images: NDArray[np.float32]) -> HalfStorage:
    """Store the weights of a model file as FP16, if that keeps its numbers; else leave it alone.

    Args:
        path: A model file of this application.
        images: Network inputs, shape (films, channels, size, size); real films, if there are any.

    Returns:
        What was measured; `passed` tells whether the file was rewritten.

    Raises:
        ModelFileRefused: ONNX Runtime cannot load the file.
        MissingFeature: The onnx package is not installed.
    """
    full = path.read_bytes()
    measured: HalfStorage | None = None
    for least in LEAST_NUMBERS:
        half = with_half_weights(full, least=least)
        if measured is not None and len(half) >= len(full):
            break  # nothing is left to round, which saves nothing either
        measured = measure_half(full, half, images)
        if measured.passed:
            with atomic_write(path) as stream:
                stream.write(with_self_test(half))
            break
    assert measured is not None, "the first limit is always measured"
    return measured


def with_half_weights(content: bytes, *, least: int = LEAST_NUMBERS[0]) -> bytes:
    """Return a model file whose large FP32 weights are stored as FP16.

    Args:
        content: A whole .onnx file; a weight that FP16 cannot hold stays as it is.
        least: Weights of fewer numbers stay FP32.
    """
    onnx = require("onnx", feature="Storing weights as FP16", extra="train")
    model = onnx.load_from_string(content)
    graph = model.graph
    tensors, casts = [], []
    for tensor in graph.initializer:
        rounded = _rounded(tensor, least, onnx)
        if rounded is None:
            tensors.append(tensor)
            continue
        stored = f"{tensor.name}.half"
        tensors.append(onnx.numpy_helper.from_array(rounded, stored))
        casts.append(
            onnx.helper.make_node(
                "Cast", [stored], [tensor.name], name=f"{stored}.cast", to=onnx.TensorProto.FLOAT
            )
        )
    nodes = [*casts, *graph.node]
    graph.ClearField("initializer")
    graph.initializer.extend(tensors)
    graph.ClearField("node")
    graph.node.extend(nodes)
    written: bytes = model.SerializeToString()
    return written


def measure_half(full: bytes, half: bytes, images: NDArray[np.float32]) -> HalfStorage:
    """Run both files on the same films, on the CPU.

    Args:
        full: A whole model file with its card, FP32.
        half: The same with FP16 weights.
        images: float32, shape (films, channels, size, size).

    Raises:
        ModelFileRefused: ONNX Runtime cannot load one of them.
    """
    sessions = [StudentSession(content, provider="CPU") for content in (full, half)]
    card = ModelCard.from_json(sessions[0].metadata[CARD_KEY])
    pairs = [(sessions[0].run(image), sessions[1].run(image)) for image in images]
    moved = [_evidence_moved(*pair) for pair in pairs]
    cells = [cell / card.evidence_full_scale for cell in moved if cell is not None]
    return HalfStorage(
        films=len(images),
        before=len(full),
        after=len(half),
        logit=_largest([a.logits - b.logits for a, b in pairs]),
        probability=_largest(
            [card.probabilities(a.logits) - card.probabilities(b.logits) for a, b in pairs]
        ),
        evidence=float(max(cells, default=float("nan"))),
        evidence_sum=_largest([_left_over(b) for _, b in pairs]),
        largest_logit=_largest([a.logits for a, _ in pairs]),
    )


def _rounded(tensor: Any, least: int, onnx: Any) -> NDArray[np.float16] | None:
    """Return a weight as FP16, or None where it stays FP32."""
    if tensor.data_type != onnx.TensorProto.FLOAT or np.prod(tensor.dims) < least:
        return None
    weight = onnx.numpy_helper.to_array(tensor)
    if np.abs(weight).max() > np.finfo(np.float16).max:
        return None
    rounded: NDArray[np.float16] = weight.astype(np.float16)
    return rounded


def _evidence_moved(full: StudentOutput, half: StudentOutput) -> float | None:
    if not same_route(full.embedding[None], half.embedding[None])[0]:
        return None
    return float(np.abs(full.evidence - half.evidence).max())


def _left_over(output: StudentOutput) -> NDArray[np.float64]:
    total = output.evidence.sum(axis=(1, 2), dtype=np.float64) + output.bias
    return np.asarray(total - output.logits, np.float64)


def _largest(values: list[NDArray[Any]]) -> float:
    return float(np.max(np.abs(np.stack(values))))  # numpy's maximum hands a NaN on
