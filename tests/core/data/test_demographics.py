"""View, sex and age as tables write them."""

from __future__ import annotations

import math

import pytest

from xlite_core.data.demographics import age_of, age_text, each_read, sex_of, view_of


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("58", 58.0),
        ("058Y", 58.0),
        ("58.5", 58.5),
        ("013M", 13 / 12),
        ("006W", 42 / 365.25),
        ("5D", 5 / 365.25),
        ("0", 0.0),
        ("120", 120.0),
        (" 61 y ", 61.0),
    ],
)
def test_ages_are_read_in_years(cell, years):
    """Plain years, and DICOM's years, months, weeks and days."""
    assert age_of(cell) == pytest.approx(years, abs=1e-12)


@pytest.mark.parametrize("cell", ["", "411", "120.1", "121Y", "50+", "early 40s", "-3", "nan"])
def test_an_age_that_nobody_can_have_is_unknown(cell):
    """The 2017 NIH table holds patients of 411."""
    assert math.isnan(age_of(cell))


@pytest.mark.parametrize(
    ("cell", "view"),
    [
        ("PA", "PA"),
        ("pa", "PA"),
        ("AP", "AP"),
        ("AP Supine", "AP"),
        ("LL", "LL"),
        ("Lateral", "LL"),
        ("unknown", ""),
        ("frontal", ""),
        ("", ""),
    ],
)
def test_views_are_pa_ap_or_lateral(cell, view):
    """Anything else says nothing."""
    assert view_of(cell) == view


@pytest.mark.parametrize(
    ("cell", "sex"), [("M", "M"), ("f", "F"), ("Female", "F"), ("male", "M"), ("", ""), ("1", "")]
)
def test_sexes_are_m_or_f(cell, sex):
    """A number would have to be guessed, so it says nothing."""
    assert sex_of(cell) == sex


def test_each_cell_is_read_in_its_place():
    """The same text means the same everywhere."""
    assert each_read(["M", "x", "F", "M"], sex_of) == ["M", "", "F", "M"]


@pytest.mark.parametrize("cell", ["58", "0", "58.5", "005D", "013M", ""])
def test_an_age_that_was_written_is_read_back(cell):
    """To the last bit, and unknown ages as nothing."""
    years = age_of(cell)

    again = age_of(age_text(years))

    assert again == years or (math.isnan(again) and math.isnan(years))
