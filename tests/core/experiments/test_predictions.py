"""Tables of predictions are read whole, or refused in a sentence."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from xlite_core.errors import InvalidLabels
from xlite_core.experiments.predictions import read_predictions


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_our_own_table_is_read_as_logits(tmp_path):
    """All columns but the files', in their order."""
    path = write(tmp_path / "validation.csv", "file,Mass,Edema\na.png,-1.5,2\nb.png,0,1e-3\n")

    predictions = read_predictions(path)

    assert predictions.files.tolist() == ["a.png", "b.png"]
    assert predictions.findings == ("Mass", "Edema")
    assert predictions.logits.tolist() == [[-1.5, 2.0], [0.0, 0.001]]


def test_probabilities_become_logits_that_are_never_infinite(tmp_path):
    """Clipped at 0.0001 from either end; columns may bear a prefix and stand in another order."""
    path = tmp_path / "teacher.csv.gz"
    text = "Image Index,prob_Mass,prob_Hernia,prob_Edema\r\na.png,0.5,0.3,1\r\nb.png,0,0.3,0.25\r\n"
    path.write_bytes(gzip.compress(text.encode()))

    predictions = read_predictions(path, findings=("Edema", "Mass"), scale="probability")

    expected = np.log([[0.9999 / 0.0001, 1.0], [0.25 / 0.75, 0.0001 / 0.9999]])
    np.testing.assert_allclose(predictions.logits, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "cannot be read"),
        ("file,Mass,Edema\n", "hold no film"),
        ("file,Mass,Edema\na.png,1\n", "a row of another length"),
        ('file,Mass,Edema\n"a.png,1,2\n', "cannot be read"),
        ("name,Mass,Edema\na.png,1,2\n", "no column of file names"),
        ("file,Mass\na.png,1\n", "no column for Edema"),
        ("file,Mass,Edema\na.png,1,2\na.png,1,2\n", "name a film twice"),
        ("file,Mass,Edema\n,1,2\n", "or not at all"),
        ("file,Mass,Edema\na.png,,2\n", "a cell that is no number"),
        ("file,Mass,Edema\na.png,yes,2\n", "a cell that is no number"),
        ("file,Mass,Edema\na.png,nan,2\n", "not finite"),
        ("file,Mass,Edema\na.png,1e999,2\n", "not finite"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path, text, sentence):
    """Empty, torn, without a column, with cells that are none."""
    path = write(tmp_path / "p.csv", text)

    with pytest.raises(InvalidLabels, match=sentence):
        read_predictions(path, findings=("Mass", "Edema"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x1f\x8bno gzip"])
def test_a_file_that_is_no_table_is_refused(tmp_path, content):
    """And so is one that does not exist."""
    (tmp_path / "p.csv").write_bytes(content)

    for name in ("p.csv", "none.csv"):
        with pytest.raises(InvalidLabels, match="cannot be read"):
            read_predictions(tmp_path / name)


def test_logits_are_not_taken_for_probabilities(tmp_path):
    """What the numbers are is said, never guessed."""
    path = write(tmp_path / "p.csv", "file,Mass\na.png,1.5\n")

    with pytest.raises(InvalidLabels, match="no probabilities"):
        read_predictions(path, scale="probability")


def test_films_are_found_by_their_names(tmp_path):
    """As written, else without their folders; without their suffix on request."""
    path = write(tmp_path / "p.csv", "file,Mass\nx/b.png,1\na.png,2\n")
    predictions = read_predictions(path)

    assert predictions.rows_in(["a.png", "c.png", "x/b.png"]).tolist() == [2, 0]
    assert predictions.rows_in(["y/a.png", "y\\b.png"]).tolist() == [1, 0]
    assert predictions.rows_in(["a.jpg", "b.jpg"], loosely=True).tolist() == [1, 0]


def test_films_that_are_nowhere_or_twice_are_named(tmp_path):
    """By the file's own name, without its folder."""
    path = write(tmp_path / "p.csv", "file,Mass\nx/b.png,1\na.png,2\n")
    predictions = read_predictions(path)

    with pytest.raises(InvalidLabels, match=r"1 predicted films .* such as b\.png"):
        predictions.rows_in(["a.png"])
    with pytest.raises(InvalidLabels, match=r"The name b\.png stands for two films"):
        predictions.rows_in(["1/b.png", "2/b.png", "a.png"])
    with pytest.raises(InvalidLabels, match=r"The name a\.png stands for two films"):
        predictions.rows_in(["a.png", "a.jpg", "b.png"], loosely=True)


def test_copies_of_nih_films_are_known_by_the_names_of_the_nih(tmp_path):
    """Our prefix and suffix aside."""
    path = write(tmp_path / "p.csv", "Image Index,prob_Mass\n00000010_000.png,0.5\n9.png,0.5\n")
    table = ["nih_00000010_000.jpg", "nih_other.jpg"]

    kept = read_predictions(path, scale="probability").among(table, loosely=True)

    assert kept.files.tolist() == ["00000010_000.png"]
    assert kept.rows_in(table, loosely=True).tolist() == [0]


def test_of_known_findings_those_are_taken_that_the_table_has(tmp_path):
    """Other columns are none of ours; a table without any is refused."""
    path = write(tmp_path / "p.csv", "file,age,pred_Edema,Mass\na.png,58Y,1,2\n")

    predictions = read_predictions(path, known=("Hernia", "Mass", "Edema"))

    assert predictions.findings == ("Mass", "Edema")
    assert predictions.logits.tolist() == [[2.0, 1.0]]
    with pytest.raises(InvalidLabels, match="no column of a finding"):
        read_predictions(path, known=("Hernia",))
