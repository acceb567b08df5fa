"""The commands of the worklist: opinions, flag, note, and the page of earlier studies."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from xlite_core.errors import XLiteError
from xlite_core.worklist.opinion import AGREE, DISAGREE, Verdict
from xlite_desktop.action_words import Act
from xlite_desktop.background.worklist_keeping import WorklistKeeping
from xlite_desktop.topic import Topic
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.reading_strip import ReaderSaid
from xlite_desktop.viewer.threshold_changes import NamedThresholdsKnown
from xlite_desktop.worklist.place import FILE_NAME, usual_file, worklist_file
from xlite_desktop.worklist.reader_marks import ReaderMarks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.settings import Settings
    from xlite_desktop.worklist.worklist_desk import WorklistDesk


class WorklistTopic(Topic):
    """Joins the worklist to the desk and to the page.

    Signals:
        forgotten: everything has been erased.
    """

    forgotten = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._desk: WorklistDesk | None = None
        self.keeping = WorklistKeeping(worklist_file(window.store), self)
        self.marks = ReaderMarks(window.desk, self.keeping, self)
        self.keeping.refused.connect(self._on_refused)
        self.keeping.moved.connect(self._on_moved)
        window.desk.films_opened.connect(self._on_films_opened)
        window.page.reader_said.connect(self.marks.say)
        window.page.forget_requested.connect(self._on_studies_unwanted)
        window.page.note.noted.connect(self.marks.note)
        window.page.note.flag_switched.connect(self.marks.switch_flag)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.AGREE: lambda: self._say(AGREE),
            Act.DISAGREE: lambda: self._say(DISAGREE),
            Act.EDIT_READING: self._edit,
            Act.FLAG_FILM: self.marks.switch_flag,
            Act.NOTE_FILM: self.window.page.note.write,
            Act.WORKLIST: self._show_page,
        }

    def settings_part(self) -> QWidget:
        from xlite_desktop.worklist.worklist_settings import WorklistSettings

        part = WorklistSettings()
        part.show_file(self.keeping.file)
        part.forget_requested.connect(self.forget_everything)
        self.forgotten.connect(part.show_forgotten)
        part.move_requested.connect(self._on_move_requested)
        part.usual_requested.connect(self._on_usual_requested)
        self.keeping.moved.connect(part.show_file)
        self.keeping.refused.connect(part.show_refusal)
        return part

    def use_settings(self, settings: Settings) -> None:
        """Forget what was opened, where the user does not want it kept any more."""
        if not settings.keep_recents:
            self._on_studies_unwanted()

    def shut_down(self) -> None:
        if self._desk is not None:
            self._desk.shut_down()
        self.keeping.shut_down()

    def _say(self, verdict: Verdict) -> None:
        finding = self.window.desk.state.selected
        if finding:
            self.marks.say(ReaderSaid(finding=finding, verdict=verdict))

    def _edit(self) -> None:
        state, panel = self.window.desk.state, self.window.page.panel
        if panel is not None and state.selected in panel.findings_list.order:
            panel.findings_list.row(state.selected).edit_reading()

    def _show_page(self) -> None:
        from xlite_desktop.worklist.worklist_desk import WorklistDesk

        if self._desk is None:
            self._desk = WorklistDesk(self)
        self._desk.show()

    @Slot()
    def forget_everything(self) -> None:
        """Erase all that is remembered, here and in the settings; emits `forgotten`."""
        window = self.window
        window.store.forget_recents()
        window.store.forget_thresholds()
        window.store.sync()
        window.page.show_recents(())
        self.marks.forget()
        if window.page.area is not None:
            window.page.area.measuring.drawings.forget()
        window.desk.apply(NamedThresholdsKnown(window.desk.state.fingerprint, ()))
        self.keeping.ask(lambda worklist: worklist.forget_everything(), self._on_forgotten)

    def _on_forgotten(self, _: None) -> None:
        self.forgotten.emit()

    def forget_recent(self, paths: tuple[Path, ...]) -> None:
        """Take one drop off the first page, too."""
        store = self.window.store
        left = [recent for recent in store.recents() if recent.paths != paths]
        store.forget_recents()
        for recent in reversed(left):
            store.remember(recent.paths, recent.films, recent.opened)
        self.window.page.show_recents(store.recents())

    @Slot(object, int)
    def _on_films_opened(self, paths: tuple[Path, ...], films: int) -> None:
        if self.window.store.load().keep_recents:
            self.take_over()
            self.marks.remember_study(paths, films)

    def take_over(self) -> None:
        """Bring over what the settings remembered before there was a worklist; once."""
        from xlite_desktop.worklist.taking_over import take_over_settings

        take_over_settings(self.keeping, self.window.store)

    @Slot()
    def _on_move_requested(self) -> None:
        folder = self.window.dialogs.folder(self.window, tr("Folder for the worklist"))
        if folder is not None:
            self.keeping.move(folder / FILE_NAME)

    @Slot()
    def _on_usual_requested(self) -> None:
        self.keeping.move(usual_file(self.window.store))

    @Slot(object)
    def _on_moved(self, file: Path) -> None:
        store = self.window.store
        usual = file == usual_file(store)
        chosen = "" if usual else str(file.parent)
        store.save(dataclasses.replace(store.load(), worklist_folder=chosen))
        self.window.side.refresh()

    @Slot()
    def _on_studies_unwanted(self) -> None:
        from xlite_core.worklist.studies import forget_studies

        self.keeping.ask(forget_studies)

    @Slot(object)
    def _on_refused(self, error: XLiteError) -> None:
        self.window.desk.apply(c.DropRemarked(c.Problem(error.summary, error.hint)))
