"""A run's log as a file in its folder: the same lines, with their times, after any crash."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from xlite_core.run_directory import RunDirectory
from xlite_desktop.training.run_words import LogLine, Weight

log = logging.getLogger(__name__)

NAME = "messages.txt"
_MOST_READ = 2000
"""Lines of an older run that are shown again; the file keeps them all."""


def messages_file(directory: RunDirectory) -> Path:
    """Return where a run's log lies."""
    return directory.path / NAME


def write_lines(path: Path, lines: Iterable[LogLine]) -> None:
    """Append lines; a disk that refuses them costs the lines and nothing else."""
    text = "".join(
        f"{line.when.isoformat(timespec='seconds')}\t{line.weight.value}\t{line.text}\n"
        for line in lines
    )
    if not text:
        return
    try:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError:
        log.warning("a run's log could not be written")


def read_lines(path: Path) -> tuple[LogLine, ...]:
    """Return the last lines of a run's log; what is torn or foreign is left out."""
    try:
        content = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    found = []
    for line in content.splitlines()[-_MOST_READ:]:
        with suppress(ValueError):
            when, weight, text = line.split("\t", 2)
            moment = dt.datetime.fromisoformat(when)
            found.append(LogLine(when=moment, text=text, weight=Weight(weight)))
    return tuple(found)
