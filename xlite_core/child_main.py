"""What a child process does first: take its pipes, say who it is, and play its role.

A role is a module with `PROTOCOL`, the version of what it says, and `main(parent)`.  It imports
its heavy parts inside `main`, so that the first word comes at once.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from xlite_core import __version__
from xlite_core.child_process import CHILD_FLAG, TRAINING_ROLES
from xlite_core.policy import require_training

ROLES: Mapping[str, str] = {
    "trainer": "xlite_core.training.child",
    "probe": "xlite_core.training.probe_child",
    "finish": "xlite_core.training.finish_child",
    "export": "xlite_core.training.export_child",
    "reader": "xlite_core.io.reading_child",
}
"""Role -> module.  Names, because a child imports its own role and no other."""

PROMPT = frozenset({"reader"})
"""Roles that somebody waits for: they give way to nobody."""

GIVEN_WAY = 10
"""How nice a child is: whoever waits for a window to answer comes first."""

log = logging.getLogger(__name__)


class Parent:
    """The pipes to the process that started this one.

    Standard output is taken away from everybody else: what a library prints goes to standard
    error, and never between two messages.
    """

    def __init__(self) -> None:
        self._input, self._output = os.dup(0), os.dup(1)
        os.dup2(2, 1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        self._received = b""

    def send_line(self, line: str) -> bool:
        """Send one line without its end; False where nobody is there to read it."""
        return self.send_bytes(memoryview(line.encode() + b"\n"))

    def send_bytes(self, rest: memoryview) -> bool:
        """Send plain bytes that a message has announced; False where nobody reads them."""
        try:
            while rest:
                rest = rest[os.write(self._output, rest) :]
        except OSError:
            return False
        return True

    def send(self, message: Mapping[str, Any]) -> bool:
        """Send one message; False where nobody is there to read it."""
        return self.send_line(json.dumps(message))

    def receive(self) -> dict[str, Any] | None:
        """Wait for the next message; None when the parent has closed the pipe, or has died."""
        while b"\n" not in self._received:
            # Not a buffered reader: Python may not end while a thread waits inside of one.
            part = os.read(self._input, 65536)
            if not part:
                return None
            self._received += part
        line, _, self._received = self._received.partition(b"\n")
        message: dict[str, Any] = json.loads(line)
        return message

    def waits(self, seconds: float) -> bool:
        """Say whether the parent says something within so many seconds; on Windows always True."""
        if sys.platform == "win32" or b"\n" in self._received:
            return True
        import select

        return bool(select.select([self._input], [], [], seconds)[0])

    def receive_bytes(self, count: int) -> bytes:
        """Return the bytes that a message has announced; fewer where the parent is gone."""
        parts, self._received = [self._received[:count]], self._received[count:]
        missing = count - len(parts[0])
        while missing and (part := os.read(self._input, min(missing, 1 << 20))):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def messages(self) -> Iterator[dict[str, Any]]:
        """Yield messages until the parent is gone."""
        while (message := self.receive()) is not None:
            yield message


def become_child_if_asked(arguments: Sequence[str]) -> None:
    """Be a child instead of the application, where the command line says so.

    Every frozen program calls this before it does or imports anything else.

    Args:
        arguments: Of the process, its own name first.

    Raises:
        SystemExit: The role is played.
    """
    if len(arguments) == 3 and arguments[1] == CHILD_FLAG and arguments[2] in ROLES:
        sys.exit(_play(arguments[2]))


def _play(role: str) -> int:
    # By number: a frozen program without a console has no sys.stderr.
    errors = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    logging.basicConfig(stream=errors, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if role not in PROMPT:
        _give_way()
    parent = Parent()
    try:
        if role in TRAINING_ROLES:
            require_training()  # whoever started it
        module = importlib.import_module(ROLES[role])
        parent.send({"hello": module.PROTOCOL, "role": role, "version": __version__})
        return int(module.main(parent))
    except Exception:
        log.exception("The %s met an error that nobody foresaw.", role)
        return 1
    finally:
        errors.flush()


def _give_way() -> None:
    """Work with the time that others leave over; on Windows the parent has seen to it."""
    if sys.platform == "win32":
        return
    os.setpriority(os.PRIO_PROCESS, 0, max(GIVEN_WAY, os.getpriority(os.PRIO_PROCESS, 0)))
    # Where Linux shares the processor between sessions first, niceness counts only within one.
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(GIVEN_WAY), encoding="ascii")


if __name__ == "__main__":
    become_child_if_asked(sys.argv)
    sys.exit(f"Usage: {CHILD_FLAG} {{{','.join(ROLES)}}}")
