"""A site's table, as people really write it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.film_folder import film_folder
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.recalibration.cases import read_cases
from xlite_core.recalibration.outlook import outlook, require_enough

FINDINGS = ("Effusion", "Mass", "Pleural_Thickening", "Hernia")


@pytest.fixture
def images(tmp_path):
    film_folder(tmp_path / "films" / "a", 3)
    return tmp_path / "films"


def table(tmp_path, *lines):
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_headings_and_films_are_found_as_people_write_them(tmp_path, images):
    """In the model's order; other columns mean nothing; a film may have another suffix."""
    path = table(
        tmp_path,
        "file;pleural thickening;EFFUSION;patient;seen by",
        "film_000.png;1;0;ann;me",
        "x/film_001.dcm;;1;ann;me",
        "film_002.png;0;;;you",
    )

    cases = read_cases(path, images, FINDINGS)

    assert cases.findings == ("Effusion", "Pleural_Thickening")
    assert [p.name for p in cases.paths] == ["film_000.png", "film_001.png", "film_002.png"]
    np.testing.assert_array_equal(cases.labels, [[0, 1], [1, np.nan], [np.nan, 0]])
    assert cases.patients[0] == cases.patients[1] != cases.patients[2]
    assert cases.knows_patients
    assert cases.left_out == ()


def test_films_that_are_not_there_are_named_without_their_folders(tmp_path, images):
    path = table(tmp_path, "file,Mass", "film_000.png,1", "C:\\secret\\gone.png,0")

    cases = read_cases(path, images, FINDINGS)

    assert len(cases.paths) == len(cases.labels) == 1
    (gone,) = cases.left_out
    assert gone.file == "gone.png"
    assert "no such file" in gone.reason
    assert not cases.knows_patients


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("file,Cough", "film_000.png,1"), "No column of cases.csv is called like a finding"),
        (("file,Mass,MASS", "film_000.png,1,1"), "two columns for one finding: Mass and MASS"),
        (("file,Mass", "other.png,1"), "None of the 1 films of cases.csv lies below"),
        (("file,Mass", "film_000.png,perhaps"), "perhaps"),
        (("who,Mass", "film_000.png,1"), "cases.csv"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, images, lines, words):
    with pytest.raises(InvalidLabels, match=words):
        read_cases(table(tmp_path, *lines), images, FINDINGS)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InvalidLabels, match="no folder"):
        read_cases(table(tmp_path, "file,Mass", "film_000.png,1"), tmp_path / "gone", FINDINGS)


def test_a_table_says_what_to_expect_before_any_film_is_read(tmp_path):
    """Ten of each are enough; four positives are not; what has no column cannot be judged."""
    names = film_folder(tmp_path / "films", 24)
    rows = [f"{name},{int(n < 12)},{int(n < 4)}" for n, name in enumerate(names)]
    cases = read_cases(table(tmp_path, "file,Effusion,Mass", *rows), tmp_path / "films", FINDINGS)

    expected = outlook(cases, FINDINGS)

    assert [(f.positives, f.films, f.reason) for f in expected] == [
        (12, 24, ""),
        (4, 24, "4 of 10 positives"),
        (0, 0, "no column"),
        (0, 0, "no column"),
    ]
    require_enough(expected)
    with pytest.raises(InvalidConfiguration, match=r"\(Mass: 4 of 10 positives\)"):
        require_enough(expected[1:])
