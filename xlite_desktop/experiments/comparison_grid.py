"""A small table of texts: names on the left, one column a run, the best in bold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.controls.painted import Painted
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import BOLD, MEDIUM, REGULAR, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

ROW, HIGH_ROW, HEAD = 26, 40, 26
_GAP = 16.0
_LEAST = 64.0
_NAME_SHARE = 0.42


@dataclass(frozen=True, slots=True, kw_only=True)
class GridText:
    """One cell; `faint` is what was not measured or not run, `behind` stands below the text."""

    text: str
    behind: str = ""
    best: bool = False
    faint: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A name and its cells."""

    name: str
    cells: tuple[GridText, ...]


class ComparisonGrid(Painted):
    """Shows rows; columns share the width, and what is too long is cut off with a tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._corner = ""
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[GridRow, ...]:
        return self._rows

    @property
    def columns(self) -> tuple[str, ...]:
        return self._columns

    def show_rows(self, corner: str, columns: Sequence[str], rows: Sequence[GridRow]) -> None:
        """Show rows under these columns; `corner` says what the names are."""
        self._corner, self._columns, self._rows = corner, tuple(columns), tuple(rows)
        said = (
            f"{row.name}: "
            + ", ".join(
                tr("{column} {number}, best", column=column, number=cell.text)
                if cell.best
                else f"{column} {cell.text}"
                for column, cell in zip(self._columns, row.cells, strict=True)
            )
            for row in self._rows
        )
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, HEAD + self._row_height * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def tip_at(self, place: QPointF) -> str:
        number = math.floor((place.y() - HEAD) / self._row_height)
        if not 0 <= number < len(self._rows):
            return ""
        row = self._rows[number]
        for column, cell in enumerate(row.cells):
            if self._cell(column, 0, ROW).contains(place.x(), 1):
                return cell.tip or f"{row.name}, {self._columns[column]}: {cell.text}"
        return row.name

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.setFont(font(TYPE_CAPTION))
        painter.setPen(QColor(palette.faint))
        self._write(painter, QRectF(0, 0, self._name_width(), HEAD - 2), self._corner, right=False)
        for place, column in enumerate(self._columns):
            self._write(painter, self._cell(place, 0, HEAD - 2), column)
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), QColor(palette.line))
        for number, row in enumerate(self._rows):
            height = self._row_height
            top = HEAD + number * height
            painter.setFont(font(TYPE_BODY))
            painter.setPen(QColor(palette.quiet))
            self._write(painter, QRectF(0, top, self._name_width(), height), row.name, right=False)
            for place, cell in enumerate(row.cells):
                weight = BOLD if cell.best else REGULAR if cell.faint else MEDIUM
                painter.setFont(font(TYPE_BODY, weight))
                painter.setPen(QColor(palette.faint if cell.faint else palette.text))
                below = height / 2 - 2 if cell.behind else 0.0
                whole = self._cell(place, top, height)
                self._write(painter, whole.adjusted(0, 4 if below else 0, 0, -below), cell.text)
                painter.setFont(font(TYPE_CAPTION))
                painter.setPen(QColor(palette.faint))
                self._write(painter, whole.adjusted(0, height - below, 0, -4), cell.behind)

    @property
    def _row_height(self) -> int:
        return HIGH_ROW if any(cell.behind for row in self._rows for cell in row.cells) else ROW

    def _name_width(self) -> float:
        metrics = QFontMetricsF(font(TYPE_BODY), self)
        names = [metrics.horizontalAdvance(row.name) for row in self._rows]
        corner = QFontMetricsF(font(TYPE_CAPTION), self).horizontalAdvance(self._corner)
        wanted = max([*names, corner], default=0) + 2
        return min(wanted, max(self.width() * _NAME_SHARE, self.width() - self._needed()))

    def _needed(self) -> float:
        return len(self._columns) * (_LEAST + _GAP)

    def _cell(self, place: int, top: float, height: float) -> QRectF:
        left = self._name_width()
        wide = (self.width() - left) / max(len(self._columns), 1)
        return QRectF(left + place * wide + _GAP, top, wide - _GAP, height)

    @staticmethod
    def _write(painter: QPainter, rect: QRectF, text: str, *, right: bool = True) -> None:
        fitting = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideMiddle, int(rect.width()) + 1
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, fitting)
