"""The commands of the Folders page, and what joins it to Diagnose and to the worklist."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from xlite_core.errors import XLiteError
from xlite_core.safe_mode import safe_mode
from xlite_desktop.action_words import Act
from xlite_desktop.research_pages import LazyPage
from xlite_desktop.topic import Topic
from xlite_desktop.translation import tr
from xlite_desktop.worklist.worklist_topic import WorklistTopic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from xlite_core.worklist.entries import FilmMarks
    from xlite_desktop.background.latest_only import LatestOnly
    from xlite_desktop.folders.folder_desk import FolderDesk
    from xlite_desktop.folders.folder_export import FolderExport
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.reporting.folder_reports import FolderReports

NAME = "Folders"


class FolderTopic(Topic):
    """Builds the page when it is first shown.

    Attributes:
        desk: Stands behind the page; None before that.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.desk: FolderDesk | None = None
        self._export: FolderExport | None = None
        self._reports: FolderReports | None = None
        self._looking: LatestOnly | None = None
        self._page = LazyPage(self._build)
        window.desk.many_found.connect(self._on_many_found)
        window.first_painted.connect(self._look_for_unfinished)
        self.worklist.forgotten.connect(self._on_forgotten)

    def pages(self) -> Mapping[str, QWidget]:
        return {NAME: self._page}

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.SHOW_FOLDERS: lambda: self.window.show_tab(NAME),
            Act.OPEN_TABLE: self._ask_for_folder,
        }

    def takes(self, paths: Sequence[Path]) -> bool:
        """Keep a folder that is dropped on the page, however few films it holds."""
        if self.window.tab_page is not self._page or self.window.side.is_open:
            return False
        if not any(path.is_dir() for path in paths):
            return False
        self.open(paths)
        return True

    def open(self, paths: Sequence[Path]) -> None:
        """Show files and folders as a table."""
        self.window.begin()
        self.window.show_tab(NAME)
        self._page.built()
        assert self.desk is not None
        self.desk.open(paths)

    def shut_down(self) -> None:
        for part in (self._looking, self._export, self._reports, self.desk):
            if part is not None:
                part.shut_down()
        self._forget_unwanted()

    def _build(self) -> QWidget:
        from xlite_desktop.folders.folder_desk import FolderDesk
        from xlite_desktop.folders.folder_export import FolderExport
        from xlite_desktop.folders.folder_page import FolderPage
        from xlite_desktop.reporting.folder_reports import FolderReports

        page = FolderPage()
        folder = batches_of(self.window)
        self.desk = desk = FolderDesk(page, folder, lambda: self.window.desk.classifier, self)
        self._export = FolderExport(desk, self.window, self)
        self._reports = FolderReports(desk, self.window, self)
        desk.on_listed = self._look_up_marks
        desk.show_state(self.window.desk.state)
        self.window.desk.state_changed.connect(desk.show_state)
        page.empty.open_requested.connect(self._ask_for_folder)
        page.head.strip_requested.connect(self._on_strip_requested)
        page.film_opened.connect(self._on_film_opened)
        page.flag_switched.connect(self._on_flag_switched)
        page.note_given.connect(self._on_note_given)
        self.window.research.marked.emit(NAME, "")  # the page itself offers what was cut off
        return page

    @property
    def worklist(self) -> WorklistTopic:
        """Where flags and notes are kept."""
        return next(t for t in self.window.children() if isinstance(t, WorklistTopic))

    def _ask_for_folder(self) -> None:
        folder = self.window.dialogs.folder(self.window, tr("Open a folder as a table"))
        if folder is not None:
            self.open([folder])

    def _look_up_marks(self) -> None:
        from xlite_core.worklist.marked import marked_films

        desk, model = self.desk, self.window.desk.state.fingerprint
        if desk is not None:
            self.worklist.keeping.ask(
                lambda worklist: marked_films(worklist, model), desk.show_marks, wanted=False
            )

    def _forget_unwanted(self) -> None:
        """Delete what is finished, where nothing opened is to be remembered."""
        desk = self.desk
        if desk is None or self.window.store.load().keep_recents:
            return
        from xlite_core.batch.place import forget_batch, kept_batches

        for kept in kept_batches(batches_of(self.window)):
            if kept.finished:
                try:
                    forget_batch(kept.file)
                except XLiteError:
                    continue  # another window works on it, and will ask itself the same

    @Slot()
    def _look_for_unfinished(self) -> None:
        """Mark the tab where a batch was cut off; looked for in the background."""
        folder = batches_of(self.window)
        if self.desk is not None or safe_mode() or not folder.is_dir():
            return
        from xlite_desktop.background.latest_only import LatestOnly

        self._looking = LatestOnly(self)
        self._looking.ready.connect(self._on_unfinished_found)
        self._looking.request(lambda: _unfinished(folder))

    @Slot(object)
    def _on_unfinished_found(self, words: str) -> None:
        if self.desk is None and words:
            self.window.research.marked.emit(NAME, words)

    @Slot(object)
    def _on_many_found(self, paths: tuple[Path, ...]) -> None:
        self.open(paths)

    @Slot()
    def _on_strip_requested(self) -> None:
        if self.desk is not None:
            self.window.show_tab("Diagnose")
            self.window.desk.open_paths(self.desk.roots, as_strip=True)

    @Slot(int, str)
    def _on_film_opened(self, place: int, finding: str) -> None:
        if self.desk is not None:
            path = self.desk.table.rows[place].path
            self.window.research.film_requested.emit(path, finding)  # as from the other tables

    @Slot(int)
    def _on_flag_switched(self, place: int) -> None:
        desk = self.desk
        key = "" if desk is None else desk.table.rows[place].sha256
        if desk is None or not key:
            return
        marks = desk.table.marks(place)
        on = not marks.flagged
        desk.show_mark(place, dataclasses.replace(marks, flagged=on))
        self.worklist.keeping.ask(lambda worklist: worklist.flag(key, flagged=on))
        self._show_in_strip(key, desk.table.marks(place))

    @Slot(int, str)
    def _on_note_given(self, place: int, words: str) -> None:
        desk = self.desk
        key = "" if desk is None else desk.table.rows[place].sha256
        if desk is None or not key:
            return
        note = words.strip()
        desk.show_mark(place, dataclasses.replace(desk.table.marks(place), note=note))
        self.worklist.keeping.ask(lambda worklist: worklist.note(key, note))
        self._show_in_strip(key, desk.table.marks(place))

    def _show_in_strip(self, key: str, marks: FilmMarks) -> None:
        """Let the filmstrip show the same marks on the same film."""
        from xlite_desktop.viewer import changes as c

        for film in self.window.desk.state.films:
            if film.key == key:
                shown = dataclasses.replace(film.marks, flagged=marks.flagged, note=marks.note)
                self.window.desk.apply(c.FilmMarked(film.number, shown))

    @Slot()
    def _on_forgotten(self) -> None:
        """Everything was forgotten: results of folders, too."""
        self._page.built()  # it says what could not be forgotten
        if self.desk is not None:
            self.desk.forget_everything()


def batches_of(window: MainWindow) -> Path:
    """Return where the batches of a window lie: beside its settings, if those lie elsewhere."""
    from xlite_core.batch.place import batches_folder
    from xlite_desktop.settings import default_settings_file

    if window.store.file == default_settings_file():
        return batches_folder()
    return window.store.file.parent / "batches"


def _unfinished(folder: Path) -> str:
    """Return why somebody should look at the page; "" for no reason."""
    from xlite_core.batch.place import is_in_use, kept_batches

    for kept in kept_batches(folder):
        if not kept.finished and not is_in_use(kept.file):
            return tr(
                "A folder was cut off after {done:,} of {total:,} films.",
                done=kept.done,
                total=kept.total,
            )
    return ""
