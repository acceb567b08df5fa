"""Hard crashes: what Python writes in its last moment, found again at the next start.

While the program runs, an open file waits for `faulthandler`.  An orderly end removes it; a crash
fills it; a kill or a power cut leaves it without a word more.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import platform
import re
from pathlib import Path
from typing import IO

from PySide6.QtCore import QLockFile

from xlite_desktop.support.crash_reports import CrashReports

_PLACE = re.compile(r'  File "(?:[^"]*[\\/])?([^"\\/]+)", line (\d+) in (\S+)')
_OURS = re.compile(
    r"(Fatal Python error|Windows fatal exception): [\w ]+"
    r"|(Current thread|Thread) 0x[0-9a-f]+ .*\(most recent call first\):"
    r"|  (<no Python frame>|\.\.\.)"
    r"|Extension modules: [\w., -]+ \(total: \d+\)"
)
"""The lines of a dump that can be kept as they are: none of them holds a path."""

_HEAD = 2
"""Lines that this module writes itself, above what `faulthandler` writes."""


class HardCrashes:
    """Waits for a crash of this process, and tells of those of earlier ones."""

    def __init__(self, folder: Path, about: str) -> None:
        """Name the folder, which need not exist yet.

        Args:
            folder: Where the waiting file and the reports lie.
            about: Two lines: versions of application and system.
        """
        self._folder, self._about = folder, about
        self._file = _own_file(folder)
        self._lock = QLockFile(str(_lock_of(self._file)))
        self._stream: IO[str] | None = None

    def begin(self) -> None:
        """Wait from now on; where the folder cannot be written a crash goes unnoted."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
            self._stream = self._file.open("w", encoding="utf-8")
            self._stream.write(f"{self._about}\n\n")
            self._stream.flush()
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Stop waiting: the process ends in good order."""
        if self._stream is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):  # on a full disk
            self._stream.close()
        self._stream = None
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
        self._lock.unlock()


def reports_of_earlier_crashes(folder: Path) -> tuple[Path, ...]:
    """Turn what crashed processes left in a folder into reports, and return these.

    To be called before this process waits for a crash itself: what bears its number is of an
    earlier one, as in a container, where each start has the same.
    """
    found = []
    with contextlib.suppress(OSError):
        _lock_of(_own_file(folder)).unlink(missing_ok=True)
    for file in sorted(folder.glob("running-*.fault")) if folder.is_dir() else ():
        lock = QLockFile(str(_lock_of(file)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue  # its process lives
        with contextlib.suppress(OSError):
            text = file.read_text(encoding="utf-8", errors="replace")
            file.unlink()
            report = _report(text, folder)
            if report is not None:
                found.append(report)
        lock.unlock()
    return tuple(found)


def window_is_open(folder: Path) -> bool:
    """Return whether a window of this computer waits for crashes in a folder of logs."""
    for file in folder.glob(f"running-{platform.node()}-*.fault"):
        if file == _own_file(folder):  # of an earlier process: this one only asks
            continue
        lock = QLockFile(str(_lock_of(file)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return True
        lock.unlock()  # of a window that was killed
    return False


def anonymous_dump(dump: str) -> str:
    """Return what `faulthandler` wrote without the folders of the code, and nothing unforeseen."""
    lines = []
    for line in dump.splitlines():
        place = _PLACE.fullmatch(line)
        if place is not None:
            lines.append(f"  {place[1]}:{place[2]} in {place[3]}")
        elif _OURS.fullmatch(line):
            lines.append(line)
    return "\n".join(lines)


def _report(text: str, folder: Path) -> Path | None:
    lines = text.splitlines()
    about, dump = "\n".join(lines[:_HEAD]), anonymous_dump("\n".join(lines[_HEAD:]))
    if not dump:
        return None  # killed, or the power was cut: nothing broke in the program
    return CrashReports(folder, about).write_text(f"{about}\n\n{dump}\n")


def _own_file(folder: Path) -> Path:
    """Return the file of this process; on a shared disk another computer may use its number."""
    return folder / f"running-{platform.node()}-{os.getpid()}.fault"


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")
