"""The process behind a bounded reader, seen from its parent: messages, pixels, and its end."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import IO, Any, Self

import numpy as np
from numpy.typing import NDArray

from xlite_core.child_process import launched
from xlite_core.io.film_block import FilmBlock, new_block

if sys.platform == "linux":
    import fcntl

_LONGEST_LINE = 32_000_000
"""Of a message, in bytes: far above a film with tables, or the paths of all films of a disc."""

_ENDING_S = 1.0
"""A child ends at once when its pipes are closed, unless a decoder keeps it."""

_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    # Memory that goes back to the system after each film is fetched anew for the next.
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(64 * 2**20),
}


class Gone(Exception):  # noqa: N818 - it is told to nobody
    """The child has ended, or says what it never says."""


class ReadingProcess:
    """A child of the role "reader" with its pipes and its block.

    Attributes:
        pid: Number of its process.
    """

    def __init__(self, process: subprocess.Popen[bytes], block: FilmBlock | None) -> None:
        """Take over a process that has just been launched, and its block."""
        assert process.stdin is not None
        assert process.stdout is not None
        self.pid = process.pid
        self._process, self._block = process, block
        self._into: IO[bytes] = process.stdin
        self._out: IO[bytes] = process.stdout
        _widen(self._out)
        if block is not None:
            self.send({"block": block.file})

    @classmethod
    def start(cls) -> Self:
        """Launch it, without waiting for its first word.

        Raises:
            OSError: The operating system refuses.
        """
        block = new_block()
        files = () if block is None else (block.file,)
        try:
            process = launched(
                "reader",
                errors=subprocess.DEVNULL,
                prompt=True,
                files=files,
                environment=_ENVIRONMENT,
            )
        except OSError:
            if block is not None:
                block.close()
            raise
        return cls(process, block)

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def send(self, request: Mapping[str, Any], data: bytes = b"") -> None:
        """Send a message and the bytes that it announces; to a dead child they are lost."""
        with contextlib.suppress(OSError, ValueError):
            self._into.write(json.dumps(request).encode() + b"\n")
            self._into.write(data)
            self._into.flush()

    def message(self) -> dict[str, Any]:
        """Wait for a message.

        Raises:
            Gone: There is none.
        """
        line = self._out.readline(_LONGEST_LINE)
        message = json.loads(line) if line.endswith(b"\n") else None
        if not isinstance(message, dict):
            raise Gone
        return message

    def pixels(self, count: int, *, in_block: bool) -> NDArray[np.uint8]:
        """Return the bytes that a message has announced.

        Raises:
            Gone: They do not come.
        """
        if in_block and self._block is not None:
            return self._block.take(count)
        pixels = np.empty(count, np.uint8)
        view = pixels.data
        while view:
            received = self._out.readinto(view)  # type: ignore[attr-defined]
            if not received:
                raise Gone
            view = view[received:]
        return pixels

    def end(self) -> int:
        """Let it end, or end it, and return its exit code; below 0 the number of a signal."""
        for pipe in (self._into, self._out):
            with contextlib.suppress(OSError):  # what was not sent is lost with its addressee
                pipe.close()
        try:
            return self._process.wait(_ENDING_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
        finally:
            if self._block is not None:
                self._block.close()


def _widen(pipe: IO[bytes]) -> None:
    """Let a megabyte wait in a pipe instead of 64 kB: two processes then take turns less often."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # the system's share for pipes is used up
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)
