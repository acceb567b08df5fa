"""The commands of support: the system check, the log folder, and the settings of newer versions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices

from xlite_desktop.action_words import Act
from xlite_desktop.background.long_work import Asked, LongWork, Tell
from xlite_desktop.log_file import log_folder
from xlite_desktop.topic import Topic
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from xlite_core.system_check.check_line import CheckLine
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.support.system_check_page import SystemCheckPage


class SupportTopic(Topic):
    """Looks at the computer on a thread of its own.

    Attributes:
        page: The system check that is shown; None before it was first asked for.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.page: SystemCheckPage | None = None
        self._work = LongWork(self)
        self._work.progressed.connect(self._on_progressed)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.SYSTEM_CHECK: self._show_check, Act.LOG_FOLDER: _open_log_folder}

    def settings_part(self) -> QWidget:
        from xlite_desktop.support.update_settings import UpdateSettings

        part = UpdateSettings()
        settings = self.window.store.load()
        part.show_choice(looks=settings.check_updates, address=settings.update_address)
        part.chosen.connect(self._on_updates_chosen)
        return part

    def shut_down(self) -> None:
        self._work.shut_down()

    def _show_check(self) -> None:
        from xlite_desktop.support.system_check_page import SystemCheckPage

        page = SystemCheckPage()
        self.window.side.show_other(tr("System check"), page)
        if self.window.side.title != tr("System check"):  # the same key again has closed it
            page.deleteLater()
            return
        self.page = page
        page.again_requested.connect(self._look)
        page.log_requested.connect(_open_log_folder)
        page.destroyed.connect(self._on_page_gone)
        self._look()

    @Slot()
    def _look(self) -> None:
        from xlite_desktop.support.own_check import own_check

        if self.page is not None:
            self.page.show_begun()
        if self._work.busy:  # of a page that was left; it is begun anew when that has ended
            self._work.cancel()
            return
        lines = own_check(self.window.store, model=self.window.desk.model_file)
        self._work.start(lambda tell, cancelled: _gathered(lines, tell, cancelled))

    @Slot(object)
    def _on_progressed(self, lines: Sequence[CheckLine]) -> None:
        if self.page is not None and not self._work.cancelling:
            self.page.show_lines(lines)

    @Slot(object)
    def _on_finished(self, lines: Sequence[CheckLine] | None) -> None:
        if self.page is None:
            return
        if lines is None:
            self._look()
            return
        self.page.show_lines(lines)
        self.page.show_ended()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        if self.page is not None:
            self.page.show_broken()

    @Slot()
    def _on_page_gone(self) -> None:
        self.page = None
        self._work.cancel()

    @Slot(bool, str)
    def _on_updates_chosen(self, looks: bool, address: str) -> None:
        store = self.window.store
        store.save(dataclasses.replace(store.load(), check_updates=looks, update_address=address))
        self.window.side.refresh()  # else the form would save what it knew before


def _gathered(
    lines: Iterator[CheckLine], tell: Tell, cancelled: Asked
) -> tuple[CheckLine, ...] | None:
    """Return all lines, told as they come; None where nobody wants them any more."""
    found: tuple[CheckLine, ...] = ()
    for line in lines:
        if cancelled():
            return None
        found = (*found, line)
        tell(found)
    return found


def _open_log_folder() -> None:
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
