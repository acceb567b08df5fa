"""What the system does for the Data page; tests put a fixed answer in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from xlite_desktop.translation import tr

_TABLES = tr("Tables (*.csv *.csv.gz *.tsv *.txt *.gz);;All files (*)")


class DataDialogs:
    """Asks for tables and folders, shows folders, and moves them to the trash."""

    def table(self, parent: QWidget) -> Path | None:
        """Ask for a label table."""
        name, _ = QFileDialog.getOpenFileName(parent, tr("Choose a label table"), "", _TABLES)
        return Path(name) if name else None

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def trash(self, folder: Path) -> bool:
        """Move a folder to the system's trash; False where that cannot be done."""
        return bool(QFile.moveToTrash(str(folder)))
