"""Resampled F1 equals counting the resampled films."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import patient_draws
from xlite_core.evaluation.confusion import confusion_at
from xlite_core.evaluation.f1_draws import f1_draws


def test_each_draw_is_f1_on_its_films():
    """For every finding, with unknown cells left out and NaN without a positive film."""
    random = np.random.default_rng(4)
    labels = (random.random((60, 3)) < [0.02, 0.2, 0.6]).astype(float)
    labels[random.random((60, 3)) < 0.2] = np.nan
    p = random.random((60, 3))
    patients = np.array([f"p{n // 2}" for n in range(60)])

    results = f1_draws(p >= 0.5, labels, patients, draws=20)

    drawn = np.concatenate(list(patient_draws(patients, draws=20)))
    for draw in range(20):
        rows = np.repeat(np.arange(60), drawn[draw])
        expected = [confusion_at(p[rows, f], labels[rows, f], 0.5).f1 for f in range(3)]
        expected = [np.nan if value is None else value for value in expected]
        assert results[draw] == pytest.approx(expected, nan_ok=True)
    assert np.isnan(results).any()
