"""Pairs of findings, planted and found."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.confused_pairs import confused_pairs
from xlite_core.evaluation.interval import wilson_interval

FINDINGS = ("Mass", "Nodule", "Edema")


def films():
    """20 films with a mass, 20 with a nodule, 60 with neither; no edema anywhere."""
    labels = np.zeros((100, 3))
    labels[:20, 0] = labels[20:40, 1] = 1
    flagged = np.zeros((100, 3), dtype=bool)
    flagged[:12, 0] = True  # masses found
    flagged[8:16, 1] = True  # nodules called on 8 masses, 4 of which were also found
    flagged[40:46, 1] = True  # and on a tenth of the healthy films
    flagged[40:100, 2] = True  # edema is called on healthy films only
    return flagged, labels


def test_a_planted_confusion_is_found():
    """Nodules called on masses: 8 of 20 against 6 of 60, so 6 more than usual."""
    flagged, labels = films()

    (pair,) = confused_pairs(flagged, labels, FINDINGS)

    assert (pair.called, pair.shown) == ("Nodule", "Mass")
    assert (pair.films, pair.false_alarms, pair.swapped) == (20, 8, 4)
    assert pair.rate == wilson_interval(8, 20)
    assert pair.elsewhere == pytest.approx(0.1)
    assert pair.surplus == pytest.approx(8 - 2)


def test_a_finding_called_everywhere_is_confused_with_nothing():
    """Its false alarms beside a mass are no more than its usual ones."""
    labels = np.zeros((60, 2))
    labels[:30, 0] = 1

    pairs = confused_pairs(np.ones((60, 2), dtype=bool), labels, FINDINGS[:2])

    assert pairs == ()


def test_both_findings_on_a_film_are_no_confusion():
    """A nodule called on a film with a nodule and a mass is right."""
    labels = np.ones((30, 2))
    labels[15:] = 0
    flagged = labels.astype(bool)

    assert confused_pairs(flagged, labels, FINDINGS[:2]) == ()


def test_unknown_cells_count_for_no_pair():
    """Of the films with a mass, those on which nobody looked for nodules drop out."""
    flagged, labels = films()
    labels[:8, 1] = np.nan

    (pair,) = confused_pairs(flagged, labels, FINDINGS)

    assert (pair.films, pair.false_alarms) == (12, 8)


def test_fewer_than_ten_films_make_no_pair():
    """Nine films may show anything."""
    flagged, labels = films()
    labels[:11] = np.nan

    assert confused_pairs(flagged, labels, FINDINGS) == ()


def test_the_largest_surplus_comes_first_and_only_so_many_are_told():
    """A larger confusion beside the planted one."""
    flagged, labels = films()
    flagged[20:40, 0] = True

    first, second = confused_pairs(flagged, labels, FINDINGS)
    (only,) = confused_pairs(flagged, labels, FINDINGS, most=1)

    assert (first.called, first.shown, first.surplus) == ("Mass", "Nodule", 20)
    assert (second.called, second.shown) == ("Nodule", "Mass")
    assert only == first
    assert first.elsewhere == 0
    assert first.swapped == 20


def test_without_films_that_show_neither_every_alarm_is_surplus():
    """There is no usual share to compare with."""
    labels = np.repeat([[1.0, 0.0], [0.0, 1.0]], 15, axis=0)
    flagged = np.zeros((30, 2), dtype=bool)
    flagged[:5, 1] = True

    (pair,) = confused_pairs(flagged, labels, FINDINGS[:2])

    assert (pair.elsewhere, pair.surplus) == (None, 5)
