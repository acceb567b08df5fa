"""The welcome of a first start: until it is agreed to, no film is opened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from xlite_core.resources import sample_radiograph
from xlite_desktop.action_words import Act
from xlite_desktop.topic import Topic

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.start.welcome_dialog import WelcomeDialog


class WelcomeTopic(Topic):
    """Shows the welcome, and holds back what is opened before somebody has agreed.

    Attributes:
        dialog: What is shown now; None while nothing is.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.dialog: WelcomeDialog | None = None
        self._waits = False
        self._held: list[Path] = []

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.WELCOME: self._show_again}

    def takes(self, paths: Sequence[Path]) -> bool:
        """Hold back what is named before the welcome was agreed to."""
        if self._waits:
            self._held.extend(paths)
        return self._waits

    def wait_for_consent(self) -> None:
        """Ask, as soon as the window has been seen; who does not agree ends the application."""
        self._waits = True
        self.window.first_painted.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self._show(asks=True)
        assert self.dialog is not None
        self.dialog.agreed.connect(self._on_agreed)
        self.dialog.rejected.connect(self._on_refused)

    def _show_again(self) -> None:
        if not self._waits:
            self._show(asks=False)

    def _show(self, *, asks: bool) -> None:
        from xlite_desktop.start.welcome_dialog import WelcomeDialog

        self.dialog = WelcomeDialog(self.window, asks=asks)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot(bool)
    def _on_agreed(self, sample: bool) -> None:
        from xlite_desktop.start.welcome_text import TEXT_VERSION

        store = self.window.store
        store.save(dataclasses.replace(store.load(), accepted_text=TEXT_VERSION))
        store.sync()
        self._waits = False
        held, self._held = self._held, []
        if sample:
            held.append(sample_radiograph())
        if held:
            self.window.open_paths(held)

    @Slot()
    def _on_refused(self) -> None:
        self.window.close()
