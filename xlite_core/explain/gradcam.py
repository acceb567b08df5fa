"""pytorch-grad-cam's maps at F, before anything stretches them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xlite_core.errors import InvalidConfiguration, require
from xlite_core.models.student import Student
from xlite_core.models.torchvision_ops import import_torchvision

CamMethod = Literal["GradCAM", "GradCAMPlusPlus", "LayerCAM", "EigenCAM"]


def activation_maps(
    student: Student,
    images: Tensor,
    *,
    method: CamMethod = "GradCAM",
    layer: nn.Module | None = None,
    findings: Sequence[int] | None = None,
) -> NDArray[np.float32]:
    """Return one map for each finding, as raw non-negative activation.

    pytorch-grad-cam stretches every map to 0..1, so that a film without any
    finding glows like one full of them.  Here the scale is kept: `GradCAM` is in
    log-odds a cell and equals the positive part of the student's evidence.  The
    other methods have units of their own.  `EigenCAM` looks at no logit, so its
    map is the same for each finding.

    Args:
        student: Put into evaluation mode; its gradients are left empty.
        images: float32, shape (batch, channels, size, size), normalised.
        method: Grad-CAM (Selvaraju et al., 2017), Grad-CAM++ (Chattopadhay et
            al., 2018), Layer-CAM (Jiang et al., 2021) or Eigen-CAM (Muhammad and
            Yeasin, 2020).
        layer: One of the student's modules, whose output is looked at; F if absent, the map
            counted from the average film.
        findings: Which of them; all if absent.

    Returns:
        float32, shape (batch, findings, h, w), 0 and up.

    Raises:
        InvalidConfiguration: The method is unknown.
        MissingFeature: pytorch-grad-cam is not installed.
    """
    if method not in get_args(CamMethod):
        raise InvalidConfiguration(
            f"There is no map called {method!r}.",
            f"Choose one of: {', '.join(get_args(CamMethod))}.",
        )
    import_torchvision()  # pytorch-grad-cam imports it, too
    library = require("pytorch_grad_cam", feature="Drawing Grad-CAM", extra="train")
    targets = require(
        "pytorch_grad_cam.utils.model_targets", feature="Drawing Grad-CAM", extra="train"
    )
    cam = getattr(library, method)(model=student, target_layers=[layer or student.origin])
    # Frozen weights would leave nothing to differentiate: let the image carry it.
    inputs = images.detach().clone().requires_grad_()
    wanted = range(student.config.findings) if findings is None else findings
    try:
        maps = [
            _raw_map(cam, inputs, [targets.ClassifierOutputTarget(finding)] * len(images))
            for finding in wanted
        ]
    finally:
        cam.activations_and_grads.release()
        student.zero_grad(set_to_none=True)
    return np.stack(maps, axis=1)


def _raw_map(cam: Any, inputs: Tensor, targets: list[Any]) -> NDArray[np.float32]:
    """Do what calling `cam` does, up to the stretch."""
    record = cam.activations_and_grads
    logits = record(inputs)
    gradients = None
    if cam.uses_gradients:
        loss = torch.stack([t(row) for t, row in zip(targets, logits, strict=True)]).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        gradients = record.gradients[0].numpy()
    activations = record.activations[0].numpy()
    raw = cam.get_cam_image(
        inputs, cam.target_layers[0], targets, activations, gradients, eigen_smooth=False
    )
    positive: NDArray[np.float32] = np.maximum(raw, 0).astype(np.float32)
    return positive
