"""What a data set says of itself."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import replace

import pytest

from tests.helpers.films import CXR
from xlite_core.data.description import DataDescription, read_description
from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import CHESTXRAY14
from xlite_core.resources import resource_root

SHIPPED = resource_root() / "protocol" / "chestxray14.json"


def test_the_shipped_description_knows_the_share_of_every_finding():
    """Hernia is the rarest of the fourteen; findings of other sets have no share."""
    about = read_description(SHIPPED)

    assert tuple(about.population_positives) == CHESTXRAY14
    assert about.prevalence("Hernia") == pytest.approx(227 / 112_120)
    assert min(CHESTXRAY14, key=about.prevalence) == "Hernia"
    assert about.prevalence("COVID") is None


def test_the_bundled_student_is_told_of_the_same_films():
    """Its own description only says more about what limits it."""
    general, own = (
        read_description(SHIPPED.with_name(f"{name}.json")) for name in ("chestxray14", "student-2")
    )

    assert set(own.limits) > set(general.limits)
    assert replace(own, limits=general.limits) == general


@pytest.mark.films
def test_the_shipped_shares_are_those_of_the_real_table():
    """Counted in the label table of all 112,120 films."""
    about = read_description(SHIPPED)

    with gzip.open(CXR / "nih" / "Data_Entry_2017_v2020.csv.gz", "rt", newline="") as stream:
        findings = [row["Finding Labels"].split("|") for row in csv.DictReader(stream)]

    counted = {name: sum(name in found for found in findings) for name in CHESTXRAY14}
    assert len(findings) == about.population_films
    assert counted == about.population_positives


@pytest.mark.parametrize(
    "content", ["", "[]", "{", json.dumps({"limit": []}), json.dumps({"limits": 3})]
)
def test_a_description_that_is_none_is_refused_in_a_sentence(tmp_path, content):
    """Wrong JSON, and keys that nobody reads, are named with the file."""
    file = tmp_path / "about.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(InvalidConfiguration, match=r"about\.json cannot be read"):
        read_description(file)


@pytest.mark.parametrize("positives", [0, 10, 11])
def test_a_population_without_positive_or_negative_films_is_refused(positives):
    """Probabilities cannot be moved to a share of nothing or of everything."""
    with pytest.raises(InvalidConfiguration, match="no share"):
        DataDescription(population_films=10, population_positives={"Mass": positives})
