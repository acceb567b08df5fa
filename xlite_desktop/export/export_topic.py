"""The command "Export DICOM...": shows its page and runs its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from xlite_core.errors import XLiteError
from xlite_desktop.action_words import Act
from xlite_desktop.export.export_choice import ExportChoice
from xlite_desktop.topic import Topic
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.reporting.dicom_presentation import PresentedView
    from xlite_desktop.background.long_work import LongWork
    from xlite_desktop.data.pace import Stopwatch
    from xlite_desktop.export.export_page import ExportPage
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.state import ViewerState

TITLE = tr("Export DICOM")


class ExportTopic(Topic):
    """One export at a time; it goes on while its page is closed, and its page finds it again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._choice = ExportChoice()
        self._page: ExportPage | None = None
        self._work: LongWork | None = None
        self._watch: Stopwatch | None = None
        self._wanted = 0
        self._of = (window.desk.state.current, 0)
        window.desk.state_changed.connect(self._on_state_changed)

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {Act.EXPORT_DICOM: self.show_page}

    def shut_down(self) -> None:
        if self._work is not None:
            self._work.shut_down()

    @property
    def page(self) -> ExportPage | None:
        """The page, while it is open."""
        return self._page if self._page is not None and isValid(self._page) else None

    def show_page(self) -> None:
        """Open the page, or close it again."""
        from xlite_desktop.export.export_page import ExportPage

        if self.window.side.title == TITLE:
            self.window.side.leave()
            return
        page = ExportPage()
        self._choice = replace(self._choice, identity=False)  # ticked for each export anew
        page.form.changed.connect(self._on_changed)
        page.form.folder_requested.connect(self._on_folder_requested)
        page.write_requested.connect(self._on_write_requested)
        page.cancel_requested.connect(self._on_cancel_requested)
        page.show_requested.connect(self._on_show_requested)
        self._page = page
        self._show()
        self.window.side.show_other(TITLE, page)

    @Slot(object)
    def _on_state_changed(self, state: ViewerState) -> None:
        """Follow a film that comes while the page is open: the tick was for the one before."""
        before, self._of = self._of, (state.current, len(state.films))
        if self.page is not None and self._of != before:
            self._choice = replace(self._choice, identity=False)
            self._show()

    @Slot(object)
    def _on_changed(self, choice: ExportChoice) -> None:
        self._choice = choice
        self._show()

    @Slot()
    def _on_folder_requested(self) -> None:
        folder = self.window.dialogs.folder(self.window, tr("Folder for DICOM files"))
        if folder is not None:
            self._on_changed(replace(self._choice, folder=folder))

    @Slot()
    def _on_write_requested(self) -> None:
        from xlite_desktop.background.long_work import LongWork
        from xlite_desktop.data.pace import Stopwatch
        from xlite_desktop.export.export_work import chosen_films, export_work

        if self._work is None:
            self._work = LongWork(self)
            self._work.progressed.connect(self._on_progressed)
            self._work.finished.connect(self._on_finished)
            self._work.failed.connect(self._on_failed)
            self._work.ended.connect(self._show)
        state = self.window.desk.state
        work = export_work(state, self._choice, view=self._seen())
        if self.page is not None and self._work.start(work):
            self._wanted, self._watch = len(chosen_films(state, self._choice)), Stopwatch()
            self.page.show_results((), "")
            self._on_progressed(0)
            self._show()

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self._work is not None:
            self._work.cancel()

    @Slot()
    def _on_show_requested(self) -> None:
        if self._choice.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._choice.folder)))

    @Slot(object)
    def _on_progressed(self, done: int) -> None:
        if self.page is not None and self._watch is not None and self._work is not None:
            pace = self._watch.pace(done, self._wanted)
            self.page.show_progress(pace, cancelling=self._work.cancelling)

    @Slot(object)
    def _on_finished(self, done: Sequence[object]) -> None:
        from xlite_desktop.export.export_work import outcome

        if self.page is not None:
            said = outcome(done, self._wanted)  # type: ignore[arg-type]
            self.page.show_outcome(said.what, said.words, said.role)
            self.page.show_results(said.rows, said.warning)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.page is None:
            return
        if isinstance(error, XLiteError):
            self.page.show_outcome(
                in_readers_language(error.summary), in_readers_language(error.hint), "error"
            )
        elif isinstance(error, OSError):
            reason = error.strerror or tr("The drive gave no reason")
            self.page.show_outcome(
                tr("Nothing can be written to this folder."),
                tr("{reason}. Choose another folder, or make room on the drive.", reason=reason),
                "error",
            )
        else:
            self.page.show_outcome(
                tr("The export ended unexpectedly."),
                tr("The log says more; try it again."),
                "error",
            )

    @Slot()
    def _show(self) -> None:
        from xlite_desktop.export.export_work import planned_files

        if self.page is not None:
            names = planned_files(self.window.desk.state, self._choice)
            busy = self._work is not None and self._work.busy
            self.page.show_choice(self._choice, names, busy=busy)

    def _seen(self) -> PresentedView | None:
        """Return how the current film is looked at."""
        from xlite_desktop.export.shown_view import presented_view
        from xlite_desktop.viewer.film_view import Extent

        area, radiograph = self.window.page.area, self.window.desk.pixels
        if area is None or area.canvas.view is None or radiograph is None:
            return None
        canvas = area.canvas
        ratio = canvas.devicePixelRatioF()
        size = round(canvas.width() * ratio), round(canvas.height() * ratio)
        extent = Extent.of(radiograph)
        return presented_view(area.canvas.view, extent, size, file_inverted=radiograph.inverted)
