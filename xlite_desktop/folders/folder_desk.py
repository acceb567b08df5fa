"""Stands behind the Folders page: starts batches, and holds what the page shows of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from xlite_core.batch.place import (
    KeptBatch,
    batch_file,
    forget_batch,
    forget_batches,
    kept_batches,
)
from xlite_core.errors import XLiteError
from xlite_desktop.background.batch_work import BatchWork, Counted, Listed, Searched
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.data.pace import Pace, Stopwatch
from xlite_desktop.folders.film_table import FilmTable, counts
from xlite_desktop.folders.folder_empty import name_of
from xlite_desktop.folders.folder_page import FolderPage
from xlite_desktop.folders.folder_view import FolderView, Phase, facts_words
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.state import ViewerState

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.worklist.entries import FilmMarks

_NOTHING = FilmTable((), ())


class FolderDesk(QObject):
    """One folder at a time; its results outlive the window.

    Attributes:
        page: What it stands behind.
        roots: The files and folders that are shown.
        table: Their films.
        state: Of the Diagnose page: model and thresholds.
        on_listed: Called when the list of films is there, to look up the reader's marks.
    """

    def __init__(
        self, page: FolderPage, folder: Path, model: Callable[[], Classifier | None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.page, self._folder, self._model = page, folder, model
        self.roots: tuple[Path, ...] = ()
        self.table = _NOTHING
        self.state = ViewerState()
        self.on_listed: Callable[[], None] = lambda: None
        self._view = FolderView()
        self._watch: Stopwatch | None = None
        self._next: tuple[Path, ...] | None = None
        self._of_model = ""
        self._forgetting = False
        self._work = BatchWork(self)
        self._kept = LatestOnly(self)
        self._work.searched.connect(self._on_searched)
        self._work.listed.connect(self._on_listed)
        self._work.saved.connect(self._on_saved)
        self._work.ended.connect(self._on_ended)
        self._kept.ready.connect(self._on_kept_found)
        page.strip.pause_switched.connect(self._on_pause_switched)
        page.strip.cancel_requested.connect(self._on_stop_requested)
        page.strip.resume_requested.connect(self._on_resume_requested)
        page.head.close_requested.connect(self.close_table)
        page.empty.kept_chosen.connect(self._on_kept_chosen)
        page.empty.forget_requested.connect(self._on_forget_requested)
        self.look_for_kept()

    @property
    def view(self) -> FolderView:
        return self._view

    @property
    def batch(self) -> Path | None:
        """The file of the batch that is shown."""
        if not self.roots or not self._of_model:
            return None
        return batch_file(self._folder, self._of_model, self.roots)

    def open(self, roots: Sequence[Path]) -> None:
        """Show files and folders as a table, and score what has no result yet."""
        if self._work.busy:  # begun again as soon as what is under way has ended
            self._next = tuple(roots)
            self._work.stop()
            return
        self.roots, self._next = tuple(roots), None
        self.table = _NOTHING
        self.page.show_table(self.table, np.empty(0))
        name = name_of([str(root) for root in roots])
        classifier = self._model()
        if classifier is None:
            self._show(FolderView(phase=Phase.WAITING, name=name))
            return
        self._of_model = classifier.fingerprint
        model = f"{classifier.card.name} {classifier.fingerprint}"
        self._watch = None
        self._show(FolderView(phase=Phase.SEARCHING, name=name, model=model))
        file = batch_file(self._folder, classifier.fingerprint, self.roots)
        self._work.start(file, self.roots, classifier)

    def close_table(self) -> None:
        """Go back to the first look of the page; results are kept."""
        self.roots, self._next = (), None
        self._work.stop()
        self.table = _NOTHING
        self.page.show_table(self.table, np.empty(0))
        self._show(FolderView())
        if not self._work.busy:
            self.look_for_kept()

    @Slot(object)
    def show_state(self, state: ViewerState) -> None:
        """Follow the model and the thresholds of Diagnose."""
        before, self.state = self.state, state
        if self._view.phase is Phase.NONE:
            return
        if state.fingerprint and state.fingerprint != self._of_model:
            self.open(self.roots)
        elif state.thresholds is not before.thresholds and len(self.table):
            self.page.show_thresholds(self.table.thresholds(state.thresholds))
            self._show_facts()

    def show_marks(self, marks: Mapping[str, FilmMarks]) -> None:
        """Show what the reader left on films: SHA-256 of a file -> marks."""
        self.table.set_marks(marks)
        self.page.show_marks()
        self._show_facts()

    def show_mark(self, place: int, marks: FilmMarks) -> None:
        """Show what the reader has just left on one film."""
        self.table.set_mark(place, marks)
        self.page.show_marks()
        self._show_facts()

    def say(self, said: str, hint: str = "", *, failed: bool = False) -> None:
        """Say how something went, above the table; not while a batch tells how far it is."""
        if not self._view.phase.works:
            self._show(dataclasses.replace(self._view, said=said, hint=hint, wrong=failed))

    def forget_everything(self) -> None:
        """Delete every batch, once nothing is under way any more."""
        self._forgetting = True
        self.close_table()
        if not self._work.busy:
            self._forget_now()

    def _forget_now(self) -> None:
        self._forgetting = False
        try:
            forget_batches(self._folder)
        except XLiteError as error:
            self.page.empty.show_problem(str(error))
        self.look_for_kept()

    def look_for_kept(self) -> None:
        """Look in the background for batches of earlier."""
        folder = self._folder
        self._kept.request(lambda: kept_batches(folder))

    def shut_down(self) -> None:
        """End every thread; what was saved stays."""
        self._work.shut_down()
        self._kept.shut_down()

    def _show(self, view: FolderView) -> None:
        self._view = view
        self.page.show_view(view)

    def _show_facts(self) -> None:
        facts = facts_words(counts(self.table, self.table.thresholds(self.state.thresholds)))
        self._show(dataclasses.replace(self._view, facts=facts))

    @Slot(object)
    def _on_searched(self, searched: Searched) -> None:
        if self._view.phase is Phase.SEARCHING:
            self._show(dataclasses.replace(self._view, seen=searched.seen, found=searched.films))

    @Slot(object)
    def _on_listed(self, listed: Listed) -> None:
        if self._view.phase is not Phase.SEARCHING:
            return
        self.table = listed.table
        self.page.show_table(self.table, self.table.thresholds(self.state.thresholds))
        self._view = dataclasses.replace(
            self._view, phase=Phase.RUNNING, said=" ".join(listed.remarks)
        )
        self._show_facts()
        self.on_listed()

    @Slot(object, object)
    def _on_saved(self, rows: tuple[object, ...], count: Counted) -> None:
        if not self.roots or not self._view.phase.works:
            return
        self._watch = self._watch or Stopwatch()
        pace = self._watch.pace(count.done, count.total)
        self._view = dataclasses.replace(self._view, pace=pace)
        self.page.show_changed(self.table.update(rows))  # type: ignore[arg-type]
        self._show_facts()

    @Slot(bool, object)
    def _on_ended(self, finished: bool, error: Exception | None) -> None:
        if self._forgetting:
            self._forget_now()
            return
        if self._next is not None:
            self.open(self._next)
            return
        if not self.roots:  # the table was closed meanwhile
            self.look_for_kept()
            return
        pace, remarks = self._view.pace, self._view.said
        if error is not None:
            self._show_failure(error)
        elif finished:
            said = tr("All {total:,} films have a result.", total=pace.total)
            view = dataclasses.replace(self._view, phase=Phase.FINISHED, said=said, hint=remarks)
            self._show(view)
        else:
            said = tr(
                "Stopped after {done:,} of {total:,} films.", done=pace.done, total=pace.total
            )
            hint = tr("What is done is kept; “Go on” scores the rest.")
            self._show(dataclasses.replace(self._view, phase=Phase.STOPPED, said=said, hint=hint))

    def _show_failure(self, error: Exception) -> None:
        said, hint = tr("The folder could not be scored."), tr("The log says where it happened.")
        if isinstance(error, XLiteError):
            said, hint = in_readers_language(error.summary), in_readers_language(error.hint)
        view = dataclasses.replace(self._view, phase=Phase.FAILED, said=said, hint=hint, wrong=True)
        self._show(view)

    @Slot()
    def _on_pause_switched(self) -> None:
        if self._work.paused:
            self._work.resume()
            self._watch = None  # the pause does not make it slow
            self._show(dataclasses.replace(self._view, phase=Phase.RUNNING))
        else:
            self._work.pause()
            pace = self._view.pace
            still = Pace(done=pace.done, total=pace.total)
            self._show(dataclasses.replace(self._view, phase=Phase.PAUSED, pace=still))

    @Slot()
    def _on_stop_requested(self) -> None:
        self._work.stop()
        self._show(dataclasses.replace(self._view, phase=Phase.STOPPING))

    @Slot()
    def _on_resume_requested(self) -> None:
        self.open(self.roots)

    @Slot(object)
    def _on_kept_found(self, batches: tuple[KeptBatch, ...]) -> None:
        self.page.show_kept(batches)

    @Slot(object)
    def _on_kept_chosen(self, kept: KeptBatch) -> None:
        self.page.empty.show_problem("")
        model = self._model()
        if model is not None and model.fingerprint != kept.model:
            self.page.empty.show_problem(
                tr(
                    "These films were scored with another model, {model}. Choose it in the "
                    "settings to go on, or drop the folder to score it with the present one.",
                    model=kept.model,
                )
            )
            return
        self.open(kept.roots)

    @Slot(object)
    def _on_forget_requested(self, kept: KeptBatch) -> None:
        try:
            forget_batch(kept.file)
        except XLiteError as error:
            self.page.empty.show_problem(str(error))
        self.look_for_kept()
