"""Asks and writes the worklist on a thread of its own, in the order of the requests."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import WorklistRefused, XLiteError
from xlite_desktop.background.latest_only import InTurn
from xlite_desktop.translation import tr

if TYPE_CHECKING:  # sqlite3 is loaded on the thread, with the first question
    from xlite_core.worklist.entries import FilmMarks
    from xlite_core.worklist.store import Worklist

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """What is known of one film beside one model."""

    number: int
    fingerprint: str
    marks: FilmMarks


@dataclass(frozen=True, slots=True)
class _Answer:
    give: Callable[[Any], None] | None
    otherwise: Callable[[], None] | None
    value: Any
    error: XLiteError | None
    wanted: bool
    set_aside: bool


class _Door:
    """Opens the file with the first request, and again where that failed.  Lives on the thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: Worklist | None = None

    def do(
        self,
        deed: Callable[[Worklist], Any],
        give: Callable[[Any], None] | None = None,
        *,
        otherwise: Callable[[], None] | None = None,
        wanted: bool = True,
    ) -> _Answer:
        set_aside = False
        try:
            if self._open is None:
                from xlite_core.worklist.store import Worklist

                self._open = Worklist(self._file)
                set_aside = self._open.set_aside is not None
            value = deed(self._open)
        except XLiteError as error:
            return _Answer(give, otherwise, None, error, wanted, set_aside)
        return _Answer(give, otherwise, value, None, wanted, set_aside)

    def move(self, target: Path) -> _Answer:
        """Move the file; the next request opens it where it lies then."""
        from xlite_core.worklist.moving import move_worklist

        def move(worklist: Worklist) -> Path:
            try:
                move_worklist(worklist, target)
            finally:
                self.close()
            self._file = target
            return target

        return self.do(move)

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


class WorklistKeeping(QObject):
    """The window's way to the worklist.

    Signals:
        refused: an `XLiteError`: what was asked for was not remembered.  A worklist that cannot be
            looked into says so once; what the user asked for says so every time.
        moved: the path where the worklist lies now.
    """

    refused = Signal(object)
    moved = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._door = _Door(file)
        self._work = _Drained(self)
        self._work.ready.connect(self._on_ready)
        self._work.failed.connect(self._on_failed)
        self._quietly_refused = False

    def ask(
        self,
        deed: Callable[[Worklist], Any],
        give: Callable[[Any], None] | None = None,
        *,
        otherwise: Callable[[], None] | None = None,
        wanted: bool = True,
    ) -> None:
        """Do something with the worklist.

        Args:
            deed: Called on the thread; must touch no widget.
            give: Called with its result, here, on the thread of this object.
            otherwise: Called in place of it where the worklist refused.
            wanted: The user asked for it, so a refusal is always said.
        """
        self._work.request(partial(self._door.do, deed, give, otherwise=otherwise, wanted=wanted))

    def move(self, target: Path) -> None:
        """Put the worklist elsewhere, after everything that was asked before.

        Emits `moved` or `refused`.
        """
        self._work.request(partial(self._door.move, target))

    def shut_down(self) -> None:
        """Write what is still waiting, and let go of the file."""
        self._work.shut_down()
        self._door.close()

    @Slot(object)
    def _on_ready(self, answer: _Answer) -> None:
        if answer.set_aside:
            self.refused.emit(
                WorklistRefused(
                    tr("The worklist was damaged, so a new one was begun."),
                    tr("The damaged file is kept beside it, in the folder that the settings name."),
                )
            )
        if answer.error is not None:
            if answer.wanted or not self._quietly_refused:
                self.refused.emit(answer.error)
            self._quietly_refused = self._quietly_refused or not answer.wanted
            if answer.otherwise is not None:
                answer.otherwise()
        elif answer.give is not None:
            answer.give(answer.value)
        elif isinstance(answer.value, Path):
            self.file = answer.value
            self.moved.emit(self.file)

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        self.refused.emit(
            WorklistRefused(
                tr("Something was not remembered, for a reason that was not foreseen."),
                tr("Do it again; if it stays so, the log says where it happened."),
            )
        )


class _Drained(InTurn):
    """Loses no request when it ends: a mark that was just given must reach the disk."""

    def shut_down(self) -> None:
        super().shut_down()
        while self._queue:
            try:
                self._queue.popleft().compute()
            except Exception:  # the window closes, and nobody is left to be told
                log.exception("a last request to the worklist failed")
