"""The reference that exported evidence maps are held to: the gradient of each logit.

The head computes its maps in closed form (`models.head.Head.with_evidence`).
This module asks autograd instead, which knows nothing of that formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from xlite_core.explain.layer_tap import LayerTap
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


def average_evidence(student: Student, films: Iterable[Tensor]) -> Tensor:
    """Return the mean of a student's evidence maps over films.

    It is not 0, although evidence counts from the average film: which hidden units are active
    depends on the film, too, so a finding can have evidence against it on nearly every film.

    Args:
        student: In evaluation mode.
        films: Batches of normalised films, at least one film.

    Returns:
        float32, shape (findings, h, w), in log-odds a cell.
    """
    with torch.no_grad():
        maps = [student.forward_with_evidence(batch).evidence for batch in films]
    return torch.cat(maps).mean(dim=0)


def evidence_at(student: Student, images: Tensor, tap: LayerTap, findings: Sequence[int]) -> Tensor:
    """Return what evidence would be at another layer: gradient times activation, cell by cell.

    At F the gradient of a logit is the same in every cell, and this is Grad-CAM; elsewhere it is
    HiResCAM (Draelos and Carin, 2020, arXiv:2011.08891).  Like evidence it counts from the layer's
    average over films.  What later layers add to a logit by themselves is missing: the cells do not
    add up to it.

    Args:
        student: In evaluation mode.
        images: float32, shape (batch, channels, size, size), normalised.
        tap: The layer and its average.
        findings: Which logits.

    Returns:
        float32, shape (batch, findings asked for, h, w), in log-odds a cell.
    """
    # Frozen weights would leave nothing to differentiate: let the image carry it.
    outputs, logits = tap.outputs(student, images.detach().clone().requires_grad_())
    maps = []
    for finding in findings:
        (gradient,) = torch.autograd.grad(logits[:, finding].sum(), outputs, retain_graph=True)
        maps.append((gradient * (outputs.detach() - tap.average)).sum(dim=1))
    return torch.stack(maps, dim=1)
