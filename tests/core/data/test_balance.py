"""Weights and samplers, against numbers worked out by hand and against scikit-learn."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FILMS
from xlite_core.data.balance import Balance, draw_epoch, positive_weights, sample_weights
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.findings import CHESTXRAY14

NAN = np.nan
LABELS = np.array(
    [
        [1, 0, 0],
        [1, 1, 0],
        [1, 0, 0],
        [0, 0, 1],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, NAN],
        [0, 0, NAN],
    ],
    dtype=float,
)
"""Eight films; 3, 1 and 1 positives of 8, 8 and 6 known cells."""


def weights(formula: str, labels: np.ndarray = LABELS, **rest: float) -> list[float]:
    return positive_weights(labels, Balance(weights=formula, **rest)).tolist()


def test_without_a_formula_all_weigh_one():
    """Whatever the labels."""
    assert weights("none") == [1.0, 1.0, 1.0]


def test_inverse_power_is_rescaled_to_mean_one():
    """1/sqrt(4) and twice 1/sqrt(2), divided by their mean."""
    raw = np.array([0.5, 0.5**0.5, 0.5**0.5])

    assert weights("inverse_power") == pytest.approx((raw / raw.mean()).tolist())
    assert weights("inverse_power", exponent=0.0) == [1.0, 1.0, 1.0]
    assert weights("inverse_power", exponent=1.0, smoothing=0.0) == pytest.approx(
        [3 / 7, 9 / 7, 9 / 7]
    )


def test_share_and_odds_count_known_cells():
    """N is 8, 8 and 6; C is 3."""
    assert weights("share") == pytest.approx([8 / 9, 8 / 3, 6 / 3])
    assert weights("odds") == pytest.approx([5 / 3, 7.0, 5.0])


def balanced_weights(finding: np.ndarray) -> list[float]:
    from sklearn.utils.class_weight import compute_class_weight

    return compute_class_weight("balanced", classes=np.unique(finding), y=finding).tolist()


def test_odds_are_the_ratio_of_balanced_class_weights():
    """As scikit-learn balances each finding by itself."""
    known = [column[~np.isnan(column)] for column in LABELS.T]

    pairs = [balanced_weights(column) for column in known]

    assert weights("odds") == pytest.approx([positive / negative for negative, positive in pairs])


def test_share_is_the_balanced_class_weight_of_exclusive_findings():
    """With one finding a film, scikit-learn's n / (classes * count)."""
    finding = np.repeat([0, 1, 2], [6, 3, 1])

    assert weights("share", np.eye(3)[finding]) == pytest.approx(balanced_weights(finding))


def test_the_effective_number_goes_from_all_alike_to_the_inverse():
    """beta 0.5 by hand: 1 / (1 - 1/8) and twice 1 / (1 - 1/2); 0 and 1 are its ends."""
    raw = np.array([8 / 7, 2.0, 2.0])

    assert weights("effective_number", beta=0.5) == pytest.approx((raw / raw.mean()).tolist())
    assert weights("effective_number", beta=0.0) == [1.0, 1.0, 1.0]
    assert weights("effective_number", beta=1.0) == pytest.approx([3 / 7, 9 / 7, 9 / 7])
    assert weights("effective_number", beta=1 - 1e-9) == pytest.approx([3 / 7, 9 / 7, 9 / 7])


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=14),
    st.sampled_from(["inverse_power", "effective_number"]),
    st.floats(0.0, 1.0),
)
def test_rescaled_weights_have_mean_one_and_favour_the_rare(positives, formula, number):
    """For any number of films, and any exponent or beta."""
    labels = (np.arange(500)[:, None] < positives).astype(float)

    found = np.array(weights(formula, labels, exponent=number, beta=number))

    assert found.mean() == pytest.approx(1.0)
    assert (np.diff(found[np.argsort(positives)]) <= 1e-9).all()


@pytest.mark.parametrize("formula", ["share", "odds"])
def test_weights_that_would_suppress_positives_are_refused(formula):
    """Two findings on nine of ten films: both formulas stay below 1."""
    labels = np.ones((10, 2))
    labels[0, 0] = labels[1, 1] = 0.0

    with pytest.raises(InvalidConfiguration, match="suppress positives") as caught:
        weights(formula, labels)

    assert "inverse_power" in caught.value.hint


def test_a_mean_of_exactly_one_is_not_refused():
    """Two findings on half of the films each."""
    labels = np.array([[1.0, 0.0], [0.0, 1.0]])

    assert weights("share", labels) == weights("odds", labels) == [1.0, 1.0]


@pytest.mark.parametrize("formula", ["none", "inverse_power", "share", "odds", "effective_number"])
def test_a_finding_without_positives_is_refused(formula):
    """Absent everywhere, or unknown everywhere."""
    labels = np.array([[1.0, 0.0, NAN], [0.0, 0.0, NAN]])

    with pytest.raises(InvalidLabels, match="2 of 3 findings have no positive film"):
        weights(formula, labels)


def test_without_a_sampler_there_are_no_sample_weights():
    """Each film comes once."""
    assert sample_weights(LABELS, Balance()) is None


def test_a_film_weighs_the_mean_rarity_of_its_findings():
    """Class weights 1/4, 1/2 and 1/2; the heaviest film has 1/2, films without a finding 0.01."""
    found = sample_weights(LABELS, Balance(sampler="mean_active"))

    assert found.tolist() == [0.5, 0.75, 0.5, 1.0, 0.01, 0.01, 0.01, 0.01]


def test_the_weight_of_films_without_findings_is_a_share_of_the_heaviest():
    """0 leaves them out, 1 draws them as readily as the rarest finding."""
    for share in (0.0, 0.3, 1.0):
        found = sample_weights(LABELS, Balance(sampler="mean_active", no_finding_weight=share))

        assert found[4:].tolist() == [share] * 4
        assert found.max() == 1.0


def test_the_broken_sampler_takes_the_maximum():
    """0.01 is not divided before the films are compared, as it was in 2025."""
    found = sample_weights(LABELS, Balance(sampler="maximum_2025"))

    assert found == pytest.approx([0.5, 1.0, 0.5, 1.0, 0.02, 0.02, 0.02, 0.02])


SOURCES = np.array(["a", "a", "a", "a", "b", "a", "a", "a"])


@pytest.mark.parametrize(
    ("sampler", "share"), [("by_source", 1 / 2), ("by_source_root", 1 / (1 + np.sqrt(7)))]
)
def test_a_small_source_is_drawn_more_often_than_it_has_films(sampler, share):
    """As often as the large one, or by the root of its films; labels say nothing there."""
    found = sample_weights(LABELS, Balance(sampler=sampler), SOURCES)

    assert found.max() == found[4] == 1.0
    assert found[4] / found.sum() == pytest.approx(share)
    assert np.unique(found[SOURCES == "a"]).size == 1
    drawn = draw_epoch(np.arange(8).repeat(500), np.tile(found, 500), np.random.default_rng(1))
    assert len(drawn) == 4000


@pytest.mark.parametrize("sampler", ["by_source", "by_source_root"])
def test_films_of_one_source_cannot_be_balanced_by_it(sampler):
    """Nor films of which nobody says where they come from."""
    for sources in (None, np.full(8, "a"), np.full(8, "")):
        with pytest.raises(InvalidLabels, match="do not tell of several sources"):
            sample_weights(LABELS, Balance(sampler=sampler), sources)


@pytest.mark.parametrize("sampler", ["mean_active", "maximum_2025"])
def test_films_without_any_finding_cannot_be_balanced(sampler):
    """Known to be absent, or unknown."""
    with pytest.raises(InvalidLabels, match="No film has a finding"):
        sample_weights(np.array([[0.0, NAN], [0.0, 0.0]]), Balance(sampler=sampler))


def test_an_epoch_without_weights_holds_each_film_once():
    """In an order of its own."""
    rows = np.arange(100, 200)

    drawn = draw_epoch(rows, None, np.random.default_rng(1))

    assert np.array_equal(np.sort(drawn), rows)
    assert not np.array_equal(drawn, rows)
    assert np.array_equal(rows, np.arange(100, 200))


def test_films_are_drawn_as_often_as_they_weigh():
    """Weights 1, 3 and 0 of three films, each there 4,000 times; 12,000 draws."""
    rows = np.tile([5, 7, 9], 4000)
    given_weights = np.tile([0.25, 0.75, 0.0], 4000)

    drawn = draw_epoch(rows, given_weights, np.random.default_rng(1))

    assert len(drawn) == 12_000
    assert (drawn == 5).mean() == pytest.approx(0.25, abs=0.02)
    assert (drawn == 9).sum() == 0


def test_the_generator_alone_decides_an_epoch():
    """Equal seeds, equal films."""
    rows, given_weights = np.arange(50), np.linspace(0.1, 1.0, 50)

    first, again, other = (
        draw_epoch(rows, given_weights, np.random.default_rng(seed)) for seed in (3, 3, 4)
    )

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_labels_are_left_as_they_were():
    """By weights and sampler alike."""
    labels = LABELS.copy()

    positive_weights(labels, Balance())
    sample_weights(labels, Balance(sampler="mean_active"))

    assert np.array_equal(labels, LABELS, equal_nan=True)


@pytest.mark.films
def test_the_broken_sampler_drowns_the_findings_of_the_real_table():
    """Its weights draw films without findings 98 times of 100; the mean draws 23."""
    with gzip.open(FILMS / "nih" / "Data_Entry_2017_v2020.csv.gz", "rt") as stream:
        named = [set(row["Finding Labels"].split("|")) for row in csv.DictReader(stream)]
    labels = np.array([[float(f in names) for f in CHESTXRAY14] for names in named])
    without = labels.sum(axis=1) == 0

    broken, mended = (
        sample_weights(labels, Balance(sampler=sampler))
        for sampler in ("maximum_2025", "mean_active")
    )

    assert broken[without].sum() / broken.sum() == pytest.approx(0.983, abs=0.001)
    assert mended[without].sum() / mended.sum() == pytest.approx(0.232, abs=0.001)
