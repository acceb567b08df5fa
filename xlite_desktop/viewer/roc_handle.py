"""The ROC curve of the open row, and its operating point: dragged, or moved by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.tokens import FOCUS_WIDTH
from xlite_desktop.translation import tr
from xlite_desktop.viewer.operating_numbers import RocCurve
from xlite_desktop.viewer.roc_plot import HEIGHT, WIDTH, paint_roc

if TYPE_CHECKING:
    from xlite_core.evaluation.roc_steps import RocStep
    from xlite_core.inference.model_card import FindingCard

MARGIN = 6
"""Around the plot: the knob at a corner, and the ring of the focus, need room."""

_SETTLE_MS = 700
_WHAT = tr("Operating point: drag it along the curve, or move it with the arrow keys")
_PAGE = 10
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Up}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Down}


class RocHandle(QAbstractSlider):
    """A slider over the real thresholds of one curve, from "nothing flagged" to "everything".

    Signals:
        grabbed: the point is about to move.
        threshold_moved: a threshold that flags exactly the films of the point, live.
        threshold_released: the hand or the keys have let go.
    """

    grabbed = Signal()
    threshold_moved = Signal(float)
    threshold_released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("Operating point on the ROC curve"))
        self.setToolTip(_WHAT)
        self._finding: FindingCard | None = None
        self._steps: tuple[RocStep, ...] = ()
        self._curve: RocCurve | None = None
        self._point: tuple[float, float] | None = None
        self._held = False
        self._ring = False
        OwnKeys(self, STEPS)
        self.valueChanged.connect(self._on_value_changed)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it stands: (false positive rate, sensitivity); None without a curve."""
        return self._point

    def show_point(
        self,
        finding: FindingCard,
        curve: RocCurve,
        point: tuple[float, float] | None,
        threshold: float,
    ) -> None:
        """Show a threshold's place on a finding's curve.

        Args:
            finding: With the counts that say which thresholds are real.
            curve: What is drawn.
            point: (false positive rate, sensitivity); None where there is no curve.
            threshold: The one whose place it is.
        """
        from xlite_core.evaluation.roc_steps import roc_steps, step_of

        if finding is not self._finding:
            self._finding = finding
            self._steps = roc_steps(finding.roc)
        self._curve, self._point = curve, point
        self.setEnabled(bool(self._steps))
        self.blockSignals(True)
        self.setRange(0, max(len(self._steps) - 1, 0))
        if self._steps:
            self.setValue(step_of(finding.roc, self._steps, threshold))
        self.blockSignals(False)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._curve is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = current_palette()
        paint_roc(painter, QPointF(MARGIN, MARGIN), self._curve, self._point, palette)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._settle.isActive():
            self._settle.stop()
            self._on_settled()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._steps:
            self._held = True
            self.grabbed.emit()
            self._follow(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._held:
            self._held = False
            self.threshold_released.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._steps) - 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._steps:
            event.ignore()
            return
        targets = {
            **dict.fromkeys(_FORWARD, self.value() + 1),
            **dict.fromkeys(_BACK, self.value() - 1),
            Qt.Key.Key_PageUp: self.value() + _PAGE,
            Qt.Key.Key_PageDown: self.value() - _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key not in targets:
            event.ignore()
            return
        if not self._settle.isActive():
            self.grabbed.emit()
        self._settle.start()
        self._move_to(min(max(targets[key], 0), last))

    def _follow(self, place: QPointF) -> None:
        from xlite_core.evaluation.roc_steps import nearest_step

        x = min(max((place.x() - MARGIN) / WIDTH, 0.0), 1.0)
        y = min(max(1 - (place.y() - MARGIN) / HEIGHT, 0.0), 1.0)
        self._move_to(nearest_step(self._steps, x, y))

    def _move_to(self, index: int) -> None:
        if index != self.value():
            self.threshold_moved.emit(self._steps[index].threshold)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        """Someone else moved the slider: assistive technology."""
        self.grabbed.emit()
        self.threshold_moved.emit(self._steps[value].threshold)
        self.threshold_released.emit()

    @Slot()
    def _on_settled(self) -> None:
        self.threshold_released.emit()
