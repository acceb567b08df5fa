"""Reports on a printer, and asking the system which."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from xlite_core.errors import ReportRefused
from xlite_desktop.reporting.paper import DPI
from xlite_desktop.reporting.report_document import TITLE, ReportDocument
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

AskPrinter = Callable[[QWidget], "QPrinter | None"]
"""(parent) -> a printer; None when nobody wants to print."""


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Show the system's dialog for printing.

    Raises:
        ReportRefused: This computer has no printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise ReportRefused(
            tr("No printer is set up on this computer."),
            tr("Save a PDF, and print it elsewhere."),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    return printer if wanted else None


def print_document(document: ReportDocument, printer: QPrinter) -> None:
    """Print a report; on the GUI thread, because printer drivers are bound to it.

    Raises:
        ReportRefused: The printer does not take it.
    """
    printer.setDocName(TITLE)  # shown in the queue that others read: it names nobody
    printer.setFullPage(True)
    portrait = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(document.paper.page_size, portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(printer):
        raise ReportRefused(
            tr("The printer does not take the report."),
            tr("Choose another printer, or save a PDF."),
        )
    scale = printer.resolution() / DPI
    for page in range(document.pages):
        if page:
            printer.newPage()
        painter.save()
        painter.scale(scale, scale)
        document.paint(painter, page)
        painter.restore()
    painter.end()
