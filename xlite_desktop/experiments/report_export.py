"""A run's report on its way out: opened, copied, or saved as PDF, HTML or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from xlite_core.errors import LogRefused, XLiteError
from xlite_core.experiments.report import MARKDOWN, PAGE
from xlite_core.experiments.report_copy import copy_markdown, copy_page
from xlite_core.run_directory import RunDirectory
from xlite_desktop.background.long_work import LongWork
from xlite_desktop.translation import tr

SUFFIXES = {"PDF": ".pdf", "HTML": ".html", "Markdown": ".md"}

AskPath = Callable[[QWidget, str], Path | None]
"""(parent, suggested file name) -> where to write; None when nobody wants to."""


def ask_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a report."""
    suffix = Path(suggested).suffix
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Save report"), suggested, f"{suffix[1:].upper()} (*{suffix})"
    )
    return Path(name) if name else None


def open_file(path: Path) -> None:
    """Have the system show a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ReportDesk(QObject):
    """Hands reports out; a PDF is laid out off the GUI thread.

    Signals:
        told: What was done, a sentence.
        failed: The error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        *,
        ask: AskPath = ask_path,
        show: Callable[[Path], None] = open_file,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask, self._open = ask, show
        self._writing = LongWork(self)
        self._writing.finished.connect(self._on_written)
        self._writing.failed.connect(self.failed)

    def open(self, run: RunDirectory) -> None:
        """Show the report in the system's browser."""
        page = run.path / PAGE
        if page.is_file():
            self._open(page)
        else:
            self.failed.emit(_no_report(run))

    def copy(self, run: RunDirectory) -> None:
        """Put the report's Markdown on the clipboard."""
        try:
            text = (run.path / MARKDOWN).read_text(encoding="utf-8")
        except OSError:
            self.failed.emit(_no_report(run))
            return
        QGuiApplication.clipboard().setText(text)
        self.told.emit(tr("The report is on the clipboard, as Markdown."))

    def save(self, run: RunDirectory, kind: str, parent: QWidget) -> None:
        """Ask where to, and write the report there.

        Args:
            run: Whose report.
            kind: "PDF", "HTML" or "Markdown".
            parent: What the dialog belongs to.
        """
        target = self._ask(
            parent,
            f"{run.experiment_id} report{SUFFIXES[kind]}",
        )
        if target is None:
            return
        if not self._writing.start(lambda _say, _cancelled: _write(run, kind, target)):
            self.failed.emit(
                XLiteError(tr("Another report is being written."), tr("Wait a moment."))
            )

    def shut_down(self) -> None:
        """End the thread."""
        self._writing.shut_down()

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        self.told.emit(tr("The report was saved as {target_name}.", target_name=target.name))


def _write(run: RunDirectory, kind: str, target: Path) -> Path:
    if kind == "HTML":
        copy_page(run.path, target)
    elif kind == "Markdown":
        copy_markdown(run.path, target)
    else:
        from xlite_desktop.experiments.report_pages import write_pdf

        write_pdf(run.path / PAGE, target)
    return target


def _no_report(run: RunDirectory) -> LogRefused:
    return LogRefused(
        tr("{experiment_id} has no report.", experiment_id=run.experiment_id),
        tr("It is written when a run has been judged."),
    )
