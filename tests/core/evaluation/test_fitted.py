"""What is chosen on validation films, and what cannot be."""

from __future__ import annotations

import json

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.calibration import fit_platt
from xlite_core.evaluation.fitted import Fitted, film_fingerprint, fit_on_validation
from xlite_core.evaluation.isotonic import fit_isotonic
from xlite_core.evaluation.roc import roc_counts
from xlite_core.evaluation.temperature import fit_temperature
from xlite_core.evaluation.thresholds import POLICIES

FINDINGS = ("Mass", "Nodule", "Hernia")


def films(count=300):
    """Nobody in them has a hernia."""
    random = np.random.default_rng(15)
    labels = (random.random((count, 3)) < [0.3, 0.2, 0.0]).astype(float)
    labels[::7, 1] = np.nan
    return random.normal(labels - 1, 1.0), labels


@pytest.mark.parametrize(
    ("method", "fit"),
    [
        ("platt", fit_platt),
        ("isotonic", fit_isotonic),
        ("temperature_per_finding", fit_temperature),
    ],
)
def test_each_finding_is_calibrated_and_gets_every_policys_threshold(method, fit):
    """On its own films, thresholds on the calibrated probability."""
    logits, labels = films()

    fitted = fit_on_validation(
        logits, labels, FINDINGS, data_name="validation films", method=method
    )

    expected = fit(logits[:, 1], labels[:, 1])
    assert fitted.calibration["Nodule"] == expected
    roc = roc_counts(expected.probabilities(logits[:, 1]), labels[:, 1])
    chosen = {policy: of["Nodule"] for policy, of in fitted.thresholds.items()}
    assert chosen == {policy: choose(roc) for policy, choose in POLICIES.items()}
    assert (fitted.data_name, fitted.films) == ("validation films", 300)


def test_one_temperature_for_the_whole_model():
    """Fitted on all findings together."""
    logits, labels = films()

    fitted = fit_on_validation(
        logits, labels, FINDINGS, data_name="validation films", method="temperature"
    )

    shared = fit_temperature(logits, labels)
    assert [fitted.calibration[name] for name in FINDINGS] == [shared, shared, None]


def test_a_finding_without_positives_has_neither_calibration_nor_thresholds():
    """None, not a guess."""
    fitted = fit_on_validation(*films(), FINDINGS, data_name="validation films")

    assert fitted.calibration["Hernia"] is None
    assert {of["Hernia"] for of in fitted.thresholds.values()} == {None}


def test_an_unknown_method_is_refused():
    """The known ones are named."""
    with pytest.raises(InvalidConfiguration, match="temperature_per_finding"):
        fit_on_validation(*films(), FINDINGS, data_name="validation films", method="magic")


@pytest.mark.parametrize("method", ["platt", "isotonic", "temperature"])
def test_it_survives_json(method):
    """Calibrations of every kind come back as what they were."""
    fitted = fit_on_validation(*films(), FINDINGS, data_name="some films", method=method)

    assert Fitted.from_dict(json.loads(json.dumps(fitted.to_dict()))) == fitted


def test_another_schema_is_refused():
    """A later version may mean something else by the same fields."""
    plain = fit_on_validation(*films(), FINDINGS, data_name="some films").to_dict()

    with pytest.raises(InvalidConfiguration, match="schema 2"):
        Fitted.from_dict(plain | {"schema": 2})


def test_the_fingerprint_tells_films_and_predictions_apart():
    """The same arrays have the same one; one other label has another."""
    logits, labels = films()
    other = labels.copy()
    other[0, 0] = 1 - other[0, 0]

    assert film_fingerprint(logits, labels) == film_fingerprint(logits.copy(), labels.copy())
    assert film_fingerprint(logits, labels) != film_fingerprint(logits, other)
    assert film_fingerprint(logits, labels) != film_fingerprint(logits[::-1], labels[::-1])
