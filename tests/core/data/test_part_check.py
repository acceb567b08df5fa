"""Whether the parts of a split are alike."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.data.labels import LabelTable
from xlite_core.data.part_check import check_parts

NAN = np.nan


def a_table(**columns):
    labels = np.array([[1, 0], [1, 0], [0, NAN], [1, 1], [0, 0], [0, NAN]], dtype=float)
    files = np.array([f"{n}.png" for n in range(6)])
    patients = np.array(["p", "p", "q", "r", "s", "q"])
    return LabelTable(files, patients, files, ("Mass", "Hernia"), labels, **columns)


PARTS = {"train": np.array([0, 1, 2]), "test": np.array([3, 4, 5])}


def test_shares_are_compared_with_those_of_all_parts_together():
    """Two of three films with a mass against three of six: a third more."""
    check = check_parts(a_table(), PARTS)

    train, test = check.parts
    assert train.deviations[0] == pytest.approx(100 / 3)
    assert test.deviations[0] == pytest.approx(-100 / 3)
    assert train.deviations[1] == -100.0
    assert (train.films, train.patients, check.whole.films, check.whole.patients) == (3, 2, 6, 4)
    assert np.all(check.whole.deviations == 0)


def test_patients_in_two_parts_are_counted():
    """Patient q."""
    assert check_parts(a_table(), PARTS).leaking == 1
    assert check_parts(a_table(), {"a": np.array([0, 1]), "b": np.array([2, 5])}).leaking == 0


def test_views_and_sexes_count_where_they_are_known():
    """An empty cell is no view."""
    table = a_table(
        views=np.array(["PA", "AP", "", "PA", "PA", "PA"]),
        sexes=np.array(["", "", "", "F", "M", "F"]),
    )

    train, test = check_parts(table, PARTS).parts

    assert (train.pa, train.women) == (0.5, None)
    assert (test.pa, test.women) == (1.0, pytest.approx(2 / 3))


def test_the_fewest_positives_and_findings_that_lack_in_a_part_are_named():
    """No hernia trains."""
    check = check_parts(a_table(), PARTS)

    assert check.fewest == ("Hernia", "train", 0)
    assert check.lacking == ("Hernia",)


def test_a_finding_that_nobody_has_deviates_from_nothing():
    """Neither 0 % nor a warning of numpy."""
    table = a_table()
    table.labels[:, 1] = 0.0

    check = check_parts(table, PARTS)

    assert np.isnan(check.parts[0].deviations[1])
