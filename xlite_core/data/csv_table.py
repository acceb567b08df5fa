"""Any table with a film a row and a finding a column, whatever its headings are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from xlite_core.data.importing import Columns, complete, drafted
from xlite_core.data.inspection import Inspection
from xlite_core.data.labels import LABEL_CELLS, label_column
from xlite_core.data.manifest import Manifest
from xlite_core.data.text_table import TextTable, read_table
from xlite_core.errors import InvalidLabels

_HEADINGS = {
    "file": (
        "file",
        "filename",
        "image",
        "imageindex",
        "imagename",
        "imageid",
        "img",
        "path",
        "imagepath",
    ),
    "patient": ("patientid", "patient", "subjectid", "subject", "patientnumber", "pid"),
    "source": ("source", "dataset", "origin"),
    "view": ("view", "viewposition", "projection", "appa"),
    "sex": ("sex", "gender", "patientsex", "patientgender"),
    "age": ("age", "patientage", "ageyears"),
}
"""What a column is called, in order of preference, without case, blanks and signs."""

_NEARLY_ALL = 0.9
"""Share of labels among the cells of a column from which on other cells are slips."""

_NO_FINDINGS = {"nofinding", "nofindings", "normal", "healthy", "negative"}
_NOT_FINDINGS = {"", "fold", "split", "set", "train", "val", "valid", "validation", "test", "index"}
_NOT_FINDINGS |= {"id", "followup", "headline", "sha256", "frontallateral"}


def import_csv(
    path: Path,
    images: Path | None,
    *,
    findings: Sequence[str] = (),
    inspection: Inspection | None = None,
) -> Manifest | None:
    """Import a table of films.

    Args:
        path: The table.
        images: A folder that holds the films, however deep; None for the table alone.
        findings: Columns that are findings.  Left out, they are those in which
            every cell is 1, 0, -1 or empty, except such as "No Finding" or "fold".
        inspection: How to look at the films.

    Returns:
        The manifest; None if cancelled.

    Raises:
        InvalidLabels: The table has no column of files or of labels, a cell is
            no label, or no film can be used.
    """
    table = read_table(path)
    table.require(())
    columns = columns_of(table)
    chosen = _chosen(table, findings) if findings else label_columns(table, columns)
    labels = np.array([label_column(table, heading) for heading in chosen], dtype=np.float64).T
    names = tuple(findings) or chosen
    draft = drafted(table, columns, names, np.ascontiguousarray(labels), "csv")
    if not findings:
        draft = draft.with_notes(_left_out(table, columns, chosen))
    return complete(draft, images, inspection or Inspection())


def columns_of(table: TextTable) -> Columns:
    """Tell from the headings which column names the file, the patient, and so on.

    Raises:
        InvalidLabels: No heading is one of a column of file names.
    """
    headings = {_plain(heading): heading for heading in reversed(table.columns)}
    found = {
        role: next((headings[name] for name in names if name in headings), "")
        for role, names in _HEADINGS.items()
    }
    if not found["file"]:
        raise InvalidLabels(
            f"The table {table.name} has no column with the names of the films.",
            "Call it 'file'; the first row must hold the headings.",
        )
    used = [heading for heading in found.values() if heading]
    table.require(used)
    return Columns(**found)


def _chosen(table: TextTable, findings: Sequence[str]) -> tuple[str, ...]:
    headings = {_plain(heading): heading for heading in table.columns}
    chosen = tuple(headings.get(_plain(finding), finding) for finding in findings)
    table.require(chosen)
    return chosen


def label_columns(table: TextTable, columns: Columns) -> tuple[str, ...]:
    """Return the headings that are taken for findings when nobody names any.

    Raises:
        InvalidLabels: There are none, two mean one finding, or a cell among labels is none.
    """
    chosen = tuple(
        heading
        for heading in table.columns
        if _plain(heading) not in _NOT_FINDINGS | _NO_FINDINGS and _holds_labels(table, heading)
        if heading not in _used(columns)
    )
    if not chosen:
        raise InvalidLabels(
            f"No column of {table.name} holds labels alone.",
            "Write 1, 0 or nothing in a column for each finding, or name the findings.",
        )
    table.require(chosen)
    first: dict[str, str] = {}
    for heading in chosen:
        if first.setdefault(_plain(heading), heading) != heading:
            raise InvalidLabels(
                f"{table.name} has two columns for one finding: {first[_plain(heading)]} "
                f"and {heading}.",
                "Keep the one that is meant, or name the findings.",
            )
    return chosen


def _left_out(table: TextTable, columns: Columns, chosen: Sequence[str]) -> list[str]:
    others = [
        heading
        for heading in table.columns
        if heading and heading not in (*_used(columns), *chosen)
        if _plain(heading) not in _NO_FINDINGS
    ]
    if not others:
        return []
    return [f"These columns were not taken for findings: {', '.join(others)}."]


def _used(columns: Columns) -> set[str]:
    return {getattr(columns, role) for role in _HEADINGS}


def _holds_labels(table: TextTable, heading: str) -> bool:
    column = table.columns.index(heading)
    cells = Counter(row[column].lower() for row in table.rows)
    # A column in which nobody knows anything is no finding.
    said = cells.total() - cells[""]
    labels = sum(cells[cell] for cell in LABEL_CELLS if cell)
    if labels < said and labels >= _NEARLY_ALL * said:
        label_column(table, heading)  # refuses, with the line: a slip must not cost a finding
    return labels == said and any(cells[cell] for cell in ("1", "0", "1.0", "0.0"))


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()
