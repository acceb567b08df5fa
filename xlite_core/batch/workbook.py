"""A batch as an Excel workbook: the films, and a sheet that says what the numbers mean.

Every text is written as a string cell, which no spreadsheet computes, whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, BinaryIO

from xlite_core.batch.export_content import ExportFilm, ExportHead
from xlite_core.errors import BatchRefused
from xlite_core.findings import display_name
from xlite_core.reporting.cell_text import printable

_MOST_ROWS = 1_048_575
"""Rows of a sheet below its heading (Microsoft, "Excel specifications and limits")."""

_LEFT = (
    ("Number", 8), ("File", 34), ("Unreadable", 30), ("Not scored", 22), ("Input check", 40),
    ("Remark", 22), ("Flagged", 9), ("Note", 30),
)  # fmt: skip
_RIGHT = ("Reader", "SHA-256", "Model", "Policy")


def write_workbook(stream: BinaryIO, films: Iterable[ExportFilm], head: ExportHead) -> None:
    """Write a workbook; rows go to the disk as they come, so memory stays flat.

    Args:
        stream: Can be sought in.
        films: In the order of the rows.
        head: What holds for all of them.

    Raises:
        BatchRefused: There are more films than a sheet has rows.
    """
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        _write_films(book, films, head)
        _write_about(book, head)


def _write_films(book: Any, films: Iterable[ExportFilm], head: ExportHead) -> None:
    sheet = book.add_worksheet("Films")
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    share = book.add_format({"num_format": "0.0 %"})
    above = book.add_format({"num_format": "0.0 %", "bold": True, "font_color": "#8A5300"})
    names = list(head.thresholds)
    first = len(_LEFT)
    for column, (_, width) in enumerate(_LEFT):
        sheet.set_column(column, column, width)
    sheet.set_column(first, first + len(names) - 1, 12)
    sheet.set_column(first + len(names), first + len(names) + 3, 24)
    sheet.freeze_panes(1, 2)
    headings = [name for name, _ in _LEFT]
    headings += [f"{display_name(n)} (from {100 * head.thresholds[n]:.1f} %)" for n in names]
    for column, heading in enumerate([*headings, *_RIGHT]):
        sheet.write_string(0, column, printable(heading), bold)
    row = 0
    for row, film in enumerate(films, 1):
        if row > _MOST_ROWS:
            raise BatchRefused(
                f"A workbook has room for {_MOST_ROWS:,} films, and there are more.",
                "Write CSV or JSON, which end nowhere.",
            )
        _write_film(sheet, row, film, head, (share, above))
    sheet.autofilter(0, 0, row, len(headings) + len(_RIGHT) - 1)


def _write_film(
    sheet: Any, row: int, film: ExportFilm, head: ExportHead, formats: tuple[Any, Any]
) -> None:
    share, above = formats
    sheet.write_number(row, 0, film.number)
    texts = (film.file, film.error, film.not_scored, film.notice_words, film.remark,
             "yes" if film.flagged else "", film.note)  # fmt: skip
    for column, text in enumerate(texts, 1):
        if text:
            sheet.write_string(row, column, printable(text))
    for column, finding in enumerate(film.findings, len(_LEFT)):
        marked = above if finding.above_threshold else share
        sheet.write_number(row, column, finding.probability, marked)
    said = (f"{display_name(f.finding)}: {f.reader}" for f in film.findings if f.reader)
    ends = ("; ".join(said), film.sha256, head.fingerprint, head.policy)
    for column, text in enumerate(ends, len(_LEFT) + len(head.thresholds)):
        if text:
            sheet.write_string(row, column, printable(text))


def _write_about(book: Any, head: ExportHead) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    bold = book.add_format({"bold": True})
    facts = {"application": head.application, **head.facts()}
    for row, (name, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, name.replace("_", " ").capitalize(), bold)
        sheet.write_string(row, 1, printable(value))
    start = len(facts) + 1
    sheet.write_string(start, 0, "Finding", bold)
    sheet.write_string(start, 1, "Threshold: flagged from this calibrated probability", bold)
    share = book.add_format({"num_format": "0.0 %", "align": "left"})
    for row, (name, threshold) in enumerate(head.thresholds.items(), start + 1):
        sheet.write_string(row, 0, printable(display_name(name)))
        sheet.write_number(row, 1, threshold, share)
