"""The label loss against torch's own, and cells that nobody knows."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from xlite_core.training.losses import label_loss, positive_weights

LOGITS = torch.tensor([[0.5, -2.0], [3.0, 0.0], [-1.0, 4.0]])
LABELS = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
WEIGHT = torch.tensor([2.0, 0.5])


def test_with_every_label_known_it_is_torchs_loss():
    """Weighted binary cross-entropy, averaged over the cells."""
    expected = binary_cross_entropy_with_logits(LOGITS, LABELS, pos_weight=WEIGHT)

    assert torch.allclose(label_loss(LOGITS, LABELS, WEIGHT), expected)


def test_smoothing_moves_labels_towards_the_middle():
    """s/2 and 1 - s/2."""
    smooth = LABELS * 0.8 + 0.1
    expected = binary_cross_entropy_with_logits(LOGITS, smooth, pos_weight=WEIGHT)

    assert torch.allclose(label_loss(LOGITS, LABELS, WEIGHT, smoothing=0.2), expected)


@pytest.mark.parametrize("logit", [0.0, 1e30, -1e30, float("inf")])
def test_unknown_cells_weigh_nothing(logit):
    """Neither in the loss nor in its gradient, whatever the network says there."""
    labels = LABELS.clone()
    labels[1, 0] = float("nan")
    logits = LOGITS.clone()
    logits[1, 0] = logit
    logits.requires_grad_()
    mask = ~torch.isnan(labels)

    loss = label_loss(logits, labels, WEIGHT)
    loss.backward()

    cells = binary_cross_entropy_with_logits(LOGITS, LABELS, pos_weight=WEIGHT, reduction="none")
    assert torch.allclose(loss, cells[mask].mean())
    assert logits.grad[1, 0] == 0
    assert torch.isfinite(logits.grad).all()


def test_a_batch_that_nobody_knows_costs_nothing():
    """Zero, not 0 / 0."""
    assert label_loss(LOGITS, torch.full((3, 2), float("nan")), WEIGHT) == 0


def test_rare_findings_weigh_more_and_the_mean_is_one():
    """1 / sqrt(positives + 1), rescaled; unknown cells are no positives."""
    labels = np.zeros((40, 3))
    labels[:15, 0] = labels[:3, 1] = 1
    labels[20:, 2] = np.nan

    weights = positive_weights(labels, exponent=0.5)

    assert weights.mean() == pytest.approx(1.0)
    assert (weights / weights[0]).tolist() == pytest.approx([1.0, 2.0, 4.0])
    assert positive_weights(labels, exponent=0.0).tolist() == [1.0, 1.0, 1.0]
