"""What surrounds a window from its start to its end: crash reports, other starts, the welcome."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Qt, Slot

from xlite_core.policy import policy
from xlite_core.resources import bundled_student
from xlite_core.safe_mode import enter_safe_mode
from xlite_desktop.messages import versions
from xlite_desktop.settings import SettingsStore, default_settings_file
from xlite_desktop.start.one_window import ACTIVATION_TOKEN, OneWindow
from xlite_desktop.start.start_options import finds_other_window
from xlite_desktop.start.welcome_text import TEXT_VERSION
from xlite_desktop.support.crash_reports import CrashReports
from xlite_desktop.support.hard_crashes import HardCrashes, reports_of_earlier_crashes

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow


class Surroundings(QObject):
    """Begins before the window and ends after it.

    Attributes:
        reports: Takes unexpected errors.
        model: The model file that the options ask for; None for the chosen one.
    """

    def __init__(self, options: argparse.Namespace, store: SettingsStore, logs: Path) -> None:
        """Take the command line's meaning.

        Args:
            options: As `app.parsed` returns them.
            store: The settings of this run.
            logs: Where the log and crash reports go.
        """
        super().__init__()
        self._options, self._store, self._logs = options, store, logs
        self._window: MainWindow | None = None
        about = versions()
        self.reports = CrashReports(logs, about)
        self._crashes = HardCrashes(logs, about)
        self._place = OneWindow(store.file, self) if finds_other_window(options) else None
        self.model: Path | None = options.model
        if options.safe_mode:
            enter_safe_mode()
            self.model = None if policy().fixes_model else bundled_student()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, Exception):  # not at the end, when the user breaks off
            self.reports.write(error)
        if self._place is not None:
            self._place.close()
        self._crashes.end()

    def handed_over(self) -> bool:
        """Hand the files to the window that is open; False where this start needs its own."""
        return self._place is not None and self._place.hand_over(self._options.files)

    def begin(self) -> None:
        """Be found by other starts, and wait for crashes; once there is an application."""
        if self._place is not None:
            self._place.listen()
            self._place.asked.connect(self._on_asked)
        self._earlier = reports_of_earlier_crashes(self._logs)
        self._crashes.begin()

    def attach(self, window: MainWindow) -> None:
        """Let a window open what it is asked to, after the welcome, and say what is to be said."""
        from xlite_desktop.start.welcome_topic import WelcomeTopic
        from xlite_desktop.support.start_notices import StartNotices

        self._window = window
        if not self._accepted():
            (welcome,) = [topic for topic in window.topics if isinstance(topic, WelcomeTopic)]
            welcome.wait_for_consent()
        self._notices = StartNotices(window)
        self._notices.tell_of_policy()
        self._notices.tell_of_crashes(self._earlier)
        if self._options.safe_mode:
            self._notices.tell_of_safe_mode()
        if not (self._options.temp_settings or self._options.safe_mode):
            window.first_painted.connect(self._notices.ask_for_newer)

    def _accepted(self) -> bool:
        """Whether the text of the welcome has been agreed to; throw-away settings are not asked."""
        if self._options.temp_settings:
            return True
        store = self._store
        if self._options.safe_mode and default_settings_file().is_file():
            store = SettingsStore(default_settings_file())
        return store.load().accepted_text >= TEXT_VERSION

    @Slot(object)
    def _on_asked(self, paths: Sequence[Path]) -> None:
        window = self._window
        if window is None:
            return
        window.setWindowState(
            (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        window.show()
        window.raise_()
        window.activateWindow()
        os.environ.pop(ACTIVATION_TOKEN, None)  # it serves once
        if paths:
            window.open_paths(paths)
