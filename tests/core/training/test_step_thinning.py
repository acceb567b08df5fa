"""Fewer steps, and nothing else fewer."""

from __future__ import annotations

from xlite_core.training.events import CheckpointSaved, RunPaused, StepFinished
from xlite_core.training.step_thinning import at_most_every


def step(number: int) -> StepFinished:
    return StepFinished(
        epoch=1, step=number, loss=0.5, components={}, learning_rate=1e-3, films_per_s=1.0
    )


def thinned(*events, every: float = 1.0, tick: float = 0.25) -> list:
    """Thin events that come a quarter of a second apart."""
    now = [0.0]

    def arriving():
        for event in events:
            now[0] += tick
            yield event

    return list(at_most_every(arriving(), every, clock=lambda: now[0]))


def steps_of(events: list) -> list[int]:
    return [event.step for event in events if isinstance(event, StepFinished)]


def test_steps_come_at_most_that_often():
    """The first at once, then every fourth, and the last."""
    assert steps_of(thinned(*map(step, range(1, 12)))) == [1, 5, 9, 11]


def test_slow_steps_all_come():
    """A step a second is not too many."""
    assert steps_of(thinned(*map(step, range(1, 5)), tick=1.0)) == [1, 2, 3, 4]


def test_every_other_event_is_kept_in_its_place():
    """However fast they come; and the last step before each comes first."""
    saved, paused = CheckpointSaved(epoch=1, step=3, megabytes=1.0), RunPaused(epoch=1, step=3)

    events = thinned(step(1), step(2), step(3), saved, paused, saved, step(4), saved)

    assert events == [step(1), step(3), saved, paused, saved, step(4), saved]


def test_a_step_that_was_kept_does_not_come_twice():
    """The end of the stream adds nothing to it."""
    assert steps_of(thinned(step(1))) == [1]
    assert thinned() == []
