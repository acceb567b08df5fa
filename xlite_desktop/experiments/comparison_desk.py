"""Who computes comparisons: one thread for what is quick, one for intervals of differences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.background.latest_only import InTurn, LatestOnly
from xlite_desktop.experiments.comparison_work import (
    Difference,
    ablations,
    difference,
    runs_missing,
    side_by_side,
)


class ComparisonDesk(QObject):
    """Answers the latest comparison; differences that were computed once are kept.

    Signals:
        side_ready: A `SideBySide`.
        missing_ready: The `MissingRun` objects of the latest comparison.
        difference_ready: A `Difference`, in the order of the runs.
        ablations_ready: All `AblationGrid` objects.
        failed: Why runs cannot be compared.
    """

    side_ready = Signal(object)
    missing_ready = Signal(object)
    difference_ready = Signal(object)
    ablations_ready = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[object, object], Difference] = {}
        self._wanted: set[tuple[str, str]] = set()
        self._side, self._missing = LatestOnly(self), LatestOnly(self)
        self._differences, self._grids = InTurn(self), LatestOnly(self)
        self._side.ready.connect(self.side_ready)
        self._side.failed.connect(self.failed)
        self._missing.ready.connect(self.missing_ready)
        self._differences.ready.connect(self._on_difference)
        self._differences.failed.connect(self.failed)
        self._grids.ready.connect(self.ablations_ready)
        self._grids.failed.connect(self.failed)

    def compare(self, runs: Sequence[RunSummary], known: Sequence[RunSummary]) -> None:
        """Compare runs, the first being the reference.

        Args:
            runs: Two or more.
            known: All runs, where one that is missing here may be found.
        """
        chosen, every = tuple(runs), tuple(known)
        self._side.request(lambda: side_by_side(chosen))
        self._missing.request(lambda: runs_missing(chosen, every))
        reference, *others = chosen
        self._wanted = {(run.id, reference.id) for run in others}
        for run in others:
            self._differences.request(partial(self._difference, run, reference, self._wanted))

    def lay_out(self, known: Sequence[RunSummary]) -> None:
        """Arrange all finished runs by what the planned ablations vary."""
        every = tuple(known)
        self._grids.request(lambda: ablations(every))

    def shut_down(self) -> None:
        """Drop what is under way and end the threads."""
        self._wanted = set()
        for background in (self._side, self._missing, self._differences, self._grids):
            background.shut_down()

    def _difference(
        self, run: RunSummary, reference: RunSummary, wanted: set[tuple[str, str]]
    ) -> Difference | None:
        """Compute on the background thread; None if other runs were selected meanwhile."""
        if wanted is not self._wanted:
            return None
        key = (_stamp(run), _stamp(reference))
        if key not in self._known:
            self._known[key] = difference(run, reference)
        return self._known[key]

    @Slot(object)
    def _on_difference(self, answer: Difference | None) -> None:
        if answer is not None and answer.pair in self._wanted:
            self.difference_ready.emit(answer)


def _stamp(run: RunSummary) -> object:
    """Return what changes when a run is evaluated again."""
    return (run.id, run.directory, run.auc, run.row)
