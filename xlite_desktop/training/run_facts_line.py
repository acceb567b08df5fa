"""Labels and values in a line, and in a second one where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import REGULAR, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_16, SPACE_24, TYPE_BODY
from xlite_desktop.training.run_facts import Fact

_LINE = 24


class FactsLine(QWidget):
    """Shows facts; a label is quiet, its value is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self.setFixedHeight(_LINE)

    @property
    def text(self) -> str:
        """What is written, in reading order."""
        return "  ".join(f"{fact.label} {fact.value}" for fact in self._facts)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts."""
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleName(self.text)
            self._fit()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        for fact, at, value_at in self._places():
            painter.setFont(font(TYPE_BODY, REGULAR))
            painter.setPen(QColor(palette.quiet))
            painter.drawText(at, fact.label)
            painter.setFont(font(TYPE_BODY, SEMIBOLD))
            painter.setPen(QColor(palette.text))
            painter.drawText(value_at, fact.value)

    def _places(self) -> list[tuple[Fact, QPointF, QPointF]]:
        label, value = QFontMetricsF(font(TYPE_BODY)), QFontMetricsF(font(TYPE_BODY, SEMIBOLD))
        places = []
        words = "".join(fact.label for fact in self._facts), "".join(f.value for f in self._facts)
        bare = label.horizontalAdvance(words[0]) + value.horizontalAdvance(words[1])
        gaps = len(self._facts) * SPACE_8 + (len(self._facts) - 1) * SPACE_24
        between = SPACE_24 if bare + gaps <= self.width() else SPACE_16
        x, y = 0.0, 17.0
        for fact in self._facts:
            start = label.horizontalAdvance(fact.label) + SPACE_8
            width = start + value.horizontalAdvance(fact.value)
            if x and x + width > self.width():
                x, y = 0.0, y + _LINE
            places.append((fact, QPointF(x, y), QPointF(x + start, y)))
            x += width + between
        return places

    def _fit(self) -> None:
        places = self._places()
        lines = round((places[-1][1].y() - 17.0) / _LINE) + 1 if places else 1
        if self.height() != lines * _LINE:
            self.setFixedHeight(lines * _LINE)
