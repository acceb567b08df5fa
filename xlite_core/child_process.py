"""Starting a child process and talking with it in lines of JSON: one way for all of them.

Heavy or risky work (training, and whatever else may eat the memory) happens in a child, so that
the window stays quick and survives.  From source the child is another Python; in a frozen
application it is the application itself, told by `CHILD_FLAG` to be something else; and what needs
torch is done by the program that `pack.training_program` chooses.  The child's half is
`xlite_core.child_main`.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any, Self

from xlite_core.errors import PackRefused, RunInterrupted
from xlite_core.pack.asking import QT_VARIABLES, foreign_environment
from xlite_core.pack.pack_file import require_same
from xlite_core.pack.training_program import (
    NEEDS_TORCH,
    Kind,
    TrainingProgram,
    training_program,
)
from xlite_core.policy import require_training

CHILD_FLAG = "--child"
"""First argument of a frozen application that is to be a child; its role follows."""

WITH_CONSOLE = "xlite.exe"
"""On Windows the second program of the frozen application; a Training pack has only one."""

TRAINING_ROLES = frozenset({"trainer", "probe"})
"""Roles of `child_main.ROLES` that a policy may forbid: they train, or measure how fast."""

_FIRST_WORD_S = 120.0
"""Long enough for a virus scanner to look through a whole installation."""

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class Child:
    """A running child: send it messages, read its lines, and end it by leaving the block.

    What it writes is taken off the pipe by a thread, so that a reader who is busy never makes
    the child wait.

    Attributes:
        pid: Number of its process.
    """

    def __init__(self, process: subprocess.Popen[bytes], *, grace_s: float) -> None:
        """Take over a process whose input and output are pipes.

        Args:
            process: Just started.
            grace_s: How long it may take to end once its input is closed.
        """
        self.pid = process.pid
        self._process, self._grace_s = process, grace_s
        self._writing = threading.Lock()
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="child-reader", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close its input, give it time to end, and kill it if it does not."""
        self.close_input()
        try:
            self._process.wait(self._grace_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()

    def send(self, message: Mapping[str, Any]) -> None:
        """Send one message; to a child that is gone it is lost, and `lines` then ends."""
        assert self._process.stdin is not None
        with self._writing, contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def close_input(self) -> None:
        """Tell the child that nobody listens any more: it should put its things away and end."""
        assert self._process.stdin is not None
        with self._writing, contextlib.suppress(OSError):
            self._process.stdin.close()

    def lines(self) -> Iterator[str]:
        """Yield what the child says, line by line, until it ends."""
        while (line := self._lines.get()) is not None:
            yield line

    def wait(self) -> int:
        """Wait for its end and return the exit code; below 0 it is the number of a signal."""
        return self._process.wait()

    def first_line(self) -> str | None:
        """Return its first line, or None where it ended or kept silent for two minutes."""
        try:
            return self._lines.get(timeout=_FIRST_WORD_S)
        except queue.Empty:
            return None

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            for line in stream:
                if line.endswith(b"\n"):  # else it died in the middle of it
                    self._lines.put(line.decode("utf-8", errors="replace"))
        self._lines.put(None)


def start_child(
    role: str,
    request: Mapping[str, Any],
    *,
    protocol: int,
    log: Path,
    grace_s: float = 60.0,
) -> Child:
    """Start a child, make sure that both sides speak alike, and send it its task.

    It has a process group of its own, so that Ctrl-C in a terminal reaches its parent alone, no
    console on Windows, and a lower priority than its parent.

    Args:
        role: A key of `child_main.ROLES`.
        request: First message.
        protocol: Version that this side speaks.
        log: What it writes to standard error is appended here.
        grace_s: How long it may take to end once its input is closed; then it is killed.

    Raises:
        RunInterrupted: It cannot be started, ends at once, or speaks another version.
        MissingFeature: The role needs torch, and nothing here has it.
        PackRefused: What has it cannot be used.
        PolicyForbids: It would train, and the policy of this computer forbids that.
    """
    if role in TRAINING_ROLES:
        require_training()
    program = training_program(protocol) if role in NEEDS_TORCH else None
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as errors:
            process = launched(role, errors=errors, program=program)
    except OSError as error:
        raise RunInterrupted(
            f"The process for the {role} could not be started.",
            "See that its folder can be written and the disk is not full, and try again.",
        ) from error
    child = Child(process, grace_s=grace_s)
    try:
        _require_same_protocol(child.first_line(), role, protocol, program)
    except BaseException:
        process.kill()
        child.close()
        raise
    child.send(request)
    return child


def launched(  # noqa: PLR0913 - what a process is made of
    role: str,
    *,
    errors: IO[bytes] | int,
    prompt: bool = False,
    files: Sequence[int] = (),
    environment: Mapping[str, str] = NOTHING_MORE,
    program: TrainingProgram | None = None,
) -> subprocess.Popen[bytes]:
    """Start the process of a child, whose pipes the caller then holds.

    Args:
        role: A key of `child_main.ROLES`.
        errors: Where its standard error goes, as `subprocess` has it.
        prompt: Somebody waits for each answer: it gets the priority of its parent.
        files: Descriptors that it inherits; not on Windows.
        environment: Variables that it gets besides those of its parent.
        program: What plays the role; this very program if absent.

    Raises:
        OSError: The operating system refuses.
    """
    foreign = None if program is None or program.kind is Kind.OWN else program.program
    return subprocess.Popen(  # noqa: S603 - our own interpreter or pack, our own module
        [str(foreign), CHILD_FLAG, role] if foreign else _command(role),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=(foreign_environment() if foreign else _environment()) | dict(environment),
        pass_fds=tuple(files),
        **_apart(prompt=prompt),
    )


def _require_same_protocol(
    line: str | None, role: str, protocol: int, program: TrainingProgram | None
) -> None:
    if program is not None and program.kind is not Kind.OWN:
        _require_sound_pack(line, protocol)
    if line is None:
        raise RunInterrupted(
            f"The process for the {role} ended before it had begun.",
            "The end of its log says why; if a part is missing, install the application again.",
        )
    try:
        hello = json.loads(line)
        spoken = (hello["hello"], hello["role"])
    except (ValueError, TypeError, KeyError):
        spoken = (None, None)
    if spoken != (protocol, role):
        raise RunInterrupted(
            f"The process for the {role} is of another version than the application.",
            "Close the application, and install all of it again.",
        )


def _require_sound_pack(line: str | None, protocol: int) -> None:
    """Look at the first word of a pack: it may have been changed since it was checked."""
    if line is None:
        raise PackRefused(
            "The Training pack ended before it had begun.",
            "The end of its log says why; if a part is missing, add the Training pack again.",
        )
    with contextlib.suppress(ValueError, TypeError, KeyError):
        hello = json.loads(line)
        require_same(version=hello["version"], protocol=hello["hello"], ours=protocol)


def _command(role: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [_frozen_program(), CHILD_FLAG, role]
    return [sys.executable, "-m", "xlite_core.child_main", CHILD_FLAG, role]


def _frozen_program() -> str:
    """Return the program that becomes a child: on Windows the command line beside the window.

    PyInstaller starts a program without a console as pythonw does, which need not have standard
    streams (https://pyinstaller.org/en/stable/common-issues-and-pitfalls.html); ours speaks over
    them.
    """
    beside = Path(sys.executable).with_name(WITH_CONSOLE)
    return str(beside) if sys.platform == "win32" and beside.is_file() else sys.executable


def _environment() -> dict[str, str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(QT_VARIABLES)
    }
    environment |= {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    if not getattr(sys, "frozen", False):
        # The very code that is running here, wherever the child starts; and no other, such as
        # a file that happens to be called random.py in the folder of the films.
        source = str(Path(__file__).resolve().parent.parent)
        others = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join([source, *([others] if others else [])])
        environment["PYTHONSAFEPATH"] = "1"
    return environment


def _apart(*, prompt: bool) -> dict[str, Any]:
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        behind = 0 if prompt else subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return {"creationflags": flags | behind}
    return {"start_new_session": True}
