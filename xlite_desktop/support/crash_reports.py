"""Crash reports: text files beside the log that say where the program broke, and on nobody's film.

They hold versions, kinds of errors and places in the code, and no word of any message: a message
may quote a path or a header.  Nothing is ever sent.
"""

from __future__ import annotations

import hashlib
import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from xlite_desktop.log_file import anonymous_traceback

log = logging.getLogger(__name__)

MOST_KEPT = 20
"""Reports that are kept; an older one goes for a newer one."""

_BEGINNING = "crash-"


class CrashReports:
    """Writes a report for each kind of unexpected error of this run.

    Attributes:
        folder: Where they go.
    """

    def __init__(self, folder: Path, about: str) -> None:
        """Name the folder, which need not exist yet.

        Args:
            folder: Where reports go.
            about: Versions of application and system, on lines of their own.
        """
        self.folder = folder
        self._about = about
        self._written: dict[str, Path] = {}

    def write(self, error: BaseException) -> Path | None:
        """Write down where an error was raised, and return the file.

        The same error in the same place has one report a run.  None where nothing can be
        written: a full disk must not make things worse.
        """
        places = anonymous_traceback(error, own_words=False)
        known = hashlib.sha256(places.encode()).hexdigest()
        if known not in self._written:
            file = self.write_text(f"{self._about}\n\n{places}\n")
            if file is None:
                return None
            self._written[known] = file
        return self._written[known]

    def write_text(self, text: str) -> Path | None:
        """Write a report that is anonymous already; None where it cannot be written."""
        now = datetime.now(UTC)
        name = f"{_BEGINNING}{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self.folder / name
            file.write_text(text, encoding="utf-8")
            self._let_go_of_old_ones()
        except OSError:
            log.warning("a crash report cannot be written")
            return None
        return file

    def _let_go_of_old_ones(self) -> None:
        kept = sorted(self.folder.glob(f"{_BEGINNING}*.txt"))  # the name begins with the time
        for file in kept[:-MOST_KEPT]:
            file.unlink(missing_ok=True)
