"""The right side of the Train page: a run, what the last one taught, or where to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from xlite_desktop.background.training_session import OpenedRun
from xlite_desktop.training.empty_training import EmptyTraining
from xlite_desktop.training.lessons_strip import LessonsStrip
from xlite_desktop.training.run_view import RunView
from xlite_desktop.training.survey import LastRun


class RunPlace(QWidget):
    """Shows one of the three.

    Signals:
        run_requested: folder of the run whose whole story is wanted.
    """

    run_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty, self.strip, self.view = EmptyTraining(), LessonsStrip(), RunView()
        self.run: OpenedRun | None = None
        run = QWidget()
        column = QVBoxLayout(run)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(run)
        self.strip.more_requested.connect(self._on_more_requested)

    def show_run(self, run: OpenedRun, *, teacher_auc: float | None = None) -> None:
        """Show a run that begins, goes on, or is remembered."""
        self.run = run
        self.strip.hide()
        self.view.show_run(run.history, run.config, teacher_auc=teacher_auc)
        self._stack.setCurrentIndex(1)

    def show_last(self, last: LastRun | None) -> None:
        """Show what the last run taught: with its curves, unless another run is on show."""
        if last is None:
            return
        if self.run is None:
            self.show_run(last.run, teacher_auc=last.teacher_auc)
        if self.run is not None and self.run.directory == last.run.directory:
            self.strip.show_lessons(last.run.directory.experiment_id, last.lessons)

    def _on_more_requested(self) -> None:
        if self.run is not None:
            self.run_requested.emit(self.run.directory)
