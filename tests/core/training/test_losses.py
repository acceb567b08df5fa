"""The label losses against hand-computed values, torch and torchvision; cells that nobody knows."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from xlite_core.models.torchvision_ops import import_torchvision
from xlite_core.training.losses import (
    CellSum,
    LossWeights,
    focal_cells,
    label_cells,
    label_loss,
    loss_weights,
)
from xlite_core.training.sections import LossConfig

LOGITS = torch.tensor([[0.5, -2.0], [3.0, 0.0], [-1.0, 4.0]])
LABELS = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
WEIGHTS = LossWeights(torch.tensor([2.0, 0.5]), torch.tensor([0.9, 0.6]))
WEIGHTED, PLAIN = LossConfig(), LossConfig(kind="bce")
FOCAL = LossConfig(kind="focal", focal_gamma=2.0)
KINDS = pytest.mark.parametrize("config", [PLAIN, WEIGHTED, FOCAL], ids=lambda c: c.kind)


def test_weighted_cross_entropy_is_torchs():
    """With every label known: positive weights, and the average over the cells."""
    expected = binary_cross_entropy_with_logits(LOGITS, LABELS, pos_weight=WEIGHTS.positive)

    loss = label_loss(LOGITS, LABELS, WEIGHTS, WEIGHTED)

    assert torch.equal(loss.mean, expected)
    assert int(loss.cells) == 6


def test_plain_cross_entropy_ignores_the_weights():
    """By hand: -log sigmoid(0.5) for a finding that is there, -log(1 - sigmoid(-2)) for one not."""
    cells = label_cells(LOGITS, LABELS, WEIGHTS, PLAIN)

    assert cells[0].tolist() == pytest.approx(
        [math.log(1 + math.exp(-0.5)), math.log(1 + math.exp(-2.0))], rel=1e-6
    )
    assert torch.equal(cells.mean(), binary_cross_entropy_with_logits(LOGITS, LABELS))


def test_focal_loss_by_hand():
    """Lin et al., equation 5: logit 0 has p = 1/2, so a positive cell costs alpha ln 2 / 4."""
    cells = focal_cells(
        torch.tensor([[0.0, math.log(3.0)]]),
        torch.tensor([[1.0, 0.0]]),
        torch.tensor([0.9, 0.6]),
        FOCAL,
    )

    # The second logit has p = 3/4: -(1 - 0.6) (3/4)^2 ln(1/4).
    expected = [0.9 * 0.25 * math.log(2), 0.4 * 0.5625 * math.log(4)]
    assert cells[0].tolist() == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0, 5.0])
def test_focal_loss_is_torchvisions(gamma):
    """With one alpha for all findings, values and gradients agree."""
    sigmoid_focal_loss = import_torchvision().ops.sigmoid_focal_loss
    ours, theirs = (LOGITS.clone().requires_grad_() for _ in range(2))
    config = LossConfig(kind="focal", focal_gamma=gamma)

    loss = focal_cells(ours, LABELS, torch.tensor([0.75, 0.75]), config)
    expected = sigmoid_focal_loss(theirs, LABELS, alpha=0.75, gamma=gamma, reduction="none")
    loss.sum().backward()
    expected.sum().backward()

    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(ours.grad, theirs.grad)


@KINDS
def test_extreme_logits_have_finite_losses_and_gradients(config):
    """In float32, also where a sigmoid is exactly 0 or 1."""
    logits = torch.tensor([[1e4, -1e4], [-1e4, 1e4], [88.8, -104.0]], requires_grad=True)

    loss = label_loss(logits, LABELS, WEIGHTS, config)
    loss.total.backward()

    assert torch.isfinite(loss.total)
    assert torch.isfinite(logits.grad).all()


@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0])
def test_focal_gradients_are_those_of_finite_differences(gamma):
    """In double precision."""
    config = LossConfig(kind="focal", focal_gamma=gamma, label_smoothing=0.1)
    logits = LOGITS.double().requires_grad_()

    assert torch.autograd.gradcheck(
        lambda x: focal_cells(x, LABELS.double(), WEIGHTS.focal_alpha.double(), config), (logits,)
    )


def test_smoothing_moves_labels_towards_the_middle():
    """s/2 and 1 - s/2."""
    smooth = LABELS * 0.8 + 0.1
    expected = binary_cross_entropy_with_logits(LOGITS, smooth, pos_weight=WEIGHTS.positive)

    loss = label_loss(LOGITS, LABELS, WEIGHTS, LossConfig(label_smoothing=0.2))

    torch.testing.assert_close(loss.mean, expected)


def test_a_smoothed_cell_costs_what_is_expected_under_its_label():
    """For the focal loss: 0.9 of what a positive cell costs, 0.1 of a negative one."""
    alpha, smooth = WEIGHTS.focal_alpha, LossConfig(kind="focal", label_smoothing=0.2)
    positive = focal_cells(LOGITS, torch.ones(3, 2), alpha, FOCAL)
    negative = focal_cells(LOGITS, torch.zeros(3, 2), alpha, FOCAL)

    cells = focal_cells(LOGITS, torch.ones(3, 2), alpha, smooth)

    torch.testing.assert_close(cells, 0.9 * positive + 0.1 * negative)


@KINDS
@pytest.mark.parametrize("logit", [0.0, 1e30, -1e30, float("inf"), float("nan")])
def test_unknown_cells_weigh_nothing(config, logit):
    """Neither in the loss nor in its gradient, whatever the network says there."""
    labels = LABELS.clone()
    labels[1, 0] = float("nan")
    logits = LOGITS.clone()
    logits[1, 0] = logit
    logits.requires_grad_()
    mask = ~torch.isnan(labels)

    loss = label_loss(logits, labels, WEIGHTS, config)
    loss.mean.backward()

    torch.testing.assert_close(loss.mean, label_cells(LOGITS, LABELS, WEIGHTS, config)[mask].mean())
    assert int(loss.cells) == 5
    assert logits.grad[1, 0] == 0
    assert torch.isfinite(logits.grad).all()


@KINDS
def test_a_batch_that_nobody_knows_costs_nothing(config):
    """Zero, not 0 / 0."""
    loss = label_loss(LOGITS, torch.full((3, 2), float("nan")), WEIGHTS, config)

    assert loss.mean == 0


@KINDS
def test_half_precision_logits_are_judged_in_full(config):
    """Mixed precision rounds the logits, not the loss."""
    half = LOGITS.half()  # these logits are exact in half precision

    loss = label_loss(half, LABELS, WEIGHTS, config)

    assert loss.total.dtype == torch.float32
    assert torch.equal(loss.total, label_loss(LOGITS, LABELS, WEIGHTS, config).total)


def test_parts_of_a_batch_average_over_the_cells_of_all():
    """Sums and counts add up, where averages of parts would not."""
    labels = LABELS.clone()
    labels[0, 1] = float("nan")
    parts = [label_loss(LOGITS[s], labels[s], WEIGHTS, PLAIN) for s in (slice(2), slice(2, 3))]

    both = CellSum(parts[0].total + parts[1].total, parts[0].cells + parts[1].cells)

    torch.testing.assert_close(both.mean, label_loss(LOGITS, labels, WEIGHTS, PLAIN).mean)
    assert not torch.isclose(both.mean, (parts[0].mean + parts[1].mean) / 2)


def test_each_finding_gets_an_alpha_that_favours_its_rarer_side():
    """1 - share, but each side keeps at least a hundredth."""
    shares = torch.tensor([0.18, 0.002, 0.7, 0.999])

    weights = loss_weights(torch.ones(4), shares, FOCAL)

    assert weights.focal_alpha.tolist() == pytest.approx([0.82, 0.99, 0.3, 0.01])


def test_a_given_alpha_holds_for_every_finding():
    """However common it is."""
    config = LossConfig(kind="focal", focal_alpha=0.75)

    weights = loss_weights(torch.tensor([2.0, 1.0]), torch.tensor([0.1, 0.5]), config)

    assert weights.focal_alpha.tolist() == [0.75, 0.75]
    assert weights.positive.tolist() == [2.0, 1.0]


def test_the_losses_change_none_of_their_arguments():
    """Labels keep their NaN."""
    labels = LABELS.clone()
    labels[0, 0] = float("nan")
    logits, before = LOGITS.clone(), labels.clone()

    label_loss(logits, labels, WEIGHTS, FOCAL)

    assert torch.equal(logits, LOGITS)
    assert torch.equal(labels.nan_to_num(-1), before.nan_to_num(-1))
