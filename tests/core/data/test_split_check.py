"""Label shares, deviations and leaking patients, against numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.data.labels import LabelTable
from xlite_core.data.split_check import largest_deviation, leak_warning, leaking_patients
from xlite_core.data.splits import Split

NAN = np.nan


def a_table(labels: list[list[float]], patients: str) -> LabelTable:
    files = np.array([f"{n}.png" for n in range(len(labels))])
    owners = np.array(list(patients))
    return LabelTable(files, owners, np.full(len(labels), ""), ("Mass", "Hernia"), np.array(labels))


def a_split(*sizes: int) -> Split:
    ends = np.cumsum(sizes)
    return Split(*(np.arange(e - s, e, dtype=np.intp) for s, e in zip(sizes, ends, strict=True)))


def test_shares_count_known_cells_only():
    """Mass on 1 of 2, 0 of 2 and 2 of 2; Hernia unknown to one film in training."""
    table = a_table(
        [[1.0, NAN], [0.0, 1.0], [0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]], "abcdef"
    )

    check = largest_deviation(table, a_split(2, 2, 2))

    assert check.findings == ("Mass", "Hernia", "No Finding")
    assert check.films == {"train": 2, "val": 2, "test": 2}
    assert check.shares["train"].tolist() == [50.0, 100.0, 0.0]
    assert check.shares["val"].tolist() == [0.0, 50.0, 50.0]
    assert check.shares["test"].tolist() == [100.0, 50.0, 0.0]
    assert check.deviations.tolist() == [100.0, 50.0, 50.0]
    assert (check.largest, check.worst_finding) == (100.0, "Mass")


def test_a_finding_that_nobody_knows_deviates_by_no_number():
    """Its deviation is NaN, and the largest is that of the others."""
    table = a_table([[1.0, NAN], [0.0, 1.0], [1.0, 0.0]], "abc")

    check = largest_deviation(table, a_split(1, 1, 1))

    assert np.isnan(check.shares["train"][1])
    assert np.isnan(check.deviations[1])
    assert (check.largest, check.worst_finding) == (100.0, "Mass")


def test_patients_in_two_parts_leak():
    """Whichever two parts they are; films that are in no part do not count."""
    table = a_table([[0.0, 0.0]] * 7, "abbcada")

    assert leaking_patients(table, a_split(2, 2, 2)) == ("a", "b")
    assert leaking_patients(table, a_split(1, 1, 1)) == ("b",)
    assert leaking_patients(table, a_split(1, 2, 1)) == ()


def test_the_warning_says_how_many_leak():
    """And how much of the test is of patients who were seen before; silence is good news."""
    table = a_table([[0.0, 0.0]] * 6, "abbcad")

    warning = leak_warning(table, a_split(2, 2, 2))

    assert "Films of 2 patients" in warning
    assert "50 % of the test films" in warning
    assert leak_warning(table, a_split(1, 2, 1)) == ""


@pytest.mark.parametrize("part", ["train", "val", "test"])
def test_every_part_is_compared(part):
    """One film with Mass in one part only: 100 points of deviation."""
    labels = [[float(name == part), 0.0] for name in ("train", "val", "test")]

    assert largest_deviation(a_table(labels, "abc"), a_split(1, 1, 1)).largest == 100.0
