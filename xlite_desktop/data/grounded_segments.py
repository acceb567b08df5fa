"""A segmented control that stands on the window itself instead of on a panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import RADIUS


class GroundedSegments(SegmentedControl):
    """Its track is surface 2 where the window is dark, or it would not be seen."""

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface2 if palette.dark else palette.track))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
