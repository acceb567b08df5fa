"""The page of a report: its form at the left, the sheet itself at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.data.pace import Pace
from xlite_desktop.reporting.report_choice import ReportChoice
from xlite_desktop.reporting.report_form import WIDTH, ReportForm
from xlite_desktop.reporting.report_preview import ReportPreview
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24
from xlite_desktop.translation import tr


class ReportPage(QWidget):
    """Joins form, preview and the lines that say what came of it.

    Signals:
        cancel_requested: the work under way should end.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.preview, self.strip = ReportForm(), ReportPreview(), JobStrip()
        self.problems = QLabel()
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setWordWrap(True)
        self.problems.setProperty("role", "error")
        self.problems.hide()
        scrolled = QScrollArea()
        scrolled.setAccessibleName(tr("Report"))
        FocusRing(scrolled)
        scrolled.setWidget(self.form)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFixedWidth(WIDTH + SPACE_12)
        scrolled.setWidgetResizable(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_24)
        left = QVBoxLayout()
        left.setSpacing(SPACE_12)
        left.addWidget(scrolled, 1)
        left.addWidget(self.form.buttons)
        row.addLayout(left)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.strip)
        column.addWidget(self.problems)
        column.addLayout(row, 1)
        self.strip.cancel_requested.connect(self.cancel_requested)
        self.strip.dismiss.clicked.connect(self.problems.hide)
        # The window's own commands sleep while a page lies over the film.
        for keys, button in (
            ("Ctrl+P", self.form.print),
            ("Ctrl+S", self.form.save),
            ("Ctrl+Shift+C", self.form.copy),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)

    def show_choice(self, choice: ReportChoice, films: int, *, ready: bool, busy: bool) -> None:
        """Show what is chosen; see `ReportForm.show_choice`."""
        self.form.show_choice(choice, films, ready=ready, busy=busy)

    def show_pages(self, images: Sequence[QImage], words: str) -> None:
        """Show the sheets as they will be printed; `words` is the result for a screen reader."""
        self.preview.show_pages(images, words)

    def show_progress(self, pace: Pace, *, cancelling: bool = False) -> None:
        """Say how far the work is."""
        self.problems.hide()
        self.strip.show_progress(tr("Writing reports"), pace, cancelling=cancelling)

    def show_outcome(
        self, what: str, words: str, role: str = "quiet", problems: Sequence[str] = ()
    ) -> None:
        """Say what came of it: a line, and one for each film that got no report."""
        self.strip.show_outcome(what, words, role)
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))
