"""Where a data set comes from: what can be dropped or chosen, and what a table must look like."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.data.ink import Ink, write
from xlite_desktop.frame.mark import paint_corners
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_12, TYPE_BODY, TYPE_CAPTION, TYPE_HERO
from xlite_desktop.translation import tr

_EXAMPLE = (
    ("file", "patient_id", "view", "sex", "age", "Mass", "Effusion"),
    ("scan_001.png", "P017", "PA", "F", "58", "1", "0"),
    ("scan_002.png", "P017", "AP", "F", "59", "0", "0"),
    ("scan_003.dcm", "P018", "PA", "M", "", "", "1"),
)
_WIDTHS = (118, 84, 48, 44, 44, 56, 66)
_ROW = 24
_HEIGHT_WITH_EXAMPLE = 520


class SourceChoice(QWidget):
    """One sentence, two buttons, and an example.

    Signals:
        table_requested, folder_requested: a button was pressed.
    """

    table_requested = Signal()
    folder_requested = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._waiting = QLabel()
        self._waiting.setProperty("role", "quiet")
        self.table = QPushButton(icon(Glyph.OPEN, "on_accent"), tr(" Choose table..."))
        self.table.setProperty("role", "primary")
        self.folder = QPushButton(icon(Glyph.FOLDER), tr(" Choose folder..."))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_12)
        buttons.addStretch(1)
        for button in (self.table, self.folder):
            button.setFont(font(TYPE_BODY, MEDIUM))
            button.setMinimumWidth(150)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._example = ExampleTable()
        heading = _label(title or tr("Drop a table or a folder here"), TYPE_HERO, SEMIBOLD)
        kinds = _label(
            tr("The NIH table, a table of your own, or a folder with a folder for each finding.")
        )
        kinds.setProperty("role", "quiet")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(self._example, 0, centre)
        column.addSpacing(24)
        column.addWidget(heading, 0, centre)
        column.addSpacing(8)
        column.addWidget(kinds, 0, centre)
        column.addSpacing(20)
        column.addLayout(buttons)
        column.addSpacing(16)
        column.addWidget(self._waiting, 0, centre)
        column.addStretch(4)
        private = _label(tr("Tables and films are read where they lie; nothing is copied."), 12)
        private.setProperty("role", "quiet")
        column.addWidget(private, 0, centre)
        self.table.clicked.connect(self.table_requested)
        self.folder.clicked.connect(self.folder_requested)

    def show_waiting(self, name: str | None) -> None:
        """Say which source is being looked at; None for none."""
        self._waiting.setText("" if name is None else tr("Looking at {name}", name=name))
        for button in (self.table, self.folder):
            button.setEnabled(name is None)


class ExampleTable(QWidget):
    """What a table must look like, in the corners of a collimator."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Example of a label table"))
        self.setAccessibleDescription(
            tr(
                "A row for each film: file and patient, perhaps view, sex and age, and a "
                "column for each finding with 1 for present, 0 for absent, and nothing for "
                "unknown."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(sum(_WIDTHS) + 48, _ROW * len(_EXAMPLE) + 78)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_corners(painter, QRectF(self.rect()), 30, 2.2, palette.accent)
        top = 20.0
        for number, row in enumerate(_EXAMPLE):
            left = 24.0
            for cell, wide in zip(row, _WIDTHS, strict=True):
                known = palette.text if number else palette.quiet
                ink = Ink(known if cell else palette.faint, 400 if number else MEDIUM)
                write(painter, QRectF(left, top, wide - 8, _ROW), cell or "–", ink)
                left += wide
            top += _ROW
            if not number:
                inside = QRectF(24, top - 1, self.width() - 48, 1)
                painter.fillRect(inside, QColor(palette.line))
        words = tr("1 present, 0 absent, nothing unknown.  Patients keep their films together.")
        place = QRectF(24, top + 10, self.width() - 48, 20)
        write(painter, place, words, Ink(palette.faint, size=TYPE_CAPTION))


def _label(text: str, size: int = TYPE_BODY, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    return label
