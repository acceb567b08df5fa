"""What the run says, line by line, with a sign before what a person should know."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.training.log_delegate import LogDelegate
from xlite_desktop.training.log_model import LogModel, as_text
from xlite_desktop.training.run_words import LogLine
from xlite_desktop.translation import tr

HEADER_HEIGHT = 28


class LogPane(QWidget):
    """A list that follows its end until somebody scrolls back.

    Signals:
        file_requested: the run's own log should be opened.
    """

    file_requested = Signal()
    indent = SPACE_24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LogModel(self)
        self.view = _LogView(self.model)
        self._empty = QLabel(tr("What the run says appears here, with what to do about it."))
        self._empty.setProperty("role", "quiet")
        self._empty.setFont(font(TYPE_CAPTION))
        self._empty.setContentsMargins(self.indent, 2, 0, 0)
        self._of = QLabel()
        self._of.setProperty("role", "faint")
        self._of.setFont(font(TYPE_CAPTION))
        self.copy = _word(tr("Copy"), tr("Copy the log, or the lines that are selected"))
        self.file = _word(tr("Open file"), tr("Open the run's own log file"))
        self.copy.clicked.connect(self.copy_lines)
        self.file.clicked.connect(self.file_requested)
        self.header = self._header()
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.header)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        self.view.copy_requested.connect(self.copy_lines)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.show_lines((), "")

    def show_lines(self, lines: Iterable[LogLine], run: str) -> None:
        """Show the log of another run, from its beginning."""
        self.model.set_lines(lines)
        self._of.setText(run)
        self.file.setVisible(bool(run))
        self._settle()
        self.view.scrollToBottom()

    def append(self, lines: Iterable[LogLine]) -> None:
        """Show more lines of the same run."""
        follows = self.view.is_at_end
        self.model.append(lines)
        self._settle()
        if follows:
            self.view.scrollToBottom()

    def copy_lines(self) -> None:
        """Put the selected lines on the clipboard, or all of them."""
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        lines = self.model.lines
        chosen = [lines[row] for row in rows] if len(rows) > 1 else lines
        QGuiApplication.clipboard().setText(as_text(chosen))

    def _settle(self) -> None:
        some = self.model.rowCount() > 0
        self._empty.setVisible(not some)
        self.view.setVisible(some)
        self.copy.setEnabled(some)

    def _header(self) -> QWidget:
        self.title = title = QLabel(tr("Log"))
        title.setFont(font(TYPE_BODY, SEMIBOLD))
        header = QWidget()
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(self.indent, 0, SPACE_12, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(title)
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(self.file)
        row.addWidget(self.copy)
        return header

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self)
        copy = QAction(tr("Copy"), menu)
        copy.triggered.connect(self.copy_lines)
        menu.addAction(copy)
        menu.popup(self.view.viewport().mapToGlobal(place))


class _LogView(QListView):
    """A list whose rows grow with their words.

    Signals:
        copy_requested: the key for copying was pressed.
    """

    copy_requested = Signal()

    def __init__(self, model: LogModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(LogDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Log"))
        FocusRing(self)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)

    @property
    def is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 4

    def event(self, event: QEvent) -> bool:
        # The window may use the same key for pictures; here it means lines.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        follows = self.is_at_end
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if follows:
            QTimer.singleShot(0, self, self.scrollToBottom)


def _word(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setProperty("role", "menu")
    button.setFont(font(TYPE_BODY))
    return button
