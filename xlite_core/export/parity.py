"""The gate of every export: the graph must compute what the network computes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnxruntime as ort
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.errors import ExportRefused
from xlite_core.explain.gradcam import activation_maps
from xlite_core.models.student import Student

LIMIT = 1e-4
"""Largest difference let through, for logits of size 1 and in proportion above.

FP32 sums in another order leave 1e-6 to 1e-5 of the largest logit behind (fifty
layers, folded batch norm).  1e-4 log-odds moves a probability by at most
0.000025, which no display and no threshold here resolves; a real fault (other
weights, dropout left on, wrong normalisation) is a thousand times larger.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityReport:
    """Largest differences over the images of the gate, in log-odds.

    Attributes:
        images: How many images were compared.
        largest_logit: Largest size of any of the network's logits.
        logits: Network against graph, one image at a time and all as one batch.
        evidence_sum: Sum of the graph's evidence plus bias, against its logit;
            None for a graph without maps.
        embedding: Network against graph, in proportion to the largest activation
            where that is above 1; None for a graph without maps.
        grad_cam: Positive part of the graph's evidence, against
            pytorch-grad-cam's map of the network before its stretch, a cell;
            None for a graph without maps.
    """

    images: int
    largest_logit: float
    logits: float
    evidence_sum: float | None
    embedding: float | None
    grad_cam: float | None

    @property
    def limit(self) -> float:
        return LIMIT * max(1.0, self.largest_logit)

    @property
    def passed(self) -> bool:
        differences = (self.logits, self.evidence_sum, self.grad_cam)
        # "Not above" would let NaN through.
        faithful = all(d <= self.limit for d in differences if d is not None)
        return faithful and (self.embedding is None or self.embedding <= LIMIT)


def measure_parity(student: Student, graph: bytes, images: Tensor) -> ParityReport:
    """Run a student and its exported graph side by side.

    Args:
        student: In evaluation mode, on the CPU.
        graph: The content of the ONNX file.
        images: float32, shape (images, channels, size, size), normalised.

    Raises:
        ExportRefused: ONNX Runtime cannot run the graph.
    """
    with torch.no_grad():
        hidden = student.head.embedding(student.features(images)).numpy()
        expected = student(images).numpy()
    batch, singles = _run(graph, images)
    difference = max(_largest(expected - batch["logits"]), _largest(expected - singles))
    evidence_sum = embedding = grad_cam = None
    if "evidence" in batch:
        evidence = batch["evidence"]
        total = evidence.sum(axis=(2, 3), dtype=np.float64) + batch["bias"]
        evidence_sum = _largest(total - batch["logits"])
        embedding = _largest(hidden - batch["embedding"]) / max(1.0, _largest(hidden))
        alike = same_route(hidden, batch["embedding"])
        grad_cam = _largest((np.maximum(evidence, 0) - activation_maps(student, images))[alike])
    return ParityReport(
        images=len(images),
        largest_logit=_largest(expected),
        logits=difference,
        evidence_sum=evidence_sum,
        embedding=embedding,
        grad_cam=grad_cam,
    )


def require_parity(report: ParityReport) -> None:
    """Let a faithful graph pass.

    Raises:
        ExportRefused: A difference is above the limit, or not a number.
    """
    if report.passed:
        return
    numbers = [f"logits differ by {report.logits:.2g}"]
    if report.evidence_sum is not None:
        numbers += [
            f"embeddings by {report.embedding:.2g}",
            f"evidence misses its logit by {report.evidence_sum:.2g}",
            f"and Grad-CAM's map by {report.grad_cam:.2g}",
        ]
    raise ExportRefused(
        f"The exported graph does not compute what the network computes: {', '.join(numbers)} "
        f"log-odds, where {report.limit:.2g} is allowed.",
        "Nothing was written. Train or load the student again, and report this if it comes back.",
    )


def same_route(first_BK: NDArray[np.float32], second_BK: NDArray[np.float32]) -> NDArray[np.bool_]:  # noqa: N803
    """Return which images went through the same hidden units in both.

    A unit that rounding lifts above zero in one and not in the other adds nothing
    to a logit, but turns its share of the map on or off.  Neither map is wrong:
    there is a step in the gradient, and no comparing across it.

    Args:
        first_BK: Embeddings, shape (images, hidden units).
        second_BK: Those of the other, same shape.

    Returns:
        bool, shape (images,).
    """
    return np.all((first_BK > 0) == (second_BK > 0), axis=1)  # type: ignore[no-any-return]


def probe_images(shape: tuple[int, int, int], *, count: int = 3) -> Tensor:
    """Return synthetic network inputs: smooth shading under fine noise, always the same.

    Args:
        shape: Channels, height, width.
        count: How many.

    Returns:
        float32, shape (count, *shape), mean about 0, standard deviation about 1.
    """
    random = torch.Generator().manual_seed(0)
    channels, height, width = shape
    coarse = torch.randn(count, channels, 4, 4, generator=random)
    shading = torch.nn.functional.interpolate(coarse, (height, width), mode="bilinear")
    return shading + 0.5 * torch.randn(count, *shape, generator=random)


def _run(
    graph: bytes, images: Tensor
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.float32]]:
    """Return every output for the whole batch, and the logits of each image run alone."""
    pixels = images.numpy()
    options = ort.SessionOptions()
    # Waiting threads sleep: an export often shares its cores with a training.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        names = [output.name for output in session.get_outputs()]
        batch = dict(zip(names, session.run(names, {"image": pixels}), strict=True))
        singles = [session.run(["logits"], {"image": one[None]})[0] for one in pixels]
    except Exception as error:  # ONNX Runtime's exceptions share no public base
        raise ExportRefused(
            "ONNX Runtime cannot run the exported graph.",
            "Nothing was written. Choose another opset or backbone, and report this.",
        ) from error
    return batch, np.concatenate(singles)


def _largest(values: NDArray[np.floating]) -> float:
    if values.size == 0:
        return float("nan")  # nothing could be compared, which is no agreement
    # numpy's maximum hands a NaN on, which then fails the gate.
    return float(np.max(np.abs(values)))
