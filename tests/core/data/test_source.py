"""A source is told by what it is and holds, not by its name."""

from __future__ import annotations

import pytest

from tests.helpers.film_files import write_films
from xlite_core.data.inspection import Inspection
from xlite_core.data.source import images_beside, import_source, kind_of
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14

NIH = "Image Index,Finding Labels,Patient ID\nMass/a.png,Mass,p\n"
CSV = "file,patient_id,Mass\nMass/a.png,p,1\n"


@pytest.mark.parametrize(("text", "kind"), [(NIH, "nih"), (CSV, "csv"), (None, "folders")])
def test_every_kind_is_recognised_and_imported(tmp_path, text, kind):
    """The fourteen findings for an NIH table, whatever is there for the others."""
    write_films(tmp_path / "films", "Mass/a.png")
    source = tmp_path / "films" if text is None else tmp_path / "table.csv"
    if text is not None:
        source.write_text(text)

    assert kind_of(source) == kind
    manifest = import_source(source, tmp_path / "films", kind, inspection=Inspection())

    assert manifest is not None
    assert manifest.kind == kind
    assert manifest.table.files.tolist() == ["Mass/a.png"]
    assert manifest.table.findings == (CHESTXRAY14 if kind == "nih" else ("Mass",))


def test_what_is_neither_folder_nor_table_is_refused(tmp_path):
    """In the words of whoever tried to read it."""
    with pytest.raises(InvalidLabels, match="cannot be read"):
        kind_of(tmp_path / "none")


def test_films_are_looked_for_beside_their_table(tmp_path):
    """In a folder called images, or wherever below the table's own."""
    assert images_beside(tmp_path / "t.csv") == tmp_path
    (tmp_path / "images").mkdir()
    assert images_beside(tmp_path / "t.csv") == tmp_path / "images"
