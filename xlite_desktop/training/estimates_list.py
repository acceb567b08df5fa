"""The list "Before you start": what a run will take, and what to know of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.training.estimates_words import (
    Outlook,
    lines_of,
    source_of,
    warnings_of,
)
from xlite_desktop.translation import tr

_LINE = 19
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EstimatesList(QWidget):
    """Shows an `Outlook`."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Before you start"))
        title = _label(tr("Before you start"), "quiet", weight=MEDIUM)
        self._source = _label("", "faint", size=TYPE_CAPTION)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._source)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._values: list[QLabel] = []
        for row, (name, _) in enumerate(lines_of(Outlook())):
            value = _label("", "quiet")
            value.setAlignment(_RIGHT)
            value.setAccessibleName(name)
            self._grid.addWidget(_label(name, "faint"), row, 0)
            self._grid.addWidget(value, row, 1)
            self._grid.setRowMinimumHeight(row, _LINE)
            self._values.append(value)
        self._values[-1].setProperty("role", "")
        self._values[-1].setToolTip(
            tr(
                "Without what reading films and asking a teacher take;\n"
                "patience may end the run earlier."
            )
        )
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(8)
        self._warned: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(self._grid)
        column.addSpacing(6)
        column.addLayout(self._warnings)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The sentences below the list."""
        return self._warned

    def value(self, name: str) -> str:
        """Return what the list says for a name."""
        return next(label.text() for label in self._values if label.accessibleName() == name)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what is known."""
        self._source.setText(source_of(outlook))
        for label, (_, value) in zip(self._values, lines_of(outlook), strict=True):
            label.setText(value)
        warned = warnings_of(outlook)
        if warned != self._warned:
            self._warned = warned
            self._show_warnings()

    def _show_warnings(self) -> None:
        while (item := self._warnings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self._warned:
            self._warnings.addWidget(_warning(sentence))


class _Sign(QWidget):
    """The triangle before a warning."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, Glyph.WARNING, QRectF(0, 2, 14, 14), current_palette().flag)


def _warning(sentence: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    words = _label(sentence, "flag")
    words.setWordWrap(True)
    row.addWidget(_Sign(), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line


def _label(text: str, role: str, *, size: int = TYPE_BODY, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    label.setProperty("role", role)
    return label
