"""What a window has to say at its start: an earlier crash, safe mode, a newer version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from xlite_core.policy import policy, warning
from xlite_desktop.action_words import Act
from xlite_desktop.frame.top_bar import TopBar
from xlite_desktop.messages import application_version
from xlite_desktop.support.newer_version import NewerVersion
from xlite_desktop.support.notice_line import NoticeLine
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.state import ViewerState

_BELOW_THE_BAR = 1


class StartNotices(QObject):
    """Puts lines between the bar and the pages of a window.

    Attributes:
        lines: The lines that were shown, oldest first.
        newer: Asks for a newer version.
    """

    def __init__(self, window: MainWindow, *, current: str | None = None) -> None:
        """Say nothing yet.

        Args:
            window: Where lines are shown.
            current: The version that runs; None for the installed one.
        """
        super().__init__(window)
        self._window = window
        self._current = current or application_version()
        self.lines: list[NoticeLine] = []
        self.newer = NewerVersion(self._current, self)
        self.newer.found.connect(self._on_newer_found)
        window.desk.state_changed.connect(self._on_state_changed)

    def tell_of_crashes(self, reports: Sequence[Path]) -> None:
        """Say that an earlier run broke down, and where that is written down."""
        if not reports:
            return
        folder = reports[-1].parent
        words = tr(
            "X-Lite crashed earlier. {name} in the log folder says where in the program; it holds "
            "no patient data and no names of films, and is never sent.",
            name=reports[-1].name,
        )
        self._show(
            words,
            tr("Open log folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def tell_of_policy(self) -> None:
        """Say what is wrong with the policy of this computer, and what it locks until then."""
        words = in_readers_language(warning(policy()))
        if words:
            self._show(words, tr("Open settings"), self._window.side.show_settings, warns=True)

    def tell_of_safe_mode(self) -> None:
        """Say that this window is another one than usual, and what can be done in it."""
        words = tr(
            "Safe mode: default settings and one thread. No folder is watched, and nothing is "
            "remembered."
        )
        check = self._window.actions_by_name[Act.SYSTEM_CHECK]
        self._show(words, tr("System check"), check.trigger)

    def ask_for_newer(self) -> None:
        """Ask whether there is a newer version, where the settings say so and name an address."""
        settings = self._window.store.load()
        if settings.check_updates and settings.update_address and policy().updates:
            self.newer.ask(settings.update_address)

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        for line in self._window.findChildren(NoticeLine):
            line.setHidden(state.film_only)  # the film may own the window

    @Slot(str)
    def _on_newer_found(self, version: str) -> None:
        address = self._window.store.load().update_address
        words = tr(
            "X-Lite {version} is available; this is {current}. Source: {address}",
            version=version,
            current=self._current,
            address=address,
        )
        self._show(words, tr("Copy address"), lambda: QGuiApplication.clipboard().setText(address))

    def _show(
        self, words: str, offer: str, deed: Callable[[], object], *, warns: bool = False
    ) -> None:
        whole = self._window.centralWidget()
        column = whole.layout() if whole is not None else None
        assert isinstance(column, QVBoxLayout)
        line = NoticeLine(words, offer, deed, warns=warns)
        self.lines.append(line)
        column.insertWidget(_BELOW_THE_BAR, line)
        (bar,) = self._window.findChildren(TopBar)
        QWidget.setTabOrder(bar.findChildren(QToolButton)[-1], line.button)  # as it is read
        QWidget.setTabOrder(line.button, line.cross)
