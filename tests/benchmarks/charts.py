"""The charts of a long run: a hundred thousand steps heard, shown and repainted."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.benchmarks.display import display
from tests.benchmarks.measuring import Figure, figure

QUESTION = "A long run on its charts"


def measure(*, quick: bool) -> list[Figure]:
    """Measure in a process of its own: memory is the whole window's."""
    steps, repaints = (20_000, 30) if quick else (100_000, 200)
    with display("offscreen") as environment:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.watched_charts", str(steps), str(repaints)],
            check=True, capture_output=True, text=True, timeout=600, env=environment,
        )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    repaint, grown = told["repaint_ms"], told["grown_mb"]
    note = f"{steps:,} steps, all charts and small curves, 1127 x 660"
    return [
        figure(QUESTION, "one event heard", told["hear_us"], "us", note=f"{steps:,} events"),
        figure(
            QUESTION, "repaint after a step", repaint, "ms", goal=16.0,
            note=f"{note}; 99 % within {_percentile_99(repaint):.1f} ms",
        ),
        figure(
            QUESTION, "repaint, 99th percentile", [_percentile_99(repaint)], "ms", goal=16.0,
            note=note,
        ),
        figure(
            QUESTION, "memory that the second half of the steps took", [grown], "MB", goal=10.0,
            note="resident; 24 bytes a step are its own numbers",
        ),
    ]  # fmt: skip


def _percentile_99(samples: list[float]) -> float:
    return sorted(samples)[min(len(samples) - 1, round(0.99 * len(samples)))]
