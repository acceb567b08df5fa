"""DenseNet121 teachers from published files of weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from xlite_core.errors import TeacherRefused
from xlite_core.models.chexnet_layouts import recognised
from xlite_core.models.network_teacher import NetworkTeacher
from xlite_core.models.torchvision_ops import import_torchvision
from xlite_core.models.weights_file import COUNTER, read_weights, require_fit


def open_densenet(path: Path, findings: Sequence[str]) -> NetworkTeacher:
    """Open a DenseNet121 of a published layout (`chexnet_layouts`).

    Its logits are those of the last linear layer, before any sigmoid and before
    torchxrayvision's scaling of probabilities by operating points.

    Args:
        path: The file.
        findings: The student's.

    Raises:
        TeacherRefused: The file is damaged, of no known layout, or knows none of
            the findings.
        MissingFeature: torchvision is not installed.
    """
    layout, weights, thresholds = recognised(path.name, read_weights(path))
    outputs = _trained_outputs(path.name, layout.outputs, thresholds)
    network = _densenet121(path.name, weights, len(outputs), layout.recipe.channels)
    return NetworkTeacher(
        network,
        lambda image: torch.relu(network.features(image)),  # type: ignore[operator]
        outputs=outputs,
        findings=findings,
        recipe=layout.recipe,
        description=f"{path.name} ({layout.name})",
    )


def _densenet121(
    name: str, weights: dict[str, Tensor], outputs: int, in_channels: int
) -> nn.Module:
    models = import_torchvision().models
    # Without values, so that opening a teacher draws nothing from torch's generator.
    with torch.device("meta"):
        network: nn.Module = models.densenet121(weights=None, num_classes=outputs)
        if in_channels == 1:
            first = nn.Conv2d(1, 64, kernel_size=7, stride=2, padding=3, bias=False)
            network.features.conv0 = first  # type: ignore[union-attr]
    wanted = network.state_dict()
    counters = {key for key in wanted if key.endswith(COUNTER)}
    absent = counters - set(weights)  # all of them, or none: the layout has seen to it
    require_fit(name, weights, {key: t for key, t in wanted.items() if key not in absent})
    state = {
        key: tensor.long() if key in counters else tensor.float() for key, tensor in weights.items()
    }
    state.update({key: torch.zeros((), dtype=torch.long) for key in absent})
    network.load_state_dict(state, assign=True)
    return network


def _trained_outputs(
    name: str, outputs: Sequence[str], thresholds: Tensor | None
) -> tuple[str, ...]:
    """Return the finding of each output; empty where it was never trained."""
    if thresholds is None:
        return tuple(outputs)
    if thresholds.shape != (len(outputs),):
        raise TeacherRefused(
            f"The teacher {name} has {thresholds.numel()} thresholds for {len(outputs)} outputs.",
            "Give the weights as they were published.",
        )
    return tuple(
        "" if untrained else output
        for output, untrained in zip(outputs, thresholds.isnan().tolist(), strict=True)
    )
