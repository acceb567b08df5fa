"""What the window can do beyond looking at a film: one topic each, added by a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from xlite_desktop.action_words import Act
    from xlite_desktop.main_window import MainWindow


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

    def shut_down(self) -> None:
        """End every thread of it; called before the window closes."""


TOPICS: Sequence[type[Topic]] = ()
