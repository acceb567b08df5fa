"""Learning rates against hand-computed values and torch's own schedules."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch

from xlite_core.training.schedule import RateSchedule
from xlite_core.training.sections import OptimisationConfig


def schedule(kind: str, *, epochs: int = 10, **settings) -> RateSchedule:
    return RateSchedule(OptimisationConfig(schedule=kind, **settings), epochs)


def rates(plan: RateSchedule, *epochs_done: float, peak: float = 0.4) -> list[float]:
    return [plan.rate(peak, done) for done in epochs_done]


def test_the_rate_rises_in_a_line_and_falls_as_a_cosine():
    """From 0 to the peak in two epochs, half way down in the middle, 0 at the end and after."""
    plan = schedule("cosine", warmup_epochs=2.0, warmup_start=0.0)

    assert rates(plan, 0, 1, 2, 6, 10, 11) == pytest.approx([0.0, 0.2, 0.4, 0.2, 0.0, 0.0])
    assert (np.diff(rates(plan, *np.linspace(2, 10, 50))) < 0).all()


def test_a_warm_up_from_nothing_has_the_bits_of_earlier_runs():
    """peak * t / warmup and peak * 0.5 * (1 + cos), in this order of operations."""
    plan = schedule("cosine", epochs=30, warmup_epochs=3.0, warmup_start=0.0)
    moments = [step / 37 for step in range(1, 111)]

    assert rates(plan, *moments, peak=1e-3) == [1e-3 * done / 3.0 for done in moments]


@pytest.mark.parametrize("kind", ["constant", "cosine", "plateau", "one_cycle"])
def test_every_schedule_warms_up_from_its_start_to_its_peak(kind):
    """In a line over the first four epochs."""
    plan = schedule(kind, warmup_epochs=4.0, warmup_start=0.1)

    assert rates(plan, 0, 1, 2, 4) == pytest.approx([0.1, 0.175, 0.25, 0.4])


def test_a_warm_up_never_comes_down_to_its_peak():
    """A backbone's own peak may lie below where the warm-up begins."""
    plan = schedule("constant", warmup_epochs=4.0, warmup_start=1e-3)

    assert rates(plan, 0, 2, 4, peak=1e-5) == [1e-5] * 3


def test_a_run_may_be_nothing_but_warm_up():
    """Both are ten epochs long."""
    plan = schedule("cosine", warmup_epochs=10.0, warmup_start=0.0)

    assert rates(plan, 5, 10) == pytest.approx([0.2, 0.4])


def test_a_constant_rate_is_the_peak():
    """From beginning to end."""
    assert rates(schedule("constant"), 0, 5, 10) == [0.4] * 3


def test_one_cycle_is_torchs():
    """Up for three tenths of the run and down for the rest, step by step."""
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.AdamW([weight], lr=0.1)
    # torch puts the summit and the end one step early: it counts steps from 0 to total - 1.
    torchs = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.4, total_steps=101, pct_start=31 / 101, cycle_momentum=False
    )
    expected = []
    for _ in range(101):
        expected.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(expected) < 101:
            torchs.step()

    ours = rates(schedule("one_cycle"), *np.arange(101) / 10)

    assert ours == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert max(ours) == ours[30] == pytest.approx(0.4)


def test_a_warm_up_is_the_rise_of_a_cycle():
    """Then the fall has the rest of the run."""
    plan = schedule("one_cycle", warmup_epochs=2.0)

    assert rates(plan, 2, 6, 10) == pytest.approx([0.4, 0.2, 0.4 / 250_000], rel=1e-4)


def test_a_plateau_is_torchs():
    """The same rates over a run with rises, ties and long waits."""
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.AdamW([weight], lr=0.4)
    torchs = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, mode="max", factor=0.5, patience=2, threshold=0.0
    )
    plan = schedule("plateau", plateau_patience=2, plateau_factor=0.5)
    expected, ours = [], []

    for auc in [0.5, 0.6, 0.6, 0.6, 0.6, 0.7, 0.69, 0.68, 0.67, 0.66, 0.65, 0.64, 0.71, 0.7]:
        torchs.step(auc)
        plan.judge(auc)
        expected.append(optimizer.param_groups[0]["lr"])
        ours.append(plan.rate(0.4, 1.0))

    assert ours == pytest.approx(expected)
    assert ours[-1] == pytest.approx(0.05)


def test_an_epoch_without_an_auc_is_no_plateau():
    """A run without validation films keeps its rate."""
    plan = schedule("plateau", plateau_patience=0)

    for _ in range(5):
        plan.judge(None)

    assert rates(plan, 5) == [0.4]


def test_a_plateau_goes_on_from_a_checkpoint():
    """Through JSON, at every point of a run."""
    aucs = [0.5, 0.6, 0.6, 0.55, 0.58, 0.61, 0.5, 0.5]
    straight = schedule("plateau", plateau_patience=1)
    for auc in aucs:
        straight.judge(auc)

    for stop in range(len(aucs) + 1):
        first, second = (schedule("plateau", plateau_patience=1) for _ in range(2))
        for auc in aucs[:stop]:
            first.judge(auc)
        second.load(json.loads(json.dumps(first.state())))
        for auc in aucs[stop:]:
            second.judge(auc)

        assert second.state() == straight.state()
        assert second.rate(0.4, 1.0) == straight.rate(0.4, 1.0)
