"""The form of a report: what goes in, the reader's words, the paper, and which films."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xlite_core.policy import policy
from xlite_desktop.controls.form_parts import quiet, row, title
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_choice import ReportChoice
from xlite_desktop.theme.tokens import SPACE_8
from xlite_desktop.translation import tr

WIDTH = 288
_WORDS_HEIGHT = 120
_PAPERS = tuple(Paper)
_LOCKED = tr("The policy of this computer forbids writing who a patient is.")


class ReportForm(QWidget):
    """Shows a `ReportChoice` and says what the user changed of it.

    Attributes:
        buttons: What can be done with the report; stands below the form, and never scrolls away.

    Signals:
        changed: the new `ReportChoice`.
        save_requested, print_requested, copy_requested: a button was pressed.
    """

    changed = Signal(object)
    save_requested = Signal()
    print_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._choice = ReportChoice()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(_WORDS_HEIGHT)
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(tr("Left empty, the page has lines for a pen."))
        self.words.setAccessibleName(tr("Reader's words"))
        self.overlays = QCheckBox(tr("Evidence of the leading findings"))
        self.identity = QCheckBox(tr("Name, ID, dates, age, sex and file"))
        self.paper = SegmentedControl([paper.value for paper in _PAPERS], ground=Ground.WINDOW)
        self.paper.setAccessibleName(tr("Paper"))
        self.scope = SegmentedControl((tr("This film"), tr("All films")), ground=Ground.WINDOW)
        self.scope.setAccessibleName(tr("Which films"))
        self.single = QCheckBox(tr("All in one PDF"))
        self.save = QPushButton(tr("Save PDF..."))
        self.save.setProperty("role", "primary")
        self.print = QPushButton(tr("Print..."))
        self.copy = QPushButton(tr("Copy"))
        self.buttons = QWidget()
        self.copy.setToolTip(tr("Picture and text of the report, onto the clipboard"))
        self.locked = None if policy().export_identity else LockedNote(_LOCKED, "export_identity")
        self._lay_out()
        self.words.textChanged.connect(self._on_edited)
        for box in (self.overlays, self.identity, self.single):
            box.clicked.connect(self._on_edited)
        self.paper.chosen.connect(self._on_edited)
        self.scope.chosen.connect(self._on_edited)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.copy.clicked.connect(self.copy_requested)

    def show_choice(self, choice: ReportChoice, films: int, *, ready: bool, busy: bool) -> None:
        """Show what is chosen.

        Args:
            choice: It.
            films: How many there are in the strip.
            ready: The page is laid out, so it can be printed and copied.
            busy: Work is under way.
        """
        self._choice = choice
        if self.words.toPlainText() != choice.words:
            with QSignalBlocker(self.words):  # the boxes below still show the choice before
                self.words.setPlainText(choice.words)
        self.overlays.setChecked(choice.overlays)
        self.identity.setChecked(choice.identity and self.locked is None)
        self.identity.setEnabled(self.locked is None)
        self.single.setChecked(choice.single)
        self.paper.set_current(_PAPERS.index(choice.paper))
        self.scope.set_current(int(choice.all_films))
        self._several.setVisible(films > 1)
        for part in (self.single, self._about_others):
            part.setVisible(choice.all_films)
        many = choice.all_films and films > 1
        self.save.setText(
            tr("Save {films} reports...", films=f"{films:,}") if many else tr("Save PDF...")
        )
        self.save.setEnabled(ready and not busy)
        for button in (self.print, self.copy):
            button.setEnabled(ready and not busy)
            button.setVisible(not many)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for part in (
            title(tr("Reader's words")),
            self.words,
            None,
            title(tr("On the page")),
            self.overlays,
            self.identity,
            quiet(tr("The patient stays out unless ticked, each time anew."))
            if self.locked is None
            else self.locked,
            None,
            title(tr("Paper")),
        ):
            if part is None:
                column.addSpacing(SPACE_8)
            else:
                column.addWidget(part)
        column.addLayout(row(self.paper))
        column.addSpacing(SPACE_8)
        self._several = QWidget()
        several = QVBoxLayout(self._several)
        several.setContentsMargins(0, 0, 0, SPACE_8)
        several.setSpacing(SPACE_8)
        several.addWidget(title(tr("Which films")))
        several.addLayout(row(self.scope))
        several.addWidget(self.single)
        self._about_others = quiet(tr("Each of the others takes its note as the reader's words."))
        several.addWidget(self._about_others)
        column.addWidget(self._several)
        column.addStretch(1)
        self.buttons.setLayout(row(self.save, self.print, self.copy))

    def _on_edited(self) -> None:
        edited = replace(
            self._choice,
            words=self.words.toPlainText(),
            identity=self.identity.isChecked(),
            overlays=self.overlays.isChecked(),
            paper=_PAPERS[self.paper.current],
            all_films=self.scope.current == 1,
            single=self.single.isChecked(),
        )
        if edited != self._choice:
            self._choice = edited
            self.changed.emit(edited)
