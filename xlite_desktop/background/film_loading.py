"""Reading and predicting films off the GUI thread: the film on the canvas first."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import XLiteError
from xlite_desktop.background.latest_only import InTurn, LatestOnly
from xlite_desktop.viewer.film_finding import FoundFilms, find_films
from xlite_desktop.viewer.film_source import FilmSource

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.inference.prediction import Prediction
    from xlite_core.io.radiograph import Radiograph

log = logging.getLogger(__name__)

THUMBNAIL_SIDE = 160
"""Pixels: 80 logical ones on a screen of twice the density."""


@dataclass(frozen=True, slots=True, eq=False)
class FilmAnswer:
    """What a thread found out about one film.

    Attributes:
        number: The film's number in the strip.
        fingerprint: Of the model that was asked; empty when none was.
        radiograph: Its pixels, where they were read.
        thumbnail: uint8, shape (side, side), where pixels were read.
        prediction: The model's answer, where one was asked and gave one.
        read_error: Why it cannot be read.
        predict_error: Why the model gave no answer.
        unscored: Why no model is asked about the film, where pixels were read.
    """

    number: int
    fingerprint: str = ""
    radiograph: Radiograph | None = None
    thumbnail: Any = None
    prediction: Prediction | None = None
    read_error: Exception | None = None
    predict_error: Exception | None = None
    unscored: str = ""


def read_film(number: int, source: FilmSource) -> FilmAnswer:
    """Read one film and draw its thumbnail."""
    from xlite_core.io.projection import unscored_reason

    try:
        radiograph = source.read()
        thumbnail = thumbnail_of(radiograph)
        unscored = unscored_reason(radiograph.provenance)
        return FilmAnswer(number, radiograph=radiograph, thumbnail=thumbnail, unscored=unscored)
    except XLiteError as error:
        return FilmAnswer(number, read_error=error)
    except Exception as error:  # one bad file must not stop the others
        log.exception("reading a film failed unexpectedly")
        return FilmAnswer(number, read_error=error)


def predict_film(number: int, radiograph: Radiograph, classifier: Classifier) -> FilmAnswer:
    """Ask the model about a film that has been read."""
    try:
        prediction = classifier.predict(radiograph)
    except XLiteError as error:
        return FilmAnswer(number, classifier.fingerprint, predict_error=error)
    except Exception as error:  # one odd film must not stop the others
        log.exception("predicting a film failed unexpectedly")
        return FilmAnswer(number, classifier.fingerprint, predict_error=error)
    return FilmAnswer(number, classifier.fingerprint, prediction=prediction)


def read_and_predict(number: int, source: FilmSource, classifier: Classifier | None) -> FilmAnswer:
    """Do both for a film of the strip that nobody looks at yet."""
    read = read_film(number, source)
    if read.radiograph is None or read.unscored or classifier is None:
        return read
    asked = predict_film(number, read.radiograph, classifier)
    return FilmAnswer(
        number,
        asked.fingerprint,
        read.radiograph,
        read.thumbnail,
        asked.prediction,
        predict_error=asked.predict_error,
    )


def thumbnail_of(radiograph: Radiograph) -> Any:
    """Return the film as its file means it, small, centred in a black square.

    Returns:
        uint8, shape (THUMBNAIL_SIDE, THUMBNAIL_SIDE).
    """
    from xlite_core.imaging.preprocessing import padded_to_square, resized
    from xlite_core.imaging.windowing import presented

    return resized(padded_to_square(presented(radiograph)), THUMBNAIL_SIDE)


class FilmLoading(QObject):
    """Three threads' worth of work: the current film, the rest of the strip, folders.

    The current film is read and predicted with the newest request winning.  The
    rest follows one film at a time, and only while the current one needs nothing.

    Signals:
        answered: one `FilmAnswer`.
        folders_searched: `FoundFilms` of one drop.
        search_told: numbers of files seen and films found, while a search takes long.
        became_idle: a thread ended a piece of work; there may be room for more.
    """

    answered = Signal(object)
    folders_searched = Signal(object)
    search_told = Signal(int, int)
    became_idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = LatestOnly(self)
        self._rest = LatestOnly(self)
        self._folders = InTurn(self)
        self._pixels: dict[int, Radiograph] = {}
        self._called_off = Event()
        self._current.ready.connect(self._on_answered)
        self._rest.ready.connect(self._on_answered)
        self._current.settled.connect(self.became_idle)
        self._rest.settled.connect(self.became_idle)
        self._folders.settled.connect(self.became_idle)
        self._folders.ready.connect(self.folders_searched)
        self._folders.failed.connect(self._on_search_failed)

    @property
    def rest_busy(self) -> bool:
        return self._rest.busy

    @property
    def searching(self) -> bool:
        return self._folders.busy

    def pixels(self, number: int) -> Radiograph | None:
        """Return a film's pixels, where they are still in memory."""
        return self._pixels.get(number)

    def read(self, number: int, source: FilmSource) -> None:
        """Read the film on the canvas."""
        self._current.request(lambda: read_film(number, source))

    def predict(self, number: int, classifier: Classifier) -> None:
        """Ask the model about the film on the canvas, whose pixels are in memory."""
        radiograph = self._pixels[number]
        self._current.request(lambda: predict_film(number, radiograph, classifier))

    def follow(self, number: int, source: FilmSource, classifier: Classifier | None) -> None:
        """Read and predict a film of the strip."""
        radiograph = self._pixels.get(number)
        if radiograph is not None and classifier is not None:
            self._rest.request(lambda: predict_film(number, radiograph, classifier))
        else:
            self._rest.request(lambda: read_and_predict(number, source, classifier))

    def search(self, paths: Sequence[Path]) -> None:
        """Find the films in dropped files and folders."""
        wanted, called_off = tuple(paths), self._called_off

        def searched() -> FoundFilms:
            # Before its turn comes, a search may have been called off with those before it.
            return find_films(wanted, called_off.is_set, self.search_told.emit)

        self._folders.request(searched)

    def cancel_search(self) -> None:
        """Call off the search that runs, and those that wait."""
        self._called_off.set()
        self._called_off = Event()

    def forget_current(self) -> None:
        """Drop what is being done for a film that left the canvas."""
        self._current.forget()

    def keep_only(self, numbers: Sequence[int]) -> None:
        """Let go of the pixels of every other film."""
        for number in [n for n in self._pixels if n not in numbers]:
            del self._pixels[number]

    def shut_down(self) -> None:
        """End every thread; call before the window closes."""
        self._called_off.set()
        for background in (self._current, self._rest, self._folders):
            background.shut_down()

    @Slot(object)
    def _on_answered(self, answer: FilmAnswer) -> None:
        if answer.radiograph is not None:
            self._pixels[answer.number] = answer.radiograph
        self.answered.emit(answer)

    @Slot(object)
    def _on_search_failed(self, error: Exception) -> None:
        raise error  # a fault of ours: the dialog for the unexpected takes it
