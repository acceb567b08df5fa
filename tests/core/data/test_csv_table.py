"""Tables with a film a row, whatever their headings are called."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.film_files import write_films
from tests.helpers.films import CXR
from xlite_core.data.csv_table import columns_of, import_csv
from xlite_core.data.inspection import Inspection
from xlite_core.data.labels import read_labels
from xlite_core.data.text_table import TextTable
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14


def a_table(tmp_path, text: str, encoding: str = "utf-8"):
    path = tmp_path / "labels.csv"
    path.write_bytes(text.encode(encoding))
    return path


def imported(path, images=None, **options):
    manifest = import_csv(path, images, **options)
    assert manifest is not None
    return manifest


@pytest.mark.parametrize(
    ("file", "patient"),
    [
        ("file", "patient_id"),
        ("Image Index", "Patient ID"),
        ("image", "Subject"),
        ("Path", "patientId"),
        ("FILE NAME", "PID"),
    ],
)
def test_columns_are_known_by_many_names(tmp_path, file, patient):
    """Case, blanks and signs do not matter; findings are the columns of labels."""
    text = f"{file},{patient},Sex,Age,AP/PA,dataset,Mass,Lung Opacity\na.png,p,f,58,ap,x,1,0\n"

    table = imported(a_table(tmp_path, text)).table

    assert table.findings == ("Mass", "Lung Opacity")
    assert table.labels.tolist() == [[1, 0]]
    read = (table.files, table.patients, table.sexes, table.ages, table.views, table.sources)
    assert [column[0] for column in read] == ["a.png", "p", "F", 58.0, "AP", "x"]


def test_columns_that_are_no_findings_are_left_out_and_said(tmp_path):
    """ "No Finding" follows from the others; folds, words and empty columns are no findings."""
    text = (
        "file,patient,Mass,No Finding,fold,report,Empty,score\n"
        "a,p,1,0,1,old,,0.5\nb,q,-1,1,0,new,,1\n"
    )

    manifest = imported(a_table(tmp_path, text))

    assert manifest.table.findings == ("Mass",)
    assert np.array_equal(manifest.table.labels, [[1], [np.nan]], equal_nan=True)
    assert (
        "These columns were not taken for findings: fold, report, Empty, score." in manifest.notes
    )


def test_a_slip_in_a_column_of_labels_does_not_cost_the_finding(tmp_path):
    """One cell in twenty: its line is named; the column can still be left out on purpose."""
    rows = "".join(f"{n}.png,p,{n % 2},{'x' if n == 7 else 1}\n" for n in range(20))
    path = a_table(tmp_path, f"file,patient,Mass,Edema\n{rows}")

    with pytest.raises(InvalidLabels, match=r"Line 9 of labels.csv holds the label 'x'"):
        import_csv(path, None)
    assert imported(path, findings=["Mass"]).table.findings == ("Mass",)


def test_findings_can_be_named(tmp_path):
    """They keep the names that they were asked for; a cell that is no label is refused then."""
    text = "file,patient,Lung Opacity,fold,report\na,p,1,1,old\n"
    path = a_table(tmp_path, text)

    assert imported(path, findings=["lung_opacity", "fold"]).table.findings == (
        "lung_opacity",
        "fold",
    )
    with pytest.raises(InvalidLabels, match=r"Line 2 .* 'old'"):
        import_csv(path, None, findings=["report"])
    with pytest.raises(InvalidLabels, match="lacks the columns Hernia"):
        import_csv(path, None, findings=["Hernia"])


def test_without_patients_every_film_is_its_own_and_it_is_said(tmp_path):
    """A split by patient cannot do better than that."""
    manifest = imported(a_table(tmp_path, "file,Mass\na,1\nb,0\n"))

    assert manifest.table.patients.tolist() == ["a", "b"]
    assert "names no patients" in manifest.notes[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("file;patient;Mass\r\na.png;p;1\r\nb.png;q;0\r\n", "utf-8-sig"),
        ("file\tpatient\tMass\r\na.png\tp\t1\r\nb.png\tq\t0\r\n", "utf-16"),
        ('"file","patient","Mass"\n"a.png","p","1"\n"b.png","q","0"', "utf-8"),
    ],
    ids=["semicolons", "unicode text", "quoted"],
)
def test_what_spreadsheets_write_is_read(tmp_path, text, encoding):
    """Whatever the language of the spreadsheet's owner makes of commas."""
    assert imported(a_table(tmp_path, text, encoding)).table.labels.tolist() == [[1], [0]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no rows"),
        ("file,patient,Mass\n", "no rows"),
        ("a.png,p,1\nb.png,q,0\n", "no column with the names of the films"),
        ("file,patient,name\na,p,x\n", "No column of labels.csv holds labels alone"),
        ("file,patient,Mass\na,p,present\n", "No column of labels.csv holds labels alone"),
        ("file,patient,Mass,Mass\na,p,1,0\n", "two columns called Mass"),
        ("file,patient,Lung_Lesion,lung lesion\na,p,1,0\n", "two columns for one finding"),
        ("file,file,Mass\na,b,1\n", "two columns called file"),
        ("file,patient,Mass\na,,1\n", "Line 2 .* no patient"),
        ("file,patient,Mass\na,p,1,0\n", "4 cells below 3 headings"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path, text, sentence):
    """With the line or the column where there is one."""
    with pytest.raises(InvalidLabels, match=sentence):
        import_csv(a_table(tmp_path, text), None)


def test_films_are_found_by_what_the_table_calls_them(tmp_path):
    """A path from another computer, and a name without its suffix."""
    write_films(tmp_path / "films", "p1/a.png", "p2/b.png")
    path = a_table(tmp_path, "path,patient,Mass\nC:\\set\\p1\\a.png,p,1\nb,q,0\n")

    manifest = imported(path, tmp_path / "films")

    assert manifest.table.files.tolist() == ["p1/a.png", "p2/b.png"]
    assert manifest.checked == "full"


def test_the_first_of_several_names_for_a_column_counts():
    """A file's name says more than a path from another computer."""
    table = TextTable(
        name="t", columns=("path", "Image", "file"), rows=[["x", "y", "z"]], lines=[2]
    )

    assert columns_of(table).file == "file"


@pytest.mark.films
def test_the_real_table_is_imported_with_all_its_films():
    """Every one is there, of a known kind, and labelled as the table says."""
    manifest = imported(CXR / "labels.csv", CXR / "images", inspection=Inspection(verify="exists"))
    plain = read_labels(CXR / "labels.csv", CHESTXRAY14)

    assert manifest.problems == ()
    assert manifest.table.fingerprint == plain.fingerprint
    assert "8 ages are no number from 0 to 120" in manifest.notes[0]
