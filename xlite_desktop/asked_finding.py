"""A finding that somebody wants to see, from another page, before the model can show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.reading_desk import ReadingDesk
from xlite_desktop.viewer.state import ModelStatus


class AskedFinding(QObject):
    """Selects a finding as soon as a model is there that knows it, so that its map is shown."""

    def __init__(self, desk: ReadingDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._finding = ""
        desk.state_changed.connect(self._on_state_changed)

    def ask(self, finding: str) -> None:
        """Select a finding, and keep it for the films that follow; "" asks for none."""
        self._finding = finding
        self._settle()

    @Slot(object)
    def _on_state_changed(self, _state: object) -> None:
        self._settle()

    def _settle(self) -> None:
        state = self._desk.state
        if not self._finding or state.model_status is ModelStatus.OPENING:
            return
        finding, self._finding = self._finding, ""
        if finding not in state.thresholds:
            return  # this model does not know it; the film speaks for itself
        if not (state.pinned and state.selected == finding):
            self._desk.apply(c.FindingSelected(finding))
        if state.top_three:  # three other maps would stand in its place
            self._desk.apply(c.ViewSwitched("top_three", on=False))
