"""Films are dealt out in proportion, groups whole, rare labels too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlite_core.data.stratification import spread, with_no_finding


def labels_of(films: int, shares: tuple[float, ...], seed: int = 0) -> np.ndarray:
    return (np.random.default_rng(seed).random((films, len(shares))) < shares).astype(float)


def test_no_finding_is_present_absent_or_open():
    """An unknown cell leaves it open, unless another finding is present."""
    labels = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, np.nan], [1.0, np.nan]])

    added = with_no_finding(labels)

    assert np.array_equal(added[:, :2], labels, equal_nan=True)
    assert np.array_equal(added[:, 2], [1.0, 0.0, np.nan, 0.0], equal_nan=True)


def test_films_that_are_alike_are_dealt_out_exactly():
    """1,000 films with the one finding and 1,000 without: 70, 15 and 15 % of both."""
    labels = np.repeat([[1.0], [0.0]], 1000, axis=0)

    part = spread(labels, None, (0.7, 0.15, 0.15), seed=42)

    for kind in (part[:1000], part[1000:]):
        assert np.bincount(kind).tolist() == [700, 150, 150]


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from([(0.7, 0.15, 0.15), (0.2, 0.8), (0.25,) * 4]))
def test_positives_of_every_label_follow_the_shares(seed, shares):
    """600 films with four labels, the rarest on some six of them."""
    labels = labels_of(600, (0.4, 0.1, 0.05, 0.01), seed)

    part = spread(labels, None, shares, seed=seed)

    columns = np.column_stack([with_no_finding(labels), np.ones(600)])
    for column in columns.T:
        positives = np.bincount(part, weights=column, minlength=len(shares))
        assert np.abs(positives - np.array(shares) * column.sum()).max() <= 4.0


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_groups_stay_whole_and_are_shared_out_too(seed):
    """400 patients with one to six films: patients, films and positives follow the shares."""
    random = np.random.default_rng(seed)
    groups = np.repeat(np.arange(400), random.integers(1, 7, 400)).astype(str)
    labels = labels_of(len(groups), (0.3, 0.08), seed)
    shares = np.array([0.7, 0.15, 0.15])

    part = spread(labels, groups, shares, seed=seed)

    owners = set(zip(groups.tolist(), part.tolist(), strict=True))
    assert len(owners) == 400
    patients = np.bincount([number for _, number in owners])
    assert np.abs(patients - shares * 400).max() <= 8
    assert np.abs(np.bincount(part) - shares * len(groups)).max() <= 8
    for column in labels.T:
        positives = np.bincount(part, weights=column)
        assert np.abs(positives - shares * column.sum()).max() <= 4


def test_known_cells_are_shared_out_as_well():
    """A label that only 100 of 1,000 films know: each part learns its share of them."""
    labels = labels_of(1000, (0.3, 0.2))
    labels[100:, 1] = np.nan

    part = spread(labels, None, (0.7, 0.15, 0.15), seed=42)

    known = np.bincount(part, weights=~np.isnan(labels[:, 1]))
    assert np.abs(known - [70, 15, 15]).max() <= 1


def test_the_only_positive_film_trains():
    """A finding without training positives cannot be learned."""
    labels = np.zeros((40, 2))
    labels[17, 1] = labels[::3, 0] = 1.0

    parts = {int(spread(labels, None, (0.7, 0.15, 0.15), seed=n)[17]) for n in range(10)}

    assert parts == {0}


def test_another_seed_moves_rare_kinds_too():
    """Films with a combination of labels of their own are not always in the same part."""
    labels = labels_of(200, (0.5,) * 12)

    parts = np.stack([spread(labels, None, (0.5, 0.5), seed=seed) for seed in range(12)])

    assert np.array_equal(parts[0], spread(labels, None, (0.5, 0.5), seed=0))
    assert (np.ptp(parts, axis=0) == 1).mean() > 0.95


@pytest.mark.parametrize("grouped", [False, True])
def test_labels_are_left_as_they_were(grouped):
    """Unknown cells stay unknown."""
    labels = labels_of(30, (0.3, 0.2))
    labels[::4, 1] = np.nan
    before = labels.copy()

    spread(labels, np.arange(30).astype(str) if grouped else None, (0.5, 0.5), seed=1)

    assert np.array_equal(labels, before, equal_nan=True)
