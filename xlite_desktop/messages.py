"""The one dialog: for what nobody expected.  Everything foreseen is said in place."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.log_file import anonymous_traceback
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_desktop.support.crash_reports import CrashReports

log = logging.getLogger(__name__)


def application_version() -> str:
    """Return the version of the installed application."""
    try:
        return version("xlite-desktop")
    except PackageNotFoundError:
        return "unpackaged"


def versions() -> str:
    """Return the versions of the application and of what it stands on, in two lines."""
    here = platform.uname()  # platform.platform() reads the whole interpreter, at each start
    system = f"{here.system} {here.release} {here.machine}"
    return "\n".join(
        [
            f"X-Lite Desktop {application_version()}",
            f"{system}, Python {platform.python_version()}, Qt {PySide6.__version__}",
        ]
    )


def error_details(error: BaseException) -> str:
    """Return what a developer needs and no patient would mind: versions and places in code."""
    return f"{versions()}\n\n{anonymous_traceback(error)}"


class UnexpectedErrors(QObject):
    """Takes every exception that nobody caught, from any thread, to one dialog.

    Signals:
        happened: an exception; re-emitted on the GUI thread by being a signal.
    """

    happened = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, reports: CrashReports | None = None
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._reports = reports
        self._open = False
        self._previous_hook: Callable[..., None] | None = None
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the interpreter's hook for uncaught exceptions."""
        self._previous_hook = sys.excepthook
        sys.excepthook = self._hook
        self._previous_thread_hook = threading.excepthook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Give the hook back."""
        if self._previous_hook is not None:
            sys.excepthook = self._previous_hook
            threading.excepthook = self._previous_thread_hook
            self._previous_hook = None

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        where: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        log.error("unexpected error", exc_info=(kind, error, where))
        if self._reports is not None:  # here, not in the dialog: the program may end before it
            self._reports.write(error)
        self.happened.emit(error)

    def _thread_hook(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None and not issubclass(raised.exc_type, SystemExit):
            self._hook(raised.exc_type, raised.exc_value, raised.exc_traceback)

    @Slot(object)
    def _on_happened(self, error: BaseException) -> None:
        if self._open:  # one fault may repeat with every repaint: say it once
            return
        self._open = True
        try:
            report = None if self._reports is None else self._reports.write(error)
            dialog_for(error, self._parent, report=report).exec()
        finally:
            self._open = False


def dialog_for(
    error: BaseException, parent: QWidget | None = None, *, report: Path | None = None
) -> QMessageBox:
    """Return the dialog: a sentence, what to do, and "Copy details".

    Args:
        error: What nobody caught.
        parent: The window.
        report: The file that holds the details; None where there is none.
    """
    known = isinstance(error, XLiteError)
    dialog = QMessageBox(parent)
    dialog.setWindowTitle("X-Lite")
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setText(
        in_readers_language(error.summary)  # type: ignore[attr-defined]
        if known
        else tr("Something unexpected went wrong.")
    )
    dialog.setInformativeText(
        in_readers_language(error.hint)  # type: ignore[attr-defined]
        if known
        else tr(
            "Your films and settings are untouched. You can go on; if it happens again, "
            "copy the details and send them to whoever looks after this program. They hold "
            "versions and places in the code, no patient data and no file names."
        )
    )
    copy = dialog.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    if report is not None:
        _offer_folder(dialog, report)
    dialog.addButton(QMessageBox.StandardButton.Close)
    # Disconnecting first keeps the dialog open: copying is no answer to it.
    copy.clicked.disconnect()
    details = error_details(error)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    return dialog


def _offer_folder(dialog: QMessageBox, report: Path) -> None:
    said = tr(
        "The details are also in the file {name} in the log folder; nothing is ever sent.",
        name=report.name,
    )
    dialog.setInformativeText(f"{dialog.informativeText()}\n\n{said}")
    show = dialog.addButton(tr("Open log folder"), QMessageBox.ButtonRole.ActionRole)
    show.clicked.disconnect()
    folder = QUrl.fromLocalFile(str(report.parent))
    show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
