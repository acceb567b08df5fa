"""Data, Train and Experiments: built when they are first shown, and joined to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xlite_desktop.settings import SettingsStore
from xlite_desktop.workspace import Workspace

if TYPE_CHECKING:
    from xlite_desktop.data.data_page import DataPage
    from xlite_desktop.experiments.experiments_page import ExperimentsPage
    from xlite_desktop.training.train_page import TrainPage


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
        return self.content

    def showEvent(self, event: QShowEvent) -> None:
        self.built()
        super().showEvent(event)


class ResearchPages(QObject):
    """Owns the three pages of the researcher.

    Signals:
        film_requested: a film to open in Diagnose, a `Path`.
        model_chosen: a model file to use in Diagnose, a `Path`.
        page_wanted: the name of a page that should be shown.
    """

    film_requested = Signal(object)
    model_chosen = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, workspace: Workspace, store: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._store = workspace, store
        self._data: DataPage | None = None
        self._train: TrainPage | None = None
        self._experiments: ExperimentsPage | None = None
        self.pages: Mapping[str, LazyPage] = {
            "Data": LazyPage(self._build_data),
            "Train": LazyPage(self._build_train),
            "Experiments": LazyPage(self._build_experiments),
        }

    def may_close(self) -> bool:
        """Whether nothing stands against closing; a living run asks what to do, in place."""
        if self._train is None or self._train.may_close():
            return True
        self.page_wanted.emit("Train")
        return False

    def shut_down(self) -> None:
        """End every thread; a run writes its checkpoint first."""
        for page in (self._train, self._data, self._experiments):
            if page is not None:
                page.shut_down()

    def _build_data(self) -> QWidget:
        from xlite_desktop.data.data_page import DataPage

        self._data = DataPage(self._workspace)
        self._data.film_requested.connect(self.film_requested)
        return self._data

    def _build_train(self) -> QWidget:
        from xlite_desktop.training.train_page import TrainPage

        self._train = TrainPage(self._workspace, self._store)
        self._train.close_agreed.connect(self._on_close_agreed)
        return self._train

    def _build_experiments(self) -> QWidget:
        from xlite_desktop.experiments.experiments_page import ExperimentsPage

        page = ExperimentsPage(self._workspace)
        page.film_requested.connect(self._on_film_of_run_requested)
        page.model_chosen.connect(self.model_chosen)
        page.resume_requested.connect(self._on_resume_requested)
        page.run_wanted.connect(self._on_run_wanted)
        self._experiments = page
        return page

    def _train_page(self) -> TrainPage:
        self.pages["Train"].built()
        assert self._train is not None
        return self._train

    @Slot(object, str)
    def _on_film_of_run_requested(self, path: Path, _finding: str) -> None:
        self.film_requested.emit(path)

    @Slot(object)
    def _on_resume_requested(self, run: object) -> None:
        self._train_page().resume(run)
        self.page_wanted.emit("Train")

    @Slot(object)
    def _on_run_wanted(self, config: object) -> None:
        self._train_page().enqueue(config)
        self.page_wanted.emit("Train")

    @Slot()
    def _on_close_agreed(self) -> None:
        window = self.parent()
        assert isinstance(window, QWidget)
        window.close()
