"""On what the figures were measured: without this they say nothing."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    "numpy", "opencv-python-headless", "onnxruntime", "imagecodecs", "pydicom",
    "PySide6-Essentials", "torch", "grad-cam",
)  # fmt: skip
WINDOW = (1440, 900)
"""Logical pixels of every window that is measured."""


def machine() -> dict[str, str]:
    """Return processor, load, system and the versions that matter."""
    facts = {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "load at start": _load(),
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Python": platform.python_version(),
        "window": f"{WINDOW[0]} x {WINDOW[1]} logical pixels",
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return facts | {name: _version(name) for name in PACKAGES}


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "?"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
