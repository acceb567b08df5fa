"""The pane of glass over a canvas on which marks are painted; the mouse goes through it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xlite_core.imaging.measurement import Mark
from xlite_desktop.viewer.measure_paint import Look, paint_hint, paint_marks
from xlite_desktop.viewer.measure_place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One frame of the glass.

    Attributes:
        marks: What is painted, one that is being drawn included.
        place: Where film coordinates lie.
        look: How.
        hint: What the reader has to do next; empty for nothing.
    """

    marks: tuple[Mark, ...]
    place: Place
    look: Look
    hint: str = ""


class MeasureLayer(QWidget):
    """Shows marks; what they are and where is worked out elsewhere."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: Shown | None = None
        self.hide()

    @property
    def shown(self) -> Shown | None:
        return self._shown

    def show_marks(self, shown: Shown | None) -> None:
        """Show a frame; None, or one without anything on it, costs nothing."""
        self._shown = shown
        self.setVisible(shown is not None and bool(shown.marks or shown.hint))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        paint_marks(painter, self._shown.marks, self._shown.place, self._shown.look)
        if self._shown.hint:
            paint_hint(painter, self._shown.hint, QSizeF(self.size()))
        painter.end()
