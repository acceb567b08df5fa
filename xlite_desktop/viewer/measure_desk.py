"""Measuring on one canvas: joins the film's drawing to the hand, the glass and the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot

from xlite_core.imaging.measurement import MarkKind, PixelSize, Point
from xlite_core.io.radiograph import Radiograph
from xlite_desktop.viewer.canvas import CanvasTool, FilmCanvas
from xlite_desktop.viewer.film_view import Extent
from xlite_desktop.viewer.measure_drawings import Drawings
from xlite_desktop.viewer.measure_hand import MeasureHand
from xlite_desktop.viewer.measure_layer import MeasureLayer, Shown
from xlite_desktop.viewer.measure_marks import (
    Drawing,
    added,
    chosen,
    cleared,
    redone,
    removed,
    reworded,
    undone,
)
from xlite_desktop.viewer.measure_paint import Look
from xlite_desktop.viewer.measure_pane import WIDTH, MeasurePane
from xlite_desktop.viewer.measure_place import Place
from xlite_desktop.viewer.measure_words import MeasureWords

_PANE_TOP, _PANE_RIGHT = 48, 12
_NARROWEST = 600
"""A canvas less wide shows no list: it would hide the film."""


class Measuring(QObject):
    """Draws on one canvas, film by film."""

    def __init__(self, canvas: FilmCanvas, drawings: Drawings, *, listed: bool = True) -> None:
        """Watch over a canvas.

        Args:
            canvas: Where it is drawn.
            drawings: Of all films; may be shared with another canvas.
            listed: Show the list of measurements.
        """
        super().__init__(canvas)
        self.drawings = drawings
        self.layer = MeasureLayer(canvas)
        self.pane = MeasurePane(canvas)
        self.words = MeasureWords(canvas)
        self.layer.stackUnder(canvas.toolbar)
        self._canvas = canvas
        self._listed = listed
        self._key = ""
        self._extent: Extent | None = None
        self._size = PixelSize()
        self._radiograph: Radiograph | None = None
        self._note: tuple[Point, ...] | int | None = None
        self.hand = MeasureHand(canvas)
        self._connect()
        canvas.installEventFilter(self)

    @property
    def drawing(self) -> Drawing:
        """What is drawn on the film that is shown."""
        return self.drawings.of(self._key) if self._key else Drawing()

    @property
    def extent(self) -> Extent | None:
        """The size of the film that is shown; None without one."""
        return self._extent

    @property
    def size(self) -> PixelSize:
        """The size of the pixels of the film that is shown."""
        return self._size

    def show_film(self, key: str, radiograph: Radiograph | None) -> None:
        """Show what is drawn on a film; the canvas shows it already.

        Args:
            key: What the drawing is known by; the same film keeps its drawing.
            radiograph: Its pixels; None where there is nothing to draw on.
        """
        if radiograph is None:
            key = ""
        if key == self._key and radiograph is self._radiograph:
            return
        if key != self._key:  # what was begun belongs to the film before
            self.words.keep()
            self.hand.take_tool(self._canvas.tool)
        self._key, self._radiograph = key, radiograph
        self._extent = None if radiograph is None else Extent.of(radiograph)
        self._size = PixelSize() if radiograph is None else PixelSize.of(radiograph)
        self._refresh()

    def take_tool(self, tool: CanvasTool) -> None:
        """Put a tool into the hand; the same one again puts it away."""
        again = self._canvas.tool is tool
        tool = CanvasTool.WINDOW if again else tool
        self._canvas.set_tool(tool)
        self.hand.take_tool(tool)
        self._canvas.setFocus()

    def undo(self) -> None:
        self._settle(undone(self.drawing))

    def redo(self) -> None:
        self._settle(redone(self.drawing))

    def clear(self) -> None:
        """Remove everything that is drawn on the film; undo brings it back."""
        self._settle(cleared(self.drawing))

    def let_go(self) -> bool:
        """Take one step back, and return whether there was one to take."""
        return self.hand.let_go()

    def eventFilter(self, _canvas: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._refresh()
        return False

    def _connect(self) -> None:
        hand = self.hand
        hand.drawn.connect(self._on_drawn)
        hand.settled.connect(self._on_settled)
        hand.draft_changed.connect(self._refresh)
        hand.words_wanted.connect(self._on_words_wanted)
        hand.rewording_wanted.connect(self._on_rewording_wanted)
        self.pane.mark_chosen.connect(self._on_mark_chosen)
        self.pane.remove_requested.connect(self._on_remove_requested)
        self.pane.rewording_wanted.connect(self._on_rewording_wanted)
        self.words.written.connect(self._on_written)
        self.drawings.changed.connect(self._on_changed)
        self._canvas.view_changed.connect(self._refresh)

    def _place(self) -> Place | None:
        view = self._canvas.view
        if not self._key or view is None or self._extent is None:
            return None
        return Place.of(view, self._extent, self._canvas.size(), self._canvas.devicePixelRatioF())

    @Slot()
    def _refresh(self, _view: object = None) -> None:
        place, drawing = self._place(), self.drawing
        self.hand.show(drawing, place)
        self.layer.setGeometry(self._canvas.rect())
        self.layer.show_marks(None if place is None else self._shown(place, drawing))
        listed = self._listed and place is not None and self._canvas.width() >= _NARROWEST
        if listed and drawing.marks:
            self.pane.show_marks(drawing.marks, self._size, drawing.chosen)
            self.pane.move(self._canvas.width() - WIDTH - _PANE_RIGHT, _PANE_TOP)
        self.pane.setVisible(listed and bool(drawing.marks))

    def _shown(self, place: Place, drawing: Drawing) -> Shown:
        draft = self.hand.draft
        begun = draft.mark if draft is not None else None
        marks = drawing.marks if begun is None else (*drawing.marks, begun)
        assert self._extent is not None
        look = Look(
            size=self._size,
            film=place.film(self._extent),
            chosen=drawing.chosen,
            handle=drawing.handle,
        )
        return Shown(marks=marks, place=place, look=look, hint="" if draft is None else draft.hint)

    def _settle(self, drawing: Drawing) -> None:
        self._on_drawn(drawing)
        self._on_settled()

    @Slot(object)
    def _on_drawn(self, drawing: Drawing) -> None:
        if self._key:
            self.drawings.put(self._key, drawing)

    @Slot()
    def _on_settled(self) -> None:
        if self._key:
            self.drawings.settle(self._key)

    @Slot(str)
    def _on_changed(self, key: str) -> None:
        if key == self._key:
            self._refresh()

    @Slot(object)
    def _on_words_wanted(self, points: tuple[Point, ...]) -> None:
        self._ask(points, points[0], "")

    @Slot(int)
    def _on_rewording_wanted(self, number: int) -> None:
        mark = self.drawing.numbered(number)
        if mark is not None and mark.kind is MarkKind.TEXT:
            self._ask(number, mark.points[0], mark.text)

    def _ask(self, note: tuple[Point, ...] | int, at: Point, text: str) -> None:
        place = self._place()
        if place is not None:
            self._note = note
            self.words.ask(place.on_canvas(at), text)

    @Slot(str)
    def _on_written(self, text: str) -> None:
        note, self._note = self._note, None
        if isinstance(note, int):
            self._settle(reworded(self.drawing, note, text))
        elif note is not None and text.strip():
            self._settle(added(self.drawing, MarkKind.TEXT, note, text))

    @Slot(int)
    def _on_mark_chosen(self, number: int) -> None:
        self._on_drawn(chosen(self.drawing, number))

    @Slot(int)
    def _on_remove_requested(self, number: int) -> None:
        self._settle(removed(self.drawing, number))
