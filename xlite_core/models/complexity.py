"""How large a student is and how much it computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch.utils.flop_counter import FlopCounterMode

from xlite_core.models.config import Attention, StudentConfig
from xlite_core.models.registry import BACKBONES, attentions_of, display_name
from xlite_core.models.student import build_student


@dataclass(frozen=True, slots=True, kw_only=True)
class Complexity:
    """One row of the table of students.

    Attributes:
        name: For people: "MobileNetV3-Small + MHSA".
        backbone: Key of the backbone.
        attention: Key of the attention.
        input_size: Side of the square input that `macs` refers to, in pixels.
        parameters: Trained weights.  A Performer's random features and the
            running statistics of batch norm are not trained and not counted.
        macs: Multiply-accumulates of one image's forward pass, counted in
            convolutions, linear layers and the matrix products of attention.
            Norms, activations, additions and pooling are not counted.
        file_mb: Estimated size of the exported FP32 file, in 10^6 bytes: four
            bytes a weight.  Batch norm is folded into convolutions; the graph
            itself and the model card add some tens of kilobytes.
    """

    name: str
    backbone: str
    attention: Attention
    input_size: int
    parameters: int
    macs: int
    file_mb: float


def complexity(config: StudentConfig, *, input_size: int = 224) -> Complexity:
    """Count one student's weights and operations without computing any.

    Args:
        config: Which student; its pretrained weights are not loaded.
        input_size: Side of the square input in pixels.

    Raises:
        InvalidConfiguration: The student cannot be built.
    """
    shape_only = replace(
        config,
        pretrained=False,
        image_size=input_size if config.fixed_size else config.image_size,
    )
    # On the meta device tensors have shapes and no values: all the students
    # are counted in seconds, without their memory.
    with torch.device("meta"):
        student = build_student(shape_only).eval()
        image = torch.zeros(1, config.in_channels, input_size, input_size)
        with torch.no_grad(), FlopCounterMode(display=False) as counter:
            student(image)
    parameters = sum(parameter.numel() for parameter in student.parameters())
    return Complexity(
        name=display_name(config),
        backbone=config.backbone,
        attention=config.attention,
        input_size=input_size,
        parameters=parameters,
        macs=counter.get_total_flops() // 2,
        file_mb=4 * parameters / 1e6,
    )


def complexity_table(*, input_size: int = 224) -> Iterator[Complexity]:
    """Yield a row for each of our students: every backbone with every attention it may have."""
    for backbone in BACKBONES:
        for attention in attentions_of(backbone):
            config = StudentConfig(backbone=backbone, attention=attention)
            yield complexity(config, input_size=input_size)
