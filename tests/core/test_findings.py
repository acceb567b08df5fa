"""Names and shares of the fourteen findings."""

from __future__ import annotations

import csv
import gzip

import pytest

from tests.helpers.films import CXR
from xlite_core.findings import CHESTXRAY14, CHESTXRAY14_POSITIVES, display_name, nih_prevalence


def test_there_are_fourteen_findings_in_one_order():
    """The shares are known for exactly these, in the same order."""
    assert len(CHESTXRAY14) == 14
    assert tuple(CHESTXRAY14_POSITIVES) == CHESTXRAY14


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Pleural_Thickening", "Pleural thickening"),
        ("Edema", "Edema"),
        ("COVID", "COVID"),
        ("Lung_COVID_Signs", "Lung COVID signs"),
        ("", ""),
    ],
)
def test_keys_are_shown_as_people_write_them(key, shown):
    """Spaces for underscores, one capital, acronyms kept."""
    assert display_name(key) == shown


def test_prevalence_is_the_share_of_all_films_or_unknown():
    """Hernia is the rarest; findings of other sets have no share here."""
    assert nih_prevalence("Hernia") == pytest.approx(227 / 112_120)
    assert min(CHESTXRAY14, key=nih_prevalence) == "Hernia"
    assert nih_prevalence("COVID") is None


@pytest.mark.films
def test_the_shares_are_those_of_the_real_table():
    """Counted in the label table of all 112,120 films."""
    with gzip.open(CXR / "nih" / "Data_Entry_2017_v2020.csv.gz", "rt", newline="") as stream:
        findings = [row["Finding Labels"].split("|") for row in csv.DictReader(stream)]

    counted = {name: sum(name in found for found in findings) for name in CHESTXRAY14}
    assert counted == CHESTXRAY14_POSITIVES
