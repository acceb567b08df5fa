"""When a run ends early."""

from __future__ import annotations

import json

import pytest

from xlite_core.training.early_stopping import EarlyStopping


def fed(aucs: list[float | None], *, patience: int) -> EarlyStopping:
    stopping = EarlyStopping(patience)
    for epoch, auc in enumerate(aucs, start=1):
        stopping.judge(epoch, auc)
    return stopping


def test_it_says_which_epoch_is_best():
    """Strictly better than all before; a tie keeps the earlier epoch."""
    stopping = EarlyStopping(3)

    best = [stopping.judge(n, auc) for n, auc in enumerate([0.6, 0.7, 0.7, 0.65, 0.71], start=1)]

    assert best == [True, True, False, False, True]
    assert (stopping.best, stopping.best_epoch) == (0.71, 5)


@pytest.mark.parametrize(
    ("aucs", "stops"),
    [
        ([], False),
        ([0.7, 0.6], False),
        ([0.7, 0.6, 0.7], True),
        ([0.7, 0.6, 0.8, 0.7], False),
        ([0.7, 0.6, 0.8, 0.7, 0.7], True),
    ],
)
def test_patience_counts_epochs_without_a_better_one(aucs, stops):
    """Two of them in a row, here; a better epoch starts the count anew."""
    assert fed(aucs, patience=2).should_stop is stops


def test_without_patience_a_run_never_ends_early():
    """0 is for runs that train all their epochs."""
    assert not fed([0.9] + [0.1] * 50, patience=0).should_stop


def test_an_epoch_without_an_auc_neither_counts_nor_waits():
    """Too few positives, or no validation films."""
    stopping = fed([None, 0.6, None, None, None, 0.5], patience=2)

    assert (stopping.best, stopping.best_epoch, stopping.should_stop) == (0.6, 2, False)
    assert fed([None] * 20, patience=1).best_epoch is None


def test_it_goes_on_from_a_checkpoint():
    """Through JSON, at every point of a run."""
    aucs = [None, 0.6, 0.7, None, 0.65, 0.5]
    straight = fed(aucs, patience=2)

    for stop in range(len(aucs) + 1):
        resumed = EarlyStopping(2)
        resumed.load(json.loads(json.dumps(fed(aucs[:stop], patience=2).state())))
        for epoch, auc in enumerate(aucs[stop:], start=stop + 1):
            resumed.judge(epoch, auc)

        assert resumed.state() == straight.state()
        assert resumed.should_stop is straight.should_stop is True
