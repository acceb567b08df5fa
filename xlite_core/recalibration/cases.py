"""A site's own cases: a table of films and what they show, as far as a model knows the findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.csv_table import columns_of
from xlite_core.data.demographics import age_of, each_read, sex_of, view_of
from xlite_core.data.image_index import ImageIndex
from xlite_core.data.labels import label_column
from xlite_core.data.nih import LABELS, findings_named, nih_labels
from xlite_core.data.text_table import TextTable, read_table
from xlite_core.errors import InvalidLabels
from xlite_core.findings import display_name


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row of the table that cannot be used.

    Attributes:
        file: The film as the table calls it, without folders.
        reason: A sentence.
    """

    file: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SiteCases:
    """Films of a site and their labels.

    Attributes:
        paths: Of the films, one a row.
        files: What the table calls them, likewise.
        patients: Whose film each is, shape (films,); every film its own where the table does not
            say.
        findings: Those of the model that the table has a column for, in the model's order.
        labels: 1, 0 or NaN (unknown), shape (films, findings).
        left_out: Rows without a film.
        knows_patients: The table says whose films they are.
        views: "PA", "AP", "LL" or "" where the table does not say, shape (films,).
        sexes: "M", "F" or "".
        ages: In years, NaN where the table does not say.
    """

    paths: tuple[Path, ...]
    files: tuple[str, ...]
    patients: NDArray[np.str_]
    findings: tuple[str, ...]
    labels: NDArray[np.float64]
    left_out: tuple[LeftOut, ...]
    knows_patients: bool
    views: NDArray[np.str_]
    sexes: NDArray[np.str_]
    ages: NDArray[np.float64]


def read_cases(table_file: Path, images: Path, findings: Sequence[str]) -> SiteCases:
    """Read a table with a film a row and a finding a column: 1, 0, or nothing where unknown.

    Headings may be written as people do ("pleural thickening"); a column of patients keeps the
    films of one together.  A table in the NIH's own layout names all findings of a film in one
    column, "Finding Labels".

    Args:
        table_file: CSV, as `xlite_core.data.text_table.read_table` knows it.
        images: The folder below which the films lie.
        findings: Those that the model knows.

    Raises:
        InvalidLabels: The table cannot be read, has no column of files or of a finding that the
            model knows, a cell is no label, there is no such folder, or no film is in it.
    """
    table = read_table(table_file)
    table.require(())
    columns = columns_of(table)
    named, labels = _labels(table, findings)
    names = table.column(columns.file)
    located = ImageIndex.below(images).locate(names)
    there = [row for row, (path, _) in enumerate(located) if path]
    if not there:
        raise InvalidLabels(
            f"None of the {len(names):,} films of {table.name} lies below the folder of the films.",
            "Choose the folder that holds them; names must be those of the files.",
        )

    def said(heading: str) -> list[str]:
        cells = table.column(heading) if heading else [""] * len(names)
        return [cells[row] for row in there]

    owners = said(columns.patient)
    return SiteCases(
        paths=tuple(images / located[row][0] for row in there),
        files=tuple(names[row] for row in there),
        # An empty cell: nobody knows whose film it is, so it stands for itself.
        patients=np.array(
            [owner or f"film {row}" for owner, row in zip(owners, there, strict=True)],
            dtype=np.str_,
        ),
        findings=named,
        labels=np.ascontiguousarray(labels[there]),
        left_out=tuple(
            LeftOut(file=_last(name), reason=reason)
            for name, (path, reason) in zip(names, located, strict=True)
            if not path
        ),
        knows_patients=any(owners),
        views=np.array(each_read(said(columns.view), view_of), dtype=np.str_),
        sexes=np.array(each_read(said(columns.sex), sex_of), dtype=np.str_),
        ages=np.array(each_read(said(columns.age), age_of), dtype=np.float64),
    )


def _labels(
    table: TextTable, findings: Sequence[str]
) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the findings that the table knows, and its labels, shape (rows, findings)."""
    if LABELS in table.columns and not _columns_for(table, findings):
        named = tuple(finding for finding in findings if finding in findings_named(table))
        if named:
            return named, nih_labels(table, named)
    headings = _headings(table, findings)
    labels = np.array([label_column(table, h) for h in headings.values()], dtype=np.float64).T
    return tuple(headings), labels


def _columns_for(table: TextTable, findings: Sequence[str]) -> bool:
    return bool({_plain(heading) for heading in table.columns} & {_plain(f) for f in findings})


def _headings(table: TextTable, findings: Sequence[str]) -> dict[str, str]:
    """Return the heading of each finding that the table has a column for."""
    by_plain: dict[str, str] = {}
    for heading in table.columns:
        before = by_plain.setdefault(_plain(heading), heading)
        known = {_plain(f) for f in findings} | {_plain(display_name(f)) for f in findings}
        if before is not heading and _plain(heading) in known:
            raise InvalidLabels(
                f"{table.name} has two columns for one finding: {before} and {heading}.",
                "Keep the one that is meant.",
            )
    found = {
        finding: by_plain[key]
        for finding in findings
        for key in (_plain(finding),)
        if key in by_plain
    }
    if not found:
        raise InvalidLabels(
            f"No column of {table.name} is called like a finding of the model.",
            f"The model knows: {', '.join(display_name(finding) for finding in findings)}.",
        )
    return found


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
