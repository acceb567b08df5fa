"""Many films, one after the other: the same numbers as one by one, without waiting for the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from xlite_core.errors import UnreadableImage
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.prediction import Prediction
from xlite_core.io.folder import films_below
from xlite_core.io.projection import unscored_reason
from xlite_core.io.radiograph import Radiograph
from xlite_core.io.reading_pool import read_bounded

_READ_AHEAD = 2
"""Films waiting in memory while one is computed; a large film takes some 20 MB."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FilmResult:
    """What became of one file: a film with its prediction, or why it has none.

    Attributes:
        path: The file.
        radiograph: The film; None when it cannot be read.
        prediction: Its prediction; None when it cannot be read or is not scored.
        error: Why it cannot be read; None when it can.
        unscored: Why it is not scored although it can be read; see `unscored_reason`.
    """

    path: Path
    radiograph: Radiograph | None = None
    prediction: Prediction | None = None
    error: UnreadableImage | None = None
    unscored: str = ""


def classify_files(classifier: Classifier, paths: Iterable[Path]) -> Iterator[FilmResult]:
    """Read and classify files in order; an unreadable one does not stop the others."""
    waiting: deque[tuple[Path, Future[Radiograph]]] = deque()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="film-reader") as reader:
        for path in paths:
            waiting.append((path, reader.submit(read_bounded, path)))
            if len(waiting) > _READ_AHEAD:
                yield _result(classifier, *waiting.popleft())
        while waiting:
            yield _result(classifier, *waiting.popleft())


def _result(classifier: Classifier, path: Path, reading: Future[Radiograph]) -> FilmResult:
    try:
        radiograph = reading.result()
    except UnreadableImage as error:
        return FilmResult(path=path, error=error)
    unscored = unscored_reason(radiograph.provenance)
    if unscored:
        return FilmResult(path=path, radiograph=radiograph, unscored=unscored)
    return FilmResult(path=path, radiograph=radiograph, prediction=classifier.predict(radiograph))


def films_in(path: Path) -> list[Path]:
    """Return the files a path stands for: itself, or the films below a folder in natural order."""
    return list(films_below(path)) if path.is_dir() else [path]
