"""The page that makes a model for one's own site: steps, what they promise, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.data.pace import Pace
from xlite_desktop.experiments.detail_table import DetailTable
from xlite_desktop.recalibration.site_form import SiteForm
from xlite_desktop.recalibration.site_view import SiteView
from xlite_desktop.recalibration.site_words import (
    expected_columns,
    expected_rows,
    made_columns,
    made_rows,
    notes,
)
from xlite_desktop.theme.tokens import SPACE_8, SPACE_16
from xlite_desktop.translation import in_readers_language, tr

_READING_WIDTH = 760
"""Of sentences and fields; the result takes the whole page, so that its rows are one line high."""

_SETTLED_MS = 60
"""The table takes its height once it knows its width: some rounds of the event loop."""


class SitePage(QWidget):
    """Shows a `SiteView`.

    Signals:
        start_requested: the films should be read.
        use_requested: the model that was made should be installed and used.
        back_requested: the former model should be used again.
        cancel_requested: the work under way should end.
    """

    start_requested = Signal()
    use_requested = Signal()
    back_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made = False
        self._said: list[QLabel] = []
        self._intro, self.former = _words(), _words()
        self.form, self.strip = SiteForm(), JobStrip()
        self.problem = _words("error")
        self.expected = DetailTable(expected_columns(), name=tr("What the table promises"))
        self.result = DetailTable(made_columns(), name=tr("What became of each finding"))
        self.notes = QVBoxLayout()
        self.notes.setSpacing(SPACE_8)
        self.go, self.back = QPushButton(), QPushButton()
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(self._on_go)
        self.back.clicked.connect(self.back_requested)
        self.strip.cancel_requested.connect(self.cancel_requested)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE_8, SPACE_16)
        column.setSpacing(SPACE_16)
        column.addLayout(_row(self.former, self.back))
        for part in (self._intro, self.form, self.problem):
            part.setMaximumWidth(_READING_WIDTH)
            column.addWidget(part)
        column.addLayout(self.notes)
        self.expected.setMaximumWidth(_READING_WIDTH)
        for table in (self.expected, self.result):
            column.addWidget(table)
        column.addStretch(1)
        self._area = _scrolling(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_8)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.strip)
        whole.addLayout(_row(self.go))

    def show_view(self, view: SiteView) -> None:
        """Show everything but the progress of work."""
        self._intro.setText(_intro(view.model))
        self.form.show_view(view)
        said = view.problem
        words = "" if said is None else in_readers_language(f"{said.summary} {said.hint}")
        self.problem.setText(words)
        self.problem.setVisible(said is not None)
        new = view.made is not None and not self._made
        self._made = view.made is not None
        self.expected.show_rows(expected_rows(view.expected))
        self.result.show_rows(made_rows(view.made) if view.made is not None else ())
        self.expected.setVisible(bool(view.expected) and not self._made)
        self.result.setVisible(self._made)
        self._show_notes(view)
        self.former.setText(
            tr("{model} is in use. It was made here, of {former}.", model=view.model,
               former=view.former)
        )  # fmt: skip
        self.back.setText(tr("Back to {model}", model=view.former))
        self.back.setEnabled(not view.busy)
        for part in (self.former, self.back):
            part.setVisible(bool(view.former))
        self.go.setText(tr("Install and use it") if self._made else tr("Recalibrate"))
        self.go.setEnabled(view.can_start)
        self.go.setToolTip(_why_not(view))
        if new:  # on a low screen it lies below the edge
            QTimer.singleShot(_SETTLED_MS, self, self._on_laid_out)

    def show_progress(self, what: str, pace: Pace, *, cancelling: bool = False) -> None:
        """Say how far the work is."""
        self.strip.show_progress(what, pace, cancelling=cancelling)

    def show_outcome(self, what: str, words: str, role: str = "quiet") -> None:
        """Say what came of it in one line; `role` is "quiet", "flag" or "error"."""
        self.strip.show_outcome(what, words, role)

    def said(self) -> list[str]:
        """Return the sentences above the table."""
        return [label.text() for label in self._said]

    def _show_notes(self, view: SiteView) -> None:
        wanted = notes(view)
        if [words for words, _ in wanted] == self.said():
            return
        for label in self._said:
            self.notes.removeWidget(label)
            label.hide()  # at once; it is deleted when the event loop comes to it
            label.deleteLater()
        self._said = []
        for words, role in wanted:
            label = _words(role)
            label.setText(words)
            self.notes.addWidget(label)
            self._said.append(label)

    @Slot()
    def _on_go(self) -> None:
        (self.use_requested if self._made else self.start_requested).emit()

    @Slot()
    def _on_laid_out(self) -> None:
        if self._said:
            self._area.verticalScrollBar().setValue(self._said[0].y() - SPACE_8)


def _intro(model: str) -> str:
    if not model:
        return tr("No model is open. Choose one first.")
    return tr(
        "{model} answers your own films, and its answers are held against your table. The network "
        "stays as it is: what moves is which probability an answer stands for, and where the "
        "thresholds lie. A finding needs ten positive and ten negative films. Nothing leaves this "
        "computer.",
        model=model,
    )


def _why_not(view: SiteView) -> str:
    """Return what is missing before films can be read; empty if nothing is."""
    if view.can_start or view.busy:
        return ""
    if not view.expected:
        return tr("Choose a table and the folder of its films first.")
    if all(finding.reason for finding in view.expected):
        return tr("No finding has enough films.")
    return tr("Write the name of the site first.")


def _words(role: str = "quiet") -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, QLabel)))
    if not any(isinstance(widget, QLabel) for widget in widgets):
        row.addStretch(1)
    return row
