"""Displays to measure on: none at all, and a virtual X server where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks import material


def platforms() -> list[str]:
    """Return the Qt platforms that can be measured here."""
    return ["offscreen", "xcb"] if shutil.which("Xvfb") else ["offscreen"]


def installed() -> dict[str, str]:
    """Return an environment in which Python keeps its byte code, as every installation does.

    A checkout may be told not to; each start would then compile every module anew.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(material.folder() / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


@contextmanager
def display(platform: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a process that shows windows on a platform."""
    environment = installed() | {"QT_QPA_PLATFORM": platform}
    if platform == "offscreen":
        yield environment
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "3200x2000x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            environment["DISPLAY"] = f":{answer.readline().strip()}"
        yield environment
    finally:
        server.terminate()
        server.wait()
