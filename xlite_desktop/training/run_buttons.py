"""Pause and Stop of a run; what they say follows what the run is doing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.icons import Glyph, paint_glyph
from xlite_desktop.theme.tokens import ICON_SMALL, SPACE_8, TYPE_BODY
from xlite_desktop.training.run_state import RunState
from xlite_desktop.translation import tr

_PAUSE_WIDTH = 112
"""Holds "Resume" and "Pausing…" too: a button that grows under the pointer is missed."""

_WITH_CHEVRON = (
    "QPushButton { padding: 0 32px 0 15px; } QPushButton:focus { padding: 0 31px 0 14px; }"
)


class RunButtons(QWidget):
    """Shown only while there is something to pause or stop.

    Signals:
        pause_requested, resume_requested: of the left button.
        stop_requested, stop_after_epoch_requested: of the right one's menu.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    stop_after_epoch_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RunState.IDLE
        self.pause = QPushButton(tr("Pause"))
        self.stop = _MenuButton(tr("Stop"))
        self.menu = QMenu(self)
        self.after_epoch = self.menu.addAction(tr("Stop after this epoch"))
        self.now = self.menu.addAction(tr("Stop now"))
        for button in (self.pause, self.stop):
            button.setFont(font(TYPE_BODY, MEDIUM))
            button.setIconSize(QSize(ICON_SMALL + 4, ICON_SMALL))  # air before the word
        self.stop.setIcon(QIcon(_Shape("stop")))
        self.pause.setMinimumWidth(_PAUSE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.after_epoch.triggered.connect(self.stop_after_epoch_requested)
        self.now.triggered.connect(self.stop_requested)
        self.show_state(RunState.IDLE)

    def show_state(self, state: RunState) -> None:
        """Show what can be asked of the run now."""
        self._state = state
        self.setVisible(state.trains)
        paused, pausing = state is RunState.PAUSED, state is RunState.PAUSING
        words = tr("Resume") if paused else tr("Pausing…") if pausing else tr("Pause")
        self.pause.setText(words)
        self.pause.setIcon(QIcon(_Shape("resume" if paused else "pause")))
        self.pause.setEnabled(paused or state.can_pause or state is RunState.STOPPING_AFTER_EPOCH)
        self.pause.setToolTip(
            tr("Go on") if paused else tr("Wait, with a checkpoint; memory stays taken")
        )
        stopping = state is RunState.STOPPING
        after = state is RunState.STOPPING_AFTER_EPOCH
        self.stop.setText(
            tr("Stopping…")
            if stopping
            else tr("Stopping after this epoch…")
            if after
            else tr("Stop")
        )
        self.stop.setToolTip(tr("Stop with a checkpoint, from which the run can be resumed"))
        self.stop.setEnabled(state.can_stop)
        self.after_epoch.setEnabled(not after and not paused)

    @Slot()
    def _on_pause_clicked(self) -> None:
        paused = self._state is RunState.PAUSED
        (self.resume_requested if paused else self.pause_requested).emit()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self.menu.popup(self.stop.mapToGlobal(QPoint(0, self.stop.height() + 4)))


class _MenuButton(QPushButton):
    """A button that opens a menu, with a chevron after its word."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setStyleSheet(_WITH_CHEVRON)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = 12
        place = QRectF(self.width() - 14 - size, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        paint_glyph(painter, Glyph.CHEVRON, place, current_palette().quiet)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class _Shape(QIconEngine):
    """The signs of a tape recorder, in the colour of the theme's text."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def clone(self) -> QIconEngine:
        return _Shape(self._kind)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        unit = rect.height() / 16
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(unit, unit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.4 if mode == QIcon.Mode.Disabled else 1.0)
        pen = QPen(QColor(current_palette().text), 1.2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if self._kind == "pause":
            painter.drawRoundedRect(QRectF(3.2, 2.8, 3.2, 10.4), 0.6, 0.6)
            painter.drawRoundedRect(QRectF(9.6, 2.8, 3.2, 10.4), 0.6, 0.6)
        elif self._kind == "resume":
            painter.drawPolygon([QPoint(4, 3), QPoint(13, 8), QPoint(4, 13)])
        else:
            painter.drawRoundedRect(QRectF(3.2, 3.2, 9.6, 9.6), 0.8, 0.8)
        painter.restore()
