"""What is drawn on every film of the strip, while the application runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xlite_desktop.viewer.measure_marks import Drawing


class Drawings(QObject):
    """Film key -> drawing; two canvases that show one film share its drawing.

    Signals:
        changed: key of a film.
        settled: key of a film whose drawing has come to rest and may be written down.
    """

    changed = Signal(str)
    settled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawings: dict[str, Drawing] = {}

    def of(self, key: str) -> Drawing:
        """Return a film's drawing; an empty one where nothing was drawn."""
        return self._drawings.get(key, Drawing())

    def knows(self, key: str) -> bool:
        return key in self._drawings

    def put(self, key: str, drawing: Drawing) -> None:
        """Take a film's new drawing."""
        if drawing != self.of(key):
            self._drawings[key] = drawing
            self.changed.emit(key)

    def settle(self, key: str) -> None:
        """Say that a film's drawing has come to rest."""
        self.settled.emit(key)

    def forget(self) -> None:
        """Drop everything that was drawn."""
        keys = list(self._drawings)
        self._drawings.clear()
        for key in keys:
            self.changed.emit(key)
