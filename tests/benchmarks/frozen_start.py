"""Start of an installed application against the same from source, warm and as cold as can be.

    XLITE_FROZEN=/opt/x-lite-desktop python -m tests.benchmarks frozen_start

Both run `--smoke-test` with one film, turn by turn.  Cold means that the kernel was asked to forget
each file before (`posix_fadvise`): what another process has mapped stays in memory all the same, so
on a machine where Python runs all the time the start from source is warmer than it should be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks import material
from tests.benchmarks.display import display, platforms
from tests.benchmarks.measuring import Figure, figure
from xlite_desktop.smoke_test.driver import STARTED

QUESTION = "16. Start of the installed application"
GOALS = {"first painted window": 1.0, "first result painted": 2.0}
ROOT = Path(__file__).resolve().parents[2]


def measure(*, quick: bool) -> list[Figure]:
    """Return nothing where no frozen folder is named."""
    named = os.environ.get("XLITE_FROZEN")
    if not named:
        return []
    frozen = Path(named)
    ways = {
        "installed": ([str(frozen / "xlite-desktop")], [frozen]),
        "from source": ([sys.executable, "-m", "xlite_desktop"], _source()),
    }
    figures: list[Figure] = []
    with display(platforms()[-1]) as environment:
        for cold in (False, True):
            runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
            for turn in range((3 if quick else 7) + (not cold)):
                for way, (command, folders) in ways.items():
                    if cold:
                        forget(folders)
                    moments = _started(command, environment)
                    if cold or turn:  # the first one fills the disk cache
                        runs[way].append(moments)
            figures += _figures(runs, "cold" if cold else "warm")
    return figures


def _figures(runs: dict[str, list[dict[str, float]]], state: str) -> list[Figure]:
    return [
        figure(
            QUESTION, f"{way}, {state}: {moment}", [run[moment] for run in moments], "s",
            goal=GOALS[moment] if way == "installed" and state == "warm" else None,
            note=f"{material.student_name()}, the sample film",
        )
        for way, moments in runs.items()
        for moment in GOALS
    ]  # fmt: skip


def _started(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="xlite-bench-") as folder:
        subprocess.run(
            [*command, "--language", "en", "--smoke-test", folder],
            check=True, cwd=ROOT, capture_output=True, timeout=180,
            env=environment | {STARTED: repr(time.monotonic())},
        )  # fmt: skip
        return json.loads((Path(folder) / "findings.json").read_text(encoding="utf-8"))["moments"]


def _source() -> list[Path]:
    """Return the folders that a start from source reads."""
    paths = sysconfig.get_paths()
    packages = [ROOT / "xlite_core", ROOT / "xlite_desktop", ROOT / "resources"]
    bytecode = material.folder() / "bytecode"
    return [Path(paths["stdlib"]), Path(paths["purelib"]), bytecode, *packages]


def forget(folders: Iterable[Path]) -> None:
    """Ask the kernel to drop what it keeps in memory of all files below some folders."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as stream:
                    os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
