"""The footer of the runs table: what its signs and numbers mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.experiments.runs_marks import DECISION_WORDS, DECISIONS, paint_decision
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_CAPTION
from xlite_desktop.translation import tr

HEIGHT = 40
_ABOUT = tr("AUC: macro, validation films, with 95 % interval; best of each group in bold")
_SHORT = tr("AUC: macro, validation; best of a group in bold")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RunsLegend(QWidget):
    """One painted line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_ABOUT)
        self.setToolTip(_ABOUT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(palette.line))
        painter.setFont(font(TYPE_CAPTION))
        x = float(PANEL_PADDING)
        for decision in DECISIONS:
            square = QRectF(x, (self.height() - 12) / 2, 12, 12)
            colour = palette.accent if decision == "adopt" else palette.quiet
            paint_decision(painter, decision, square, colour)
            wide = painter.fontMetrics().horizontalAdvance(DECISION_WORDS[decision])
            painter.setPen(QColor(palette.quiet))
            painter.drawText(
                QRectF(x + 18, 0, wide + 4, self.height()), _MIDDLE, DECISION_WORDS[decision]
            )
            x += 18 + wide + 20
        room = QRectF(x, 0, self.width() - x - PANEL_PADDING, self.height())
        fits = painter.fontMetrics().horizontalAdvance(_ABOUT) <= room.width()
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _MIDDLE, _ABOUT if fits else _SHORT)
