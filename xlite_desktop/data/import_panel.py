"""Importing in place: a source is dropped or chosen, looked at, corrected, and imported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xlite_core.data.preview import SourcePreview
from xlite_desktop.data.import_form import ImportForm
from xlite_desktop.data.import_plan import ImportPlan, first_plan
from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.data.pace import Pace
from xlite_desktop.data.source_choice import SourceChoice
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

_WIDTH = 640


class ImportPanel(QWidget):
    """First where from, then what; the strip at its foot says how far the import is.

    Signals:
        table_requested, folder_requested: a dialog for the source is wanted.
        images_requested: a dialog for the folder of the films is wanted.
        import_requested: an `ImportPlan`.
        cancel_requested: the import under way should end.
        closed: nobody wants to import any more.
    """

    table_requested = Signal()
    folder_requested = Signal()
    images_requested = Signal()
    import_requested = Signal(object)
    cancel_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importing, self._alone = False, False
        self.choice, self.form, self.strip = SourceChoice(), ImportForm(), JobStrip()
        self.begin = QPushButton(tr("Import"))
        self.begin.setProperty("role", "primary")
        self.leave = QPushButton(tr("Cancel"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.choice)
        self._stack.addWidget(_scrolling(self.form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_title())
        column.addWidget(Rule())
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self._foot = self._footer()
        column.addWidget(self._foot)
        self.choice.table_requested.connect(self.table_requested)
        self.choice.folder_requested.connect(self.folder_requested)
        self.form.source_requested.connect(self.show_choice)
        self.form.images_requested.connect(self.images_requested)
        self.form.changed.connect(self._show_state)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.strip.cancel_requested.connect(self.cancel_requested)
        self.show_choice()

    def show_choice(self) -> None:
        """Ask where from."""
        self._importing = False
        self.choice.show_waiting(None)
        self.strip.hide()
        self._stack.setCurrentIndex(0)
        self._show_state()

    def show_alone(self, alone: bool) -> None:
        """Show whether there is nothing to go back to."""
        self._alone = alone
        self._show_state()

    def show_looking(self, source: Path) -> None:
        """Say that a source is being looked at."""
        self.show_choice()
        self.choice.show_waiting(source.name)

    def show_preview(self, preview: SourcePreview, taken: set[str]) -> None:
        """Show what a source seems to be."""
        self.strip.hide()
        self.form.show_plan(first_plan(preview, taken), taken)
        self._stack.setCurrentIndex(1)
        self._show_state()
        self.form.name.setFocus()

    def show_images(self, folder: Path) -> None:
        """Show another folder of films."""
        plan = self.form.plan
        if plan is not None:
            self.form.show_images(replace(plan, images=folder))
            self._show_state()

    def show_problem(self, summary: str, hint: str) -> None:
        """Say why a source cannot be imported, or was not."""
        self._importing = False
        self.choice.show_waiting(None)
        self.strip.show_outcome(summary, hint, "error")
        self._show_state()

    def show_progress(self, pace: Pace, *, cancelling: bool = False) -> None:
        """Say how far the import is."""
        self._importing = True
        what = tr("Importing") if pace.total else tr("Reading the table")
        self.strip.show_progress(what, pace, cancelling=cancelling)
        self._show_state()

    def show_cancelled(self) -> None:
        """Say that the import was cancelled; what was filled in stays."""
        self._importing = False
        self.strip.show_outcome(tr("Cancelled."), tr("Nothing of it was kept."))
        self._show_state()

    def _footer(self) -> QWidget:
        footer, row = QWidget(), QHBoxLayout()
        footer.setFixedHeight(48)
        row.setContentsMargins(SPACE_24, 8, SPACE_24, 8)
        row.setSpacing(SPACE_8)
        for button in (self.begin, self.leave):
            button.setFont(font(TYPE_BODY, MEDIUM))
            button.setMinimumWidth(112)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(row)
        return footer

    def _show_state(self) -> None:
        ready = self._stack.currentIndex() == 1
        self.begin.setVisible(ready)
        self.begin.setEnabled(ready and not self._importing and not self.form.problem)
        self.leave.setEnabled(not self._importing)
        self._foot.setVisible(ready or not self._alone)
        self.form.setEnabled(not self._importing)
        self.begin.setToolTip(self.form.problem)

    def _on_begin_clicked(self) -> None:
        plan: ImportPlan | None = self.form.plan
        if plan is not None:
            self.show_progress(Pace())
            self.import_requested.emit(plan)

    def _on_leave_clicked(self) -> None:
        self.show_choice()
        self.closed.emit()


def _title() -> QLabel:
    title = QLabel(tr("Import a data set"))
    title.setFont(font(TYPE_TITLE, SEMIBOLD))
    title.setFixedHeight(59)
    title.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
    return title


def _scrolling(form: QWidget) -> QScrollArea:
    form.setMaximumWidth(_WIDTH)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
    row.addWidget(form, 1)
    row.addStretch(0)
    row.setAlignment(form, Qt.AlignmentFlag.AlignTop)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
