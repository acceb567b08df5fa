"""`xlite diagnose ... --out FILE`: any number of films, resumed by the same command."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from xlite_core.cli.kept_marks import kept_marks
from xlite_core.errors import InvalidConfiguration, XLiteError

if TYPE_CHECKING:
    from xlite_core.batch.control import BatchControl
    from xlite_core.batch.run import Saved
    from xlite_core.batch.store import BatchStore
    from xlite_core.inference.classifier import Classifier

INTERRUPTED = 130
"""The status that shells give to a command that was ended by Ctrl-C: 128 and the signal's 2."""

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM") if hasattr(signal, name))


def diagnose_many(
    files: Sequence[Path], out: Path, classifier: Classifier, policy: str, errors: Console
) -> int:
    """Score films into a batch beside `out`, write `out`, and return the status to end with.

    Raises:
        XLiteError: The format is unknown, the batch is in use or of another model, or there is no
            film.
    """
    from xlite_core.batch.control import BatchControl
    from xlite_core.batch.export import writer_of
    from xlite_core.batch.listing import list_films
    from xlite_core.batch.place import SUFFIX, forget_batch
    from xlite_core.batch.run import require_same_model, run_batch
    from xlite_core.batch.store import BatchStore
    from xlite_core.cli.studies import said

    writer_of(out)
    classifier.card.operating_points(policy)
    out.parent.mkdir(parents=True, exist_ok=True)
    place = out.with_name(out.name + SUFFIX)
    begun = place.exists()
    control = BatchControl()
    store = BatchStore(place)
    try:
        with store.writer(), _stopped_by_signals(control), _shown(errors) as bar:
            require_same_model(store, classifier)
            found = list_films(
                store, files, should_stop=lambda: control.stopped, tell=bar.searching
            )
            said(found, errors)
            finished = not found.stopped and run_batch(store, classifier, control, bar.tell)
        if not finished:
            _say_how_to_go_on(store, errors, place)
            return INTERRUPTED
        unreadable = _write(store, out, classifier, policy, errors)
    except XLiteError:
        store.close()
        if not begun:
            forget_batch(place)  # nothing was done yet
        raise
    store.close()
    forget_batch(place)
    return 1 if unreadable else 0


def _write(
    store: BatchStore, out: Path, classifier: Classifier, policy: str, errors: Console
) -> int:
    """Write the results, say what could not be read, and return how many files that is."""
    from xlite_core.batch.export import export_batch
    from xlite_core.batch.export_content import export_head
    from xlite_core.batch.film_row import RowState

    thresholds = classifier.card.operating_points(policy)
    marks = kept_marks(classifier.fingerprint, errors)
    head = export_head(classifier.card, classifier.fingerprint, policy, thresholds, marks)
    count = export_batch(out, store.rows(), head)
    for row in store.rows():
        if row.state is RowState.UNREADABLE:
            line = f"[red]{escape(row.path.name)}:[/red] {escape(row.reason)}"
            errors.print(line, highlight=False)
        elif row.remark:
            errors.print(f"{escape(row.path.name)}: {row.remark}", highlight=False)
    unreadable = store.counts()[RowState.UNREADABLE]
    errors.print(
        f"{count:,} films are in {escape(out.name)}, {unreadable:,} of them unreadable. "
        f"{classifier.card.name} {classifier.fingerprint}, thresholds {policy}. "
        f"{classifier.card.intended_use}",
        highlight=False,
    )
    return unreadable


def _say_how_to_go_on(store: BatchStore, errors: Console, place: Path) -> None:
    from xlite_core.batch.film_row import RowState

    try:
        counts = store.counts()
    finally:
        store.close()
    total = sum(counts.values())
    done = total - counts[RowState.WAITING]
    errors.print(
        f"Stopped: {done:,} of {total:,} films are done and kept in {escape(place.name)}. "
        "Give the same command again to go on.",
        highlight=False,
    )


class _Rate(ProgressColumn):
    """How many films are scored in a second."""

    def render(self, task: Task) -> Text:
        return Text("" if not task.speed else f"{task.speed:.1f} a second")


class _Bar:
    """Shows how far the batch is: a bar in a terminal, nothing in a file or a pipe."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("Looking for films", total=None)
        self._began: int | None = None

    def searching(self, seen: int, films: int) -> None:
        if seen % 100 == 0:
            self._progress.update(
                self._task, description=f"Looking for films: {films:,} of {seen:,} files"
            )

    def tell(self, saved: Saved) -> None:
        if self._began is None:  # what was done before does not make it fast
            self._began = saved.done
            self._progress.reset(
                self._task, description="Scoring", total=saved.total, completed=saved.done
            )
        self._progress.update(self._task, completed=saved.done, total=saved.total)


@contextmanager
def _shown(errors: Console) -> Iterator[_Bar]:
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(),
        TimeRemainingColumn(),
    )  # fmt: skip
    hidden = not errors.is_terminal
    with Progress(*columns, console=errors, transient=True, disable=hidden) as progress:
        yield _Bar(progress)


@contextmanager
def _stopped_by_signals(control: BatchControl) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the batch after the films under way; a second Ctrl-C at once."""

    def turn(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and control.stopped:
            raise KeyboardInterrupt
        # From a thread: the handler may interrupt whoever holds a lock that these two need.
        threading.Thread(target=control.stop).start()

    if threading.current_thread() is not threading.main_thread():
        yield  # signals belong to the main thread
        return
    before = {number: signal.signal(number, turn) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def require_lone_output(*, as_json: bool, as_csv: bool, overlay: Path | None) -> None:
    """Refuse what does not go together with --out.

    Raises:
        InvalidConfiguration: Another output was asked for, too.
    """
    if as_json or as_csv:
        raise InvalidConfiguration(
            "The results cannot go to the terminal and to a file at once.",
            "Leave out --json and --csv: the name after --out decides about the format.",
        )
    if overlay is not None:
        raise InvalidConfiguration(
            "Pictures are not written together with --out.",
            "Leave out --overlay, or leave out --out for the films that need pictures.",
        )
