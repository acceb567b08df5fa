"""The left column of the Train page: the next run, from a preset to its last setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_core.training.config import TrainingConfig
from xlite_core.training.probe import Probe
from xlite_desktop.training import form_draft as drafts
from xlite_desktop.training.estimates import Estimates, Measure
from xlite_desktop.training.estimates_words import films_problem
from xlite_desktop.training.form_asking import asked_path, asked_teachers
from xlite_desktop.training.form_choices import (
    Offer,
    data_of_manifest,
    data_offers,
    finished_runs,
    is_configuration_file,
    is_teacher_file,
    with_split_kept,
)
from xlite_desktop.training.form_column import FormColumn
from xlite_desktop.training.form_dialogs import FormDialogs
from xlite_desktop.training.form_draft import FILMS, TEACHERS, Draft, Judgement
from xlite_desktop.training.form_files import FormFiles
from xlite_desktop.translation import tr
from xlite_desktop.viewer.drop_target import dropped_paths
from xlite_desktop.workspace import Workspace


class NextRunForm(QWidget):
    """Holds the draft of the next run, and hands it over once it can begin.

    Signals:
        start_requested: A `TrainingConfig` that is to begin now.
        queue_requested: A list of them that are to wait.
    """

    start_requested = Signal(object)
    queue_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        *,
        dialogs: FormDialogs | None = None,
        measure: Measure | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Next run"))
        self.setAcceptDrops(True)
        self._workspace, self._dialogs = workspace, dialogs or FormDialogs()
        self._preset, self._last, self._running = "quick_look", "", False
        self._unable = ""
        self._draft: Draft = drafts.first_draft(self._preset)
        self._offers: tuple[Offer, ...] = ()
        self._judgement = Judgement(config=None, sound=None, problems={})
        self._problems: Mapping[str, str] = {}
        self._estimates = Estimates(workspace.runs, measure=measure, parent=self)
        self.column = FormColumn()
        self._files = FormFiles(self.column.footer, self._dialogs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column)
        self.setFixedWidth(self.column.width())
        self._connect()
        self._choose_only_data_set()
        self._show_offers()
        self._show()

    @property
    def problems(self) -> Mapping[str, str]:
        """What stands in the way: a sentence by dotted name."""
        return self._problems

    def config(self) -> TrainingConfig | None:
        """Return what would be run; None while something stands in the way."""
        return None if self._problems else self._judgement.config

    def load(self, config: TrainingConfig) -> None:
        """Show a configuration: of a file, or of a run that is to be made again."""
        self._draft, self._last = drafts.draft_of(config), ""
        self._preset = drafts.preset_of(self._draft)
        self.column.show_vary(on=False)
        self._show_offers()
        self._show()

    def set_running(self, running: bool) -> None:
        """Say whether a run lives: the next one then waits, and nothing is measured beside it."""
        self._running = running
        self._estimates.set_may_measure(not (running or self._unable))

    def set_unable(self, reason: str) -> None:
        """Say why nothing can begin or be measured here; empty where it can."""
        self._unable = reason
        self._estimates.set_may_measure(not (self._running or reason))

    def probe_of(self, config: TrainingConfig) -> Probe | None:
        """Return what this machine measured of a run while it stood in the form, or None."""
        return self._estimates.probe_of(config)

    def shut_down(self) -> None:
        """End what asks in the background; call it before the window closes."""
        self._estimates.shut_down()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if any(is_configuration_file(path) or is_teacher_file(path) for path in paths):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        teachers = tuple(str(path) for path in paths if is_teacher_file(path))
        if teachers:
            self._on_edited({TEACHERS: teachers})
        elif paths:
            self._load(self._files.read(paths[0]))

    def _connect(self) -> None:
        first, more, footer = self.column.first, self.column.more, self.column.footer
        first.preset_chosen.connect(self._on_preset_chosen)
        first.edited.connect(self._on_edited)
        first.manifest_requested.connect(self._on_manifest_requested)
        first.teachers_requested.connect(self._on_teachers_requested)
        first.setting_wanted.connect(more.reveal)
        more.edited.connect(self._on_setting_edited)
        more.path_requested.connect(self._on_path_requested)
        footer.begin_requested.connect(self._on_begin)
        footer.problem_wanted.connect(self._on_problem_wanted)
        footer.save_requested.connect(lambda: self._files.save(self.config()))
        footer.load_requested.connect(lambda: self._load(self._files.load()))
        footer.copy_requested.connect(lambda: self._files.copy(self.config(), self._preset))
        footer.vary_requested.connect(self._on_vary)
        self.column.vary.queue_requested.connect(self._on_varied)
        self._estimates.outlook_changed.connect(self._on_outlook)
        self._workspace.data_sets_changed.connect(self._on_disk_changed)
        self._workspace.runs_changed.connect(self._on_disk_changed)

    def _load(self, config: TrainingConfig | None) -> None:
        if config is not None:
            self.load(config)

    def _choose_only_data_set(self) -> None:
        offers = data_offers(self._workspace, self._draft)
        if len(offers) == 1 and self._draft[FILMS] is None:
            self._draft = {**self._draft, **offers[0].values}

    def _show_offers(self) -> None:
        self._offers = data_offers(self._workspace, self._draft)
        self.column.first.show_offers(self._offers, finished_runs(self._workspace.runs))

    def _show(self) -> None:
        """Judge the draft, show it, and ask what it will take; the answer comes at once, too."""
        self._judgement = drafts.judged(self._draft, preset=self._preset, last=self._last)
        self.column.first.show_draft(self._draft, self._preset)
        self._estimates.ask(self._judgement.sound, drafts.phase_of(self._draft))

    @Slot()
    def _on_outlook(self) -> None:
        outlook, column = self._estimates.outlook, self.column
        problems = dict(self._judgement.problems)
        if unfit := films_problem(outlook):
            problems.setdefault(FILMS, unfit)
        self._problems = problems
        column.show_id(outlook.next_id)
        column.first.show_problems(problems)
        column.more.show_draft(self._draft, problems)
        column.estimates.show_outlook(outlook)
        reason = drafts.reason_of(problems)
        column.footer.show_readiness(reason, enqueue=self._running, unable=self._unable)

    @Slot(object)
    def _on_edited(self, changes: Mapping[str, Any]) -> None:
        for name, value in changes.items():
            self._draft, self._last = drafts.changed(self._draft, name, value), name
        self.column.footer.show_notice("")
        if FILMS in changes:
            self._show_offers()
        self._show()

    @Slot(str, object)
    def _on_setting_edited(self, name: str, value: object) -> None:
        self._on_edited({name: value})

    @Slot(str)
    def _on_preset_chosen(self, preset: str) -> None:
        self._preset = preset
        self._draft = drafts.with_preset_chosen(self._draft, preset)
        self._on_edited({})

    @Slot()
    def _on_disk_changed(self) -> None:
        offers = data_offers(self._workspace, self._draft)
        self._draft = with_split_kept(self._draft, self._offers, offers)
        self._choose_only_data_set()
        self._show_offers()
        self._show()
        self._estimates.look_again()

    @Slot()
    def _on_manifest_requested(self) -> None:
        manifest = self._dialogs.manifest(self)
        self._on_edited({} if manifest is None else data_of_manifest(manifest))

    @Slot(str)
    def _on_teachers_requested(self, how: str) -> None:
        teachers = asked_teachers(self, self._dialogs, how, self._draft[TEACHERS])
        self._on_edited({TEACHERS: teachers})

    @Slot(str)
    def _on_path_requested(self, name: str) -> None:
        path = asked_path(self, self._dialogs, name)
        if path is not None:
            self._on_edited({name: path})

    @Slot()
    def _on_begin(self) -> None:
        config = self.config()
        if config is not None and self._running:
            self.queue_requested.emit([config])
        elif config is not None:
            self.start_requested.emit(config)

    @Slot()
    def _on_problem_wanted(self) -> None:
        name = "" if self._unable else next(iter(self._problems), "")
        if name and not self.column.first.reveal(name):
            self.column.more.reveal(name)

    @Slot()
    def _on_vary(self) -> None:
        config = self.config()
        if config is not None:
            self.column.vary.show_config(config)
            self.column.show_vary(on=True)

    @Slot(object)
    def _on_varied(self, configs: list[TrainingConfig]) -> None:
        self.column.show_vary(on=False)
        said = (
            tr("1 run was added to the queue.")
            if len(configs) == 1
            else tr("{runs} runs were added to the queue.", runs=len(configs))
        )
        self.column.footer.show_notice(said)
        self.queue_requested.emit(configs)
