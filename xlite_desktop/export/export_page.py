"""The page that writes DICOM files: the form, how far it is, and what became of each film."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.data.job_strip import JobStrip
from xlite_desktop.data.pace import Pace
from xlite_desktop.export.export_choice import ExportChoice, names_in_words
from xlite_desktop.export.export_form import ExportForm
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_16, TYPE_TITLE
from xlite_desktop.translation import tr

_ROWS_SHOWN = 6
_ROW_HEIGHT = 20


class ExportPage(QWidget):
    """Shows what would be written, then what was.

    Signals:
        write_requested: the files should be written.
        cancel_requested: the work under way should end.
        show_requested: the folder should be shown.
    """

    write_requested = Signal()
    cancel_requested = Signal()
    show_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.strip = ExportForm(), JobStrip()
        self.write = QPushButton()
        self.write.setProperty("role", "primary")
        self.show_folder = QPushButton(tr("Show in folder"))
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "flag")
        self.rows = QStringListModel(self)
        self.results = _list(self.rows)
        self._heading = QLabel(tr("What became of it"))
        self._heading.setFont(font(TYPE_TITLE, SEMIBOLD))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.write)
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(self.form)
        column.addLayout(buttons)
        for part in (self.strip, self.warning, self._heading, self.results):
            column.addWidget(part)
        column.addStretch(1)
        self.write.clicked.connect(self.write_requested)
        self.show_folder.clicked.connect(self.show_requested)
        self.strip.cancel_requested.connect(self.cancel_requested)
        self.show_results((), "")

    def show_choice(self, choice: ExportChoice, names: tuple[str, ...], *, busy: bool) -> None:
        """Show what is chosen, and the files that it stands for.

        Args:
            choice: It.
            names: The files that would be written; empty where there is nothing to write.
            busy: Work is under way.
        """
        words = names_in_words(names) if choice.folder else ""
        self.form.show_choice(choice, words, busy=busy)
        self.write.setText(
            tr("Write 1 file") if len(names) == 1 else tr("Write {names:,} files", names=len(names))
        )
        self.write.setEnabled(bool(names) and choice.folder is not None and not busy)
        self.write.setToolTip("" if choice.folder else tr("Choose a folder first."))
        self.show_folder.setEnabled(choice.folder is not None)

    def show_progress(self, pace: Pace, *, cancelling: bool = False) -> None:
        """Say how far the work is."""
        self.strip.show_progress(tr("Writing"), pace, cancelling=cancelling)

    def show_outcome(self, what: str, words: str, role: str = "quiet") -> None:
        """Say what came of it in one line; `role` is "quiet", "flag" or "error"."""
        self.strip.show_outcome(what, words, role)

    def show_results(self, rows: Sequence[str], warning: str) -> None:
        """List what became of each film, and what has to be looked at."""
        self.rows.setStringList(list(rows))
        for part in (self._heading, self.results):
            part.setVisible(bool(rows))
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.results.setFixedHeight(min(len(rows), _ROWS_SHOWN) * _ROW_HEIGHT + 2 * SPACE_8)
        if rows:  # once they have their places; on a low screen they lie below the edge
            QTimer.singleShot(0, self, self._on_laid_out)

    @Slot()
    def _on_laid_out(self) -> None:
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.results)


def _list(rows: QStringListModel) -> QListView:
    view = QListView()
    view.setModel(rows)
    view.setAccessibleName(tr("What became of each film"))
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setWordWrap(True)
    view.setUniformItemSizes(False)
    view.setSpacing(1)
    view.setFrameShape(QFrame.Shape.NoFrame)
    return view
