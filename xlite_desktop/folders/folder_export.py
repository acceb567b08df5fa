"""Writing the table to a file, in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.background.long_work import LongWork
from xlite_desktop.folders.folder_desk import FolderDesk
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.used_policy import used_policy

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow

_KINDS = {
    ".csv": tr("CSV (*.csv)"),
    ".xlsx": tr("Excel workbook (*.xlsx)"),
    ".json": tr("JSON (*.json)"),
}


def ask_for_file(parent: QWidget, suffix: str) -> Path | None:
    """Ask where a table should be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Export the table"), f"films{suffix}", _KINDS[suffix]
    )
    if not name:
        return None
    return Path(name) if name.lower().endswith(suffix) else Path(name + suffix)


class FolderExport(QObject):
    """One export at a time, with the thresholds and marks of the moment it was asked for.

    Attributes:
        ask: How the reader is asked for a file; tests put an answer in its place.
    """

    def __init__(self, desk: FolderDesk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self.ask = ask_for_file
        self._work = LongWork(self)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)
        desk.page.head.export_requested.connect(self._on_requested)

    def shut_down(self) -> None:
        self._work.shut_down()

    @Slot(str)
    def _on_requested(self, suffix: str) -> None:
        state, batch = self._window.desk.state, self._desk.batch
        if state.card is None or batch is None:
            return
        target = self.ask(self._window, suffix)
        if target is None:
            return
        from xlite_core.batch.export import export_batch
        from xlite_core.batch.export_content import export_head
        from xlite_core.batch.store import BatchStore

        card, thresholds = state.card, dict(state.thresholds)
        table = self._desk.table
        marks = {row.sha256: table.marks(p) for p, row in enumerate(table.rows) if row.sha256}
        head = export_head(card, state.fingerprint, used_policy(state), thresholds, marks)

        def work(_tell: object, _cancelled: object) -> tuple[int, str]:
            store = BatchStore(batch)
            try:
                return export_batch(target, store.rows(), head), target.name
            finally:
                store.close()

        self._work.start(work)

    @Slot(object)
    def _on_finished(self, written: tuple[int, str]) -> None:
        count, name = written
        words = tr("{count:,} films are in {name}.", count=count, name=name)
        self._desk.say(words)
        self._window.research.noted.emit("Folders", words)  # a running batch has the strip

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, XLiteError):
            said, hint = in_readers_language(error.summary), in_readers_language(error.hint)
        else:
            said = tr("The table could not be written.")
            hint = tr(
                "Look whether the folder can be written, the disk has room and no other program "
                "holds the file."
            )
        self._desk.say(said, hint, failed=True)
        self._window.research.noted.emit("Folders", said)
