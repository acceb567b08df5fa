"""Split: its parts or folds, whether they are alike, and the form that makes another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xlite_desktop.data.check_lines import CheckLines
from xlite_desktop.data.panel_heading import ElidedWords, PanelHeading, link_button
from xlite_desktop.data.split_form import SplitForm
from xlite_desktop.data.split_table import SplitTable
from xlite_desktop.data.split_view import SplitOrder, SplitView
from xlite_desktop.translation import tr


class SplitPanel(QWidget):
    """Heading, table with checks, or the form.

    Signals:
        freeze_requested: a `SplitOrder`.
        files_requested: the folder of the split is wanted.
    """

    freeze_requested = Signal(object)
    files_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SplitView | None = None
        self._folds = False
        self._heading = PanelHeading(tr("Split"))
        self.kind = link_button(tr("Folds"), tr("Show the folds of the films that do not test"))
        self.files = link_button(tr("Files"), tr("Show the folder of the split"))
        self.make = link_button(tr("Freeze..."), tr("Make a split, and keep it in files"))
        self._heading.row.addWidget(self.kind)
        self._heading.row.addWidget(self.files)
        self._heading.row.addWidget(self.make)
        self.table = SplitTable()
        self.checks = CheckLines()
        self.problem = ElidedWords()
        self.form = SplitForm()
        shown = QWidget()
        lines = QVBoxLayout(shown)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(self.table)
        lines.addWidget(self.checks)
        lines.addWidget(self.problem)
        lines.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
        self.kind.clicked.connect(self._on_kind_clicked)
        self.files.clicked.connect(self.files_requested)
        self.make.clicked.connect(self._on_make_clicked)
        self.form.cancelled.connect(self._show_table)
        self.form.freeze_requested.connect(self._on_freeze_requested)
        self.show_view(None)

    @property
    def form_is_open(self) -> bool:
        return self._stack.currentWidget() is self.form

    def show_view(self, view: SplitView | None) -> None:
        """Show a split; None while it is being read."""
        self._view = view
        self._show_table()
        frozen = view is not None and view.frozen
        self._heading.words.say(view.words if view else "")
        self.problem.say("")
        self.files.setVisible(frozen)
        self.make.setVisible(view is not None)
        self.make.setText(tr("New...") if frozen else tr("Freeze..."))
        folds = view is not None and view.folds is not None
        self.kind.setVisible(folds)
        self._show_kind(folds=False)

    def show_problem(self, summary: str, hint: str) -> None:
        """Say why there is no split, or why none could be made."""
        if self.form_is_open:
            self.form.show_problem(summary, hint)
            return
        self.show_view(None)
        self.make.setVisible(True)
        self.problem.say(f"{summary} {hint}", "error")

    def _show_kind(self, *, folds: bool) -> None:
        view, self._folds = self._view, folds
        check = None if view is None else view.folds if folds else view.parts
        self.table.show_check(check, tr("Fold") if folds else tr("Part"))
        lines = () if view is None else view.folds_checks if folds else view.checks
        self.checks.show_checks(lines)
        self.kind.setText(tr("Parts") if folds else tr("Folds"))

    def _on_kind_clicked(self) -> None:
        self._show_kind(folds=not self._folds)

    def _show_table(self) -> None:
        self.form.show_busy(False)
        self._stack.setCurrentIndex(0)
        self.make.setEnabled(True)

    def _on_make_clicked(self) -> None:
        order = SplitOrder() if self._view is None else self._view.order
        self.form.show_order(order, replaces=self._view is not None and self._view.frozen)
        self._stack.setCurrentWidget(self.form)
        self.make.setEnabled(False)
        self.form.shares[0].setFocus()

    def _on_freeze_requested(self, order: SplitOrder) -> None:
        self.form.show_busy(True)
        self.freeze_requested.emit(order)
