"""One finding: its name, its number, its bar, and the knob that the reader moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QWidget

from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.viewer.about_finding import AboutFinding
from xlite_desktop.viewer.finding_details import FindingDetails
from xlite_desktop.viewer.finding_row_paint import RowLook, paint_row
from xlite_desktop.viewer.operating_numbers import (
    OperatingNumbers,
    RocCurve,
    operating_numbers,
    roc_curve,
)
from xlite_desktop.viewer.reading_strip import ReadingStrip
from xlite_desktop.viewer.roc_handle import MARGIN as ROC_MARGIN
from xlite_desktop.viewer.spread_words import spread_note
from xlite_desktop.viewer.square_root_axis import PAGE_STEP, STEP, rounded
from xlite_desktop.viewer.threshold_bar import HIT_HEIGHT, BarGeometry

if TYPE_CHECKING:
    from xlite_core.inference.model_card import FindingCard
    from xlite_desktop.viewer.findings_view import FindingLine

CLOSED_HEIGHT = 34
_DETAILS_TOP = 64
INNER_WIDTH = 320
PADDING = 15  # the panel's own left edge is the sixteenth pixel

_CLOSED_BAR = BarGeometry(left=PADDING, width=INNER_WIDTH, centre=25.5)
_OPEN_BAR = BarGeometry(left=PADDING, width=INNER_WIDTH, centre=35.0)
_DRAG_SLACK = 3.0
_SETTLE_MS = 700  # after the last key: long enough to tap on, short enough to see the order change

_KEY_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_PageDown: -PAGE_STEP,
    Qt.Key.Key_PageUp: PAGE_STEP,
    Qt.Key.Key_Home: -1.0,
    Qt.Key.Key_End: 1.0,
}
_OWN_KEYS = {*_KEY_STEPS, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class _Grip:
    """Where the pointer went down, and what the threshold was."""

    x: float
    threshold: float


class FindingRow(QAbstractSlider):
    """A slider, so that assistive technology can read and move the threshold.

    Its integer value counts tenths of a point; the exact threshold is the line's.

    Signals:
        grabbed: A knob is about to move: hold the order of the list.
        threshold_moved: The finding and its new threshold, live.
        threshold_released: The finding; the hand or the keys have let go.
        picked: The finding was clicked.
        stepped: The finding, and +1 or -1 for the row below or above.
        hover_changed: The finding, or "" when the pointer leaves.
        prevalence_chosen: The finding and a share; None for that of the model's table.
        reader_said: A `ReaderSaid` of the finding.
        resized: The row needs another height.
        explained: The finding, whose help page is wanted.
    """

    grabbed = Signal(str)
    threshold_moved = Signal(str, float)
    threshold_released = Signal(str)
    picked = Signal(str)
    stepped = Signal(str, int)
    hover_changed = Signal(str)
    prevalence_chosen = Signal(str, object)
    reader_said = Signal(object)
    resized = Signal()
    explained = Signal(str)

    def __init__(self, line: FindingLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, round(1 / STEP))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.valueChanged.connect(self._on_value_changed)
        OwnKeys(self, _OWN_KEYS, when=lambda: self._focus_shown)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self._line = line
        self._selected = False
        self._hovered = False
        self._focus_shown = False
        self._grip: _Grip | None = None
        self._dragging = False
        self._details: FindingDetails | None = None
        self._reading: ReadingStrip | None = None
        self._about: AboutFinding | None = None
        self._curve: tuple[FindingCard, RocCurve] | None = None
        self.show_line(line, None)

    @property
    def line(self) -> FindingLine:
        return self._line

    @property
    def selected(self) -> bool:
        return self._selected

    @property
    def bar(self) -> BarGeometry:
        """Where the bar lies now, in this row."""
        return _OPEN_BAR if self._selected else _CLOSED_BAR

    def show_line(self, line: FindingLine, opened: FindingCard | None) -> None:
        """Show a finding; with its card the row is selected and open."""
        self._line = line
        self._selected = opened is not None
        self.setAccessibleName(line.spoken)
        self.setAccessibleDescription(line.meaning)
        self.setToolTip("" if self._selected else line.meaning)  # the open row shows it
        self.blockSignals(True)
        self.setValue(round(line.threshold / STEP))
        self.blockSignals(False)
        self._show_details(opened)
        self.update()

    def sizeHint(self) -> QSize:
        height = CLOSED_HEIGHT
        if self._selected and self._details is not None:
            height = _DETAILS_TOP + self._details.sizeHint().height()
            height += self._reading.sizeHint().height() if self._reading is not None else 0
        return QSize(INNER_WIDTH + 2 * PADDING, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = RowLook(
            selected=self._selected,
            lively=self._hovered or self._dragging,
            focused=self._focus_shown and self.hasFocus(),
        )
        paint_row(painter, QRectF(self.rect()), self._line, self.bar, look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.hover_changed.emit(self._line.name)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.hover_changed.emit("")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            # A ring is for those who came by key; a click shows where it went by itself.
            self._focus_shown = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._settle.isActive():
            self._settle.stop()
            self._on_settled()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the list; it must never move a threshold

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        # Whoever takes the knob may go on by key; whoever clicks the name goes on paging.
        self._focus_shown = self._on_knob(place)
        self.update()
        if self.bar.hit(place.y()):
            self._grip = _Grip(place.x(), self._line.threshold)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self._show_grasp(event.position())
            return
        distance = event.position().x() - self._grip.x
        if not self._dragging and abs(distance) >= _DRAG_SLACK:
            self._dragging = True
            self.grabbed.emit(self._line.name)
        if self._dragging:
            self._move_to(self.bar.dragged(self._grip.threshold, distance))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        dragged, self._dragging, self._grip = self._dragging, False, None
        if dragged:
            self.threshold_released.emit(self._line.name)
        elif self.rect().contains(event.position().toPoint()):
            self.picked.emit(self._line.name)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._on_knob(event.position()):
            self._reset()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._focus_shown:
            event.ignore()  # a threshold never moves without a ring around it
        elif key in _KEY_STEPS:
            self._hold_while_tapping()
            self._move_to(self._line.threshold + _KEY_STEPS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self._line.name, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._reset()
        else:
            event.ignore()

    def _on_knob(self, place: QPointF) -> bool:
        distance = place.x() - self.bar.x_of(self._line.threshold)
        return self.bar.hit(place.y()) and abs(distance) <= HIT_HEIGHT / 2

    def _show_grasp(self, place: QPointF) -> None:
        grasps = self._on_knob(place)
        self.setCursor(Qt.CursorShape.SizeHorCursor if grasps else Qt.CursorShape.ArrowCursor)

    def _hold_while_tapping(self) -> None:
        if not self._settle.isActive():
            self.grabbed.emit(self._line.name)
        self._settle.start()

    def _move_to(self, threshold: float) -> None:
        moved = rounded(threshold)
        if moved != self._line.threshold:
            self.threshold_moved.emit(self._line.name, moved)

    def _reset(self) -> None:
        self._grip = None
        self.grabbed.emit(self._line.name)
        if self._line.threshold != self._line.operating_point:
            self.threshold_moved.emit(self._line.name, self._line.operating_point)
        self.threshold_released.emit(self._line.name)

    def _show_details(self, opened: FindingCard | None) -> None:
        if opened is None:
            for part in (self._details, self._about):
                if part is not None:
                    part.hide()
            if self._reading is not None:
                self._reading.close_editor()
                self._reading.hide()
            return
        if self._details is None:
            self._about = AboutFinding(self)
            self._about.clicked.connect(lambda: self.explained.emit(self._line.name))
            self._details = FindingDetails(self)
            self._details.prevalence.chosen.connect(self._on_prevalence_chosen)
            self._details.roc.grabbed.connect(lambda: self.grabbed.emit(self._line.name))
            self._details.roc.threshold_moved.connect(self._on_point_moved)
            self._details.roc.threshold_released.connect(self._on_settled)
        if self._curve is None or self._curve[0] is not opened:
            self._curve = (opened, roc_curve(opened))
        self._details.show_numbers(
            opened,
            self._line.threshold,
            self._numbers(opened),
            self._curve[1],
            note="" if self._line.spread is None else spread_note(self._line.spread),
        )
        height = self._details.sizeHint().height()
        self._details.setGeometry(PADDING, _DETAILS_TOP, INNER_WIDTH + ROC_MARGIN, height)
        self._details.show()
        if self._about is not None:
            self._about.show_beside(self._line.label)
        self._show_reading(_DETAILS_TOP + height)

    def _numbers(self, opened: FindingCard) -> OperatingNumbers:
        return operating_numbers(opened, self._line.threshold, self._line.prevalence)

    def show_again(self) -> None:
        """Give the reading its place anew, after it grew or shrank."""
        if self._selected and self._details is not None:
            self._show_reading(_DETAILS_TOP + self._details.sizeHint().height())

    def edit_reading(self) -> None:
        """Let the reader say it in their own words; no harm while the row is closed."""
        if self._selected and self._reading is not None:
            self._reading.open_editor()

    def _show_reading(self, top: int) -> None:
        if self._reading is None:
            self._reading = ReadingStrip(self._line.name, self)
            self._reading.said.connect(self.reader_said)
            self._reading.resized.connect(self.resized)
        self._reading.show_opinion(self._line.opinion, self._line.reading)
        height = self._reading.sizeHint().height()
        self._reading.setGeometry(PADDING, top, INNER_WIDTH, height)
        self._reading.show()

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        """Someone else moved the slider: assistive technology."""
        self.grabbed.emit(self._line.name)
        self._move_to(value * STEP)
        self.threshold_released.emit(self._line.name)

    @Slot(float)
    def _on_point_moved(self, threshold: float) -> None:
        self.threshold_moved.emit(self._line.name, threshold)

    @Slot(object)
    def _on_prevalence_chosen(self, share: float | None) -> None:
        self.prevalence_chosen.emit(self._line.name, share)

    @Slot()
    def _on_settled(self) -> None:
        self.threshold_released.emit(self._line.name)
