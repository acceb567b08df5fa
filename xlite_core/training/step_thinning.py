"""Fewer steps in a stream of events, and nothing else fewer: screens need ten a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from xlite_core.training.events import StepFinished, TrainingEvent


def at_most_every(
    events: Iterable[TrainingEvent],
    seconds: float = 0.1,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[TrainingEvent]:
    """Yield the events of a run, steps at most that often.

    Every other event is kept, and so is the last step before it: an epoch's curve reaches its
    end, and a pause says where it is.

    Args:
        events: Of a run.
        seconds: Between two steps that are kept.
        clock: Seconds that never go backwards.
    """
    held: StepFinished | None = None
    last = -float("inf")
    for event in events:
        if isinstance(event, StepFinished):
            now = clock()
            if now - last < seconds:
                held = event
                continue
            held, last = None, now
        elif held is not None:
            yield held
            held, last = None, clock()
        yield event
    if held is not None:
        yield held
