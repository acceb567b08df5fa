"""The left half of the Experiments page: filter, notice, table, legend."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.interval_strip import axis_for
from xlite_desktop.experiments.runs_filter import RunsFilter
from xlite_desktop.experiments.runs_layout import RunsLayout
from xlite_desktop.experiments.runs_legend import RunsLegend
from xlite_desktop.experiments.runs_lines import Arrangement, RunLine, arranged
from xlite_desktop.experiments.runs_notice import RunsNotice
from xlite_desktop.experiments.runs_table import RunsTable
from xlite_desktop.theme.current import current_palette
from xlite_desktop.translation import tr

WIDTH = 700


class RunsPanel(QWidget):
    """Holds what the reader asked to see, and shows the runs accordingly.

    Signals:
        selected: The selected `RunSummary` objects, after every change of either.
        arranged: Order, phase or columns were chosen anew.
    """

    selected = Signal(object)
    arranged = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._runs: tuple[RunSummary, ...] = ()
        self._wish = Arrangement()
        self._arranging = False
        self._chosen: set[str] = set()
        self.filter, self.notice = RunsFilter(), RunsNotice()
        self.table, self.legend = RunsTable(), RunsLegend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filter, self.notice, self.table, self.legend):
            column.addWidget(part, 1 if part is self.table else 0)
        self.filter.wanted_changed.connect(self._on_wanted_changed)
        self.filter.phase_chosen.connect(self._on_phase_chosen)
        self.filter.columns_chosen.connect(self._on_columns_chosen)
        self.filter.left_downwards.connect(self._on_left_downwards)
        self.table.sort_requested.connect(self._on_sort_requested)
        self.table.selected.connect(self._on_selected)

    @property
    def layout_now(self) -> RunsLayout:
        """How the runs are arranged."""
        wish = self._wish
        return RunsLayout(
            sorted_by=wish.sorted_by,
            descending=wish.descending,
            phase=wish.phase,
            columns=self.table.more_columns,
        )

    @property
    def shown(self) -> tuple[RunSummary, ...]:
        """The runs that can be seen, from top to bottom."""
        lines = self.table.runs_model.lines
        return tuple(line.run for line in lines if isinstance(line, RunLine))

    def arrange(self, layout: RunsLayout) -> None:
        """Arrange the runs as they were at an earlier time."""
        self.filter.show_choice(layout.phase, layout.columns)
        self.table.show_columns(layout.columns)
        self._arrange(phase=layout.phase, sorted_by=layout.sorted_by, descending=layout.descending)

    def show_runs(self, runs: tuple[RunSummary, ...]) -> None:
        """Show the runs as they are now."""
        self._runs = runs
        self._arrange()

    def run(self, experiment_id: str) -> RunSummary | None:
        """Return a run by its id."""
        return next((run for run in self._runs if run.id == experiment_id), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface0))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), QColor(palette.line))

    def _arrange(self, **changes: Any) -> None:
        self._wish = dataclasses.replace(self._wish, **changes)
        lines = arranged(self._runs, self._wish)
        axis = axis_for(run.auc for run in self._runs if run.auc is not None)
        self.table.nothing = _nothing(self._wish)
        self._arranging = True
        try:
            self.table.show_lines(lines, self._wish, axis, self._clock())
            if {run.id for run in self.table.selected_runs()} != self._chosen:
                self.table.select_only(self._chosen)  # a filter that hid them is gone
        finally:
            self._arranging = False
        # Runs that are merely filtered away stay on the right-hand side.
        chosen = tuple(run for run in self._runs if run.id in self._chosen)
        self._tell(self.table.selected_runs() or chosen)

    @Slot(object)
    def _on_selected(self, runs: tuple[RunSummary, ...]) -> None:
        if not self._arranging:  # half-made tables select this and that
            self._chosen = {run.id for run in runs}
            self._tell(runs)

    def _tell(self, runs: tuple[RunSummary, ...]) -> None:
        self.filter.show_selected(len(runs))
        self.selected.emit(runs)

    @Slot(str)
    def _on_wanted_changed(self, wanted: str) -> None:
        self._arrange(wanted=wanted)

    @Slot(object)
    def _on_phase_chosen(self, phase: object) -> None:
        self._arrange(phase=phase)
        self.arranged.emit()

    @Slot(object)
    def _on_columns_chosen(self, columns: frozenset[str]) -> None:
        self.table.show_columns(columns)
        self.arranged.emit()

    @Slot(str)
    def _on_sort_requested(self, key: str) -> None:
        again = key == self._wish.sorted_by
        self._arrange(sorted_by=key, descending=not self._wish.descending if again else key in _BIG)
        self.arranged.emit()

    @Slot()
    def _on_left_downwards(self) -> None:
        self.table.setFocus()
        if self.shown and not self.table.selected_runs():
            self.table.select(self.shown[0].id)


_BIG = ("val_auc_macro", "val_f1_macro", "test_auc_macro", "test_f1_macro", "date")
"""Columns whose highest values people want to see first."""


def _nothing(wish: Arrangement) -> str:
    if wish.wanted.strip():
        return tr(
            "No run has “{wanted}”. Esc in the filter shows all again.", wanted=wish.wanted.strip()
        )
    return tr("There is no run of this phase yet.")
