"""The long jobs of the Data page: importing a data set, looking at its films, caching them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.data.film_survey import Survey, survey_films, write_survey
from xlite_core.data.manifest import Manifest
from xlite_core.imaging.cache import CacheProgress, CacheReport, build_cache
from xlite_desktop.background.long_work import Asked, LongWork, Tell
from xlite_desktop.data.data_desk import RECIPE
from xlite_desktop.data.facts_view import survey_path
from xlite_desktop.data.import_plan import Imported, ImportPlan, run_import
from xlite_desktop.data.pace import Pace, Stopwatch
from xlite_desktop.workspace import DataSet, Workspace


class DataJobs(QObject):
    """Runs them; each at most once at a time, and an import beside one of the others.

    Signals:
        import_progressed, cache_progressed, survey_progressed: a `Pace`.
        imported: an `Imported`; None when it was cancelled.
        import_failed, cache_failed, survey_failed: the error.
        cached: a `CacheReport`.
        surveyed: a `Survey`; None when it was cancelled.

    Attributes:
        caching: Data set whose cache is being built; None while none is.
        surveying: Data set whose films are being looked at; None while none are.
    """

    import_progressed = Signal(object)
    imported = Signal(object)
    import_failed = Signal(object)
    cache_progressed = Signal(object)
    cached = Signal(object)
    cache_failed = Signal(object)
    survey_progressed = Signal(object)
    surveyed = Signal(object)
    survey_failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.caching: DataSet | None = None
        self.surveying: DataSet | None = None
        self._import, self._cache, self._survey = LongWork(self), LongWork(self), LongWork(self)
        self._import.progressed.connect(self.import_progressed)
        self._import.finished.connect(self._on_imported)
        self._import.failed.connect(self.import_failed)
        self._cache.progressed.connect(self.cache_progressed)
        self._cache.finished.connect(self._on_cached)
        self._cache.failed.connect(self._on_cache_failed)
        self._survey.progressed.connect(self.survey_progressed)
        self._survey.finished.connect(self._on_surveyed)
        self._survey.failed.connect(self._on_survey_failed)

    @property
    def reading(self) -> DataSet | None:
        """Data set whose films are being cached or looked at: one at a time, the disk is one."""
        return self.caching or self.surveying

    @property
    def importing(self) -> bool:
        return self._import.busy

    @property
    def cancelling_import(self) -> bool:
        return self._import.cancelling

    @property
    def cancelling_cache(self) -> bool:
        return self._cache.cancelling

    @property
    def cancelling_survey(self) -> bool:
        return self._survey.cancelling

    def start_import(self, plan: ImportPlan) -> None:
        """Import a data set; "imported" or "import_failed" follows."""
        data = self._workspace.data
        self._import.start(lambda progress, cancelled: run_import(plan, data, progress, cancelled))

    def cancel_import(self) -> None:
        self._import.cancel()

    def start_cache(self, data_set: DataSet, manifest: Manifest) -> None:
        """Build the cache of a data set; "cached" or "cache_failed" follows."""
        folder = self._workspace.cache
        if self.reading is None and self._cache.start(
            lambda tell, asked: _build(manifest, folder, tell, asked)
        ):
            self.caching = data_set

    def cancel_cache(self) -> None:
        self._cache.cancel()

    def start_survey(self, data_set: DataSet, manifest: Manifest) -> None:
        """Look at the films of a data set; "surveyed" or "survey_failed" follows."""
        place, folder = survey_path(data_set), self._workspace.cache
        if self.reading is None and self._survey.start(
            lambda tell, asked: _surveyed(manifest, folder, place, (tell, asked))
        ):
            self.surveying = data_set

    def cancel_survey(self) -> None:
        self._survey.cancel()

    def shut_down(self) -> None:
        """Cancel what is under way and end the threads."""
        self._import.shut_down()
        self._cache.shut_down()
        self._survey.shut_down()

    @Slot(object)
    def _on_imported(self, imported: Imported | None) -> None:
        self.imported.emit(imported)
        if imported is not None:
            self._workspace.data_sets_changed.emit()

    @Slot(object)
    def _on_cached(self, report: CacheReport) -> None:
        self.caching = None
        self.cached.emit(report)

    @Slot(object)
    def _on_cache_failed(self, error: Exception) -> None:
        self.caching = None
        self.cache_failed.emit(error)

    @Slot(object)
    def _on_surveyed(self, survey: Survey | None) -> None:
        self.surveying = None
        self.surveyed.emit(survey)

    @Slot(object)
    def _on_survey_failed(self, error: Exception) -> None:
        self.surveying = None
        self.survey_failed.emit(error)


def _surveyed(
    manifest: Manifest, cache: Path, place: Path, job: tuple[Tell, Asked]
) -> Survey | None:
    watch, (tell, asked) = Stopwatch(), job

    def show(done: int, total: int) -> None:
        tell(watch.pace(done, total))

    tell(Pace(done=0, total=len(manifest.table)))
    survey = survey_films(manifest, RECIPE, cache, progress=show, cancelled=asked)
    if survey is not None:
        write_survey(place, survey)
    return survey


def _build(manifest: Manifest, folder: Path, tell: Tell, asked: Asked) -> CacheReport:
    watch = Stopwatch()

    def show(progress: CacheProgress) -> None:
        tell(watch.pace(progress.done, progress.total))

    files = manifest.table.files.tolist()
    tell(Pace(done=0, total=len(files)))
    return build_cache(files, manifest.root, RECIPE, folder, progress=show, cancelled=asked)
