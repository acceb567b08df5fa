"""Reports as PDF: vector text in the embedded typeface, and nothing half-written."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from xlite_core import __version__
from xlite_core.atomic_file import atomic_write
from xlite_core.errors import ReportRefused
from xlite_desktop.reporting.paper import DPI
from xlite_desktop.reporting.report_document import TITLE, ReportDocument
from xlite_desktop.translation import tr

WRITER_DPI = 600

log = logging.getLogger(__name__)


class PdfReports:
    """One PDF that reports are added to, one after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        # Qt writes into memory and mentions no full drive: each page is handed on by ourselves.
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(WRITER_DPI)
        # Readers of PDF show the title as the window's: it must name nobody.
        self._writer.setTitle(TITLE)
        self._writer.setCreator(f"X-Lite {__version__}")
        self._painter: QPainter | None = None

    def add(self, document: ReportDocument) -> None:
        """Append the pages of a report.

        Raises:
            OSError: The drive takes no more.
        """
        paper = document.paper.page_size
        for page in range(document.pages):
            self._writer.setPageLayout(
                QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())
            )
            if self._painter is None:
                self._painter = QPainter(self._writer)
            else:
                self._writer.newPage()
            self._painter.save()
            self._painter.scale(WRITER_DPI / DPI, WRITER_DPI / DPI)
            document.paint(self._painter, page)
            self._painter.restore()
            self._hand_on()

    def end(self) -> None:
        """Write what a PDF ends with.

        Raises:
            OSError: The drive takes no more.
        """
        if self._painter is not None:
            self._painter.end()
        self._hand_on()

    def release(self) -> None:
        """Let go of the writer, whatever became of it."""
        if self._painter is not None and self._painter.isActive():
            self._painter.end()

    def _hand_on(self) -> None:
        """Empty the memory into the file; Qt counts its places itself and never seeks."""
        written = self._buffer.pos()
        self._stream.write(memoryview(self._buffer.data().data())[:written])
        self._buffer.seek(0)


@contextmanager
def pdf_file(target: Path) -> Iterator[PdfReports]:
    """Open a PDF that takes its place only when it is complete.

    Raises:
        ReportRefused: It cannot be written; a file of that name stays as it was.
    """
    with refusing(target), atomic_write(target) as stream:
        reports = PdfReports(stream)
        try:
            yield reports
            reports.end()
        finally:
            reports.release()


def write_pdf(document: ReportDocument, target: Path) -> None:
    """Write one report.

    Raises:
        ReportRefused: It cannot be written; a file of that name stays as it was.
    """
    with pdf_file(target) as reports:
        reports.add(document)


def write_bytes(data: bytes, target: Path) -> None:
    """Write a file that is complete or not there.

    Raises:
        ReportRefused: It cannot be written; a file of that name stays as it was.
    """
    with refusing(target), atomic_write(target) as stream:
        stream.write(data)


@contextmanager
def refusing(target: Path) -> Iterator[None]:
    """Turn the system's refusals into a sentence for people."""
    try:
        yield
    except OSError as error:
        log.info("a report could not be written: %s", error.strerror)
        reason = error.strerror or tr("the drive gave no reason")
        raise ReportRefused(
            tr("{file} cannot be written: {reason}.", file=target.name, reason=reason),
            tr("Choose another folder, or make room on the drive."),
        ) from error
