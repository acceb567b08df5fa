"""Label tables: what is known, what is not, and which line is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.films import CXR
from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable, read_labels
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14
from xlite_core.resources import resource_root

FINDINGS = ("Mass", "Edema")


def table(tmp_path, text: str, *, encoding: str = "utf-8"):
    path = tmp_path / "labels.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_cells_are_present_absent_or_unknown(tmp_path):
    """1, 0, and several ways of saying that nobody knows."""
    cells = ["1", "0", "", "1.0", "0.0", "-1", "nan", " 1 "]
    rows = "".join(f"{n}.png,p{n},{cell},0\n" for n, cell in enumerate(cells))

    read = read_labels(table(tmp_path, f"file,patient_id,Mass,Edema\n{rows}"), FINDINGS)

    nan = np.nan
    assert np.array_equal(read.labels[:, 0], [1, 0, nan, 1, 0, nan, nan, 1], equal_nan=True)
    assert len(read) == 8
    assert read.sources.tolist() == [""] * 8


def test_columns_come_in_the_order_asked_for(tmp_path):
    """Further columns are left alone, and a byte-order mark is no part of a name."""
    text = "Edema,file,age,source,patient_id,Mass\n1,a.png,60,here,p1,0\n"

    read = read_labels(table(tmp_path, text, encoding="utf-8-sig"), FINDINGS)

    assert read.labels.tolist() == [[0.0, 1.0]]
    assert (read.files[0], read.patients[0], read.sources[0]) == ("a.png", "p1", "here")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("file,patient_id,Mass\na,p,1\n", "lacks the columns Edema"),
        ("file,Mass,Edema\na,1,1\n", "lacks the columns patient_id"),
        ("file,patient_id,Mass,Edema\n", "has no rows"),
        ("", "has no rows"),
        ("file,patient_id,Mass,Edema\na,p,1,0\na,q,0,0\n", "names a file twice"),
        ("file,patient_id,Mass,Edema\na,p,1,0\n\nb,q,yes,0\n", "Line 4 .* 'yes'"),
        ("file,patient_id,Mass,Edema\na,p,1,0\nb,,0,0\n", "Line 3 .* no patient"),
        ("file,patient_id,Mass,Edema\n,p,1,0\n", "Line 2 .* no file"),
        ("Mass,Edema,file,patient_id\n1,0\n", "Line 2 .* no file"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path, text, sentence):
    """With the line where there is one."""
    with pytest.raises(InvalidLabels, match=sentence):
        read_labels(table(tmp_path, text), FINDINGS)


def test_a_missing_or_foreign_file_is_refused(tmp_path):
    """Neither its absence nor another encoding is a traceback."""
    with pytest.raises(InvalidLabels, match="cannot be read"):
        read_labels(tmp_path / "none.csv", FINDINGS)
    with pytest.raises(InvalidLabels, match="cannot be read"):
        read_labels(
            table(tmp_path, "file,patient_id,Mass,Edema\n\xe4,p,1,0\n", encoding="latin-1"),
            FINDINGS,
        )


def test_the_fingerprint_changes_with_anything_that_matters(tmp_path):
    """A file's name, a patient, a label, an unknown label, the order of findings."""
    head = "file,patient_id,Mass,Edema\n"
    texts = ("a,p,1,0\n", "b,p,1,0\n", "a,q,1,0\n", "a,p,0,0\n", "a,p,1,\n")

    prints = [read_labels(table(tmp_path, head + text), FINDINGS).fingerprint for text in texts]
    again = read_labels(table(tmp_path, head + texts[0]), FINDINGS).fingerprint
    turned = read_labels(table(tmp_path, head + texts[0]), FINDINGS[::-1]).fingerprint

    assert len({*prints, turned}) == 6
    assert again == prints[0]


def test_a_part_of_a_table_keeps_its_rows_together(tmp_path):
    """By mask or by row numbers."""
    text = "file,patient_id,Mass,Edema\na,p,1,0\nb,q,0,\nc,r,0,1\n"
    read = read_labels(table(tmp_path, text), FINDINGS)

    part = read[np.array([2, 0])]

    assert part.files.tolist() == ["c", "a"]
    assert part.labels.tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert read[np.array([False, True, False])].patients.tolist() == ["q"]


def test_view_sex_and_age_are_read_where_they_stand(tmp_path):
    """And are unknown, not guessed, where they say nothing."""
    text = "file,patient_id,Mass,Edema,view,sex,age\na,p,1,0,PA,f,058Y\nb,q,0,0,unknown,,411\n"

    read = read_labels(table(tmp_path, text), FINDINGS)[np.array([1, 0])]

    assert read.views.tolist() == ["", "PA"]
    assert read.sexes.tolist() == ["", "F"]
    assert np.array_equal(read.ages, [np.nan, 58.0], equal_nan=True)


def test_a_table_without_view_sex_and_age_knows_none_of_them():
    """A table made by hand may leave the three out."""
    words = np.array(["a", "b"])

    made = LabelTable(words, words, words, ("Mass",), np.zeros((2, 1)))

    assert made.views.tolist() == made.sexes.tolist() == ["", ""]
    assert np.isnan(made.ages).all()


def test_a_table_can_be_narrowed_to_some_findings(tmp_path):
    """In the order asked for; a finding that it lacks is refused by name."""
    read = read_labels(table(tmp_path, "file,patient_id,Mass,Edema,sex\na,p,1,0,M\n"), FINDINGS)

    narrowed = read.for_findings(["Edema"])

    assert (narrowed.findings, narrowed.labels.tolist()) == (("Edema",), [[0.0]])
    assert narrowed.sexes.tolist() == ["M"]
    with pytest.raises(InvalidLabels, match="knows nothing of Hernia"):
        read.for_findings(["Mass", "Hernia"])


@pytest.mark.films
def test_the_fingerprint_of_the_bundled_students_films_has_not_changed():
    """It stands in the bundled student's card."""
    frozen = read_folds(resource_root() / "protocol" / "folds.csv")
    read = read_labels(CXR / "labels.csv", CHESTXRAY14)

    assert read[frozen.rows_of(read)].fingerprint == "b24ca2c13b431bd5"
