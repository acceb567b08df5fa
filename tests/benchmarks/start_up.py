"""From the start of the process to the first window and the first result, and its memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import Counter

from tests.benchmarks import material
from tests.benchmarks.display import display, platforms
from tests.benchmarks.measuring import Figure, figure

QUESTION = "3. Start of the application"
MEMORY = "5. Memory of the viewer with one study"
IMPORTS = "8. What the start imports"
GOALS = {"first painted window": 1.0, "first result painted": 2.0}
_IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")


def measure(*, quick: bool) -> list[Figure]:
    figures: list[Figure] = []
    for platform in platforms()[:1] if quick else platforms():
        with display(platform) as environment:
            _started(environment)  # fills the disk cache
            runs = [_started(environment) for _ in range(3 if quick else 12)]
        note = f"fresh process, warm disk cache, {material.student_name()}, 1024 x 1024 PNG"
        figures += [
            figure(
                QUESTION, f"{platform}: {moment}", [run["moments"][moment] for run in runs],
                "s", goal=GOALS.get(moment), note=note if moment in GOALS else "",
            )
            for moment in runs[0]["moments"]
        ]  # fmt: skip
        for field, name, goal in (("VmHWM", "peak", 450.0), ("VmRSS", "in the end", None)):
            samples = [run["memory"][field] for run in runs]
            figures.append(figure(MEMORY, f"{platform}: {name}", samples, "MB", goal=goal))
    return figures + _imports(1 if quick else 3)


def _started(environment: dict[str, str], *options: str) -> dict:
    done = _run(environment, *options)
    return json.loads(done.stdout.splitlines()[-1])


def _run(environment: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable, *options, "-m", "tests.benchmarks.watched_start", "--temp-settings",
        "--theme", "dark", "--model", str(material.student_file()), str(material.png_film()),
    ]  # fmt: skip
    # The monotonic clock counts from the start of the machine, the same for parent and child.
    started = {"XLITE_BENCH_STARTED": repr(time.monotonic())}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment | started, timeout=120
    )


def _imports(repeats: int) -> list[Figure]:
    """Return the ten packages whose own code takes longest to import, up to the first result."""
    runs = []
    with display("offscreen") as environment:
        for _ in range(repeats):
            own: Counter[str] = Counter()
            for microseconds, module in _IMPORT_LINE.findall(
                _run(environment, "-X", "importtime").stderr
            ):
                own[module.partition(".")[0]] += int(microseconds)
            runs.append(own)
    top = [name for name, _ in sum(runs, Counter()).most_common(10)]
    note = "time of its own modules, with Python's import clock running"
    return [
        figure(IMPORTS, name, [run[name] / 1000 for run in runs], "ms", note=note) for name in top
    ]
