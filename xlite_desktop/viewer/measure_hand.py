"""The hand that draws: mouse and keys of a canvas, before the canvas itself gets them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from xlite_core.imaging.measurement import MarkKind, Point
from xlite_desktop.viewer.canvas import CanvasTool, FilmCanvas
from xlite_desktop.viewer.canvas_drag import CURSORS
from xlite_desktop.viewer.measure_draft import STAGES, Draft, begun, ended, followed, snapped
from xlite_desktop.viewer.measure_marks import (
    Drawing,
    Marks,
    added,
    chosen,
    moved,
    next_handle,
    removed,
    settled,
    shifted,
    with_point,
)
from xlite_desktop.viewer.measure_place import REACH, Grip, Place, grip_at

KINDS = {
    CanvasTool.DISTANCE: MarkKind.DISTANCE,
    CanvasTool.ANGLE: MarkKind.ANGLE,
    CanvasTool.RATIO: MarkKind.RATIO,
    CanvasTool.NOTE: MarkKind.TEXT,
}
_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DRAGGED = 4.0  # logical pixels from which on a press is a drag
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MeasureHand(QObject):
    """Watches a canvas and says how its drawing changes; keeps nothing but what is under way.

    Signals:
        drawn: the new `Drawing`, in the middle of a drag too.
        settled: the drawing has come to rest: a mark was added, moved or removed.
        draft_changed: what is being drawn has changed.
        words_wanted: a note's points; its words have still to be written.
        rewording_wanted: number of a note that was double-clicked.
        tool_taken: the `CanvasTool` that is in hand now.
    """

    drawn = Signal(object)
    settled = Signal()
    draft_changed = Signal()
    words_wanted = Signal(object)
    rewording_wanted = Signal(int)
    tool_taken = Signal(object)

    def __init__(self, canvas: FilmCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing = Drawing()
        self._place: Place | None = None
        self._draft: Draft | None = None
        self._pressed: QPointF | None = None
        self._grip: Grip | None = None
        self._last: Point = (0.0, 0.0)
        self._before: Marks = ()
        self._hovering = False
        canvas.installEventFilter(self)
        canvas.toolbar.tool_chosen.connect(self.take_tool)

    @property
    def draft(self) -> Draft | None:
        """What is being drawn; None while no measuring tool is in hand."""
        return self._draft

    def show(self, drawing: Drawing, place: Place | None) -> None:
        """Know what lies where; `place` is None without a film."""
        self._drawing, self._place = drawing, place

    def take_tool(self, tool: CanvasTool) -> None:
        """Begin with a tool; one that measures nothing ends what is being drawn."""
        kind = KINDS.get(tool)
        self._draft = None if kind is None else self._fresh(kind)
        self._pressed = self._grip = None
        self.draft_changed.emit()
        self.tool_taken.emit(tool)

    def let_go(self) -> bool:
        """Take one step back: draft, tool or chosen mark.  Return whether there was one."""
        if self._draft is not None and self._draft.points:
            self.take_tool(self._canvas.tool)
        elif self._draft is not None:
            self._canvas.set_tool(CanvasTool.WINDOW)
            self.take_tool(CanvasTool.WINDOW)
        elif self._drawing.chosen is not None:
            self.drawn.emit(chosen(self._drawing, None))
        else:
            return False
        return True

    def eventFilter(self, _canvas: QObject, event: QEvent) -> bool:
        if self._place is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(event, self._place)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event, self._place)
        return False

    def _mouse(self, event: QMouseEvent, place: Place) -> bool:
        if event.type() in _CLICKS:
            return self._press(event, place)
        if event.type() == QEvent.Type.MouseMove:
            return self._move(event.position(), place)
        if event.type() == QEvent.Type.MouseButtonRelease:
            return self._release(event, place)
        return False

    def _press(self, event: QMouseEvent, place: Place) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        position = event.position()
        grip = None
        if self._draft is None or not self._draft.points:
            grip = self._grip_at(position, place)
        if grip is not None:
            self._take_hold(grip, position, place)
            if event.type() == QEvent.Type.MouseButtonDblClick:
                self.rewording_wanted.emit(grip.number)
            return True
        if self._draft is None:
            if self._drawing.chosen is not None:
                self.drawn.emit(chosen(self._drawing, None))
            return False
        self._pressed = position
        if self._draft.open:  # the second click of a line begun by a click
            self._follow(place.on_film(position))
        else:
            reach = abs(place.film_step(REACH, 0)[0]) + abs(place.film_step(0, REACH)[0])
            self._draft = begun(
                replace(self._draft, upright=place.turned),
                snapped(self._draft, place.on_film(position), reach),
            )
            self.draft_changed.emit()
        return True

    def _grip_at(self, position: QPointF, place: Place) -> Grip | None:
        """Return what can be taken; with a tool in hand, ends alone: lines may cross lines."""
        grip = grip_at(self._drawing.marks, place, position)
        return None if grip and grip.handle is None and self._draft is not None else grip

    def _take_hold(self, grip: Grip, position: QPointF, place: Place) -> None:
        self._grip, self._last = grip, place.on_film(position)
        self._before = self._drawing.marks
        self.drawn.emit(chosen(self._drawing, grip.number, grip.handle))

    def _move(self, position: QPointF, place: Place) -> bool:
        at = place.on_film(position)
        if self._grip is not None:
            self._drag(self._grip, at)
            return True
        if self._draft is not None and self._draft.open:
            self._follow(at)
            return True
        hovering = self._grip_at(position, place) is not None
        if hovering != self._hovering:
            self._hovering = hovering
            shape = Qt.CursorShape.SizeAllCursor if hovering else CURSORS[self._canvas.tool]
            self._canvas.setCursor(shape)
        return False

    def _drag(self, grip: Grip, at: Point) -> None:
        mark = self._drawing.numbered(grip.number)
        if mark is None:
            return
        dx, dy = at[0] - self._last[0], at[1] - self._last[1]
        self._last = at
        whole = grip.handle is None
        changed = shifted(mark, dx, dy) if whole else with_point(mark, grip.handle or 0, at)
        self.drawn.emit(moved(self._drawing, changed))

    def _release(self, event: QMouseEvent, place: Place) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._grip is not None:
            self._grip = None
            self._settle(settled(self._drawing, self._before))
            return True
        if self._draft is None or self._pressed is None:
            return False
        way = event.position() - self._pressed
        first_click = len(self._draft.points) and self._draft.points[-1] == self._draft.points[-2]
        short = abs(way.x()) + abs(way.y()) < _DRAGGED
        self._pressed = None
        if self._draft.kind is MarkKind.TEXT:
            tail, head = self._draft.points
            self._begin_again()
            self.words_wanted.emit((tail,) if short else (tail, head))
        elif not (short and first_click):
            self._follow(place.on_film(event.position()))
            self._end_line()
        return True

    def _follow(self, at: Point) -> None:
        if self._draft is not None:
            self._draft = followed(self._draft, at)
            self.draft_changed.emit()

    def _end_line(self) -> None:
        assert self._draft is not None
        self._draft = ended(self._draft)
        mark = self._draft.mark if self._draft.finished else None
        if mark is not None:
            self._begin_again()
            self._settle(added(self._drawing, mark.kind, mark.points))
        self.draft_changed.emit()

    def _begin_again(self) -> None:
        if self._draft is not None:
            self._draft = self._fresh(self._draft.kind)
        self.draft_changed.emit()

    def _fresh(self, kind: MarkKind) -> Draft:
        return Draft(kind=kind, upright=self._place is not None and self._place.turned)

    def _claim(self, event: QKeyEvent) -> bool:
        """Arrows belong to the chosen mark while the film has the focus."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and (self._drawing.chosen is not None and key in _STEPS):
            event.accept()
            return True
        return False

    def _key(self, event: QKeyEvent, place: Place) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, mark = Qt.Key(event.key()), self._drawing.mark
        if key in _ENTER and self._draft is not None and mark is None:
            self._draw_default(self._draft, place)
        elif mark is None:
            return False
        elif key == Qt.Key.Key_Delete:
            self._settle(removed(self._drawing, mark.number))
        elif key in _ENTER:
            self.drawn.emit(next_handle(self._drawing))
        elif key in _STEPS:
            dx, dy = place.film_step(*_STEPS[key])
            handle = self._drawing.handle
            if handle is None:
                after = shifted(mark, dx, dy)
            else:
                x, y = mark.points[handle]
                after = with_point(mark, handle, (x + dx, y + dy))
            self._settle(settled(moved(self._drawing, after), self._drawing.marks))
        else:
            return False
        return True

    def _draw_default(self, draft: Draft, place: Place) -> None:
        """Without a mouse: a mark in the middle of the canvas, which arrow keys then move."""
        width, height = self._canvas.width(), self._canvas.height()
        if draft.kind is MarkKind.TEXT:
            self.words_wanted.emit((place.on_film(QPointF(width / 2, height / 2)),))
            return
        self._draft = self._fresh(draft.kind)
        for line in range(len(STAGES[draft.kind])):
            y = height * (0.45 + 0.1 * line)
            self._draft = begun(self._draft, place.on_film(QPointF(width * 0.4, y)))
            self._draft = followed(self._draft, place.on_film(QPointF(width * 0.6, y)))
            self._draft = ended(self._draft)
        mark = self._draft.mark
        assert mark is not None
        self._begin_again()
        self._settle(added(self._drawing, mark.kind, mark.points))

    def _settle(self, drawing: Drawing) -> None:
        self.drawn.emit(drawing)
        self.settled.emit()
