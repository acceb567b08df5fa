"""One request, one answer: a task that a child process does and ends with.

Judging a run or exporting it takes torch and some memory; the window has a child do it.  The child
ends at once when nobody waits for its answer any more.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.child_process import Child, start_child
from xlite_core.errors import RunInterrupted, XLiteError

if TYPE_CHECKING:
    from xlite_core.child_main import Parent

_LOOK_S = 0.05
"""How soon a wish to end is passed on: nobody feels a twentieth of a second."""

_GRACE_S = 2.0
"""The child ends within milliseconds once its input is closed, if it can end at all."""

Say = Callable[[str], None]
Work = Callable[[Mapping[str, Any], Say], Mapping[str, Any]]


def task_in_child(  # noqa: PLR0913 - what a task is made of
    role: str,
    request: Mapping[str, Any],
    *,
    protocol: int,
    log: Path,
    say: Say = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Have a child do one task, and return its answer.

    Args:
        role: A key of `child_main.ROLES` whose module calls `perform`.
        request: The task.
        protocol: Version that this side speaks.
        log: What the child writes to standard error is appended here.
        say: Told what the child says of its progress, a few words each.
        cancelled: Asked twenty times a second, from a thread of its own; True ends the child.

    Raises:
        XLiteError: The task could not be done, for the reason that the child gave.
        RunInterrupted: The child could not be started, broke down or was cancelled.
    """
    answer: dict[str, Any] | None = None
    with (
        start_child(role, request, protocol=protocol, log=log, grace_s=_GRACE_S) as child,
        _ended_when(cancelled, child),
    ):
        for line in child.lines():
            message = json.loads(line)
            if "saying" in message:
                say(message["saying"])
            else:
                answer = message
        child.wait()
    if cancelled():
        raise RunInterrupted("The task was cancelled.", "Begin it again when there is time.")
    if answer is None:
        raise RunInterrupted(
            "The process that worked on it broke down.",
            f"The end of {log.name} in the run's folder may say more.",
        )
    if "error" in answer:
        raise XLiteError(answer["error"]["summary"], answer["error"]["hint"])
    found: dict[str, Any] = answer["answer"]
    return found


def perform(parent: Parent, work: Work) -> int:
    """Do the parent's one task, in the child, and return the exit code.

    Args:
        parent: Who asks, and waits for the answer.
        work: Given the request and somebody to tell what it is doing; returns the answer.
    """
    request = parent.receive()
    if request is None:
        return 0
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        answer = work(request, lambda words: _say(parent, words))
        parent.send({"answer": dict(answer)})
    except XLiteError as error:
        parent.send({"error": {"summary": error.summary, "hint": error.hint}})
    return 0


def _say(parent: Parent, words: str) -> None:
    parent.send({"saying": words})


def _end_with(parent: Parent) -> None:
    for _ in parent.messages():
        pass
    # Not sys.exit: nobody waits for the rest, and what is half written is written again.
    os._exit(0)


@contextmanager
def _ended_when(cancelled: Callable[[], bool], child: Child) -> Iterator[None]:
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_S):
            if cancelled():
                child.close_input()
                return

    thread = threading.Thread(target=watch, name="task-watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
