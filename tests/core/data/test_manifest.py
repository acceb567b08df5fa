"""Manifests survive their files, move with their films, and say what is wrong with them."""

from __future__ import annotations

import json

import numpy as np
import pytest

from xlite_core.data.labels import LabelTable, read_labels
from xlite_core.data.manifest import (
    Manifest,
    Problem,
    description_of,
    films_told,
    is_manifest,
    read_manifest,
    require_writable,
    write_manifest,
)
from xlite_core.errors import InvalidLabels


def a_manifest(root, **changes) -> Manifest:
    columns = {
        "files": np.array(["a.png", "x/b, c.png"]),
        "patients": np.array(["p", "ü"]),
        "sources": np.array(["here", ""]),
        "findings": ("Mass", "Edema"),
        "labels": np.array([[1.0, np.nan], [0.0, 1.0]]),
        "views": np.array(["PA", ""]),
        "sexes": np.array(["", "F"]),
        "ages": np.array([5 / 365.25, np.nan]),
    }
    hashes = changes.pop("hashes", np.array(["0123456789abcdef", ""]))
    return Manifest(
        LabelTable(**columns | changes),
        root,
        hashes,
        "folders",
        "full",
        (Problem("c.png", "It is gone."), Problem("d.png", "It is gone.")),
        ("A note.",),
    )


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    """Every column, every problem, every note."""
    made = a_manifest(tmp_path / "images")
    write_manifest(tmp_path / "m.csv", made)

    read = read_manifest(tmp_path / "m.csv")

    for name in ("files", "patients", "sources", "views", "sexes"):
        assert getattr(read.table, name).tolist() == getattr(made.table, name).tolist()
    for name in ("labels", "ages"):
        assert np.array_equal(getattr(read.table, name), getattr(made.table, name), equal_nan=True)
    assert read.table.findings == made.table.findings
    assert read.hashes.tolist() == made.hashes.tolist()
    assert (read.kind, read.checked) == ("folders", "full")
    assert (read.problems, read.notes) == (made.problems, made.notes)
    assert read.root.resolve() == made.root.resolve()
    assert read.fingerprint == made.fingerprint


def test_a_manifest_is_a_label_table_like_any_other(tmp_path):
    """Whoever knows nothing of manifests reads it all the same."""
    write_manifest(tmp_path / "m.csv", a_manifest(tmp_path))

    table = read_labels(tmp_path / "m.csv", ("Edema",))

    assert np.array_equal(table.labels, [[np.nan], [1.0]], equal_nan=True)
    assert table.views.tolist() == ["PA", ""]


@pytest.mark.parametrize(
    ("root", "written"),
    [("data/images", "images"), ("data", "."), ("films", "../films")],
    ids=["below", "same", "beside"],
)
def test_a_root_that_can_move_along_is_written_relative(tmp_path, root, written):
    """The whole folder can then be copied elsewhere."""
    (tmp_path / "data").mkdir()
    write_manifest(tmp_path / "data" / "m.csv", a_manifest(tmp_path / root))

    assert json.loads((tmp_path / "data" / "m.json").read_text())["root"] == written
    (tmp_path / "data").rename(tmp_path / "moved")
    moved = read_manifest(tmp_path / "moved" / "m.csv").root.resolve()
    assert moved == (tmp_path / root.replace("data", "moved")).resolve()


def test_a_root_elsewhere_is_written_whole(tmp_path):
    """It stays where it is when the manifest moves."""
    path = tmp_path / "a" / "b" / "m.csv"

    write_manifest(path, a_manifest(tmp_path / "films"))

    assert json.loads(path.with_suffix(".json").read_text())["root"] == str(tmp_path / "films")


@pytest.mark.parametrize(
    "change",
    [
        {"files": np.array(["a.png", "c.png"])},
        {"patients": np.array(["p", "q"])},
        {"sources": np.array(["", ""])},
        {"labels": np.array([[1.0, 0.0], [0.0, 1.0]])},
        {"views": np.array(["AP", ""])},
        {"sexes": np.array(["M", "F"])},
        {"ages": np.array([1.0, np.nan])},
        {"hashes": np.array(["0123456789abcdee", ""])},
        {"findings": ("Mass", "Hernia")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_fingerprint_changes_with_anything_known_of_a_film(tmp_path, change):
    """Its content included; where the films lie is no part of it."""
    made = a_manifest(tmp_path)

    assert a_manifest(tmp_path, **change).fingerprint != made.fingerprint
    assert a_manifest(tmp_path / "elsewhere").fingerprint == made.fingerprint


@pytest.mark.parametrize("findings", [("Mass", "Mass"), ("view", "Mass"), ("", "Mass")])
def test_a_finding_needs_a_name_of_its_own(tmp_path, findings):
    """Two columns with one name could not be told apart again."""
    with pytest.raises(InvalidLabels, match="No finding can be called"):
        a_manifest(tmp_path, findings=findings)


def test_a_manifest_that_was_edited_by_hand_is_refused(tmp_path):
    """Runs are tied to its fingerprint."""
    path = tmp_path / "m.csv"
    write_manifest(path, a_manifest(tmp_path))
    path.write_text(path.read_text().replace("PA", "AP"))

    with pytest.raises(InvalidLabels, match=r"m\.csv was changed after it was written"):
        read_manifest(path)


def test_a_film_outside_the_root_is_refused(tmp_path):
    """Somebody else's manifest opens no files beyond the films."""
    for file in ("/etc/film.png", "x/../../film.png"):
        write_manifest(tmp_path / "m.csv", a_manifest(tmp_path, files=np.array(["a.png", file])))
        with pytest.raises(InvalidLabels, match="outside the folder"):
            read_manifest(tmp_path / "m.csv")


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        (None, r"there is no m\.json beside it"),
        ("{", r"m\.json cannot be read"),
        ("[" * 100_000, r"m\.json cannot be read"),
        ("[]", "no manifest's description"),
        ('{"schema": 99}', "another version"),
        ('{"schema": 1}', "says no kind"),
    ],
)
def test_a_description_that_is_none_is_refused(tmp_path, description, sentence):
    """Whatever is wrong with it."""
    path = tmp_path / "m.csv"
    write_manifest(path, a_manifest(tmp_path))
    description_of(path).unlink()
    if description is not None:
        description_of(path).write_text(description)

    with pytest.raises(InvalidLabels, match=sentence):
        read_manifest(path)
    assert not is_manifest(path)


@pytest.mark.parametrize(
    ("key", "value"),
    [("kind", "zip"), ("checked", 3), ("root", None), ("findings", "Mass"), ("problems", [])],
)
def test_a_description_with_something_else_in_a_field_is_refused(tmp_path, key, value):
    """By the name of the field."""
    path = tmp_path / "m.csv"
    write_manifest(path, a_manifest(tmp_path))
    values = json.loads(description_of(path).read_text())
    description_of(path).write_text(json.dumps(values | {key: value}))

    with pytest.raises(InvalidLabels, match=f"says no {key}"):
        read_manifest(path)


def test_only_a_manifest_is_replaced(tmp_path):
    """Never the table that was imported, nor another JSON of that name."""
    (tmp_path / "labels.csv").write_text("file,patient_id\n")
    (tmp_path / "m.json").write_text("{}")

    for name in ("labels.csv", "m.csv", "m.txt"):
        with pytest.raises(InvalidLabels, match=name):
            write_manifest(tmp_path / name, a_manifest(tmp_path))
    assert (tmp_path / "labels.csv").read_text() == "file,patient_id\n"
    write_manifest(tmp_path / "new.csv", a_manifest(tmp_path))
    require_writable(tmp_path / "new.csv")


def test_the_description_tells_how_many_films_there_are(tmp_path):
    """Without reading the table; nothing is told where there is no description."""
    write_manifest(tmp_path / "m.csv", a_manifest(tmp_path))

    assert films_told(tmp_path / "m.csv") == 2
    assert films_told(tmp_path / "other.csv") is None
