"""The researcher's half of the walk: a Training pack is chosen, films are imported, a run trains.

Everything goes through the page on which a person would do it; the run is played by the pack's
own program, as always.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from xlite_desktop.action_words import Act
from xlite_desktop.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.training.train_page import TrainPage

EPOCHS = 2

LABELS, FILMS, CONFIGURATION = "labels.csv", "films", "run.toml"
"""What lies in the folder of the study: a table, its films, and the settings of a short run."""

DATA_SETS, RUNS = "data sets", "runs"
"""Folders of the study that are made: the user's own are not touched."""

Steps = Generator[Callable[[], bool], None, None]
Part = TypeVar("Part", bound=QWidget)


class TrainingWalk:
    """Chooses, imports and trains.

    Attributes:
        seen: What came of it, for the record; "problem" is empty where all went well.
    """

    def __init__(self, window: MainWindow, pack: Path, study: Path) -> None:
        self._window, self._pack, self._study = window, pack, study
        self.seen: dict[str, Any] = {"problem": "", "pack": "", "run": "", "epochs": []}

    def steps(self) -> Steps:
        """Yield, after each step, the question whether it is over."""
        self._window.actions_by_name[Act.SETTINGS].trigger()
        self._choose_folders()
        yield from self._choose_pack()
        if not self.seen["problem"]:
            yield from self._import_films()
        if not self.seen["problem"]:
            yield from self._train()

    def _choose_folders(self) -> None:
        from xlite_desktop.research_folders import Kind
        from xlite_desktop.settings_folders import SettingsFolders

        lines = self._shown(SettingsFolders).lines
        for kind, name in ((Kind.DATA, DATA_SETS), (Kind.RUNS, RUNS)):
            self._window.dialogs = _Folder(self._study / name)
            lines[kind].change.click()

    def _choose_pack(self) -> Steps:
        from xlite_desktop.training.pack_part import PackPart
        from xlite_desktop.translation import told

        part, desk = self._shown(PackPart), self._window.research.pack
        self._window.dialogs = _Folder(self._pack)
        part.change.click()
        yield lambda: not desk.looking
        self.seen["pack"] = part.text
        if desk.problem is not None:
            self.seen["problem"] = told(desk.problem)

    def _import_films(self) -> Steps:
        from xlite_desktop.data.data_page import DataPage
        from xlite_desktop.research_pages import DATA

        self._window.show_tab(DATA)
        page = self._shown(DataPage)
        panel, jobs = page.side.importing, page.jobs
        page.imports.look_at(self._study / LABELS)
        yield lambda: panel.form.plan is not None
        panel.show_images(self._study / FILMS)
        yield panel.begin.isEnabled
        panel.begin.click()
        yield lambda: not jobs.importing
        if not self._window.research.workspace.data_sets():
            self.seen["problem"] = "The films were not imported."

    def _train(self) -> Steps:
        from xlite_core.training.config import TrainingConfig
        from xlite_desktop.research_pages import TRAIN
        from xlite_desktop.training.form_draft import FILMS as DATA_FIELD
        from xlite_desktop.training.form_first import EPOCHS as EPOCHS_FIELD
        from xlite_desktop.training.train_page import TrainPage

        self._window.show_tab(TRAIN)
        page = self._shown(TrainPage)
        page.form.load(TrainingConfig.read(self._study / CONFIGURATION))
        fields, footer = page.form.column.first.fields, page.form.column.footer
        data, epochs = fields[DATA_FIELD].control, fields[EPOCHS_FIELD].control
        assert isinstance(data, QComboBox)
        assert isinstance(epochs, QLineEdit)
        data.setCurrentIndex(0)
        data.activated.emit(0)
        epochs.setText(str(EPOCHS))
        epochs.textEdited.emit(str(EPOCHS))
        yield footer.begin_button.isEnabled
        began = time.monotonic()
        footer.begin_button.click()
        for count in range(EPOCHS + 1):  # a step each: a slow machine may take its time for each
            yield partial(_is_so_far, page, count)
        yield lambda: not page.desk.lives
        self._note_run(page, time.monotonic() - began)

    def _note_run(self, page: TrainPage, seconds: float) -> None:
        run, lines = page.desk.run, page.log.model.lines
        last = lines[-1].text if lines else ""
        if run is None:
            self.seen["problem"] = last or "No run was begun."
            return
        history = run.history
        self.seen |= {
            "problem": "" if history.state == "finished" else f"It is {history.state}. {last}",
            "run": str(run.directory.path),
            "device": "" if history.started is None else history.started.device,
            "seconds": seconds,
            "epochs": [
                {
                    "train_loss": epoch.train_loss,
                    "validation_loss": epoch.validation_loss,
                    "validation_auc": epoch.validation_auc,
                }
                for epoch in history.epochs
            ],
        }

    def _shown(self, kind: type[Part]) -> Part:
        """Return the part of the window that is of a kind, as it is shown now."""
        return next(part for part in self._window.findChildren(kind) if part.isVisible())


def _is_so_far(page: TrainPage, epochs: int) -> bool:
    """Say whether the run has begun, and finished so many epochs, or has ended before."""
    run = page.desk.run
    return not page.desk.lives or (run is not None and len(run.history.epochs) >= epochs)


class _Folder(FileDialogs):
    """The dialog for a folder, answered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder(self, parent: QWidget, title: str = "") -> Path | None:  # noqa: ARG002
        return self._folder
