"""The page of the system check: a line for each thing, and a button that copies them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_core.system_check.check_line import CheckLine, as_text, failed, verdict
from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import in_readers_language, tr

_SIGN, _NAME, _VALUE = range(3)


class SystemCheckPage(QWidget):
    """Shows the lines as they come.

    Signals:
        again_requested: "Check again" was pressed.
        log_requested: "Open log folder" was pressed.
    """

    again_requested = Signal()
    log_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CheckLine, ...] = ()
        self._verdict = _label("", TYPE_TITLE, SEMIBOLD)
        self.copy = QPushButton(tr("Copy for a bug report"))
        self.copy.setProperty("role", "primary")
        self.again = QPushButton(tr("Check again"))
        show_log = QPushButton(tr("Open log folder"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(_VALUE, 1)
        self.copy.clicked.connect(self._on_copy)
        self.again.clicked.connect(self.again_requested)
        show_log.clicked.connect(self.log_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.copy, self.again, show_log):
            button.setFont(font(TYPE_BODY, MEDIUM))
            buttons.addWidget(button)
        buttons.addStretch(1)
        note = _label(
            tr(
                "What is copied holds no path, no name of a film and nothing about a patient. "
                "It stays on the clipboard until you paste it somewhere."
            ),
            TYPE_CAPTION,
            role="quiet",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._verdict)
        column.addLayout(buttons)
        column.addWidget(note)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.show_begun()

    @property
    def text(self) -> str:
        """What the first line says."""
        return self._verdict.text()

    def show_begun(self) -> None:
        """Show that the check has begun."""
        self._lines = ()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._verdict.setText(tr("Looking at this computer"))
        self.copy.setEnabled(False)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show what is known so far: the lines of before, and more of them."""
        for line in lines[len(self._lines) :]:
            self._add(line)
        self._lines = tuple(lines)

    def show_ended(self) -> None:
        """Show that nothing more comes."""
        self._verdict.setText(in_readers_language(verdict(self._lines)))
        self.copy.setEnabled(bool(self._lines))

    def show_broken(self) -> None:
        """Show that the check itself broke down."""
        self._verdict.setText(tr("The check could not be finished; the log says where it ended."))
        self.copy.setEnabled(bool(self._lines))

    def _add(self, line: CheckLine) -> None:
        row = self._grid.rowCount()
        wrong = bool(failed((line,)))
        if wrong:
            sign = Sign(Glyph.WARNING, 16, "flag")
            sign.setAccessibleName(tr("Failed"))
            self._grid.addWidget(sign, row, _SIGN, Qt.AlignmentFlag.AlignTop)
        name = in_readers_language(line.fact.value)
        of = in_readers_language(line.of)
        top = Qt.AlignmentFlag.AlignTop
        label = _label(f"{name}, {of}" if of else name, role="quiet")
        label.setWordWrap(False)
        self._grid.addWidget(label, row, _NAME, top)
        value = _label(in_readers_language(line.value), weight=SEMIBOLD if wrong else REGULAR)
        self._grid.addWidget(value, row, _VALUE, top)
        if line.place:
            place = _label(line.place, TYPE_CAPTION, role="quiet")
            self._grid.addWidget(place, row + 1, _VALUE, top)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._lines))


def _label(text: str, size: int = TYPE_BODY, weight: int = REGULAR, *, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(size, weight))
    label.setWordWrap(True)
    label.setProperty("role", role or None)
    return label
