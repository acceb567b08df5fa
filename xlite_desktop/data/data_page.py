"""The Data page: which data sets there are, and what is in the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xlite_desktop.data.chosen_flow import ChosenFlow
from xlite_desktop.data.chosen_side import ChosenSide
from xlite_desktop.data.data_desk import DataDesk
from xlite_desktop.data.data_dialogs import DataDialogs
from xlite_desktop.data.data_jobs import DataJobs
from xlite_desktop.data.data_sets_column import DataSetsColumn
from xlite_desktop.data.drop_frame import DropFrame
from xlite_desktop.data.facts_view import DataSetLine
from xlite_desktop.data.import_flow import ImportFlow
from xlite_desktop.data.import_plan import Imported
from xlite_desktop.data.survey_flow import SurveyFlow
from xlite_desktop.translation import counted, tr
from xlite_desktop.viewer.drop_target import dropped_paths
from xlite_desktop.workspace import DataSet, Workspace


class DataPage(QWidget):
    """Data sets on the left, the chosen one on the right.

    Signals:
        film_requested: the path of a film to open in Diagnose.
        cache_told: what the status line may say of the chosen data set's cache; "" for nothing.
    """

    film_requested = Signal(object)
    cache_told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        dialogs: DataDialogs | None = None,
    ) -> None:
        super().__init__(parent)
        self.current: DataSet | None = None
        self._workspace, self._dialogs = workspace, dialogs or DataDialogs()
        self.desk, self.jobs = DataDesk(workspace, self), DataJobs(workspace, self)
        self.column, self.side = DataSetsColumn(), ChosenSide()
        self.column.hide()
        panel = self.side.importing
        self.imports = ImportFlow(workspace, self.desk, self.jobs, panel, self._dialogs)
        self._chosen = ChosenFlow(
            workspace, self.desk, self.jobs, self.column, self.side, self._dialogs
        )
        self._surveys = SurveyFlow(self.desk, self.jobs, self.column, self.side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.column)
        row.addWidget(self.side, 1)
        self._drop_frame = DropFrame(self)
        self.setAcceptDrops(True)
        self._connect()

    def choose(self, data_set: DataSet) -> None:
        """Show a data set."""
        self.current = data_set
        self._chosen.open(data_set)
        self._mark_importing()

    def shut_down(self) -> None:
        """End every thread; call before the window closes."""
        for background in (self.jobs, self.desk, self.side.thumbnails):
            background.shut_down()

    def showEvent(self, event: QShowEvent) -> None:
        self.desk.list_data_sets()  # the command line may have imported one meanwhile
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._drop_frame.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_frame.show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame.show_over(False)
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.imports.look_at(paths[0])

    def _connect(self) -> None:
        self._workspace.data_sets_changed.connect(self.desk.list_data_sets)
        self.desk.answered.connect(self._on_answered)
        self.column.chosen.connect(self._on_chosen)
        self.column.import_requested.connect(self._on_import_requested)
        self.column.folder_requested.connect(self._on_folder_requested)
        self.column.removal_requested.connect(self._on_removal_requested)
        self.imports.opened.connect(self._on_import_opened)
        self.imports.closed.connect(self._on_import_closed)
        self.imports.imported.connect(self._on_imported)
        self.imports.busy_changed.connect(self._mark_importing)
        self._chosen.film_requested.connect(self.film_requested)
        self._chosen.cache_told.connect(self.cache_told)

    @Slot(str, object)
    def _on_answered(self, topic: str, value: Any) -> None:
        if topic == "lines":
            self._show_lines(value)

    def _show_lines(self, lines: tuple[DataSetLine, ...]) -> None:
        there = [line.data_set for line in lines]
        chosen = self.current if self.current in there else there[0] if there else None
        self.column.setVisible(bool(lines))
        self.column.show_lines(lines, chosen)
        if chosen is None:
            self.current = None
            self.desk.close()
            self.imports.open(alone=True)
        elif chosen != self.current:
            self.choose(chosen)

    @Slot(object)
    def _on_chosen(self, data_set: DataSet) -> None:
        if self.jobs.reading is None:
            self.side.strip.hide()
        self.choose(data_set)

    @Slot()
    def _on_import_requested(self) -> None:
        self.imports.open()

    @Slot()
    def _on_import_opened(self) -> None:
        self.side.show_part(self.side.importing)
        self._mark_importing()

    @Slot()
    def _on_import_closed(self) -> None:
        if self.current is not None:
            self.side.show_part(self.side.overview)
            self._mark_importing()

    @Slot(object)
    def _on_imported(self, imported: Imported) -> None:
        self.choose(imported.data_set)
        left_out = ""
        if imported.left_out:
            left_out = tr(
                " {files} left out: see “Worth a look”.", files=counted(imported.left_out, "file")
            )
        said = tr(
            "{films} in {data_set_name}.{left_out}",
            films=counted(imported.films, "film"),
            data_set_name=imported.data_set.name,
            left_out=left_out,
        )
        self.side.strip.show_outcome(tr("Imported."), said, "flag" if left_out else "quiet")

    @Slot()
    def _mark_importing(self) -> None:
        """Let the button say that an import goes on, and be quiet while its panel is shown."""
        shown = self.side.shown is self.side.importing
        self.column.show_importing(busy=self.imports.busy, shown=shown)

    @Slot(object)
    def _on_folder_requested(self, data_set: DataSet) -> None:
        self._dialogs.show_folder(data_set.folder)

    @Slot(object)
    def _on_removal_requested(self, data_set: DataSet) -> None:
        if self.jobs.reading == data_set:
            said = (tr("Its films are being read."), tr("Cancel that first."), "flag")
        elif self._dialogs.trash(data_set.folder):
            said = (
                tr("Moved to the trash."),
                tr("The films of {data_set_name} stay.", data_set_name=data_set.name),
                "quiet",
            )
            self._workspace.data_sets_changed.emit()
        else:
            said = (
                tr("It cannot be moved to the trash."),
                tr("Remove its folder by hand."),
                "error",
            )
        self.side.strip.show_outcome(*said)
