"""How the view differs from the film as it was taken; a click takes the difference back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.halo_text import HaloPainter

RESET = tr("Show as taken")

_LINE = 18
_FIRST_BASELINE = 17.0
_ICON = 14.0
_EDGE = 6.0


class ViewNotice(QAbstractButton):
    """One line for each difference, and one that says what a click does; hidden without any.

    It lies on the film, so it is always dark, with a halo like all text there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._film = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(font(weight=MEDIUM))
        self.setText(RESET)
        self.setToolTip(tr("Undo flip, turn and inversion; window and zoom stay"))
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """The differences, one each."""
        return self._lines

    def show_differences(self, lines: tuple[str, ...]) -> None:
        """Say how the view differs, and end where it ended before."""
        self._lines = lines
        self.setAccessibleName(". ".join((*lines, RESET)))
        right = self.geometry().right()
        self.resize(self.sizeHint())
        self.move(right - self.width() + 1, self.y())
        self.setVisible(bool(lines))
        self.update()

    def lie_over(self, film: QRectF) -> None:
        """Say where the film lies in the parent: text on it needs more contrast."""
        film = film.translated(-self.x(), -self.y())
        if film != self._film:
            self._film = film
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = [metrics.horizontalAdvance(line) for line in self._lines]
        words.append(round(_ICON) + 6 + metrics.horizontalAdvance(RESET))
        return QSize(max(words) + 2 * round(_EDGE), _LINE * (len(self._lines) + 1) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        halo = HaloPainter(painter, self._film)
        right = self.width() - _EDGE
        for number, line in enumerate(self._lines):
            at = QPointF(right, _FIRST_BASELINE + number * _LINE)
            halo.text(at, line, self.font(), DARK.flag, right=True)
        color = DARK.text if self.underMouse() or self.hasFocus() else DARK.quiet
        baseline = _FIRST_BASELINE + len(self._lines) * _LINE
        halo.text(QPointF(right, baseline), RESET, font(), color, right=True)
        start = right - self.fontMetrics().horizontalAdvance(RESET) - 6 - _ICON
        halo.glyph(Glyph.RESET, QRectF(start, baseline - 12, _ICON, _ICON), color)
        if self.hasFocus():
            painter.setPen(QPen(QColor(DARK.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
