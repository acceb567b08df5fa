"""How far a run is: a bar with a tick at the end of each epoch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.charts.ticks import tick_step, ticks_within
from xlite_desktop.theme.current import current_palette
from xlite_desktop.translation import tr

_HEIGHT = 6
_MOST_TICKS = 25


class RunProgress(QWidget):
    """A bar from the first epoch to the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._share, self._epochs = 0.0, 0

    @property
    def share(self) -> float:
        return self._share

    def show_progress(self, share: float, epochs: int) -> None:
        """Show how far a run of so many epochs is."""
        if (share, epochs) != (self._share, self._epochs):
            self._share, self._epochs = share, epochs
            self.setAccessibleName(tr("{value:.0f} % of the run", value=100 * share))
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), QColor(palette.track))
        done = QRectF(0, 0, self._share * self.width(), _HEIGHT)
        painter.fillRect(done, QColor(palette.accent))
        if self._epochs < 2:
            return
        # Every epoch of a short run, round ones of a long run.
        step = tick_step(self._epochs, _MOST_TICKS if self._epochs <= _MOST_TICKS else 10,
                         whole=True)  # fmt: skip
        for tick in ticks_within(step, self._epochs - step / 2, step):
            x = round(tick / self._epochs * self.width())
            painter.fillRect(QRectF(x, 0, 1, _HEIGHT), QColor(palette.surface0))
