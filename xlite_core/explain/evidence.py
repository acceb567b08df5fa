"""The reference that exported evidence maps are held to: the gradient of each logit.

The head computes its maps in closed form (`models.head.Head.with_evidence`).
This module asks autograd instead, which knows nothing of that formula.
"""

from __future__ import annotations

import torch
from torch import Tensor

from xlite_core.models.student import Student


def gradient_evidence(student: Student, images: Tensor) -> Tensor:
    """Return each cell's part in each logit: gradient times activation at F.

    Args:
        student: In evaluation mode.
        images: float32, shape (batch, channels, size, size), normalised.

    Returns:
        float32, shape (batch, findings, h, w), in log-odds a cell.
    """
    with torch.no_grad():
        features = student.features(images)
    features = features.detach().requires_grad_()
    logits: Tensor = student.head(features)
    maps = []
    for finding in range(logits.shape[1]):
        (gradient,) = torch.autograd.grad(logits[:, finding].sum(), features, retain_graph=True)
        maps.append((gradient * features.detach()).sum(dim=1))
    return torch.stack(maps, dim=1)
