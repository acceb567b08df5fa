"""The gate of an INT8 file: it may lose little, and must be faster where it is made."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.interval import Z_95, Estimate
from xlite_core.inference.fast_card import signed
from xlite_core.inference.session import StudentSession

LOSS_LIMIT = 0.005
"""Largest loss of macro AUC at the lower end of its interval: a quarter of what lies between the
best and the worst of three networks in the earlier experiments (0.7835 and 0.8055)."""

TURNS = 301
"""Odd, so that a median is one of them; a few seconds, because other programs disturb many."""

WARM_UP = 5


def refusal(difference: Estimate | None, ratio: Estimate) -> str:
    """Return why no fast file is written, in one sentence; empty where one is.

    Args:
        difference: Macro AUC of INT8 minus FP32 on held-out films, paired; None where too few
            films are positive.
        ratio: Time of INT8 over that of FP32.
    """
    if difference is None:
        return (
            "No fast file is written: no finding has ten positive held-out films, so what INT8 "
            "loses cannot be told."
        )
    if not difference.low >= -LOSS_LIMIT:  # "not above" refuses NaN
        return (
            f"No fast file is written: INT8 changes the macro AUC by {signed(difference.value)} "
            f"({signed(difference.low)} to {signed(difference.high)}), and the lower end may be "
            f"{signed(-LOSS_LIMIT)} at most."
        )
    if not ratio.high < 1:
        return (
            f"No fast file is written: INT8 is not faster here, a film takes {ratio.value:.0%} "
            f"({ratio.low:.0%} to {ratio.high:.0%}) of the time that FP32 takes."
        )
    return ""


def time_ratio(
    fast: bytes, full: bytes, image: NDArray[np.float32], *, turns: int = TURNS
) -> Estimate:
    """Return how long a film takes in one file as a share of its time in the other.

    Both are run in turn, so that a busy moment hits both, with the threads that the window uses.

    Args:
        fast: The whole model file above the line.
        full: The one below.
        image: Network input, float32, shape (channels, size, size).
        turns: Pairs of passes, at least 6.

    Returns:
        The median of the pairs' ratios, with its interval.
    """
    sessions = [StudentSession(content, provider="CPU") for content in (fast, full)]
    times: list[list[float]] = [[], []]
    for turn in range(WARM_UP + turns):
        for place in (0, 1) if turn % 2 else (1, 0):
            started = time.perf_counter()
            sessions[place].run(image)
            if turn >= WARM_UP:
                times[place].append(time.perf_counter() - started)
    return median_estimate([a / b for a, b in zip(*times, strict=True)])


def median_estimate(values: Sequence[float]) -> Estimate:
    """Return a median and its 95 % interval from order statistics (Conover, 1999, section 3.2).

    Args:
        values: At least 6; with fewer no pair of them covers 95 %.
    """
    ordered, count = sorted(values), len(values)
    half = Z_95 * math.sqrt(count) / 2
    low = max(math.floor(count / 2 - half), 1)
    high = min(math.ceil(count / 2 + half) + 1, count)
    return Estimate(value=statistics.median(ordered), low=ordered[low - 1], high=ordered[high - 1])


def processor_name() -> str:
    """Return what the processor calls itself and its cores, for people."""
    name = platform.processor() or platform.machine()
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        lines = listing.read_text(encoding="utf-8", errors="replace").splitlines()
        found = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
        name = next(found, "") or name
    return f"{name}, {os.cpu_count()} cores"
