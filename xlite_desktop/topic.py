"""Some commands that belong together, and what they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from xlite_desktop.action_words import Act
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.settings import Settings


class Topic(QObject):
    """Some commands that belong together, and the objects that they work with.

    A topic is made while the window is built: what is heavy is imported inside its deeds.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        """Return what each of its commands does."""
        return {}

    def pages(self) -> Mapping[str, QWidget]:
        """Return the pages that it adds to the tabs: name -> page."""
        return {}

    def takes(self, paths: Sequence[Path]) -> bool:
        """Open dropped files and folders in its own way; False leaves them to Diagnose.

        Args:
            paths: What was dropped or pasted; none for a picture without a file.
        """
        del paths
        return False

    def use_settings(self, settings: Settings) -> None:
        """Let changed settings take effect; called with every change."""

    def settings_part(self) -> QWidget | None:
        """Return what it adds to the settings page, made anew each time; None for nothing."""
        return None

    def step_back(self) -> bool:
        """Leave what was entered last (Esc); return whether there was anything to leave."""
        return False

    def shut_down(self) -> None:
        """End every thread of it; called before the window closes."""
