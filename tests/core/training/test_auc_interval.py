"""The fast interval gives the numbers of the slow one."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import macro_auc, patient_bootstrap
from xlite_core.training import auc_interval
from xlite_core.training.auc_interval import macro_auc_low


def example(films=90, findings=3, *, ties=False, seed=3):
    random = np.random.default_rng(seed)
    labels = (random.random((films, findings)) < (0.4, 0.25, 0.05)[:findings]).astype(float)
    logits = labels + random.normal(0, 1.2, labels.shape)
    if ties:
        logits = np.round(logits)
    labels[random.random(labels.shape) < 0.1] = np.nan
    patients = np.array([f"p{n // 3}" for n in range(films)])
    return logits, labels, patients


@pytest.mark.parametrize("ties", [False, True])
def test_it_is_the_lower_end_of_the_patient_bootstrap(ties):
    """Same draws, same statistic: findings are chosen once, then every draw averages them."""
    logits, labels, patients = example(ties=ties)
    enough = np.nansum(labels, axis=0) >= 10
    chosen, known = logits[:, enough], labels[:, enough]

    low = macro_auc_low(logits, labels, patients)
    slow = patient_bootstrap(
        lambda rows: macro_auc(chosen[rows], known[rows], minimum_positives=1)[0],
        patients,
        draws=200,
    )

    assert 0 < enough.sum() < 3
    assert low == pytest.approx(slow.low, abs=1e-12)


def test_twins_under_their_own_patients_change_nothing_much():
    """Films of one patient stand or fall together: more films of the same patients add nothing."""
    logits, labels, patients = example(findings=1)

    once = macro_auc_low(logits, labels, patients)
    twice = macro_auc_low(
        np.tile(logits, (2, 1)), np.tile(labels, (2, 1)), np.concatenate([patients, patients])
    )

    assert twice == pytest.approx(once, abs=1e-12)


def test_without_enough_positives_there_is_none():
    """Never 0.5."""
    logits, labels, patients = example()

    assert macro_auc_low(logits[:, 2:], labels[:, 2:], patients) is None
    assert macro_auc_low(logits[:0], labels[:0], patients[:0]) is None


def test_above_its_limit_it_is_not_computed(monkeypatch):
    """An epoch should not wait for it."""
    monkeypatch.setattr(auc_interval, "MOST_FILMS", 89)

    assert macro_auc_low(*example(films=90)) is None
    assert macro_auc_low(*example(films=89)) is not None
