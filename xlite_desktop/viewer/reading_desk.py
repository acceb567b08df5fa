"""Holds the state of the Diagnose page and starts the work that each state asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import UnreadableImage, XLiteError
from xlite_desktop.background.film_loading import FilmAnswer, FilmLoading
from xlite_desktop.background.model_loading import ModelLoading, OpenedModel
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.drop_remark import remark_of
from xlite_desktop.viewer.film_source import MANY_FILMS, FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import Film, ViewerState

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.io.radiograph import Radiograph
    from xlite_desktop.settings import SettingsStore
    from xlite_desktop.viewer.film_finding import FoundFilms


class ReadingDesk(QObject):
    """The one owner of the state: changes go in, states come out, threads do the work.

    Signals:
        state_changed: the new `ViewerState`.
        films_opened: paths and the number of films they held, for the recent ones.
        many_found: paths that held more films than a strip is for.
    """

    state_changed = Signal(object)
    films_opened = Signal(object, int)
    many_found = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._state = ViewerState()
        self._classifier: Classifier | None = None
        self._model_file: Path | None = None
        self._thumbnails: dict[int, Any] = {}
        self._asked: tuple[int, str] | None = None
        self._beside: int | None = None
        self._for_strip: set[tuple[Path, ...]] = set()
        self._films = FilmLoading(self)
        self._models = ModelLoading(self)
        self._films.answered.connect(self._on_answered)
        self._films.folders_searched.connect(self._on_folders_searched)
        self._films.search_told.connect(self._on_search_told)
        self._films.became_idle.connect(self._on_became_idle)
        self._models.opened.connect(self._on_model_opened)
        self._models.missing.connect(self._on_model_missing)
        self._models.refused.connect(self._on_model_refused)

    @property
    def state(self) -> ViewerState:
        return self._state

    @property
    def classifier(self) -> Classifier | None:
        """The model that is ready; None while there is none."""
        return self._classifier

    @property
    def model_file(self) -> Path | None:
        """Where that model came from."""
        return self._model_file if self._classifier is not None else None

    @property
    def thumbnails(self) -> Mapping[int, Any]:
        """Film number -> uint8 array, for the films that have been read."""
        return self._thumbnails

    @property
    def searching(self) -> bool:
        """Whether dropped folders are being searched."""
        return self._films.searching

    @property
    def pixels(self) -> Radiograph | None:
        """The current film's pixels, once they are there."""
        number = self._state.current
        return None if number is None else self._films.pixels(number)

    def pixels_of(self, number: int) -> Radiograph | None:
        """Return a film's pixels, where they are in memory."""
        return self._films.pixels(number)

    def keep_beside(self, number: int | None) -> None:
        """Read one film more and keep its pixels: it is compared with the current one."""
        if number != self._beside:
            self._beside = number
            self._let_go()
            self._start_work()

    def open_paths(self, paths: Sequence[Path], *, as_strip: bool = False) -> None:
        """Add dropped files and folders to the strip; folders are searched in the background.

        Where there are more than `MANY_FILMS`, `many_found` follows instead, unless `as_strip`.
        """
        if as_strip:
            self._for_strip.add(tuple(paths))
        if paths:
            self._films.search(paths)

    def open_pasted(self, data: bytes) -> None:
        """Add a pasted picture to the strip."""
        self.apply(c.FilmsAdded((FilmSource(tr("Pasted picture"), data=data),)))

    def open_model(self, path: Path | None) -> None:
        """Open a model file in the background, None the installed or bundled one.

        Films keep their pixels meanwhile.
        """
        self._classifier = None
        self.apply(c.ModelRequested())
        self._models.open(path)

    @Slot(object)
    def apply(self, change: c.Change) -> None:
        """Take one change to the state, and start what the new state asks for."""
        before = self._state
        self._state = reduce(before, change)
        if self._state is before:
            return
        if self._state.films is not before.films or self._state.current != before.current:
            self._let_go()
        self._start_work()
        self.state_changed.emit(self._state)
        if isinstance(change, c.SearchEnded) and change.cancelled:
            self._films.cancel_search()
        if isinstance(change, c.ThresholdsReset | c.PolicyChosen):
            self.keep_thresholds()

    def keep_thresholds(self) -> None:
        """Remember the thresholds for this model, where the user wants that."""
        state = self._state
        if state.card is not None and self._store.load().keep_thresholds:
            kept = c.KeptThresholds(state.policy, state.thresholds)
            self._store.keep_thresholds(state.fingerprint, kept)

    def shut_down(self) -> None:
        """End every thread; call before the window closes."""
        self._films.shut_down()
        self._models.shut_down()

    def _let_go(self) -> None:
        """Keep the pixels of the current film and its neighbours, and thumbnails of the strip."""
        self._films.keep_only([film.number for film in self._near()])
        present = {film.number for film in self._state.films}
        for number in [n for n in self._thumbnails if n not in present]:
            del self._thumbnails[number]

    def _near(self) -> tuple[Film, ...]:
        index = self._state.index
        near = self._state.films[max(index - 1, 0) : index + 2] if index >= 0 else ()
        beside = self._state.film_numbered(self._beside)
        return near if beside is None or beside in near else (beside, *near)

    def _start_work(self) -> None:
        film = self._state.film
        need = self._need(film)
        if film is None or not need:
            if self._asked is not None:
                self._films.forget_current()
                self._asked = None
        elif self._asked != (film.number, need):
            self._asked = (film.number, need)
            if need == "read":
                self._films.read(film.number, film.source)
            elif self._classifier is not None:
                self._films.predict(film.number, self._classifier)
        if not need:
            self._follow()

    def _need(self, film: Film | None) -> str:
        """Return what a film on the canvas still needs: "read", a fingerprint, or nothing."""
        if film is None or film.problem is not None:
            return ""
        if self._films.pixels(film.number) is None:
            return "read"
        asked = self._classifier is not None and film.lacks_answer
        return self._state.fingerprint if asked else ""

    def _follow(self) -> None:
        """Work on one more film of the strip, while nobody waits for the current one."""
        if self._films.rest_busy:
            return
        film = next((f for f in self._near() if self._lacks_pixels(f)), None)
        film = film or next((f for f in self._from_current() if self._lacks_answer(f)), None)
        if film is not None:
            self._films.follow(film.number, film.source, self._classifier)

    def _from_current(self) -> tuple[Film, ...]:
        index = max(self._state.index, 0)
        films = self._state.films[index:] + self._state.films[:index]
        beside = self._state.film_numbered(self._beside)
        return films if beside is None else (beside, *films)

    def _lacks_pixels(self, film: Film) -> bool:
        return film.problem is None and self._films.pixels(film.number) is None

    def _lacks_answer(self, film: Film) -> bool:
        if film.problem is not None:
            return False
        return not film.was_read or (self._classifier is not None and film.lacks_answer)

    @Slot(object)
    def _on_answered(self, answer: FilmAnswer) -> None:
        film = self._state.film_numbered(answer.number)
        if film is None:  # removed meanwhile
            self._let_go()
            return
        if answer.read_error is not None:
            self.apply(c.FilmRefused(film.number, _reading_problem(answer.read_error, film.source)))
        if answer.radiograph is not None:
            self._thumbnails[film.number] = answer.thumbnail
            facts = answer.radiograph.provenance
            self.apply(c.FilmRead(film.number, facts.view, facts.sha256, answer.unscored))
        if answer.prediction is not None:
            self.apply(c.FilmPredicted(film.number, answer.prediction))
        if answer.predict_error is not None:
            problem = _predicting_problem(answer.predict_error)
            self.apply(c.PredictionFailed(film.number, answer.fingerprint, problem))
        self._let_go()

    @Slot(int, int)
    def _on_search_told(self, seen: int, films: int) -> None:
        if self.searching:
            self.apply(c.SearchTold(seen, films))

    @Slot(object)
    def _on_folders_searched(self, found: FoundFilms) -> None:
        self.apply(c.SearchEnded())
        if found.stopped:
            return
        as_strip = found.paths in self._for_strip
        self._for_strip.discard(found.paths)
        if len(found.sources) > MANY_FILMS and not as_strip:
            self.films_opened.emit(found.paths, len(found.sources))
            self.many_found.emit(found.paths)
            return
        if found.sources:
            self.apply(c.FilmsAdded(found.sources))
            self.films_opened.emit(found.paths, len(found.sources))
        remark = remark_of(found)
        if remark is not None:
            self.apply(c.DropRemarked(remark))

    @Slot()
    def _on_became_idle(self) -> None:
        self._start_work()

    @Slot(object)
    def _on_model_opened(self, model: OpenedModel) -> None:
        self._classifier, self._model_file = model.classifier, model.path
        classifier = model.classifier
        fingerprint = classifier.fingerprint
        wanted = self._store.load().keep_thresholds
        kept = self._store.kept_thresholds(fingerprint) if wanted else None
        said = model.problem
        problem = None if said is None else c.Problem(said.summary, said.hint)
        self.apply(
            c.ModelOpened(
                classifier.card,
                fingerprint,
                classifier.provider_words,
                kept,
                classifier.byte_count,
                classifier.forward_ms,
                problem,
            )
        )

    @Slot(object)
    def _on_model_missing(self, error: XLiteError) -> None:
        self.apply(c.ModelMissing(c.Problem(error.summary, error.hint)))

    @Slot(object)
    def _on_model_refused(self, error: XLiteError) -> None:
        self.apply(c.ModelRefused(c.Problem(error.summary, error.hint)))


def _reading_problem(error: Exception, source: FilmSource) -> c.Problem:
    size = source.byte_count
    if isinstance(error, XLiteError):
        kind = error.file_kind if isinstance(error, UnreadableImage) else ""
        return c.Problem(error.summary, error.hint, kind, size)
    return c.Problem(
        tr("The file could not be read, for a reason that was not foreseen."),
        tr("Try again; if it stays so, the log says where it happened."),
        "",
        size,
    )


def _predicting_problem(error: Exception) -> c.Problem:
    if isinstance(error, XLiteError):
        return c.Problem(error.summary, error.hint)
    return c.Problem(
        tr("The model could not be applied to this film."),
        tr("The film stays in view without findings; try another model file."),
    )
