"""Which lines the table has, in which order: groups, filter and sorting as pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlite_core.experiments.notes import Note
from xlite_core.experiments.record import Phase
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_core.experiments.seeds import best_index
from xlite_desktop.experiments.runs_columns import COLUMNS, PLACES
from xlite_desktop.experiments.runs_words import PHASES, status_word, student_name
from xlite_desktop.translation import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """The heading of a phase.

    Attributes:
        phase: Which.
        count: How many of its runs are shown.
        total: How many it has.
    """

    phase: Phase
    count: int
    total: int

    @property
    def key(self) -> str:
        return tr("group {phase}", phase=self.phase)

    @property
    def name(self) -> str:
        return PHASES[self.phase]

    @property
    def counted(self) -> str:
        """Return "8", or "3 of 8" while a filter hides some."""
        return (
            f"{self.count:,}"
            if self.count == self.total
            else tr("{count:,} of {total:,}", count=self.count, total=self.total)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run.

    Attributes:
        run: Which.
        best: Whether its AUC is the best of its phase.
    """

    run: RunSummary
    best: bool = False

    @property
    def key(self) -> str:
        return self.run.id


Line = GroupLine | RunLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What the reader asked to see.

    Attributes:
        phase: Of this phase only; None for all.
        wanted: Words that a run must all have, as typed.
        sorted_by: Key of a column.
        descending: Highest first.  What has no value is last either way.
    """

    phase: Phase | None = None
    wanted: str = ""
    sorted_by: str = "val_auc_macro"
    descending: bool = True


def arranged(runs: Sequence[RunSummary], wish: Arrangement) -> tuple[Line, ...]:
    """Return the lines of the table; phases without any run to show are left out."""
    lines: list[Line] = []
    words = wish.wanted.casefold().split()
    for phase in PHASES:
        if wish.phase not in (None, phase):
            continue
        inside = [run for run in runs if run.row.phase == phase]
        best = best_index([run.row.val_auc_macro for run in inside])
        champions = {inside[place].id for place in best} if len(inside) > 1 else set()
        shown = [run for run in inside if not words or _has(run, words)]
        if shown:
            lines.append(GroupLine(phase=phase, count=len(shown), total=len(inside)))
            lines += [RunLine(run=run, best=run.id in champions) for run in _sorted(shown, wish)]
    return tuple(lines)


def group_note(groups: Mapping[str, Note], phase: Phase) -> Note:
    """Return what is noted about all runs of a phase."""
    return groups.get(phase, Note(subject=phase))


def _has(run: RunSummary, words: Iterable[str]) -> bool:
    note = run.note
    said = [run.id, student_name(run), run.row.cnn_backbone, status_word(run), run.row.phase]
    said += [run.row.notes, run.row.model_name]
    if note is not None:
        said += [note.objective, note.hypothesis, note.findings, note.decision, note.reason]
        said += [note.next_step, tr("starred") if note.starred else ""]
    text = " ".join(said).casefold()
    return all(word in text for word in words)


def _sorted(runs: Sequence[RunSummary], wish: Arrangement) -> list[RunSummary]:
    value = COLUMNS[PLACES[wish.sorted_by]].value
    by_id = sorted(runs, key=lambda run: run.id)
    if value is None:
        return by_id
    keyed: list[tuple[Any, RunSummary]] = [(value(run), run) for run in by_id]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=wish.descending)  # equals stay ordered by id
    return [run for _, run in known] + [run for value, run in keyed if value is None]
