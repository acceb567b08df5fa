"""What a source seems to be, before anything is imported."""

from __future__ import annotations

import pytest

from tests.helpers.film_files import write_films
from xlite_core.data.preview import preview_source
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14


def test_a_table_names_its_label_columns_and_the_images_beside_it(tmp_path):
    """The folder "images" is guessed where there is one."""
    table = tmp_path / "labels.csv"
    table.write_text("file,patient_id,fold,Mass,Edema\na.png,p,0,1,0\nb.png,q,1,,1\n")
    write_films(tmp_path / "images", "a.png")

    preview = preview_source(table)

    assert (preview.kind, preview.rows) == ("csv", 2)
    assert preview.findings == preview.usual == ("Mass", "Edema")
    assert preview.images == tmp_path / "images"


def test_an_nih_table_offers_the_fourteen_and_what_else_it_names(tmp_path):
    """Usual are the fourteen alone."""
    table = tmp_path / "Data_Entry.csv"
    table.write_text(
        "Image Index,Finding Labels,Patient ID\n"
        "a.png,Mass|Pneumoperitoneum,1\nb.png,No Finding,2\nc.png,,3\n"
    )

    preview = preview_source(table)

    assert preview.kind == "nih"
    assert preview.findings == (*CHESTXRAY14, "Pneumoperitoneum")
    assert preview.usual == CHESTXRAY14
    assert preview.images == tmp_path


def test_a_folder_of_folders_holds_its_own_films(tmp_path):
    """Its folders are the findings; normal films make none."""
    write_films(tmp_path, "train/COVID/a.png", "train/normal/b.png", "test/COVID/c.png")

    preview = preview_source(tmp_path)

    assert (preview.kind, preview.rows, preview.images) == ("folders", 3, None)
    assert preview.findings == ("COVID",)


def test_what_is_no_source_is_refused_with_a_reason(tmp_path):
    """A table without films, a folder without folders."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "labels.csv").write_text("file,Mass\n")

    for source in (tmp_path / "empty", tmp_path / "labels.csv", tmp_path / "none.csv"):
        with pytest.raises(InvalidLabels):
            preview_source(source)
