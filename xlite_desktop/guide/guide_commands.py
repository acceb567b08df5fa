"""The command "About this finding": its page of the guide, with the numbers of the open model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from xlite_desktop.action_words import Act
from xlite_desktop.topic import Topic

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow


class GuideCommands(Topic):
    """Opens the guide where the reader wants it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.page.finding_explained.connect(self._on_explained)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.ABOUT_FINDING: self._explain_selected}

    def _explain_selected(self) -> None:
        state = self.window.desk.state
        order = self.window.page.finding_order
        finding = state.selected or next(iter(order), "")
        if finding:
            self._on_explained(finding)

    @Slot(str)
    def _on_explained(self, finding: str) -> None:
        self.window.side.show_help(finding)
