"""What a comparison computes, off the window's thread: plain values, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import XLiteError
from xlite_core.experiments.ablation_views import AblationGrid, ablation_grids
from xlite_core.experiments.compare import Comparison, compare_runs
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_desktop.translation import told, tr

if TYPE_CHECKING:
    from xlite_core.evaluation.comparison import AucComparison
    from xlite_core.training.matched_run import MissingRun

_MISSING = float("nan")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Curves:
    """A run's epochs, for charts; NaN where a number is missing."""

    name: str
    epochs: NDArray[np.float64]
    auc: NDArray[np.float64]
    loss: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SideBySide:
    """Runs side by side.

    Attributes:
        runs: In the order of their columns, the reference first.
        comparison: Numbers, settings that differ, and what is unfair.
        curves: One a run.
        judged: How many findings and films the AUCs are about, for people.
    """

    runs: tuple[RunSummary, ...]
    comparison: Comparison
    curves: tuple[Curves, ...]
    judged: str

    @property
    def reference(self) -> RunSummary:
        return self.runs[0]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Difference:
    """One run against the reference, film by film.

    Attributes:
        challenger: Id of the one.
        reference: Id of the other.
        compared: The differences; None where they cannot be computed.
        problem: Why not, for people.
    """

    challenger: str
    reference: str
    compared: AucComparison | None
    problem: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return self.challenger, self.reference


def default_reference(runs: Sequence[RunSummary]) -> RunSummary:
    """Return what the others are held against: the noted reference, a baseline, the first."""
    by_id = sorted(runs, key=lambda run: run.id)
    noted = [run for run in by_id if run.note and run.note.decision == "reference"]
    plain = [run for run in by_id if run.row.phase == "baseline"]
    return (noted or plain or by_id)[0]


def side_by_side(runs: Sequence[RunSummary]) -> SideBySide:
    """Read runs and put them side by side; the first is the reference.

    Raises:
        XLiteError: One of them has no folder, or it is damaged.
    """
    stored = [_stored(run) for run in runs]
    return SideBySide(
        runs=tuple(runs),
        comparison=compare_runs(stored),
        curves=tuple(map(_curves, stored)),
        judged=_judged(runs),
    )


def runs_missing(runs: Sequence[RunSummary], known: Sequence[RunSummary]) -> tuple[MissingRun, ...]:
    """Return the runs that a fair comparison lacks."""
    from xlite_core.training.matched_run import missing_runs

    reference, *others = map(_stored, runs)
    return missing_runs(reference, others, [run.directory for run in known if run.directory])


def difference(challenger: RunSummary, reference: RunSummary) -> Difference:
    """Compare two runs film by film; why it cannot be done is part of the answer."""
    from xlite_core.training.paired_runs import paired_comparison

    pair: dict[str, Any] = {"challenger": challenger.id, "reference": reference.id}
    try:
        compared = paired_comparison(_directory(challenger), _directory(reference))
    except XLiteError as error:
        return Difference(**pair, compared=None, problem=told(error))
    return Difference(**pair, compared=compared)


def ablations(known: Sequence[RunSummary]) -> tuple[AblationGrid, ...]:
    """Return the grids of all finished runs; damaged ones are left out."""
    finished = []
    for run in known:
        if run.status == "completed" and run.directory is not None:
            try:
                finished.append(StoredRun.read(run.directory))
            except XLiteError:
                continue  # the table names its problem
    return ablation_grids(finished)


def _stored(run: RunSummary) -> StoredRun:
    return StoredRun.read(_directory(run))


def _directory(run: RunSummary) -> RunDirectory:
    if run.directory is None:
        raise XLiteError(
            tr("{run_id} has not begun: there is nothing to compare.", run_id=run.id),
            tr("Leave it out, or wait for it."),
        )
    return run.directory


def _curves(run: StoredRun) -> Curves:
    epochs = run.epochs
    return Curves(
        name=run.experiment_id,
        epochs=np.array([epoch["epoch"] for epoch in epochs], np.float64),
        auc=_numbers(epochs, "validation_auc"),
        loss=_numbers(epochs, "validation_loss"),
    )


def _numbers(epochs: Sequence[Any], name: str) -> NDArray[np.float64]:
    values = [epoch.get(name) for epoch in epochs]
    return np.array([_MISSING if value is None else value for value in values], np.float64)


def _judged(runs: Sequence[RunSummary]) -> str:
    said = {(run.findings, run.films) for run in runs if run.auc is not None}
    if len(said) != 1:
        return tr("macro, validation films")
    findings, films = said.pop()
    return tr("macro over {findings} findings, n {films:,}", findings=findings, films=films or 0)
