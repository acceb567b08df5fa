"""Data, Train and Experiments: built when they are first shown, and joined to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_core.errors import XLiteError
from xlite_core.policy import policy
from xlite_core.safe_mode import safe_mode
from xlite_desktop.research_folders import Kind, checked, folder_of, with_folder
from xlite_desktop.settings import SettingsStore
from xlite_desktop.translation import counted, tr
from xlite_desktop.workspace import Workspace

if TYPE_CHECKING:
    from xlite_core.experiments.run_catalogue import Runs
    from xlite_core.run_directory import RunDirectory
    from xlite_core.training.config import TrainingConfig
    from xlite_desktop.background.latest_only import LatestOnly
    from xlite_desktop.data.data_page import DataPage
    from xlite_desktop.experiments.experiments_page import ExperimentsPage
    from xlite_desktop.training.pack_desk import PackDesk
    from xlite_desktop.training.train_page import TrainPage

DATA, TRAIN, EXPERIMENTS = "Data", "Train", "Experiments"


class LazyPage(QWidget):
    """An empty page that builds its content when it is first shown, so that the window starts fast.

    Attributes:
        content: The page itself; None before.
    """

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self.content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def built(self) -> QWidget:
        """Return the content, built now if need be."""
        if self.content is None:
            self.content = self._build()
            self._column.addWidget(self.content)
            self.content.show()  # at once: a layout would wait for the next turn of the event loop
        return self.content

    def forget(self) -> None:
        """Drop the content, which has ended its work; the next look builds another."""
        content, self.content = self.content, None
        if content is not None:
            self._column.removeWidget(content)
            content.hide()
            content.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        self.built()
        super().showEvent(event)


class ResearchPages(QObject):
    """Owns the three pages of the researcher.

    Signals:
        film_requested: a film to open in Diagnose, a `Path`, and the finding to show; "" for none.
        model_chosen: a model file to use in Diagnose, a `Path`.
        page_wanted: the name of a page that should be shown.
        noted: the name of a page, and what its status line may say now.
        marked: the name of a page, and why somebody should look at it; "" for no reason.
        close_agreed: nothing stands against closing any more, as was wished.
    """

    film_requested = Signal(object, str)
    model_chosen = Signal(object)
    page_wanted = Signal(str)
    noted = Signal(str, str)
    marked = Signal(str, str)
    close_agreed = Signal()

    def __init__(self, workspace: Workspace, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace, self._store = workspace, store
        self._data: DataPage | None = None
        self._train: TrainPage | None = None
        self._experiments: ExperimentsPage | None = None
        self._looking: LatestOnly | None = None
        self._pack: PackDesk | None = None
        self._closed = False
        self._wanted_run = ""
        self.pages: Mapping[str, LazyPage] = {
            DATA: LazyPage(self._build_data),
            TRAIN: LazyPage(self._build_train),
            EXPERIMENTS: LazyPage(self._build_experiments),
        }

    @property
    def pack(self) -> PackDesk:
        """What knows which program trains; made when it is first wanted."""
        if self._pack is None:
            from xlite_desktop.training.pack_desk import PackDesk

            self._pack = PackDesk(self)
        return self._pack

    def look_for_unfinished(self) -> None:
        """Mark the Train page where a run was cut off; looked for in the background."""
        runs = self.workspace.runs
        if self._train is not None or self._closed or not (policy().training and runs.is_dir()):
            return
        if self._looking is not None or safe_mode():
            return
        from xlite_desktop.background.latest_only import LatestOnly

        self._looking = LatestOnly(self)
        self._looking.ready.connect(self._on_unfinished_found)
        self._looking.request(lambda: _first_unfinished(runs))

    def may_close(self) -> bool:
        """Whether nothing stands against closing; a living run asks what to do, in place."""
        if self._train is None or self._train.may_close():
            return True
        self.page_wanted.emit(TRAIN)
        return False

    @property
    def at_work(self) -> str:
        """What is being written to the folders just now, in words; empty for nothing."""
        if self._train is not None and self._train.desk.lives:
            return tr("a run is being trained")
        if self._data is not None and self._data.jobs.importing:
            return tr("a data set is being imported")
        if self._data is not None and self._data.jobs.caching is not None:
            return tr("a cache is being built")
        detail = self._experiments.right.detail if self._experiments is not None else None
        return tr("a run is being judged or exported") if detail and detail.work.directory else ""

    def use_folder(self, kind: Kind, folder: Path) -> None:
        """Look for data sets or runs in another folder, now and at the next start.

        Raises:
            XLiteError: Something is being written just now, or the folder cannot be used.
        """
        if self.at_work:
            raise XLiteError(
                tr("Just now {at_work}.", at_work=self.at_work),
                tr("Wait for its end, or stop it; then choose again."),
            )
        checked(self.workspace, kind, folder)
        self._store.save(with_folder(self._store.load(), kind, folder))
        if folder == folder_of(self.workspace, kind):
            return
        self._shut_pages()
        self._data = self._train = self._experiments = None
        self._wanted_run = ""
        self.workspace.move(**{kind.value: folder})
        for name, page in self.pages.items():
            page.forget()
            self.noted.emit(name, "")
        self.marked.emit(TRAIN, "")
        self.look_for_unfinished()

    def shut_down(self) -> None:
        """End every thread; a run writes its checkpoint first."""
        self._closed = True
        self._shut_pages()
        if self._pack is not None:
            self._pack.shut_down()

    def _shut_pages(self) -> None:
        if self._looking is not None:
            self._looking.shut_down()
            self._looking = None
        for page in (self._train, self._data, self._experiments):
            if page is not None:
                page.shut_down()

    def _build_data(self) -> QWidget:
        from xlite_desktop.data.data_page import DataPage

        page = self._data = DataPage(self.workspace)
        page.film_requested.connect(self._on_film_requested)
        page.cache_told.connect(self._on_cache_told)
        return page

    def _build_train(self) -> QWidget:
        if not policy().training:
            from xlite_desktop.training.locked_training import LockedTraining

            return LockedTraining()
        from xlite_desktop.training.train_page import TrainPage

        page = self._train = TrainPage(self.workspace, self._store, pack=self.pack)
        page.close_agreed.connect(self.close_agreed)
        page.data_requested.connect(self._on_data_requested)
        page.run_requested.connect(self._on_run_requested)
        page.status_changed.connect(self._on_status_changed)
        self.marked.emit(TRAIN, "")  # from now on the page itself offers what was cut off
        return page

    def _build_experiments(self) -> QWidget:
        from xlite_desktop.experiments.experiments_page import ExperimentsPage

        page = self._experiments = ExperimentsPage(self.workspace, store=self._store)
        page.film_requested.connect(self.film_requested)
        page.model_chosen.connect(self.model_chosen)
        page.resume_requested.connect(self._on_resume_requested)
        page.run_wanted.connect(self._on_run_wanted)
        page.train_requested.connect(self._on_train_requested)
        page.desk.found.connect(self._on_runs_found)
        return page

    def _train_page(self) -> TrainPage:
        self.pages[TRAIN].built()
        assert self._train is not None
        return self._train

    @Slot(object)
    def _on_film_requested(self, path: Path) -> None:
        self.film_requested.emit(path, "")

    @Slot(str)
    def _on_cache_told(self, words: str) -> None:
        self.noted.emit(DATA, words)

    @Slot(str)
    def _on_status_changed(self, words: str) -> None:
        self.noted.emit(TRAIN, words)
        self.marked.emit(TRAIN, words)

    @Slot()
    def _on_data_requested(self) -> None:
        self.page_wanted.emit(DATA)

    @Slot()
    def _on_train_requested(self) -> None:
        self.page_wanted.emit(TRAIN)

    @Slot(object)
    def _on_run_requested(self, run: RunDirectory) -> None:
        self._wanted_run = run.experiment_id
        self.page_wanted.emit(EXPERIMENTS)
        if self._experiments is not None:
            self._experiments.select(self._wanted_run)  # known from an earlier look

    @Slot(object)
    def _on_runs_found(self, runs: Runs) -> None:
        count = len(runs.summaries)
        self.noted.emit(EXPERIMENTS, counted(count, "run") if count else "")
        if self._experiments is not None and self._wanted_run in {r.id for r in runs.summaries}:
            self._experiments.select(self._wanted_run)
            self._wanted_run = ""

    @Slot(object)
    def _on_resume_requested(self, run: RunDirectory) -> None:
        if policy().training:
            self._train_page().resume(run)
        self.page_wanted.emit(TRAIN)

    @Slot(object)
    def _on_run_wanted(self, config: TrainingConfig) -> None:
        if policy().training:
            self._train_page().enqueue(config)
        self.page_wanted.emit(TRAIN)

    @Slot(object)
    def _on_unfinished_found(self, words: str) -> None:
        if self._train is None and words:
            self.marked.emit(TRAIN, words)


def _first_unfinished(runs: Path) -> str:
    """Return what there is to say of the newest run that could go on; empty where there is none."""
    from xlite_desktop.training.unfinished import unfinished_runs

    found = unfinished_runs(runs)
    return found[0].words if found else ""
