"""Tables as spreadsheets and scripts write them, and those that cannot be read."""

from __future__ import annotations

import gzip

import pytest

from xlite_core.data import text_table
from xlite_core.data.text_table import read_table
from xlite_core.errors import InvalidLabels


def table(tmp_path, content: bytes, name: str = "t.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"file,age\na.png,3\nb.png,4\n",
        b"file,age\r\na.png,3\r\nb.png,4\r\n",
        b"file;age\na.png;3\nb.png;4\n",
        b"file\tage\na.png\t3\nb.png\t4\n",
        b"\xef\xbb\xbffile,age\na.png,3\nb.png,4",
        "file\tage\r\na.png\t3\r\nb.png\t4\r\n".encode("utf-16"),
        b'"file","age"\n"a.png","3"\n"b.png","4"\n',
        b"\nfile , age\n\n a.png , 3\n,\nb.png,4\n\n",
        gzip.compress(b"file,age\na.png,3\nb.png,4\n", mtime=0),
        b"sep=;\r\nfile;age\r\na.png;3\r\nb.png;4\r\n",
    ],
    ids=["plain", "crlf", "semicolon", "tab", "bom", "utf-16", "quoted", "blanks", "gzip", "named"],
)
def test_the_same_cells_come_out_however_they_were_written(tmp_path, content):
    """Line ends, separators, marks, quotes, blanks and packing are no part of a cell."""
    read = read_table(table(tmp_path, content))

    assert read.columns == ("file", "age")
    assert read.rows == [("a.png", "3"), ("b.png", "4")]
    assert read.column("age") == ["3", "4"]
    assert read.column("sex") == ["", ""]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    """Blank lines and quoted line breaks count, though they make no row."""
    read = read_table(table(tmp_path, b'file,note\n\na,"two\nlines"\nb,x\n'))

    assert read.lines == [4, 5]


def test_empty_cells_at_the_end_may_be_left_out_but_not_cut_off(tmp_path):
    """Spreadsheets leave them out; a copy that broke off ends without a line break."""
    assert read_table(table(tmp_path, b"file,a,b\nx,1\n")).rows == [("x", "1", "")]
    with pytest.raises(InvalidLabels, match="middle of line 3"):
        read_table(table(tmp_path, b"file,a,b\nx,1,0\ny,1"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"file,name\na,M\xfcller\n", "line 2 is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1 is not UTF-8"),
        (b"file,a\nx\x00,1\n", "no text"),
        (b"PK\x03\x04rest", "workbook"),
        (b"file,a\nx,y,1\n", "Line 2 of t.csv has 3 cells below 2 headings"),
        (b"file,a\n" + b"x" * 200_000 + b",1\n", "Line 2 .* longer than any name"),
        (b'file,a\n"x,1\n' + b"y,1\n" * 99_000, "longer than any name"),
        (gzip.compress(b"file,a\nx,1\n" * 99, mtime=0)[:-12], "damaged"),
        (b"\x1f\x8bnothing", "damaged"),
    ],
    ids=[
        "latin-1",
        "picture",
        "nul",
        "workbook",
        "long row",
        "huge cell",
        "open quote",
        "cut gzip",
        "false gzip",
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, content, sentence):
    """With the line where there is one."""
    with pytest.raises(InvalidLabels, match=sentence):
        read_table(table(tmp_path, content))


def test_a_name_longer_than_any_is_refused_but_long_remarks_are_not(tmp_path):
    """Names are kept in arrays as wide as the longest of them; nobody keeps a report's text."""
    read = read_table(table(tmp_path, b"file,report\na,x\nb," + b"y" * 2000 + b"\n"))

    assert read.column("file") == ["a", "b"]
    with pytest.raises(InvalidLabels, match=r"Line 3 of t.csv holds a cell of 2000 characters"):
        read.column("report")


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    """Without their path: it may hold a patient's name."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InvalidLabels, match="cannot be read") as caught:
            read_table(path)
        assert str(tmp_path.parent) not in str(caught.value)


def test_a_table_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    """Packed or not: a small gzip file can hold gigabytes."""
    monkeypatch.setattr(text_table, "MAX_TABLE_BYTES", 1000)

    with pytest.raises(InvalidLabels, match="more than 0 MB"):
        read_table(table(tmp_path, gzip.compress(b"file,a\n" + b"x,1\n" * 1000)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no rows"),
        (b"file,a\n", "no rows"),
        (b"file,b\nx,1\n", "lacks the columns a"),
        (b"file,a,a\nx,1,0\n", "two columns called a"),
    ],
)
def test_columns_that_are_needed_must_be_there_once(tmp_path, content, sentence):
    """Of two columns with one name nobody knows which is meant."""
    with pytest.raises(InvalidLabels, match=sentence):
        read_table(table(tmp_path, content)).require(["file", "a"])
