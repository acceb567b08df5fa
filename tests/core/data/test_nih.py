"""ChestX-ray14 in the layouts and with the tables that are about."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from tests.helpers.film_files import write_film, write_films
from tests.helpers.films import CXR
from xlite_core.data.image_index import NOT_THERE
from xlite_core.data.inspection import Inspection
from xlite_core.data.manifest import Problem
from xlite_core.data.nih import import_nih
from xlite_core.data.splits import listed_films
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14

HEAD_2020 = (
    "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
    "OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]\n"
)
HEAD_2017 = HEAD_2020.replace("\n", ",\n")
ROWS = (
    ("00000001_000.png", "Cardiomegaly", "1", "58", "M", "PA"),
    ("00000001_001.png", "Cardiomegaly|Pleural_Thickening", "1", "411", "M", "AP"),
    ("00000002_000.png", "No Finding", "2", "013M", "F", "PA"),
)


def a_table(folder, rows=ROWS, head=HEAD_2020):
    path = folder / "Data_Entry_2017.csv"
    end = ",," if head == HEAD_2017 else ","
    lines = [
        f"{file},{labels},0,{patient},{age},{sex},{view},2682,2749,0.143,0.143{end[1:]}\n"
        for file, labels, patient, age, sex, view in rows
    ]
    path.write_text(head + "".join(lines))
    return path


@pytest.mark.parametrize("head", [HEAD_2017, HEAD_2020], ids=["2017", "2020"])
@pytest.mark.parametrize("packed", [False, True], ids=["csv", "gzip"])
def test_both_tables_are_read_alike(tmp_path, head, packed):
    """Labels between bars, months for years, patients of 411, and headings with commas in them."""
    path = a_table(tmp_path, head=head)
    if packed:
        path.write_bytes(gzip.compress(path.read_bytes()))

    manifest = import_nih(path, None)

    assert manifest is not None
    table = manifest.table
    assert (table.findings, manifest.kind, manifest.checked) == (CHESTXRAY14, "nih", "nothing")
    assert table.files.tolist() == [row[0] for row in ROWS]
    assert table.patients.tolist() == ["1", "1", "2"]
    assert table.labels.sum(axis=1).tolist() == [1, 2, 0]
    assert table.labels[1, CHESTXRAY14.index("Pleural_Thickening")] == 1
    assert table.views.tolist() == ["PA", "AP", "PA"]
    assert table.sexes.tolist() == ["M", "M", "F"]
    assert np.allclose(table.ages, [58, np.nan, 13 / 12], equal_nan=True)
    assert "1 ages are no number from 0 to 120 ('411')" in manifest.notes[0]


@pytest.mark.parametrize(
    "layout",
    [
        "images/{}.png",
        "images_{}/images/{}.png",
        "images_{}/{}.png",
        "{}.png",
        "a/b/{}.png",
        "jpeg/{}.jpg",
    ],
)
def test_images_are_found_in_every_layout(tmp_path, layout):
    """One folder, twelve, twelve with a folder each, none, any; stored again as JPEG."""
    path = a_table(tmp_path)
    places = []
    for number, (file, *_) in enumerate(ROWS, 1):
        stem = file.removesuffix(".png")
        twice = layout.count("{}") == 2
        places.append(layout.format(*([f"{number:03d}"] if twice else []), stem))
    write_films(tmp_path / "set", *places)

    manifest = import_nih(path, tmp_path / "set")

    assert manifest is not None
    assert manifest.table.files.tolist() == places
    assert manifest.root == tmp_path / "set"
    assert len(set(manifest.hashes.tolist())) == 3
    assert manifest.problems == ()


def test_missing_unreadable_and_double_images_are_listed(tmp_path):
    """Each with its reason; the other films are imported."""
    rows = [
        (f"0000000{n}_000.png", "Mass" if n == 4 else "No Finding", f"{n}", "50", "F", "PA")
        for n in range(1, 6)
    ]
    path, films = a_table(tmp_path, rows), tmp_path / "films"
    for number in (1, 3, 5):
        write_film(films / f"0000000{number}_000.png", number)
    write_film(films / "00000004_000.png", 1)
    (films / "00000003_000.png").write_text("no film")

    manifest = import_nih(path, films)

    assert manifest is not None
    assert manifest.table.files.tolist() == ["00000001_000.png", "00000005_000.png"]
    assert set(manifest.problems) == {
        Problem("00000002_000.png", NOT_THERE),
        Problem("00000003_000.png", "This is a text file, not a film."),
        Problem(
            "00000004_000.png",
            "The same picture as 00000001_000.png with another patient and other labels, "
            "which was kept.",
        ),
    }


def test_existence_alone_is_quick_and_says_so(tmp_path):
    """Nothing is decoded and no content compared."""
    path = a_table(tmp_path)
    write_films(tmp_path / "films", *(row[0] for row in ROWS))

    manifest = import_nih(path, tmp_path / "films", inspection=Inspection(verify="exists"))

    assert manifest is not None
    assert manifest.checked == "exists"
    assert manifest.hashes.tolist() == ["", "", ""]


def test_a_folder_without_the_films_is_refused(tmp_path):
    """In one sentence, not as a list of all films."""
    (tmp_path / "films").mkdir()

    with pytest.raises(InvalidLabels, match="None of the 3 films is below the folder 'films'"):
        import_nih(a_table(tmp_path), tmp_path / "films")


def test_a_folder_of_damaged_films_is_refused(tmp_path):
    """With the reason of one of them."""
    for file, *_ in ROWS:
        (tmp_path / file).write_text("<html>Please log in")

    with pytest.raises(InvalidLabels, match="None of the 3 films can be read: This is a web page"):
        import_nih(a_table(tmp_path), tmp_path)


def test_a_cancelled_import_gives_none(tmp_path):
    """Whoever cancelled knows why."""
    path = a_table(tmp_path)
    write_films(tmp_path, *(row[0] for row in ROWS))

    assert import_nih(path, tmp_path, inspection=Inspection(cancelled=lambda: True)) is None


def test_rows_that_name_an_image_again_are_listed(tmp_path):
    """Whether or not they contradict the first one."""
    again = [ROWS[0], ("00000001_001.png", "Mass", "1", "58", "M", "AP")]

    manifest = import_nih(a_table(tmp_path, [*ROWS, *again]), None)

    assert manifest is not None
    assert len(manifest.table) == 3
    assert manifest.problems == (
        Problem("00000001_000.png", "Line 5 names it again; line 2 was kept."),
        Problem("00000001_001.png", "Line 6 names it again; line 3 has other labels and was kept."),
    )


def test_findings_can_be_chosen_and_others_are_mentioned(tmp_path):
    """Names that nobody expects are said, as one of them may be misspelt."""
    rows = [*ROWS, ("00000003_000.png", "Pnuemonia|Mass", "3", "50", "F", "PA")]
    path = a_table(tmp_path, rows)

    chosen = import_nih(path, None, findings=["Mass", "Pleural Thickening", "Pnuemonia"])
    usual = import_nih(path, None)

    assert chosen is not None
    assert usual is not None
    assert chosen.table.findings == ("Mass", "Pleural Thickening", "Pnuemonia")
    assert chosen.table.labels.tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0], [1, 0, 1]]
    assert not any("Pnuemonia" in note for note in chosen.notes)
    assert "1 films are labelled 'Pnuemonia', which is not among the findings." in usual.notes


def test_an_empty_cell_of_labels_is_unknown_not_normal(tmp_path):
    """Nobody wrote "No Finding" there."""
    rows = [ROWS[0], ("00000003_000.png", "", "3", "50", "F", "PA")]

    manifest = import_nih(a_table(tmp_path, rows), None)

    assert manifest is not None
    assert np.isnan(manifest.table.labels[1]).all()
    assert "1 rows say nothing of any finding." in manifest.notes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no rows"),
        (HEAD_2020, "no rows"),
        ("Image Index,Patient ID\na.png,1\n", "lacks the columns Finding Labels"),
        (HEAD_2020 + "a.png,Mass,0,,50,F,PA,1,1,1,1\n", "Line 2 .* no patient"),
        (HEAD_2020 + ",Mass,0,1,50,F,PA,1,1,1,1\n", "Line 2 .* no file"),
        (HEAD_2020 + "a.png,Mass,Nodule,0,1,50,F,PA,1,1,1,1\n", "12 cells below 11 headings"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path, text, sentence):
    """With the line where there is one."""
    path = tmp_path / "t.csv"
    path.write_text(text)

    with pytest.raises(InvalidLabels, match=sentence):
        import_nih(path, None)


def test_a_finding_that_the_table_never_names_is_refused(tmp_path):
    """With the names that it has; the usual fourteen may be absent from part of the table."""
    with pytest.raises(InvalidLabels, match="never names the finding Fracture") as caught:
        import_nih(a_table(tmp_path), None, findings=["Fracture"])
    assert "Cardiomegaly" in caught.value.hint


@pytest.mark.films
def test_the_real_table_lists_and_originals_are_read():
    """112,120 rows; three lists that share no image; 44 untouched PNG below a folder."""
    path = CXR / "nih" / "Data_Entry_2017_v2020.csv.gz"
    lists = [listed_films(CXR / "nih" / f"arnoweng_{part}_list.txt") for part in _PARTS]

    manifest = import_nih(path, CXR / "originals" / "nih", inspection=Inspection(verify="exists"))

    assert manifest is not None
    assert len(manifest.table) == 44
    assert len(manifest.problems) == 112_120 - 44
    assert [len(names) for names in lists] == [78_468, 11_219, 22_433]
    assert len(set().union(*lists)) == 112_120


_PARTS = ("train", "val", "test")
