"""Exports of a batch: the same numbers in three formats, and no text that computes."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from tests.helpers.cards import example_card
from xlite_core.batch import workbook
from xlite_core.batch.export import export_batch
from xlite_core.batch.export_content import export_head
from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.errors import BatchRefused, InvalidConfiguration
from xlite_core.inference.input_notice import notice
from xlite_core.reporting.cell_text import harmless, printable
from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import disagreement

FINDINGS = ("Mass", "Hernia")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = '=HYPERLINK("mailto:evil@evil.example","x")'


def row(number, **known):
    return FilmRow(
        number=number, path=Path(f"/secret folder/{known.pop('name', 'a.png')}"), **known
    )


def scored(number, **known):
    values = np.array([0.123456789012345, 0.9])
    return row(number, state=RowState.SCORED, sha256=f"{number:064x}", probabilities=values,
               logits=np.array([-1.5, 2.25], np.float32), peaks=np.array([0.0, 0.4]),
               **known)  # fmt: skip


@pytest.fixture
def rows():
    return [
        scored(1, notices=(notice("cropped"),)),
        scored(2, name=f"{EVIL}.png"),
        row(3, state=RowState.UNREADABLE, reason="The file is damaged. Copy it again."),
        row(4, state=RowState.UNSCORED, reason="Lateral film.", sha256="ab"),
        row(5),
    ]


@pytest.fixture
def head():
    card = example_card(FINDINGS)
    marks = {
        f"{1:064x}": FilmMarks(
            flagged=True, note="+1 see again", opinions=(disagreement("Mass", flagged=False),)
        )
    }
    thresholds = {"Mass": 0.2, "Hernia": 0.9}
    return export_head(card, "0123456789abcdef", "youden", thresholds, marks)


def cells(file, sheet=1):
    """Return a sheet of a workbook as rows of (type, text), and make sure that no cell computes."""
    with zipfile.ZipFile(file) as book:
        page = ET.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
        shared = "xl/sharedStrings.xml" in book.namelist()
        assert not shared, "strings stand in their cells"
    found = []
    for line in page.iter(f"{MAIN}row"):
        found.append({})
        for cell in line.iter(f"{MAIN}c"):
            assert cell.find(f"{MAIN}f") is None, "a formula"
            column = re.match(r"[A-Z]+", cell.get("r"))[0]
            text = "".join(t.text or "" for t in cell.iter() if t.tag in (f"{MAIN}t", f"{MAIN}v"))
            found[-1][column] = (cell.get("t", "n"), text)
    return found


def test_csv_says_everything_in_full(tmp_path, rows, head):
    """Model, policy, thresholds, notices, the reader's opinion, reasons; no folder."""
    assert export_batch(tmp_path / "out.csv", rows, head) == 5

    text = (tmp_path / "out.csv").read_text("utf-8")
    first, second, third, fourth, fifth = csv.DictReader(io.StringIO(text))
    assert "secret folder" not in text
    assert float(first["Mass"]) == 0.123456789012345
    assert (first["Mass_above"], first["Hernia_above"], first["Hernia_threshold"]) == (
        "0", "1", "0.9",
    )  # fmt: skip
    assert first["Mass_reader"] == "disagree, present"
    assert (first["flagged"], first["note"]) == ("1", "'+1 see again")
    assert first["input_check"] == "cropped"
    assert first["input_check_sentences"].startswith("Part of the chest")
    assert {r["model"] for r in (first, second, third)} == {"0123456789abcdef"}
    assert first["policy"] == "youden"
    assert second["file"] == f"'{EVIL}.png"
    assert third["error"] == "The file is damaged. Copy it again."
    assert (third["Mass"], fourth["not_scored"]) == ("", "Lateral film.")
    assert fifth["not_scored"] == "Not scored yet."


def test_json_is_one_object_with_a_line_a_film(tmp_path, rows, head):
    """The numbers are those of CSV, exactly; text needs no disguise."""
    export_batch(tmp_path / "out.json", rows, head)

    text = (tmp_path / "out.json").read_text("utf-8")
    said = json.loads(text)
    first, second, third, *_ = said["films"]
    assert said["model"]["fingerprint"] == "0123456789abcdef"
    assert said["model"]["thresholds"] == {"Mass": 0.2, "Hernia": 0.9}
    assert first["findings"][0]["probability"] == 0.123456789012345
    assert first["findings"][0]["reader"] == "disagree, present"
    assert first["findings"][1]["evidence_peak"] == 0.4
    assert first["input_check"][0]["kind"] == "cropped"
    assert second["file"] == f"{EVIL}.png"
    assert third["error"]
    assert sum(line.startswith("    {") for line in text.splitlines()) == 5


def test_a_workbook_has_the_films_and_what_the_numbers_mean(tmp_path, rows, head):
    """Texts are string cells whatever they begin with; probabilities are numbers."""
    export_batch(tmp_path / "out.xlsx", rows, head)

    headings, first, second, third, *_ = cells(tmp_path / "out.xlsx")
    assert headings["I"][1] == "Mass (from 20.0 %)"
    assert (first["I"][0], float(first["I"][1])) == ("n", 0.123456789012345)
    assert first["H"] == ("inlineStr", "+1 see again")
    assert first["K"] == ("inlineStr", "Mass: disagree, present")
    assert second["B"] == ("inlineStr", f"{EVIL}.png")
    assert third["C"][1].startswith("The file is damaged")
    about = {line["A"][1]: line["B"][1] for line in cells(tmp_path / "out.xlsx", 2) if "A" in line}
    assert about["Fingerprint"] == "0123456789abcdef"
    assert float(about["Mass"]) == 0.2
    assert "Not a medical device" in about["Intended use"]


def test_an_empty_batch_is_a_valid_file_of_each_kind(tmp_path, head):
    """Headings alone, an empty list."""
    for suffix in (".csv", ".json", ".xlsx"):
        assert export_batch(tmp_path / f"out{suffix}", [], head) == 0

    assert json.loads((tmp_path / "out.json").read_text())["films"] == []
    assert len(cells(tmp_path / "out.xlsx")) == 1


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_an_export_that_fails_leaves_the_former_file(tmp_path, rows, head, suffix):
    """Whole or not at all, and nothing half beside it."""
    target = tmp_path / f"out{suffix}"
    target.write_text("before")

    def broken():
        yield rows[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        export_batch(target, broken(), head)

    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("name", ["out.txt", "out"])
def test_another_format_is_refused(tmp_path, head, name):
    """The three are named."""
    with pytest.raises(InvalidConfiguration, match=r"\.csv, \.json, \.xlsx"):
        export_batch(tmp_path / name, [], head)


def test_many_rows_are_streamed(tmp_path, head):
    """An iterator is enough; nothing is collected."""
    many = (dataclasses.replace(scored(1), number=n) for n in range(1, 2001))

    assert export_batch(tmp_path / "out.xlsx", many, head) == 2000
    assert len(cells(tmp_path / "out.xlsx")) == 2001


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", " =", "\ufeff=", "＝"])  # noqa: RUF001
def test_text_that_would_compute_gets_an_apostrophe(start):
    """However it hides its first character."""
    assert harmless(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "film.png", "a=b", "Größe 3", "'quoted"])
def test_other_text_stays(text):
    """Nothing is added to what nobody would compute."""
    assert harmless(text) == text


def test_what_no_cell_can_hold_is_replaced():
    """Control characters and lone surrogates, which Python makes of odd file names."""
    assert printable("a\x00b\x1b\udcff\ufffe") == "a\ufffdb\ufffd\\udcff\ufffd"
    assert len(printable("x" * 40_000)) < 32_767


def test_a_workbook_refuses_more_films_than_a_sheet_has_rows(tmp_path, rows, head, monkeypatch):
    """It does not leave some out; a file that stood there stays."""
    monkeypatch.setattr(workbook, "_MOST_ROWS", 4)
    (tmp_path / "films.xlsx").write_text("before")

    with pytest.raises(BatchRefused, match="room for 4 films"):
        export_batch(tmp_path / "films.xlsx", rows, head)

    assert (tmp_path / "films.xlsx").read_text() == "before"
    assert export_batch(tmp_path / "films.xlsx", rows[:4], head) == 4
