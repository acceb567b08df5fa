"""On the Train page: what is missing where nothing here can train, and how to add it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from xlite_core.errors import MissingFeature, XLiteError
from xlite_core.pack.pack_places import VARIABLE, is_fixed
from xlite_core.pack.training_program import PIP_COMMAND
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_12, SPACE_24, TYPE_TITLE
from xlite_desktop.training.pack_desk import PackDesk
from xlite_desktop.training.pack_words import how_to_add, what_it_is
from xlite_desktop.translation import in_readers_language, tr

_COMMAND_WIDTH = 200


class PackNotice(QWidget):
    """Hidden while something trains, or while that is not known yet.

    Signals:
        choose_requested: the folder of a pack, or of a Python, should be named.
        again_requested: look and check once more.
    """

    choose_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._hint = _label(), _label()
        self._about, self._how = _label(what_it_is()), _label(how_to_add())
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        for label in (self._about, self._how):
            label.setProperty("role", "quiet")
        self.command = QLineEdit(PIP_COMMAND)
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("Command that installs what trains"))
        self.command.setCursorPosition(0)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setAccessibleName(tr("Copy the command"))
        self.choose = QPushButton(tr("Choose folder..."))
        self.again = QPushButton(tr("Check again"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(PIP_COMMAND))
        self.choose.clicked.connect(self.choose_requested)
        self.again.clicked.connect(self.again_requested)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12 + 1)
        column.setSpacing(SPACE_8)
        for label in (self._title, self._hint, self._about, self._how):
            column.addWidget(label)
        column.addLayout(_row(self.command, self.copy))
        column.addLayout(_row(self.choose, self.again))
        self.command.setFixedWidth(_COMMAND_WIDTH)
        self.hide()

    @property
    def text(self) -> str:
        """What the notice says, for tests."""
        labels = (self._title, self._hint, self._about, self._how)
        return " ".join(label.text() for label in labels if not label.isHidden())

    def show_desk(self, desk: PackDesk) -> None:
        """Say why nothing trains; with a program that does there is nothing to say."""
        problem = desk.problem
        self.setVisible(problem is not None)
        self.again.setEnabled(not desk.looking)
        self.again.setText(tr("Checking...") if desk.looking else tr("Check again"))
        self.choose.setEnabled(not is_fixed())
        fixed = tr("{variable} says where it lies, while this program runs.", variable=VARIABLE)
        self.choose.setToolTip(fixed if is_fixed() else "")
        if problem is not None:
            self._say(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_height()

    def _hold_height(self) -> None:
        """Keep the room that wrapped words need; a low window would press the lines together."""
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))

    def _say(self, problem: XLiteError) -> None:
        missing = isinstance(problem, MissingFeature)
        summary = tr("Training needs the Training pack")
        self._title.setText(summary if missing else in_readers_language(problem.summary))
        self._hint.setText(in_readers_language(problem.hint))
        self._hint.setVisible(not missing)
        self._about.setVisible(missing)  # who has one knows what it is
        self.setAccessibleName(self.text)
        self._hold_height()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, 0, 2, self.height(), QColor(palette.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))


def _label(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
