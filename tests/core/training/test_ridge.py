"""A closed form that equals what it is the closed form of."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.training.ridge import fit_ridge

FILMS, FEATURES, FINDINGS = 40, 300, 3


@pytest.fixture(scope="module")
def films():
    """Features of patients with one to three films, and targets that a part of them tells."""
    random = np.random.default_rng(0)
    features = random.normal(size=(FILMS, FEATURES)).astype(np.float32)
    weights = random.normal(size=(FEATURES, FINDINGS)) * (np.arange(FEATURES) < 20)[:, None]
    targets = 5 + features @ weights + random.normal(size=(FILMS, FINDINGS))
    patients = np.sort(random.integers(0, 20, FILMS)).astype(str)
    return features, targets, random.permutation(patients)


def reference(features, targets, penalty):
    """scikit-learn's, with the same constant feature and scale."""
    from sklearn.linear_model import Ridge

    constant = np.full((len(features), 1), np.sqrt(10.0 * FEATURES))
    ridge = Ridge(alpha=penalty * FEATURES, fit_intercept=False, solver="svd")
    return ridge.fit(np.hstack([features.astype(float), constant]), targets)


def test_the_dual_form_equals_ridge_regression(films):
    """Weights, and what they say of new films."""
    features, targets, patients = films
    new = np.random.default_rng(1).normal(size=(5, FEATURES)).astype(np.float32)

    fit = fit_ridge(features, targets, patients, [0.3])

    known = reference(features, targets - targets.mean(axis=0), 0.3)
    told = new @ fit.weights + fit.intercept
    constant = np.full((5, 1), np.sqrt(10.0 * FEATURES))
    assert np.allclose(fit.weights, known.coef_[:, :FEATURES].T, atol=1e-5)
    assert np.allclose(told, known.predict(np.hstack([new, constant])) + targets.mean(0), atol=1e-4)


def test_left_out_films_are_told_by_fits_without_their_patient(films):
    """The formula equals forty fits; only the targets' mean, which centres them, is shared."""
    features, targets, patients = films
    middle = targets.mean(axis=0)

    left_out = fit_ridge(features, targets, patients, [0.3]).left_out

    constant = np.full((FILMS, 1), np.sqrt(10.0 * FEATURES))
    everything = np.hstack([features, constant])
    for patient in np.unique(patients):
        own = patients == patient
        known = reference(features[~own], targets[~own] - middle, 0.3)
        assert np.allclose(left_out[own], known.predict(everything[own]) + middle, atol=1e-4)


def test_the_penalty_is_chosen_by_patients_who_are_left_out(films):
    """Noise asks for a large one, signal for a small one."""
    features, targets, patients = films
    noise = np.random.default_rng(2).normal(size=targets.shape)
    offered = (1e-3, 1.0, 1e3)

    assert fit_ridge(features, noise, patients, offered).penalty == 1e3
    assert (
        fit_ridge(
            features, features[:, :3] * 9.0 + features.sum(1)[:, None], patients, offered
        ).penalty
        < 1e3
    )


def test_a_copy_of_a_film_under_another_patient_would_leak(films):
    """So the films of a patient have to be left out together."""
    features, targets, patients = films
    twice = np.vstack([features, features])
    honest = fit_ridge(twice, np.vstack([targets] * 2), np.tile(patients, 2), [0.1]).left_out
    leaking = fit_ridge(
        twice, np.vstack([targets] * 2), np.arange(2 * FILMS).astype(str), [0.1]
    ).left_out

    def error(told):
        return np.square(told[:FILMS] - targets).mean()

    assert error(leaking) < 0.2 * error(honest)
