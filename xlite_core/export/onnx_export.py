"""From a trained student to one self-describing ONNX file.

The graph is written by torch's tracing exporter.  The newer one (torch.export)
was tried on MobileNetV3-Small + MHSA: the same speed in ONNX Runtime, twenty
times as long to export, a further package, and no opset below 18.  torch is
pinned, so the tracing exporter cannot vanish unseen; when it does, `_traced` is
all there is to replace, and the parity gate says whether that went well.
"""

from __future__ import annotations

import copy
import io
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.jit._trace import TracerWarning

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import ModelMismatch, require
from xlite_core.export.onnx_metadata import with_card
from xlite_core.export.parity import ParityReport, measure_parity, probe_images, require_parity
from xlite_core.export.self_test_writing import with_self_test
from xlite_core.inference.model_card import ModelCard
from xlite_core.models.student import Student

OPSET = 17
"""The first with LayerNormalization; every ONNX Runtime since 1.12 reads it."""

OUTPUTS = ("logits", "evidence", "bias", "embedding")


def export_student(  # noqa: PLR0913 - all but three are keywords
    student: Student,
    card: ModelCard,
    path: Path,
    *,
    opset: int = OPSET,
    with_evidence: bool = True,
    images: Tensor | None = None,
) -> ParityReport:
    """Write a student and its card to one `.onnx`, if the graph passes the parity gate.

    The graph takes `image`, float32, shape (N, channels, size, size), and gives
    `logits` (N, findings), `evidence` (N, findings, h, w), `bias` (N, findings)
    and `embedding` (N, head width).  Batch norm is folded into convolutions.

    Args:
        student: Not changed; exported as it computes in evaluation mode, on the
            CPU, in FP32.
        card: Its recipe gives the input's size and channels.
        path: The file; replaced only once the graph has passed.
        opset: ONNX operator set.
        with_evidence: False leaves only `logits`: the yardstick for what the
            maps cost.
        images: Network inputs for the gate, at least two; synthetic ones by
            default.

    Returns:
        How closely the graph and the student agree.

    Raises:
        ModelMismatch: The card describes other findings or channels.
        ExportRefused: The graph does not compute what the student computes.
        MissingFeature: The onnx package is not installed.
    """
    onnx = require("onnx", feature="Exporting a student", extra="train")
    _require_matching_card(student, card)
    still = copy.deepcopy(student).cpu().float().eval()
    shape = (card.recipe.channels, card.recipe.size, card.recipe.size)
    graph = onnx.load_from_string(_traced(still, shape, opset, with_evidence=with_evidence))
    onnx.checker.check_model(graph, full_check=True)
    content: bytes = with_card(graph, card).SerializeToString()
    images = probe_images(shape) if images is None else images
    report = measure_parity(still, content, images)
    require_parity(report)
    if with_evidence:
        content = with_self_test(content)
    with atomic_write(path) as stream:
        stream.write(content)
    return report


class _NamedOutputs(nn.Module):
    """Gives the tracer a plain tuple in the order of `OUTPUTS`."""

    def __init__(self, student: Student, *, with_evidence: bool) -> None:
        super().__init__()
        self.student = student
        self.with_evidence = with_evidence

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        if self.with_evidence:
            return tuple(self.student.forward_with_evidence(image))
        return (self.student(image),)


def _traced(
    student: Student, shape: tuple[int, int, int], opset: int, *, with_evidence: bool
) -> bytes:
    outputs = list(OUTPUTS if with_evidence else OUTPUTS[:1])
    target: Any = io.BytesIO()  # its signature names paths only, but any stream will do
    with warnings.catch_warnings():
        # It warns of its own age, that sizes become constants, and that reversing the paddings of
        # a scattering network does not: all three are as they should be.
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", TracerWarning)
        warnings.filterwarnings("ignore", "Constant folding", UserWarning)
        torch.onnx.export(
            _NamedOutputs(student, with_evidence=with_evidence).eval(),
            (torch.zeros(2, *shape),),
            target,
            input_names=["image"],
            output_names=outputs,
            dynamic_axes={name: {0: "N"} for name in ("image", *outputs)},
            opset_version=opset,
            dynamo=False,
        )
    traced: bytes = target.getvalue()
    return traced


def _require_matching_card(student: Student, card: ModelCard) -> None:
    if len(card.findings) != student.config.findings:
        raise ModelMismatch(
            f"The model card names {len(card.findings)} findings, "
            f"but the student has {student.config.findings} logits.",
            "Write the card for the student's own findings.",
        )
    if card.recipe.channels != student.config.in_channels:
        raise ModelMismatch(
            f"The recipe makes images of {card.recipe.channels} channels, "
            f"but the student takes {student.config.in_channels}.",
            "Export with the recipe that the student was trained with.",
        )
    if student.config.fixed_size and card.recipe.size != student.config.image_size:
        raise ModelMismatch(
            f"The recipe makes images of {card.recipe.size} pixels, "
            f"but the student takes {student.config.image_size}.",
            "Export with the recipe that the student was trained with.",
        )
