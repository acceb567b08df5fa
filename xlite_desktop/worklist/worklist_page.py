"""The page of earlier studies: a table, a filter, and ways to forget."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xlite_core.worklist.entries import Study
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.worklist.forgetting_bar import ForgettingBar
from xlite_desktop.worklist.studies_model import STUDY_ROLE, StudiesModel
from xlite_desktop.worklist.studies_table import StudiesTable

_EMPTY = (
    tr("Nothing is remembered yet."),
    tr("Films that you open appear here, with what you left on them."),
)
_OFF = (
    tr("What you open is not remembered."),
    tr("Switch it on in the settings: “Remember the names of opened films on this computer”."),
)
_NONE_FOUND = (
    tr("No study fits the filter."),
    tr("The filter looks at names, notes, days, and “flagged”."),
)


class WorklistPage(QWidget):
    """Shows studies; opening and forgetting go out as intentions.

    Signals:
        study_opened: a `Study` to open again.
        study_forgotten: a `Study` to forget.
        forget_requested: everything, after the user was asked.
    """

    study_opened = Signal(object)
    study_forgotten = Signal(object)
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StudiesModel(self)
        self._remembers = True
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Filter by name, note or day"))
        self._filter.setAccessibleName(tr("Filter of the worklist"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filtered)
        self.table = StudiesTable(self.model)
        self.table.activated.connect(self._on_activated)
        self.table.forget_pressed.connect(self._on_forget_pressed)
        self._empty, self._hint = QLabel(), QLabel()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty_page())
        self.forgetting = ForgettingBar()
        self.forgetting.forget_requested.connect(self.forget_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._filter)
        column.addWidget(self._middle, 1)
        column.addWidget(self.forgetting)
        self.setFocusProxy(self.table)

    def show_studies(self, studies: tuple[Study, ...], *, remembers: bool) -> None:
        """Show what is remembered.

        Args:
            studies: All of them.
            remembers: Whether drops are remembered at all, for the words of the empty page.
        """
        self._remembers = remembers
        chosen = self.table.chosen
        self.model.show_studies(studies)
        self.table.choose(chosen)
        self._show_emptiness()
        many = (
            tr("{studies:,} studies", studies=len(studies)) if len(studies) != 1 else tr("1 study")
        )
        self.forgetting.show_said(
            tr("{many}, kept on this computer alone", many=many) if studies else ""
        )

    def show_missing(self, numbers: frozenset[int]) -> None:
        """Say of which studies files are gone."""
        self.model.show_missing(numbers)

    def show_said(self, words: str) -> None:
        """Say how something went."""
        self.forgetting.show_said(words)

    @property
    def empty_words(self) -> str:
        """What stands in place of the table; empty while the table is shown."""
        shown = self._middle.currentIndex() == 1
        return f"{self._empty.text()} {self._hint.text()}" if shown else ""

    def _show_emptiness(self) -> None:
        nothing = _EMPTY if self._remembers else _OFF
        said, hint = _NONE_FOUND if self.model.total else nothing
        self._empty.setText(said)
        self._hint.setText(hint)
        self._middle.setCurrentIndex(0 if self.model.shown else 1)

    def _empty_page(self) -> QWidget:
        self._empty.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._hint.setProperty("role", "quiet")
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        for label in (self._empty, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(2)
        return page

    @Slot(str)
    def _on_filtered(self, text: str) -> None:
        self.model.filter(text)
        self._show_emptiness()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        study = index.data(STUDY_ROLE)
        if study is not None:
            self.study_opened.emit(study)

    @Slot()
    def _on_forget_pressed(self) -> None:
        study = self.table.currentIndex().data(STUDY_ROLE)
        if study is not None:
            self.study_forgotten.emit(study)
