"""What happens with the chosen data set: its parts arrive, its films are browsed and cached."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.data.oddities import Oddity
from xlite_core.imaging.cache import CacheReport, in_units
from xlite_desktop.data.chosen_side import ChosenSide
from xlite_desktop.data.data_desk import CacheState, DataDesk
from xlite_desktop.data.data_dialogs import DataDialogs
from xlite_desktop.data.data_jobs import DataJobs
from xlite_desktop.data.data_sets_column import DataSetsColumn
from xlite_desktop.data.facts_view import FactsView, film_path
from xlite_desktop.data.pace import Pace
from xlite_desktop.data.problem_words import problem_words
from xlite_desktop.translation import counted, tr
from xlite_desktop.workspace import DataSet, Workspace

_NO_FILMS = tr("The table was imported without films: there is nothing to look at.")


class ChosenFlow(QObject):
    """Joins the right side, and the facts at the left, with the desk and the cache job.

    Signals:
        film_requested: the path of a film to open in Diagnose.
        cache_told: "Cache 231 MB" of a data set that is cached, else "".
    """

    film_requested = Signal(object)
    cache_told = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one page, joined in one place
        self,
        workspace: Workspace,
        desk: DataDesk,
        jobs: DataJobs,
        column: DataSetsColumn,
        side: ChosenSide,
        dialogs: DataDialogs,
    ) -> None:
        super().__init__(side)
        self._workspace, self._desk, self._jobs = workspace, desk, jobs
        self._column, self._side, self._dialogs = column, side, dialogs
        self._data_set: DataSet | None = None
        desk.answered.connect(self._on_answered)
        desk.failed.connect(self._on_failed)
        jobs.cache_progressed.connect(self._on_cache_progressed)
        jobs.cached.connect(self._on_cached)
        jobs.cache_failed.connect(self._on_cache_failed)
        column.oddity_chosen.connect(self._on_oddity_chosen)
        self._connect_side()

    def open(self, data_set: DataSet) -> None:
        """Show a data set; its parts appear as they are computed."""
        self._data_set = data_set
        side = self._side
        side.show_part(side.overview)
        side.header.show_name(data_set.name, "", has_films=False)
        side.header.show_cache(None)
        self._column.show_facts(None)
        for panel in (side.overview.balance, side.overview.batch, side.overview.split):
            panel.show_view(None)
        side.browser.show_data_set(None, None)
        self._desk.open(data_set)

    def _connect_side(self) -> None:
        side, desk = self._side, self._desk
        side.header.browse_requested.connect(self._on_browse_requested)
        side.header.cache_requested.connect(self._on_cache_requested)
        side.overview.balance.sampler_chosen.connect(desk.draw)
        side.overview.batch.another_requested.connect(desk.another_batch)
        side.overview.split.freeze_requested.connect(desk.freeze)
        side.overview.split.files_requested.connect(self._on_split_files_requested)
        side.browser.filter_changed.connect(desk.filter_films)
        side.browser.film_requested.connect(self.film_requested)
        side.files.closed.connect(self._on_files_closed)
        side.files.file_requested.connect(self._on_file_requested)
        side.problem.folder_requested.connect(self._on_folder_requested)
        side.strip.cancel_requested.connect(self._on_cancel_requested)

    @Slot(str, object)
    def _on_answered(self, topic: str, value: Any) -> None:
        side, overview = self._side, self._side.overview
        if topic == "facts":
            self._show_facts(value)
        elif topic == "split":
            overview.split.show_view(value)
            if side.shown is side.browser:
                side.browser.show_data_set(self._desk.facts, value)
        elif topic == "balance":
            overview.balance.show_sampler(self._desk.sampler)
            overview.balance.show_view(value)
        elif topic == "batch":
            overview.batch.show_view(value)
        elif topic == "cache":
            self._show_cache(value)
        elif topic == "films":
            side.browser.show_rows(value)
        elif topic == "frozen":
            self._workspace.data_sets_changed.emit()

    @Slot(str, object)
    def _on_failed(self, topic: str, error: Exception) -> None:
        side, said = self._side, problem_words(error)
        if topic == "facts":
            side.problem.show_problem(*said)
            side.show_part(side.problem)
        elif topic in ("split", "frozen"):
            side.overview.split.show_problem(*said)
        elif topic == "balance":
            side.overview.balance.show_problem(*said)
        elif topic == "batch":
            side.overview.batch.show_problem(" ".join(said), "error")
        elif topic == "cache":
            side.strip.show_outcome(*said, "error")

    def _show_facts(self, facts: FactsView) -> None:
        self._column.show_facts(facts)
        name, side = facts.data_set.name, self._side
        side.header.show_name(name, facts.origin, has_films=facts.has_films)
        if not facts.has_films:
            side.overview.batch.show_problem(_NO_FILMS)

    def _show_cache(self, state: CacheState) -> None:
        self._side.header.show_cache(state, building=self._jobs.reading is not None)
        told = "" if state.missing else tr("Cache {in_units}", in_units=in_units(state.byte_count))
        self.cache_told.emit(told)

    @Slot(bool)
    def _on_browse_requested(self, browsing: bool) -> None:
        side = self._side
        if browsing:
            side.browser.show_data_set(self._desk.facts, self._desk.split)
        side.show_part(side.browser if browsing else side.overview)
        if browsing:
            side.browser.grid.setFocus()

    @Slot(object)
    def _on_oddity_chosen(self, oddity: Oddity) -> None:
        self._side.files.show_oddity(oddity)
        self._side.show_part(self._side.files)
        self._side.files.table.setFocus()

    @Slot()
    def _on_files_closed(self) -> None:
        self._side.show_part(self._side.overview)

    @Slot(str)
    def _on_file_requested(self, file: str) -> None:
        facts = self._desk.facts
        if facts is not None and facts.has_films:
            self.film_requested.emit(film_path(facts.manifest, file))

    @Slot()
    def _on_split_files_requested(self) -> None:
        if self._data_set is not None:
            self._dialogs.show_folder(self._data_set.splits)

    @Slot()
    def _on_folder_requested(self) -> None:
        if self._data_set is not None:
            self._dialogs.show_folder(self._data_set.folder)

    @Slot()
    def _on_cache_requested(self) -> None:
        facts = self._desk.facts
        if facts is not None:
            self._jobs.start_cache(facts.data_set, facts.manifest)
            self._side.header.show_cache(None, building=True)
            self._on_cache_progressed(Pace())

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._jobs.cancel_cache()
        self._on_cache_progressed(Pace())

    @Slot(object)
    def _on_cache_progressed(self, pace: Pace) -> None:
        caching = self._jobs.caching
        if caching is not None:
            what = tr("Building the cache of {caching_name}", caching_name=caching.name)
            self._side.strip.show_progress(what, pace, cancelling=self._jobs.cancelling_cache)

    @Slot(object)
    def _on_cached(self, report: CacheReport) -> None:
        self._side.strip.show_outcome(*_cache_outcome(report))
        self._desk.look_at_cache()

    @Slot(object)
    def _on_cache_failed(self, error: Exception) -> None:
        self._side.strip.show_outcome(*problem_words(error), "error")
        self._desk.look_at_cache()


def _cache_outcome(report: CacheReport) -> tuple[str, str, str]:
    added = tr(
        "{films} added, {known:,} were there before.",
        films=counted(report.added, "film"),
        known=report.known,
    )
    if report.cancelled:
        return tr("Cancelled."), tr("{added} What was done stays.", added=added), "quiet"
    if report.unreadable:
        first = report.unreadable[0]
        many = counted(len(report.unreadable), "film")
        return (
            tr("{many} cannot be read.", many=many),
            f"{first.file}: {first.reason} {added}",
            "flag",
        )
    return tr("The cache is complete."), added, "quiet"
