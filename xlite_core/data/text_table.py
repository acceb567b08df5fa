"""Somebody's table of text: CSV as spreadsheets, scripts and archives really write it.

Byte-order marks, semicolons, tabs, CRLF, quotes and gzip are read; what would
have to be guessed (an unnamed encoding, a row that is too long, a last line
that stops in the middle) is refused with the line that is wrong.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlite_core.errors import InvalidLabels

MAX_TABLE_BYTES = 500_000_000
"""Forty times the NIH table, unpacked; more than that is no table of films."""

LONGEST_CELL = 1024
"""Characters.  Names live in arrays as wide as the longest of them, one width for all films."""

_SEPARATORS = ",;\t|"
_NAMED_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)
"""A first line by which some spreadsheets tell each other how cells are separated."""

_UTF8 = "utf-8-sig"
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAVE_AS_CSV = "Save it as CSV in UTF-8 and try again."


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TextTable:
    """The cells of a table, stripped of surrounding blanks.

    Attributes:
        name: Of the file, without its folder.
        columns: What the first row says, in order.
        rows: The other rows, each as long as `columns`; blank ones are left out.
        lines: The line of the file that each row ends on, counted from 1.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    lines: list[int]

    def column(self, name: str) -> list[str]:
        """Return the cells below a heading; empty cells where there is no such heading.

        Raises:
            InvalidLabels: A cell is longer than `LONGEST_CELL`.
        """
        if name not in self.columns:
            return [""] * len(self.rows)
        index = self.columns.index(name)
        cells = [row[index] for row in self.rows]
        if max(map(len, cells), default=0) > LONGEST_CELL:
            row = max(range(len(cells)), key=lambda row: len(cells[row]))
            raise InvalidLabels(
                f"Line {self.lines[row]} of {self.name} holds a cell of {len(cells[row])} "
                f"characters below {name}.",
                "A quotation mark may be missing there.",
            )
        return cells

    def require(self, names: Sequence[str]) -> None:
        """Refuse the table unless it has rows, and each of some columns once.

        Raises:
            InvalidLabels: There are no rows, or a column is missing or there twice.
        """
        if not self.rows:
            raise InvalidLabels(
                f"The label table {self.name} has no rows.", "Give a table with films."
            )
        missing = [name for name in names if name not in self.columns]
        if missing:
            raise InvalidLabels(
                f"The label table {self.name} lacks the columns {', '.join(missing)}.",
                "Add them, or choose another set of findings.",
            )
        twice = [name for name in names if self.columns.count(name) > 1]
        if twice:
            raise InvalidLabels(
                f"The label table {self.name} has two columns called {twice[0]}.",
                "Keep the one that is meant.",
            )


def read_table(path: Path) -> TextTable:
    """Read a table of text with one row of headings.

    Args:
        path: CSV in UTF-8 or marked UTF-16, gzipped or not; separated by
            commas, semicolons, tabs or bars, whichever the headings show most of.

    Raises:
        InvalidLabels: The file is missing, no text, in another encoding, cut
            off, too large, or a row has more cells than there are headings.
    """
    text = _text(path)
    first, _, _ = text.lstrip("\r\n").partition("\n")
    named = _NAMED_SEPARATOR.match(text)
    separator = named[1] if named else max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    if named:
        next(reader)
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if not columns:
                columns = tuple(row)
                continue
            # The reader's own count: blank lines and quoted line breaks leave no row behind.
            rows.append(_fitted(row, len(columns), path.name, reader.line_num))
            lines.append(reader.line_num)
    except csv.Error as error:
        raise InvalidLabels(
            f"Line {reader.line_num} of {path.name} holds a cell longer than any name.",
            "A quotation mark may be missing there.",
        ) from error
    cut_off = bool(rows) and not text.endswith(("\n", "\r"))
    if cut_off and len(cells) < len(columns):
        raise InvalidLabels(
            f"The table {path.name} stops in the middle of line {lines[-1]}.",
            "Copy it again from where it came from.",
        )
    return TextTable(name=path.name, columns=columns, rows=rows, lines=lines)


def _fitted(row: list[str], width: int, name: str, line: int) -> tuple[str, ...]:
    if any(row[width:]):
        raise InvalidLabels(
            f"Line {line} of {name} has {len(row)} cells below {width} headings.",
            "Put cells that hold the separator into quotation marks.",
        )
    # Spreadsheets leave out empty cells at the end.  A tuple, because the garbage collector looks
    # through lists: with a hundred thousand of them it would stop all threads, the window's too.
    return (*row[:width], *[""] * (width - len(row)))


def _text(path: Path) -> str:
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        raise InvalidLabels(f"{path.name} is a workbook or an archive.", _SAVE_AS_CSV)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), _UTF8)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # Which of many one-byte encodings it is cannot be told, and names would be wrong.
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidLabels(
            f"The table {path.name} cannot be read: line {line} is not UTF-8 text.", _SAVE_AS_CSV
        ) from error
    if "\x00" in text:
        raise InvalidLabels(f"{path.name} cannot be read: it is no text.", _SAVE_AS_CSV)
    return text


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            source = gzip.GzipFile(fileobj=stream) if packed else stream
            data = source.read(MAX_TABLE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        # "from None": the operating system's message holds the path.
        raise InvalidLabels(*_unopened(path, error)) from None
    if len(data) > MAX_TABLE_BYTES:
        raise InvalidLabels(
            f"The table {path.name} holds more than {MAX_TABLE_BYTES // 1_000_000} MB of text.",
            "Give the label table of the films, one row a film.",
        )
    return data


def _unopened(path: Path, error: Exception) -> tuple[str, str]:
    if path.is_dir():
        return f"{path.name} is a folder and cannot be read as a table.", "Give a CSV file."
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return f"The packed table {path.name} cannot be read: it is damaged.", "Copy it again."
    if isinstance(error, PermissionError):
        return f"The table {path.name} cannot be read: it is not yours to open.", "Ask its owner."
    if isinstance(error, FileNotFoundError):
        return f"The table {path.name} cannot be read: it does not exist.", "Check its name."
    return f"The table {path.name} cannot be read from its drive.", "Check the drive."
