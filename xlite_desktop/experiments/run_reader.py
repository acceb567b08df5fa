"""Reads one run off the GUI thread: its files at once, what takes longer afterwards."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.run_directory import RunDirectory
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.experiments.run_content import (
    JudgedFilms,
    MatchedDifference,
    RunContent,
    read_difference,
    read_films,
    read_run,
)


class RunReader(QObject):
    """Knows which run is wanted, and what was read of it.

    Signals:
        found: A `RunContent`; None where no run is wanted.
        compared: `difference` is known now.
        films_found: A `JudgedFilms`.
    """

    found = Signal(object)
    compared = Signal()
    films_found = Signal(object)

    def __init__(self, runs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.directory: RunDirectory | None = None
        self.difference: MatchedDifference | None = None
        self._stamp: tuple[float, int] | None = None
        self._last: RunContent | None = None
        self._films: JudgedFilms | None = None
        self._content, self._compared, self._found_films = (LatestOnly(self) for _ in range(3))
        self._content.ready.connect(self._on_content)
        self._compared.ready.connect(self._on_compared)
        self._found_films.ready.connect(self._on_films)

    def read(self, directory: RunDirectory | None) -> None:
        """Read a run, or forget it."""
        if directory != self.directory:
            self.difference, self._films, self._stamp, self._last = None, None, None, None
            self._compared.forget()
            self._found_films.forget()
        self.directory = directory
        if directory is None:
            self._content.forget()
            self.found.emit(None)
            return
        self._content.request(partial(read_run, directory))

    def find_films(self, part: str) -> None:
        """Find out where the judged films of one part lie."""
        if self._films is not None and self._films.part == part:
            self.films_found.emit(self._films)
        elif self.directory is not None:
            self._found_films.request(partial(read_films, self.directory, part))

    def shut_down(self) -> None:
        """End the threads."""
        for background in (self._content, self._compared, self._found_films):
            background.shut_down()

    @Slot(object)
    def _on_content(self, content: RunContent) -> None:
        stamp = _stamp(content.directory.metrics)
        if self._last is not None and stamp == self._stamp:
            # The very same numbers: whoever shows them need not begin anew.
            content = dataclasses.replace(content, metrics=self._last.metrics)
        self._last = content
        if stamp != self._stamp:  # judged anew, or seen for the first time
            self._stamp, self._films = stamp, None
            if content.metrics.validation is not None:
                self._compared.request(partial(read_difference, content, self._runs))
        self.found.emit(content)

    @Slot(object)
    def _on_compared(self, difference: MatchedDifference | None) -> None:
        self.difference = difference
        self.compared.emit()

    @Slot(object)
    def _on_films(self, films: JudgedFilms) -> None:
        self._films = films
        self.films_found.emit(films)


def _stamp(path: Path) -> tuple[float, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime, found.st_size
