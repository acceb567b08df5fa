"""What is worth a look in an imported data set."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.helpers.film_files import write_film, write_films
from xlite_core.data.folder import import_folders
from xlite_core.data.inspection import Inspection
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, Problem
from xlite_core.data.oddities import oddities
from xlite_core.data.source import import_source


def counted(manifest):
    return {oddity.name: len(oddity.files) for oddity in oddities(manifest)}


def test_what_an_import_leaves_out_is_sorted_by_kind(tmp_path):
    """A real import: a file that is missing, one that is no film, a copy, a row told twice."""
    images = tmp_path / "images"
    write_films(images, "a.png", "b.png")
    write_film(images / "copy.png", 0)
    write_film(images / "other.png", 1)
    (images / "text.png").write_text("no film")
    table = tmp_path / "labels.csv"
    table.write_text(
        "file,patient_id,view,Mass\na.png,p,PA,1\nb.png,q,LL,\ncopy.png,p,PA,1\n"
        "other.png,r,PA,0\ntext.png,s,PA,0\ngone.png,t,PA,0\na.png,p,PA,1\na.png,p,PA,0\n"
    )
    manifest = import_source(table, images, "csv", inspection=Inspection())

    assert counted(manifest) == {
        "Unreadable": 1,
        "Missing": 1,
        "Duplicates": 1,
        "Lateral": 1,
        "Empty label rows": 1,
        "Contradictions": 2,  # a copy with another patient, and a row with other labels
        "Named twice": 1,
    }


def test_folders_of_findings_know_copies_and_contradictions(tmp_path):
    """One picture in two folders of findings is a duplicate; in one and in normal, it is not."""
    write_film(tmp_path / "Mass" / "a.png", 1)
    write_film(tmp_path / "Edema" / "a.png", 1)
    write_film(tmp_path / "Mass" / "b.png", 2)
    write_film(tmp_path / "normal" / "b.png", 2)
    write_film(tmp_path / "c.png", 3)

    names = counted(import_folders(tmp_path))

    assert (names["Duplicates"], names["Contradictions"]) == (1, 2)
    assert names["In no folder of a finding"] == 1


def test_kinds_that_matter_are_named_even_when_there_are_none():
    """Nothing odd is a piece of news; only what is there warns."""
    files = np.array(["a.png", "b.png"])
    table = LabelTable(files, files, files, ("Mass",), np.array([[1.0], [0.0]]))

    found = oddities(Manifest(table, Path(), np.array(["", ""])))

    assert [oddity.name for oddity in found] == [
        "Unreadable", "Missing", "Duplicates", "Lateral", "Empty label rows",
    ]  # fmt: skip
    assert not any(oddity.files or oddity.warns for oddity in found)


def test_a_warning_is_for_what_people_should_mend():
    """A missing file warns; a copy that was left out does not."""
    files = np.array(["a.png"])
    table = LabelTable(files, files, files, ("Mass",), np.array([[1.0]]), views=np.array(["PA"]))
    problems = (
        Problem("b.png", "There is no such file below the folder of the films."),
        Problem("c.png", "The same picture as a.png, which was kept."),
    )

    found = oddities(Manifest(table, Path(), np.array([""]), problems=problems))

    assert {oddity.name: oddity.warns for oddity in found if oddity.files} == {
        "Missing": True,
        "Duplicates": False,
    }
