"""The commands that draw and measure on the film."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from xlite_desktop.action_words import Act
from xlite_desktop.topic import Topic

if TYPE_CHECKING:
    from xlite_desktop.viewer.measure_desk import Measuring


class MeasureTopic(Topic):
    """Hands the tools of the menu to the canvas in hand."""

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.MEASURE_DISTANCE: lambda: self._take("DISTANCE"),
            Act.MEASURE_ANGLE: lambda: self._take("ANGLE"),
            Act.MEASURE_RATIO: lambda: self._take("RATIO"),
            Act.WRITE_ON_FILM: lambda: self._take("NOTE"),
            Act.UNDO_DRAWING: lambda: self._with(lambda measuring: measuring.undo()),
            Act.REDO_DRAWING: lambda: self._with(lambda measuring: measuring.redo()),
            Act.CLEAR_DRAWING: lambda: self._with(lambda measuring: measuring.clear()),
        }

    def step_back(self) -> bool:
        """Leave the line that is being drawn, the tool, or the chosen mark."""
        area, window = self.window.page.area, self.window
        if area is None or window.tab_page is not window.page:
            return False
        return (area.pair.measuring_in_hand or area.measuring).let_go()

    def _take(self, tool: str) -> None:
        from xlite_desktop.viewer.canvas_toolbar import CanvasTool

        self._with(lambda measuring: measuring.take_tool(CanvasTool[tool]))

    def _with(self, deed: Callable[[Measuring], None]) -> None:
        area = self.window.page.area
        if area is not None:
            deed(area.pair.measuring_in_hand or area.measuring)
