"""From a movement of the hand to the painted frame, on the real window."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.benchmarks import material
from tests.benchmarks.display import display, platforms
from tests.benchmarks.machine import WINDOW
from tests.benchmarks.measuring import Figure, figure, percentile_95

QUESTION = "4. From the hand to the painted frame"
NAMES = {
    "threshold_drag": "threshold drag",
    "finding_hover": "finding switch by hover",
    "finding_click": "finding switch by click",
    "window_drag": "window drag on the film",
    "handle_drag": "drag of a measurement's end",
    "linked_pan": "pan of two linked films",
}


def measure(*, quick: bool) -> list[Figure]:
    return [
        line
        for platform in (platforms()[:1] if quick else platforms())
        for scale in (1, 2)
        for line in _measured(platform, scale, 40 if quick else 200)
    ]


def _measured(platform: str, scale: int, steps: int) -> list[Figure]:
    arguments = [
        material.png_film(), material.student_file(),
        material.folder() / f"{platform}_{scale}.ini", steps,
    ]  # fmt: skip
    with display(platform) as environment:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.watched_hands", *map(str, arguments)],
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
