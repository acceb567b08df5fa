"""From a drop or a button to a data set: what the import panel says, and what happens then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.data.preview import SourcePreview
from xlite_desktop.data.data_desk import DataDesk
from xlite_desktop.data.data_dialogs import DataDialogs
from xlite_desktop.data.data_jobs import DataJobs
from xlite_desktop.data.import_panel import ImportPanel
from xlite_desktop.data.import_plan import Imported, ImportPlan
from xlite_desktop.data.pace import Pace
from xlite_desktop.data.problem_words import problem_words
from xlite_desktop.translation import tr
from xlite_desktop.workspace import Workspace


class ImportFlow(QObject):
    """Joins the panel, the dialogs, the preview and the job.

    Signals:
        opened: the panel should be shown.
        closed: it should not be shown any more.
        imported: an `Imported`.
        busy_changed: whether an import is under way.
    """

    opened = Signal()
    closed = Signal()
    imported = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        desk: DataDesk,
        jobs: DataJobs,
        panel: ImportPanel,
        dialogs: DataDialogs,
    ) -> None:
        super().__init__(panel)
        self._workspace, self._desk, self._jobs = workspace, desk, jobs
        self._panel, self._dialogs = panel, dialogs
        panel.table_requested.connect(self._on_table_requested)
        panel.folder_requested.connect(self._on_folder_requested)
        panel.images_requested.connect(self._on_images_requested)
        panel.import_requested.connect(self._on_import_requested)
        panel.cancel_requested.connect(self._on_cancel_requested)
        panel.closed.connect(self.closed)
        desk.answered.connect(self._on_answered)
        desk.failed.connect(self._on_failed)
        jobs.import_progressed.connect(self._on_progressed)
        jobs.imported.connect(self._on_imported)
        jobs.import_failed.connect(self._on_import_failed)

    @property
    def busy(self) -> bool:
        return self._jobs.importing

    def open(self, *, alone: bool = False) -> None:
        """Show the panel, as it was left.

        Args:
            alone: There is no data set to go back to.
        """
        self._panel.show_alone(alone)
        self.opened.emit()

    def look_at(self, source: Path) -> None:
        """Show what a source seems to be; while an import is under way, that import."""
        if not self.busy:
            self._panel.show_looking(source)
            self._desk.preview(source)
        self.opened.emit()

    @Slot()
    def _on_table_requested(self) -> None:
        source = self._dialogs.table(self._panel)
        if source is not None:
            self.look_at(source)

    @Slot()
    def _on_folder_requested(self) -> None:
        source = self._dialogs.folder(self._panel, tr("Choose a folder of folders"))
        if source is not None:
            self.look_at(source)

    @Slot()
    def _on_images_requested(self) -> None:
        folder = self._dialogs.folder(self._panel, tr("Choose the folder of the films"))
        if folder is not None:
            self._panel.show_images(folder)

    @Slot(object)
    def _on_import_requested(self, plan: ImportPlan) -> None:
        self._jobs.start_import(plan)
        self.busy_changed.emit(True)

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._jobs.cancel_import()
        self._panel.show_progress(Pace(), cancelling=True)

    @Slot(str, object)
    def _on_answered(self, topic: str, value: object) -> None:
        if topic == "preview" and isinstance(value, SourcePreview):
            taken = {data_set.name for data_set in self._workspace.data_sets()}
            self._panel.show_preview(value, taken)

    @Slot(str, object)
    def _on_failed(self, topic: str, error: Exception) -> None:
        if topic == "preview":
            self._panel.show_problem(*problem_words(error))

    @Slot(object)
    def _on_progressed(self, pace: Pace) -> None:
        if self._jobs.importing and not self._jobs.cancelling_import:
            self._panel.show_progress(pace)

    @Slot(object)
    def _on_imported(self, imported: Imported | None) -> None:
        self.busy_changed.emit(False)
        if imported is None:
            self._panel.show_cancelled()
            return
        self._panel.show_choice()
        self.imported.emit(imported)

    @Slot(object)
    def _on_import_failed(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self._panel.show_problem(*problem_words(error))
