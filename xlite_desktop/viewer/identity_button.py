"""Whose film it is: hidden, until this line on the film is clicked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.halo_text import HaloPainter

HIDDEN, SHOWN = tr("ID hidden"), tr("Hide ID")
_HEIGHT = 20
_ICON = 14.0
_INDENT = 20.0
_BASELINE = 14.0


class IdentityButton(QAbstractButton):
    """Says whether patient text is hidden; a click shows it or hides it again.

    It lies on the film, so it is always dark, with a halo like all text there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(font())
        self._film = QRectF()
        self.show_identity(known=False, shown=False)

    def show_identity(self, *, known: bool, shown: bool) -> None:
        """Say what a click does; without any patient text there is nothing to say."""
        self.setText(SHOWN if shown else HIDDEN)
        self.setAccessibleName(tr("Hide patient text") if shown else tr("Show patient text"))
        self.setToolTip(f"{self.accessibleName()} (N)")
        self.resize(self.sizeHint())
        self.setVisible(known)
        self.update()

    def lie_over(self, film: QRectF) -> None:
        """Say where the film lies in the parent: text on it needs more contrast."""
        film = film.translated(-self.x(), -self.y())
        if film != self._film:
            self._film = film
            self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(round(_INDENT) + width + 6, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        halo = HaloPainter(painter, self._film)
        color = DARK.text if self.underMouse() or self.hasFocus() else DARK.quiet
        glyph = Glyph.EYE if self.text() == SHOWN else Glyph.EYE_OFF
        halo.glyph(glyph, QRectF(0, _BASELINE - 12, _ICON, _ICON), color)
        halo.text(QPointF(_INDENT, _BASELINE), self.text(), self.font(), color)
        if self.hasFocus():
            painter.setPen(QPen(QColor(DARK.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
