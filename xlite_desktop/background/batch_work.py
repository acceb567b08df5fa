"""Works through a batch on a thread of its own, and hands over every row that was saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_desktop.background.long_work import Asked, LongWork, Tell

if TYPE_CHECKING:
    from xlite_core.batch.film_row import FilmRow
    from xlite_core.batch.run import Saved
    from xlite_core.inference.classifier import Classifier


@dataclass(frozen=True, slots=True)
class Searched:
    """Numbers of files seen and films found so far."""

    seen: int
    films: int


@dataclass(frozen=True, slots=True)
class Listed:
    """The `FilmTable` of the whole list, and a sentence for each thing that was left out."""

    table: Any
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Films that have a result, and all films."""

    done: int
    total: int


class BatchWork(QObject):
    """One batch at a time.

    Signals:
        searched: `Searched`, a few times a second.
        listed: `Listed`, once, before any result.
        saved: the rows that were saved since the last time, and `Counted`.
        ended: whether every film has a result, and the exception that ended it, or None.
    """

    searched = Signal(object)
    listed = Signal(object)
    saved = Signal(object, object)
    ended = Signal(bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = LongWork(self)
        self._job: _Job | None = None
        self._work.progressed.connect(self._on_progressed)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        return self._work.busy

    @property
    def paused(self) -> bool:
        return self._job is not None and self._job.control.paused

    @property
    def stopping(self) -> bool:
        return self._work.cancelling

    def start(self, file: Path, roots: Sequence[Path], classifier: Classifier) -> None:
        """Begin a batch, or go on with it.

        Args:
            file: Where its results lie.
            roots: Files and folders.
            classifier: The model.
        """
        job = _Job(file, tuple(roots), classifier)
        if self._work.start(job.run):
            self._job = job

    def pause(self) -> None:
        """Begin no further film."""
        if self._job is not None:
            self._job.control.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._job is not None:
            self._job.control.resume()

    def stop(self) -> None:
        """End after the films under way; `ended` follows."""
        self._work.cancel()
        if self._job is not None:
            self._job.control.stop()

    def shut_down(self) -> None:
        """Stop, wait for the thread, and say nothing any more."""
        self.stop()
        self._work.shut_down()

    @Slot(object)
    def _on_progressed(self, report: object) -> None:
        if isinstance(report, Searched):
            self.searched.emit(report)
        self._hand_over()

    @Slot(object)
    def _on_finished(self, finished: bool) -> None:
        self._hand_over()
        self._job = None
        self.ended.emit(finished, None)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._hand_over()
        self._job = None
        self.ended.emit(False, error)

    def _hand_over(self) -> None:
        """Empty the inbox: reports may be thinned out on their way, rows may not."""
        inbox = self._job.inbox if self._job is not None else deque()
        rows: list[FilmRow] = []
        count: Counted | None = None
        while inbox:
            said = inbox.popleft()
            if isinstance(said, Listed):
                self.listed.emit(said)
            else:
                rows.extend(said.rows)
                count = Counted(said.done, said.total)
        if count is not None:
            self.saved.emit(tuple(rows), count)


class _Job:
    """What one batch needs; `run` is called on the thread."""

    def __init__(self, file: Path, roots: tuple[Path, ...], classifier: Classifier) -> None:
        from xlite_core.batch.control import BatchControl

        self._file, self._roots, self._classifier = file, roots, classifier
        self.control = BatchControl()
        self.inbox: deque[Listed | Saved] = deque()  # appending and popping are atomic

    def run(self, tell: Tell, cancelled: Asked) -> bool:
        from xlite_core.batch.listing import list_films
        from xlite_core.batch.run import require_same_model, run_batch
        from xlite_core.batch.store import BatchStore
        from xlite_core.io.gathering_words import remarks
        from xlite_desktop.folders.film_table import FilmTable

        def keep(saved: Saved) -> None:
            self.inbox.append(saved)
            tell(Counted(saved.done, saved.total))

        def search(seen: int, films: int) -> None:
            tell(Searched(seen, films))

        store = BatchStore(self._file)
        try:
            with store.writer():
                require_same_model(store, self._classifier)
                found = list_films(store, self._roots, should_stop=cancelled, tell=search)
                table = FilmTable(self._classifier.card.finding_names, list(store.rows()))
                self.inbox.append(Listed(table, remarks(found)))
                tell(None)
                if found.stopped:
                    return False
                return run_batch(store, self._classifier, self.control, keep)
        finally:
            store.close()
