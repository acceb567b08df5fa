"""The commands of reports: page, printer, clipboard, and pictures of the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from xlite_core.errors import XLiteError
from xlite_desktop.action_words import Act
from xlite_desktop.topic import Topic
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer import changes as c

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from xlite_core.io.radiograph import Radiograph
    from xlite_desktop.background.latest_only import InTurn
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.reporting.report_desk import ReportDesk
    from xlite_desktop.viewer.film_area import FilmArea
    from xlite_desktop.viewer.state import ViewerState

    PaintPicture = Callable[[ViewerState, FilmArea, Radiograph], Callable[[], QImage]]


class ReportTopic(Topic):
    """Opens the page of the report, and saves pictures without one.

    Attributes:
        desk: Stands behind the page; None before it was first wanted.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.desk: ReportDesk | None = None
        self._pictures: InTurn | None = None

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.REPORT: self.show_page,
            Act.PRINT_REPORT: self._print,
            Act.COPY_REPORT: self._copy_text,
            Act.SAVE_VIEW: self._save_view,
            Act.SAVE_FILM: self._save_film,
        }

    def shut_down(self) -> None:
        for part in (self.desk, self._pictures):
            if part is not None:
                part.shut_down()

    def show_page(self) -> None:
        """Open the page, or close it again."""
        from xlite_desktop.reporting.report_page import ReportPage

        title = tr("Report")
        if self.window.side.title == title:
            self.window.side.leave()
            return
        page = ReportPage()
        self._desk().take_page(page)
        self.window.side.show_other(title, page, scrolls=False, wide=True)

    def _print(self) -> None:
        """Show the report, so that it is seen what is printed, and ask for a printer."""
        self.show_page()
        self._desk().print_when_ready()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._desk().text())

    def _save_view(self) -> None:
        from xlite_desktop.reporting.view_picture import seen_picture

        self._save_picture(seen_picture, tr("Save the view"), "view.png")

    def _save_film(self) -> None:
        from xlite_desktop.reporting.view_picture import whole_picture

        self._save_picture(whole_picture, tr("Save the whole film"), "film.png")

    def _save_picture(self, paint: PaintPicture, title: str, name: str) -> None:
        """Ask where to; the picture is that of the moment before, and painted in the background."""
        window, area, pixels = self.window, self.window.page.area, self.window.desk.pixels
        if area is None or pixels is None:
            return
        painting = paint(window.desk.state, area, pixels)
        target = window.dialogs.save(window, title, name, "PNG")
        if target is None:
            return
        if self._pictures is None:
            from xlite_desktop.background.latest_only import InTurn

            self._pictures = InTurn(self)
            self._pictures.failed.connect(self._on_picture_failed)
        self._pictures.request(partial(_write_picture, painting, target))

    @Slot(object)
    def _on_picture_failed(self, error: Exception) -> None:
        if isinstance(error, XLiteError):
            problem = c.Problem(in_readers_language(error.summary), in_readers_language(error.hint))
        else:
            problem = c.Problem(
                tr("The picture could not be made, for a reason that was not foreseen."),
                tr("Try again; if it stays so, the log says where it happened."),
            )
        self.window.desk.apply(c.DropRemarked(problem))

    def _desk(self) -> ReportDesk:
        if self.desk is None or not isValid(self.desk):
            from xlite_desktop.reporting.report_desk import ReportDesk

            self.desk = ReportDesk(self.window, self)
        return self.desk


def _write_picture(painting: Callable[[], QImage], target: Path) -> None:
    from xlite_desktop.reporting.report_pdf import write_bytes
    from xlite_desktop.reporting.view_picture import png_bytes

    write_bytes(png_bytes(painting()), target)
