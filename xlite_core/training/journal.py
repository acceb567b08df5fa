"""events.jsonl: what a run said, a line an event, readable after any crash."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from xlite_core.training.events import StepFinished, TrainingEvent, to_line


class Journal:
    """Appends events to a file, from any thread; steps are left out, they are thousands.

    A run that was killed repeats what it did after its last checkpoint, and
    says it again: of two lines about one epoch the later one holds.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        _cut_torn_line(path)
        self._stream = path.open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def write(self, event: TrainingEvent) -> None:
        """Append an event, at once visible to whoever reads the file."""
        if isinstance(event, StepFinished):
            return
        with self._lock:
            self._stream.write(to_line(event) + "\n")
            self._stream.flush()


def _cut_torn_line(path: Path) -> None:
    """Remove a last line that a power cut left without its end."""
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        with path.open("r+b") as stream:
            stream.truncate(len(whole))
