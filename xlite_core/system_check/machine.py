"""The computer: system, processor, memory and graphics card, as far as they say what they are."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from xlite_core.pack.asking import foreign_environment
from xlite_core.system_check.check_line import CheckLine, Fact

UNKNOWN = "Not known on this system."

_WANTED = {
    "avx2": "AVX2",
    "avx512f": "AVX-512",
    "avx512_vnni": "AVX-512 VNNI",
    "avx_vnni": "AVX-VNNI",
}
"""Name in /proc/cpuinfo -> name for people: what INT8 and FP32 networks gain most from."""

_OPENCV = {"AVX2": 11, "AVX-512": 13, "AVX-512 VNNI": 23}
"""Likewise as OpenCV numbers them (`CpuFeatures`, opencv2/core/cvdef.h)."""

_X86 = frozenset({"x86_64", "amd64", "i686", "x86"})
_ASK_S = 5.0
"""A driver that is being loaded answers within two seconds; a hung one never does."""

_GB = 1e9


def machine_lines(cpuinfo: Path = Path("/proc/cpuinfo")) -> Iterator[CheckLine]:
    """Yield what the computer is.  Nothing of it can fail a check.

    Args:
        cpuinfo: Where Linux describes the processor.
    """
    yield CheckLine(fact=Fact.SYSTEM, value=platform.platform())
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    yield CheckLine(fact=Fact.PYTHON, value=f"{platform.python_version()}{frozen}")
    described = _described(cpuinfo)
    name = described.get("model name") or platform.processor() or platform.machine()
    yield CheckLine(fact=Fact.PROCESSOR, value=name or UNKNOWN)
    yield CheckLine(fact=Fact.FEATURES, value=_features(described.get("flags")))
    yield CheckLine(fact=Fact.CORES, value=_cores())
    yield CheckLine(fact=Fact.MEMORY, value=_memory())
    yield CheckLine(fact=Fact.GRAPHICS, value=_graphics())


def _described(cpuinfo: Path) -> dict[str, str]:
    """Return what is said of the first processor; nothing where there is no such file."""
    try:
        text = cpuinfo.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    pairs = (line.partition(":") for line in text.partition("\n\n")[0].splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _features(flags: str | None) -> str:
    if flags is not None:
        present = set(flags.split())
        return _told({name: flag in present for flag, name in _WANTED.items()})
    if platform.machine().lower() not in _X86:
        return UNKNOWN
    import cv2  # asks the processor itself, on every system

    return _told({name: cv2.checkHardwareSupport(of) for name, of in _OPENCV.items()})


def _told(found: dict[str, bool]) -> str:
    present = ", ".join(name for name, there in found.items() if there)
    missing = ", ".join(name for name, there in found.items() if not there)
    if not missing:
        return f"All are there: {present}."
    return f"There: {present}; missing: {missing}." if present else f"Missing are: {missing}."


def _cores() -> str:
    cores = os.cpu_count()
    if cores is None:
        return UNKNOWN
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else cores
    return f"{cores}" if usable == cores else f"{usable} / {cores}"


def _memory() -> str:
    size = _memory_bytes()
    return UNKNOWN if size is None else f"{size / _GB:.1f} GB"


def _memory_bytes() -> int | None:
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            """MEMORYSTATUSEX of the Windows API."""

            _fields_ = (
                ("length", ctypes.c_ulong),
                ("load", ctypes.c_ulong),
                ("total", ctypes.c_ulonglong),
                ("others", ctypes.c_ulonglong * 6),
            )

        status = Status(length=ctypes.sizeof(Status))
        answered = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total) if answered else None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def _graphics() -> str:
    """Return names, drivers and memory as NVIDIA's tool tells them; others do not tell."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return "No NVIDIA driver is installed; the application needs none."
    question = ["--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"]
    without_window = 0
    if sys.platform == "win32":
        without_window = subprocess.CREATE_NO_WINDOW
    try:
        answer = subprocess.run(  # noqa: S603 - the driver's own tool, found on the path
            [tool, *question],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_ASK_S,
            check=True,
            env=foreign_environment(),
            creationflags=without_window,
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return "The NVIDIA driver does not answer; the application computes without it."
    return "; ".join(line.strip() for line in answer.splitlines() if line.strip()) or UNKNOWN
