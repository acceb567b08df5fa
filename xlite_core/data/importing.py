"""From what a table or a folder says to a manifest of films that can really be used."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.demographics import OLDEST, age_of, each_read, sex_of, view_of
from xlite_core.data.image_index import ImageIndex
from xlite_core.data.inspection import FilmCheck, Inspection
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Kind, Manifest, Problem
from xlite_core.data.text_table import TextTable
from xlite_core.errors import InvalidLabels

_EXAMPLES = 3
_SAYS_UNKNOWN = {"", "unknown", "unk", "na", "n/a", "nan", "none", "null", "?", "-", "-1"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Draft:
    """What a source says, before anyone has looked at a film.

    Attributes:
        table: Its films; `table.files` are the names as the source writes them.
        kind: What the source is.
        problems: Rows or files that cannot be used.
        notes: What people should know, a sentence each.
    """

    table: LabelTable
    kind: Kind
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def with_notes(self, notes: Sequence[str]) -> Draft:
        """Return the draft with further notes."""
        return dataclasses.replace(self, notes=(*self.notes, *notes))

    def with_problems(self, problems: Sequence[Problem]) -> Draft:
        """Return the draft with further problems."""
        return dataclasses.replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Headings of a table; empty where it has no such column."""

    file: str
    patient: str = ""
    source: str = ""
    view: str = ""
    sex: str = ""
    age: str = ""


def drafted(
    table: TextTable,
    columns: Columns,
    findings: Sequence[str],
    labels: NDArray[np.float64],
    kind: Kind,
) -> Draft:
    """Read everything of a table but its labels, and leave out rows that name a film again.

    Args:
        table: The cells.
        columns: Which of them mean what.
        findings: Names of the label columns.
        labels: 1, 0 or NaN, shape (rows, findings).
        kind: What the table is.

    Raises:
        InvalidLabels: A row names no film, or no patient although there is such a column.
    """
    files = table.column(columns.file)
    notes: list[str] = []
    if columns.patient:
        patients = table.column(columns.patient)
    else:
        patients = files
        notes.append("The table names no patients: every film counts as a patient of its own.")
    for line, file, patient in zip(table.lines, files, patients, strict=True):
        if not (file and patient):
            raise InvalidLabels(
                f"Line {line} of {table.name} names no file or no patient.",
                "Every film needs both: films of one patient must stay together.",
            )
    views, sexes = table.column(columns.view), table.column(columns.sex)
    ages = table.column(columns.age)
    read = LabelTable(
        np.array(files),
        np.array(patients),
        np.array(table.column(columns.source)),
        tuple(findings),
        labels,
        np.array(each_read(views, view_of)),
        np.array(each_read(sexes, sex_of)),
        np.array(each_read(ages, age_of), dtype=np.float64),
    )
    notes += _unread(views, lambda cell: not view_of(cell), "views are neither PA, AP nor lateral")
    notes += _unread(sexes, lambda cell: not sex_of(cell), "sexes are neither M nor F")
    notes += _unread(
        ages, lambda cell: np.isnan(age_of(cell)), f"ages are no number from 0 to {OLDEST:g}"
    )
    unlabelled = int(np.isnan(labels).all(axis=1).sum())
    if unlabelled:
        notes.append(f"{unlabelled} rows say nothing of any finding.")
    return _without_repeats(read, table.lines, kind, notes)


def complete(draft: Draft, images: Path | None, inspection: Inspection) -> Manifest | None:
    """Find the films of a draft, look at each, and keep those that can be used.

    Args:
        draft: What the source says.
        images: The folder of the films; None takes the table at its word.
        inspection: How to look.

    Returns:
        The manifest, in the draft's order; None if cancelled.

    Raises:
        InvalidLabels: The folder is missing, or holds no film that can be used.
    """
    if images is None:
        nothing = np.full(len(draft.table), "", dtype="<U16")
        notes = (*draft.notes, "Nobody has looked for the films.")
        return Manifest(draft.table, Path(), nothing, draft.kind, "nothing", draft.problems, notes)
    table = draft.table
    index = ImageIndex.below(images)
    located = index.locate(table.files.tolist())
    problems = [
        Problem(name, reason)
        for name, (path, reason) in zip(table.files.tolist(), located, strict=True)
        if not path
    ]
    if len(problems) == len(table):
        raise InvalidLabels(
            f"None of the {len(table):,} films is below the folder {images.resolve().name!r}.",
            "Say where the films lie, or import the table without them.",
        )
    table = table[np.array([bool(path) for path, _ in located])]
    table = dataclasses.replace(table, files=np.array([path for path, _ in located if path]))
    found = dataclasses.replace(draft, table=table).with_problems(problems)
    if index.nameless:
        found = found.with_notes(
            [f"{index.nameless} files were left out: their names are no text."]
        )
    checks = inspection.of(table.files.tolist(), images)
    return None if checks is None else usable(found, images, checks, inspection)


def usable(
    draft: Draft, root: Path, checks: Sequence[FilmCheck], inspection: Inspection
) -> Manifest:
    """Keep the sound films of a draft, and of several with the same content the first.

    Args:
        draft: Films by their paths below `root`.
        root: Folder of the films.
        checks: What was found about each film, in the draft's order.
        inspection: How that was found out.

    Raises:
        InvalidLabels: No film is left.
    """
    table, problems = draft.table, list(draft.problems)
    first: dict[str, int] = {}
    keep: list[int] = []
    for row, (file, check) in enumerate(zip(table.files.tolist(), checks, strict=True)):
        if check.fault:
            problems.append(Problem(file, check.fault))
        elif check.sha256 and check.sha256 in first:
            problems.append(Problem(file, _copy_of(table, first[check.sha256], row)))
        else:
            if check.sha256:
                first[check.sha256] = row
            keep.append(row)
    if not keep:
        raise InvalidLabels(
            f"None of the {len(table):,} films can be read: {problems[-1].reason}",
            "Check whether the folder holds films.",
        )
    hashes = np.array([checks[row].sha256 for row in keep], dtype="<U16")
    rows = np.array(keep, dtype=np.intp)
    return Manifest(
        table[rows],
        root,
        hashes,
        draft.kind,
        inspection.verify,
        tuple(problems),
        draft.notes,
    )


def _copy_of(table: LabelTable, first: int, row: int) -> str:
    others = []
    if table.patients[first] != table.patients[row]:
        others.append("another patient")
    if not np.array_equal(table.labels[first], table.labels[row], equal_nan=True):
        others.append("other labels")
    contradiction = f" with {' and '.join(others)}" if others else ""
    return f"The same picture as {table.files[first]}{contradiction}, which was kept."


def _without_repeats(
    table: LabelTable, lines: Sequence[int], kind: Kind, notes: Sequence[str]
) -> Draft:
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for row, file in enumerate(table.files.tolist()):
        kept = first.setdefault(file, row)
        if kept == row:
            continue
        same = np.array_equal(table.labels[kept], table.labels[row], equal_nan=True)
        labels = "" if same else " has other labels and"
        problems.append(
            Problem(file, f"Line {lines[row]} names it again; line {lines[kept]}{labels} was kept.")
        )
    rows = np.array(list(first.values()), dtype=np.intp)
    return Draft(
        table=table[rows] if problems else table,
        kind=kind,
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _unread(cells: Sequence[str], says_nothing: Callable[[str], bool], words: str) -> list[str]:
    strange = {
        cell: count
        for cell, count in Counter(cells).items()
        if cell.casefold() not in _SAYS_UNKNOWN and says_nothing(cell)
    }
    if not strange:
        return []
    examples = ", ".join(repr(cell[:20]) for cell in sorted(strange)[:_EXAMPLES])
    return [f"{sum(strange.values())} {words} ({examples}) and count as unknown."]
