"""Temperature scaling against scipy's minimum of the likelihood."""

from __future__ import annotations

import math

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import sigmoid
from xlite_core.evaluation.temperature import (
    COLDEST,
    HOTTEST,
    TemperatureScaling,
    fit_temperature,
)


def films(temperature, shape=(4000,)):
    random = np.random.default_rng(3)
    logits = random.normal(-0.5, 3.0, shape)
    return logits, (random.random(shape) < sigmoid(logits / temperature)).astype(float)


@pytest.mark.parametrize("temperature", [0.4, 1.0, 3.0])
def test_the_fit_is_the_maximum_of_the_likelihood(temperature):
    """The one that scipy finds, and near the one that made the labels."""
    from scipy.optimize import minimize_scalar

    logits, labels = films(temperature)

    def loss(log_t):
        x = logits * math.exp(-log_t)
        return np.mean(np.logaddexp(0, x) - labels * x)

    reference = minimize_scalar(loss, bounds=(-3, 3), method="bounded", options={"xatol": 1e-9})

    fitted = fit_temperature(logits, labels)

    assert fitted.temperature == pytest.approx(math.exp(reference.x), rel=1e-5)
    assert fitted.temperature == pytest.approx(temperature, rel=0.1)


def test_one_temperature_serves_all_findings():
    """A table is fitted as the list of its known cells."""
    logits, labels = films(2.0, (300, 3))
    labels[::5, 1] = np.nan
    known = ~np.isnan(labels)

    assert fit_temperature(logits, labels) == fit_temperature(logits[known], labels[known])


def test_it_keeps_the_order_and_the_sign_of_logits():
    """Probability 0.5 stays where it was."""
    scaled = TemperatureScaling(temperature=4.0).probabilities(np.array([-3.0, 0.0, 8.0]))

    assert scaled == pytest.approx(sigmoid(np.array([-0.75, 0.0, 2.0])))


def test_films_that_contradict_the_logits_get_the_hottest():
    """And separated ones the coldest: neither runs to infinity."""
    x = np.array([-2.0, -1.0, 1.0, 2.0])

    assert fit_temperature(x, np.array([1.0, 1, 0, 0])).temperature == HOTTEST
    assert fit_temperature(x, np.array([0.0, 0, 1, 1])).temperature == COLDEST


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan])
def test_one_kind_of_film_cannot_calibrate(label):
    """Without positives, or without negatives, there is nothing to fit."""
    with pytest.raises(InvalidConfiguration, match="cannot be calibrated"):
        fit_temperature(np.array([0.1, 0.2]), np.full(2, label))


@pytest.mark.parametrize("temperature", [0.0, -1.0, math.inf, math.nan])
def test_a_temperature_that_loses_the_order_is_refused(temperature):
    """Zero and below, or no number."""
    with pytest.raises(InvalidConfiguration, match="order"):
        TemperatureScaling(temperature=temperature)
