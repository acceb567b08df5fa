"""The page of earlier studies: a table, a filter, and ways to forget."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from xlite_core.worklist.entries import Study
from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_TITLE
from xlite_desktop.worklist.forgetting_bar import ForgettingBar
from xlite_desktop.worklist.studies_model import (
    FILES,
    FILMS,
    FLAGS,
    NOTE,
    OPENED,
    READ,
    STUDY_ROLE,
    StudiesModel,
)

_ROW_HEIGHT = 30
_WIDTHS = {OPENED: 132, FILES: 240, FILMS: 60, READ: 60, FLAGS: 60}
_TABLE_KEYS = STEPS | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}
_EMPTY = (
    "Nothing is remembered yet.",
    "Films that you open appear here, with what you left on them.",
)
_OFF = (
    "What you open is not remembered.",
    "Switch it on in the settings: “Remember the names of opened films on this computer”.",
)
_NONE_FOUND = (
    "No study fits the filter.",
    "The filter looks at names, notes, days, and “flagged”.",
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
        self._filter.setPlaceholderText("Filter by name, note or day")
        self._filter.setAccessibleName("Filter of the worklist")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filtered)
        self.table = _Table(self.model)
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
        many = f"{len(studies):,} studies" if len(studies) != 1 else "1 study"
        self.forgetting.show_said(f"{many}, kept on this computer alone" if studies else "")

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


class _Table(QTableView):
    """Rows to walk through by key; Enter opens, Delete forgets.

    Signals:
        forget_pressed: Delete.
    """

    forget_pressed = Signal()

    def __init__(self, model: StudiesModel) -> None:
        super().__init__()
        self._studies = model
        self.setModel(model)
        OwnKeys(self, _TABLE_KEYS)
        self.setAccessibleName("Earlier studies")
        self.setToolTip("")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(OPENED, Qt.SortOrder.DescendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.setColumnWidth(NOTE, 160)
        self.setSortingEnabled(True)

    @property
    def chosen(self) -> int:
        """Number of the study that is selected; 0 for none."""
        study = self.currentIndex().data(STUDY_ROLE)
        return 0 if study is None else int(study.number)

    def choose(self, number: int) -> None:
        """Select a study again, or the first one, after the rows were made anew."""
        shown = self._studies.shown
        row = next((row for row, study in enumerate(shown) if study.number == number), 0)
        if shown:
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.forget_pressed.emit()
        else:
            super().keyPressEvent(event)
