"""Timing two things turn by turn, and what a figure is."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Action = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the report.

    Attributes:
        question: The heading it stands under.
        name: What was measured.
        value: The median.
        low: The smallest of all repetitions.
        high: The largest.
        unit: "x" for a ratio, else "ms", "s", "MB" or "films/s".
        repeats: Number of repetitions, or of pairs for a ratio.
        goal: The figure to reach; None where there is none.
        goal_is_least: The goal is a lower limit.
        note: What it was compared with, and how.
    """

    question: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    repeats: int
    goal: float | None = None
    goal_is_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the median reaches the goal; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.goal_is_least else self.value <= self.goal


def figure(question: str, name: str, samples: Sequence[float], unit: str, **rest) -> Figure:
    """Return the figure of repeated measurements."""
    return Figure(
        question=question,
        name=name,
        value=statistics.median(samples),
        low=min(samples),
        high=max(samples),
        unit=unit,
        repeats=len(samples),
        **rest,
    )


def interleaved(actions: Sequence[Action], repeats: int, *, warm_up: int = 3) -> list[list[float]]:
    """Time actions in turn: A B A B ..., so that a busy moment hits all of them.

    Returns:
        One list of milliseconds an action; equal places belong together.
    """
    for _ in range(warm_up):
        for action in actions:
            action()
    samples: list[list[float]] = [[] for _ in actions]
    for turn in range(repeats):
        # Every second turn runs backwards: nobody is always the one with warm caches.
        places = range(len(actions)) if turn % 2 == 0 else reversed(range(len(actions)))
        for place in places:
            started = time.perf_counter()
            actions[place]()
            samples[place].append(1000 * (time.perf_counter() - started))
    return samples


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Return the ratio of each pair."""
    return [a / b for a, b in zip(above, below, strict=True)]


def percentile_95(samples: Sequence[float]) -> float:
    """Return the value that nineteen of twenty stay below."""
    return sorted(samples)[min(len(samples) - 1, round(0.95 * len(samples)))]
