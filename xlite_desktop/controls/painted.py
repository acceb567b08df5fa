"""A widget that paints itself whole, and knows what to say of the place under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class Painted(QWidget):
    """Paints itself anew in another theme; subclasses paint, and say their tooltips."""

    def tip_at(self, _place: QPointF) -> str:
        """Return the tooltip of a place; empty for none."""
        return ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
