"""What can be done with the selected runs, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.runs_filter import FEWEST, MOST
from xlite_desktop.experiments.runs_words import PHASES
from xlite_desktop.translation import tr, within


class RunAct(StrEnum):
    """One thing to do."""

    RESUME = tr("Resume")
    OPEN_FOLDER = tr("Open folder")
    COMPARE = tr("Compare")
    STAR = tr("Star")
    NOTES = tr("Edit notes...")
    GROUP_NOTES = tr("Notes on its group...")
    ADOPT = tr("Adopt...")
    REJECT = tr("Reject...")
    REFERENCE = tr("Make it the reference...")
    REOPEN = tr("Leave open")
    COPY_ID = tr("Copy id")
    EXPORT = tr("Export again")
    TRASH = tr("Move to the trash...")


DECISION_ACTS: Mapping[RunAct, str] = {
    RunAct.ADOPT: "adopt",
    RunAct.REJECT: "reject",
    RunAct.REFERENCE: "reference",
    RunAct.REOPEN: "",
}

WRITING_ACTS = frozenset({RunAct.NOTES, RunAct.GROUP_NOTES, *DECISION_ACTS})
"""What opens the editor."""

_ORDER: tuple[RunAct | None, ...] = (
    RunAct.RESUME,
    RunAct.COMPARE,
    RunAct.OPEN_FOLDER,
    RunAct.COPY_ID,
    None,
    RunAct.STAR,
    RunAct.NOTES,
    RunAct.GROUP_NOTES,
    *DECISION_ACTS,
    None,
    RunAct.EXPORT,
    None,
    RunAct.TRASH,
)


def possible(act: RunAct, runs: Sequence[RunSummary]) -> bool:
    """Whether something can be done with these runs."""
    if act in _OF_ANY:
        return _OF_ANY[act](runs)
    return len(runs) == 1 and _OF_ONE.get(act, _always)(runs[0])


def runs_menu(
    parent: QWidget, runs: Sequence[RunSummary], do: Callable[[RunAct, Sequence[RunSummary]], None]
) -> QMenu:
    """Return the menu of these runs; what cannot be done now is grey."""
    menu = QMenu(parent)
    for act in _ORDER:
        if act is None:
            menu.addSeparator()
            continue
        action = QAction(_label(act, runs), menu)
        action.setData(act)
        action.setEnabled(possible(act, runs))
        action.triggered.connect(lambda _checked=False, chosen=act: do(chosen, runs))
        menu.addAction(action)
    return menu


def all_starred(runs: Sequence[RunSummary]) -> bool:
    """Whether a star would be taken away."""
    return all(run.note and run.note.starred for run in runs)


def _label(act: RunAct, runs: Sequence[RunSummary]) -> str:
    if act is RunAct.STAR and all_starred(runs):
        return tr("Remove the star")
    if act is RunAct.COPY_ID and len(runs) > 1:
        return tr("Copy ids")
    if act is RunAct.GROUP_NOTES and len(runs) == 1:
        return tr("Notes on all {phases} runs...", phases=within(PHASES[runs[0].row.phase]))
    return act.value


def _always(_run: RunSummary) -> bool:
    return True


_OF_ANY: Mapping[RunAct, Callable[[Sequence[RunSummary]], bool]] = {
    RunAct.COMPARE: lambda runs: FEWEST <= len(runs) <= MOST,
    RunAct.TRASH: lambda runs: all(run.status != "running" for run in runs),
    RunAct.STAR: bool,
    RunAct.COPY_ID: bool,
}
_OF_ONE: Mapping[RunAct, Callable[[RunSummary], bool]] = {
    RunAct.RESUME: lambda run: run.resumable,
    RunAct.OPEN_FOLDER: lambda run: run.directory is not None,
    RunAct.EXPORT: lambda run: run.directory is not None and run.status == "completed",
    RunAct.REOPEN: lambda run: bool(run.note and run.note.decision),
}
