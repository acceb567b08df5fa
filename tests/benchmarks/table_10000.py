"""Ten thousand films in the table of the Folders page: from the hand to the painted frame."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.benchmarks.display import display, platforms
from tests.benchmarks.machine import WINDOW
from tests.benchmarks.measuring import Figure, figure, percentile_95

QUESTION = "14. A table of 10,000 films"
FILMS = 10_000
NAMES = {
    "scroll": "a notch of the wheel",
    "walk": "an arrow key, held",
    "sort": "a click on a heading",
    "filter_kind": "a click on a kind of films",
    "filter_words": "a letter into the filter",
    "filling": "50 new results",
    "threshold": "a threshold moved",
    "flag": "a flag",
}


def measure(*, quick: bool) -> list[Figure]:
    return [
        line
        for platform in (platforms()[:1] if quick else platforms())
        for scale in (1, 2)
        for line in _measured(platform, scale, 20 if quick else 100)
    ]


def _measured(platform: str, scale: int, steps: int) -> list[Figure]:
    with display(platform) as environment:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.watched_table", str(FILMS), str(steps)],
            check=True, capture_output=True, text=True, timeout=300,
            env=environment | {"QT_SCALE_FACTOR": str(scale)},
        )  # fmt: skip
    times = json.loads(done.stdout.splitlines()[-1])
    return [
        figure(
            QUESTION, f"{platform}, {scale}x: {name}", times[key], "ms", goal=16.0,
            note=f"{WINDOW[0]} x {WINDOW[1]} at {times['pixel ratio'][0]:g}x; "
            f"95 % within {percentile_95(times[key]):.1f} ms",
        )
        for key, name in NAMES.items()
    ]  # fmt: skip
