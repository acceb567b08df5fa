"""An import: its plan, and that it happens whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.phantom_source import FILMS, FINDINGS, write_folders, write_source
from xlite_core.data.manifest import read_manifest
from xlite_core.data.preview import preview_source
from xlite_core.errors import InvalidLabels
from xlite_desktop.data.import_plan import first_plan, run_import, with_finding, wrong_name


@pytest.fixture
def plan(tmp_path):
    return first_plan(preview_source(write_source(tmp_path / "source")), set())


def run(plan, tmp_path, *, cancel_after=None):
    counts = []
    cancelled = (lambda: False) if cancel_after is None else lambda: len(counts) >= cancel_after
    return run_import(plan, tmp_path / "data", counts.append, cancelled), counts


def test_the_first_plan_takes_a_free_name_and_what_was_found(tmp_path, plan):
    """A number is added where the name is taken, in any case."""
    again = first_plan(plan.preview, {"Labels", "labels 2"})

    assert (plan.name, again.name) == ("labels", "labels 3")
    assert plan.images == tmp_path / "source" / "images"
    assert plan.findings == FINDINGS


@pytest.mark.parametrize(
    "name", ["", "  ", "taken", "a/b", "..", ".hidden", "a:b", "con", "x" * 81, "dot."]
)
def test_a_name_must_be_one_for_a_folder(name):
    """On every system."""
    assert wrong_name(name, {"Taken"})


def test_a_good_name_is_accepted():
    """Blanks, commas and letters of all languages."""
    assert wrong_name("CXR, NIH part (2025) – größer", {"Taken"}) == ""


def test_an_import_makes_a_data_set_and_leaves_nothing_else(tmp_path, plan):
    """Its films, what was left out, and progress up to the last film."""
    imported, counts = run(plan, tmp_path)

    manifest = read_manifest(imported.data_set.manifest)
    assert (imported.films, imported.left_out) == (FILMS, 2)
    assert manifest.root.resolve() == (tmp_path / "source" / "images").resolve()
    assert counts[-1].done == counts[-1].total == FILMS + 1
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["labels"]


def test_a_cancelled_import_keeps_nothing(tmp_path, plan):
    """No folder, no journal."""
    imported, counts = run(plan, tmp_path, cancel_after=5)

    assert imported is None
    assert len(counts) < FILMS
    assert list((tmp_path / "data").iterdir()) == []


def test_a_failed_import_keeps_nothing(tmp_path, plan):
    """None of the films is there."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    with pytest.raises(InvalidLabels, match="None of the"):
        run(replace(plan, images=elsewhere), tmp_path)

    assert [path.name for path in (tmp_path / "data").iterdir() if path.is_dir()] == []


def test_a_taken_name_is_refused_and_what_is_there_stays(tmp_path, plan):
    """Also where the form did not notice."""
    run(plan, tmp_path)
    before = (tmp_path / "data" / "labels" / "manifest.csv").read_bytes()

    with pytest.raises(InvalidLabels, match="There is a data set called labels"):
        run(plan, tmp_path)

    assert (tmp_path / "data" / "labels" / "manifest.csv").read_bytes() == before


def test_fewer_findings_the_table_alone_and_a_quick_look(tmp_path, plan):
    """What the form can change."""
    fewer = with_finding(with_finding(plan, "Mass", chosen=False), "Hernia", chosen=False)
    alone = replace(fewer, images=None, name="alone")
    quick = replace(plan, verify="exists", name="quick")

    run(alone, tmp_path)
    run(quick, tmp_path)

    table = read_manifest(tmp_path / "data" / "alone" / "manifest.csv")
    looked = read_manifest(tmp_path / "data" / "quick" / "manifest.csv")
    assert (table.table.findings, table.checked, len(table.table)) == (("Effusion",), "nothing", 50)
    assert looked.checked == "exists"


def test_a_folder_of_folders_is_imported_by_its_names(tmp_path):
    """One finding and normal films."""
    plan = first_plan(preview_source(write_folders(tmp_path / "COVID study")), set())

    imported, _ = run(plan, tmp_path)

    manifest = read_manifest(imported.data_set.manifest)
    assert plan.name == "COVID study"
    assert manifest.table.findings == ("Mass",)
    assert len(manifest.table) == 7
