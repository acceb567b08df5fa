"""Films in folders that are named after findings."""

from __future__ import annotations

import pytest

from tests.helpers.film_files import write_film, write_films
from xlite_core.data.folder import import_folders
from xlite_core.data.inspection import Inspection
from xlite_core.errors import InvalidLabels


def imported(root, **options):
    manifest = import_folders(root, **options)
    assert manifest is not None
    return manifest


def test_a_film_shows_the_finding_of_its_folder(tmp_path):
    """And no other; in the folder of normal films it shows none."""
    write_films(tmp_path, "Mass/a.png", "Mass/deep/b.png", "Edema/c.png", "No Finding/d.png")

    manifest = imported(tmp_path)

    labels = dict(zip(manifest.table.files, manifest.table.labels.tolist(), strict=True))
    assert manifest.table.findings == ("Edema", "Mass")
    assert labels == {
        "Edema/c.png": [1, 0],
        "Mass/a.png": [0, 1],
        "Mass/deep/b.png": [0, 1],
        "No Finding/d.png": [0, 0],
    }
    assert manifest.table.patients.tolist() == manifest.table.files.tolist()
    assert "name no patients" in manifest.notes[0]
    assert (manifest.kind, manifest.problems) == ("folders", ())


@pytest.mark.parametrize("verify", ["full", "exists"])
def test_a_film_in_two_folders_shows_both_findings(tmp_path, verify):
    """By its content, whatever its name; the copy is listed."""
    write_film(tmp_path / "Edema" / "a.png", 1)
    write_film(tmp_path / "Mass" / "other name.png", 1)
    write_film(tmp_path / "Mass" / "b.png", 2)
    write_film(tmp_path / "Mass" / "b again.png", 2)

    manifest = imported(tmp_path, inspection=Inspection(verify=verify))

    assert manifest.table.labels.tolist() == [[1, 1], [0, 1]]
    assert [(problem.file, problem.reason) for problem in manifest.problems] == [
        ("Mass/other name.png", "The same picture as Edema/a.png, which has both findings."),
        ("Mass/b.png", "The same picture as Mass/b again.png, which was kept."),
    ]


def test_a_film_that_is_both_normal_and_not_is_left_out(tmp_path):
    """Nobody can say which of the two is right."""
    write_film(tmp_path / "Mass" / "a.png", 1)
    write_film(tmp_path / "normal" / "a.png", 1)
    write_film(tmp_path / "Mass" / "b.png", 2)

    manifest = imported(tmp_path)

    assert manifest.table.files.tolist() == ["Mass/b.png"]
    assert [problem.file for problem in manifest.problems] == ["Mass/a.png", "normal/a.png"]


def test_folders_of_a_split_are_looked_through_and_make_none(tmp_path):
    """As in train/NORMAL and test/PNEUMONIA."""
    write_films(tmp_path, "train/NORMAL/a.png", "train/PNEUMONIA/b.png", "test/PNEUMONIA/c.png")

    manifest = imported(tmp_path)

    assert manifest.table.findings == ("PNEUMONIA",)
    assert sorted(manifest.table.labels[:, 0].tolist()) == [0, 1, 1]
    assert "they make no split" in manifest.notes[-1]


def test_other_files_are_listed(tmp_path):
    """In no folder, no film, or in a folder that was not asked for."""
    write_films(tmp_path, "a.png", "Mass/b.png", "Edema/c.png")
    (tmp_path / "Mass" / "readme.txt").write_text("about these films")

    manifest = imported(tmp_path, findings=["mass"])

    assert manifest.table.findings == ("mass",)
    assert manifest.table.files.tolist() == ["Mass/b.png"]
    assert {problem.file: problem.reason for problem in manifest.problems} == {
        "a.png": "It lies in no folder of a finding.",
        "Edema/c.png": "Edema is not among the findings.",
        "Mass/readme.txt": "This is a text file, not a film.",
    }


def test_folders_that_cannot_be_used_say_why(tmp_path):
    """Missing, empty, normal films alone, a finding without a folder, no film at all."""
    (tmp_path / "empty").mkdir()
    write_films(tmp_path / "normal only", "normal/a.png")
    (tmp_path / "texts" / "Mass").mkdir(parents=True)
    (tmp_path / "texts" / "Mass" / "a.png").write_text("no film")

    for name, sentence in (
        ("missing", "no folder 'missing'"),
        ("empty", "holds no folders that are named after findings"),
        ("normal only", "holds no folders that are named after findings"),
        ("texts", "None of the 1 films can be read"),
    ):
        with pytest.raises(InvalidLabels, match=sentence):
            import_folders(tmp_path / name)
    with pytest.raises(InvalidLabels, match="no folder called Hernia in 'texts'"):
        import_folders(tmp_path / "texts", findings=["Hernia"])


def test_a_cancelled_import_gives_none(tmp_path):
    """Whoever cancelled knows why."""
    write_films(tmp_path, "Mass/a.png")

    assert import_folders(tmp_path, inspection=Inspection(cancelled=lambda: True)) is None
