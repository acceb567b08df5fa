"""A layer before the last one, whose finer map may show a finding's place better."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from xlite_core.models.student import Student


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LayerTap:
    """A module of a student, and what it gives on an average film.

    Attributes:
        layer: Its output is a map, shape (batch, channels, h, w).
        average: Mean of that output over films, shape (channels, h, w); 0 to count from nothing.
    """

    layer: nn.Module
    average: Tensor

    def outputs(self, student: Student, images: Tensor) -> tuple[Tensor, Tensor]:
        """Return the layer's output and the logits of a batch, joined by their graph."""
        with _told(self.layer) as kept:
            logits: Tensor = student(images)
        return kept[-1], logits


def finer_layer(student: Student, image: Tensor) -> nn.Module | None:
    """Return the last module whose map has about twice as many cells a side as the last map.

    timm names it for each of its networks (`feature_info`): the end of stride 16 for MobileNet,
    EfficientNet, ConvNeXt, ResNet and DenseNet.

    Args:
        student: In evaluation mode.
        image: One normalised film, shape (1, channels, size, size).

    Returns:
        None where the backbone has no such layer, as a transformer of one resolution.
    """
    network = getattr(student.backbone, "network", None)
    stages = list(getattr(network, "feature_info", None) or ())
    wanted = stages[-1]["reduction"] // 2 if stages else 0
    names = [stage["module"] for stage in stages if stage["reduction"] == wanted]
    if not isinstance(network, nn.Module) or not names:
        return None
    layer = network.get_submodule(names[-1])
    with torch.no_grad():
        outputs, _ = LayerTap(layer=layer, average=torch.zeros(())).outputs(student, image)
        last = student.features(image)
    finer = outputs.ndim == 4 and all(
        coarse < fine <= 2 * coarse
        for fine, coarse in zip(outputs.shape[2:], last.shape[2:], strict=True)
    )
    return layer if finer else None


def tapped(student: Student, layer: nn.Module, films: Iterator[Tensor]) -> LayerTap:
    """Return a layer with its mean output over films.

    Args:
        student: In evaluation mode.
        layer: From `finer_layer`.
        films: Batches of normalised films that the student was trained on, at least one film.
    """
    tap = LayerTap(layer=layer, average=torch.zeros(()))
    total, count = torch.zeros((), dtype=torch.float64), 0
    with torch.no_grad():
        for batch in films:
            outputs, _ = tap.outputs(student, batch)
            total, count = total + outputs.double().sum(dim=0), count + len(batch)
    return LayerTap(layer=layer, average=(total / count).float())


@contextmanager
def _told(layer: nn.Module) -> Iterator[list[Tensor]]:
    kept: list[Tensor] = []

    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        kept.append(output)

    handle = layer.register_forward_hook(keep)
    try:
        yield kept
    finally:
        handle.remove()
