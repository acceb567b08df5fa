"""The columns of the table of films, and what a film says in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.inference.input_notice import KINDS
from xlite_desktop.finding_names import display_name
from xlite_desktop.folders.arrangement import FILE, FLAG, NOTE, SAID, TOP
from xlite_desktop.translation import in_readers_language, tr


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: What it is called among the keys of `arrangement`, or a finding's key.
        heading: Above it; written upright over a finding.
        spoken: For tooltips and screen readers.
        width: In logical pixels, at least.
        share: Which part of a wide window's spare pixels it takes, 0 to 1.
        is_finding: It holds the probabilities of a finding.
    """

    key: str
    heading: str
    spoken: str
    width: int
    share: float = 0.0
    is_finding: bool = False


def columns_for(findings: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns for a model's findings."""
    return (
        Column(FLAG, "", tr("Flagged by you"), 32),
        Column(FILE, tr("File"), tr("File"), 164, 0.3),
        Column(TOP, tr("Stands out"), tr("The finding furthest above its threshold"), 136),
        *(
            Column(
                name,
                display_name(name),
                tr("{name}, per cent", name=display_name(name)),
                44,
                is_finding=True,
            )
            for name in findings
        ),
        Column(SAID, tr("Said of the file"), tr("Doubts, and why a file has no score"), 180, 0.4),
        Column(NOTE, tr("Note"), tr("Your note"), 120, 0.3),
    )


def widths(columns: Sequence[Column], room: int) -> tuple[int, ...]:
    """Return the width of each column in a view of so many pixels; the last takes what is left."""
    spare = max(room - sum(column.width for column in columns), 0)
    return tuple(column.width + int(column.share * spare) for column in columns)


def said_of(row: FilmRow) -> str:
    """Return the few words of a film's row: kinds of doubts, or why it has no score."""
    if row.state is RowState.UNREADABLE:
        return in_readers_language(row.reason)
    if row.state is RowState.UNSCORED:
        return in_readers_language(row.reason)
    doubts = ", ".join(_label(notice.kind) for notice in row.notices)
    return " · ".join(part for part in (doubts, in_readers_language(row.remark)) if part)


def sentences_of(row: FilmRow) -> str:
    """Return everything that is to be said of a film, a sentence after the other."""
    parts = (row.reason, *(notice.sentence for notice in row.notices), row.remark)
    return "\n".join(in_readers_language(part) for part in parts if part)


def per_cent(probability: float) -> str:
    """Return a probability as it stands in a cell: "41.8"."""
    return f"{100 * probability:.1f}"


def _label(kind: str) -> str:
    return in_readers_language(KINDS[kind].label) if kind in KINDS else kind
