"""A slider that goes where it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.current import current_palette

_KNOB = 6.5
_THICKNESS = 4.0


class QuietSlider(QSlider):
    """A horizontal slider in greys; the knob jumps to the pointer instead of paging towards it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        # Not by clicking: arrows then go on paging through films.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        OwnKeys(self, STEPS)

    def sizeHint(self) -> QSize:
        return QSize(84, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - _THICKNESS) / 2, self.width(), _THICKNESS)
        painter.setBrush(QColor(palette.track))
        painter.drawRoundedRect(groove, _THICKNESS / 2, _THICKNESS / 2)
        if not self.isEnabled():
            return
        centre = groove.center()
        centre.setX(_KNOB + self._share() * (self.width() - 2 * _KNOB))
        groove.setRight(centre.x())
        painter.setBrush(QColor(palette.fill))
        painter.drawRoundedRect(groove, _THICKNESS / 2, _THICKNESS / 2)
        ring = palette.accent if self.hasFocus() else palette.quiet
        painter.setPen(QPen(QColor(ring), 1.5))
        painter.setBrush(QColor(palette.text if palette.dark else palette.surface1))
        painter.drawEllipse(centre, _KNOB - 0.75, _KNOB - 0.75)

    def _share(self) -> float:
        return (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _value_at(self, x: float) -> int:
        share = (x - _KNOB) / max(1.0, self.width() - 2 * _KNOB)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))
