"""Asking another program whether it can train: it says what it is, and ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from xlite_core.errors import PackRefused

INFO_FLAG: Final = "--pack-info"
"""The only argument of the question; the answer is a line of JSON with the key `ANSWER`."""

ANSWER: Final = "xlite_training"

LIMIT_S: Final = 120.0
"""Loading torch takes some seconds; a virus scanner may look through a whole pack before."""

_LOOK_S = 0.05
"""How soon a check that was given up ends: nobody feels a twentieth of a second."""

QT_VARIABLES: Final = ("QT_", "QML", "PYSIDE")
"""How variables begin that mean the window and nobody else."""

_PYTHON = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
_FROZEN = ("_PYI_", "_MEIPASS")
_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "LIBPATH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a program says of itself.

    Attributes:
        version: Of X-Lite.
        protocol: That its processes speak.
        torch: Version of torch; empty where it cannot be imported.
        flavour: "cpu" or "cuda"; empty without torch.
    """

    version: str
    protocol: int
    torch: str
    flavour: str


def never() -> bool:
    """Give nothing up."""
    return False


def require_wanted(given_up: Callable[[], bool]) -> None:
    """Go on unless the check was given up.

    Raises:
        PackRefused: It was.
    """
    if given_up():
        raise PackRefused("The check of the Training pack was given up.", "Check it again.")


def asked(
    program: Path, *, limit_s: float = LIMIT_S, given_up: Callable[[], bool] = never
) -> Answer:
    """Start a program, and return what it says of itself.

    Args:
        program: An executable of X-Lite.
        limit_s: How long it may take to answer; then it is ended.
        given_up: Asked twenty times a second; True ends it as well.

    Raises:
        PackRefused: It cannot be started, breaks down, keeps silent, is something else, or
            the question was given up.
    """
    # Not a pipe: a program that hands it on to another would hold it open beyond its own end.
    with tempfile.TemporaryFile() as said:
        try:
            process = _started(program, said)
        except OSError as error:
            raise PackRefused(
                f"The Training pack's program {program.name} cannot be started:"
                f" {error.strerror or error}.",
                "Add the Training pack again, where programs may be started.",
            ) from error
        try:
            code = _exit_code(process, limit_s, given_up)
        except subprocess.TimeoutExpired as error:
            raise PackRefused(
                f"The Training pack's program {program.name} did not answer within"
                f" {limit_s:.0f} seconds.",
                "Check it again when the computer is less busy, or add the Training pack again.",
            ) from error
        finally:
            _end(process)
        said.seek(0)
        text = said.read(65_536).decode("utf-8", errors="replace")
    if code != 0:
        raise PackRefused(
            f"The Training pack's program {program.name} broke down when it was asked what it is.",
            f"Start it in a terminal with {INFO_FLAG} to see why, or add the Training pack again.",
        )
    return _understood(text, program)


def foreign_environment() -> dict[str, str]:
    """Return the environment for a program that is not this one.

    It must not get what belongs to us alone: variables of Qt, of this Python, and, where this
    application is frozen, the libraries and notes that PyInstaller's loader leaves for itself
    (https://pyinstaller.org/en/stable/runtime-information.html).
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith((*QT_VARIABLES, *_FROZEN)) and name not in _PYTHON
    }
    if getattr(sys, "frozen", False):
        for name in _LIBRARIES:
            environment.pop(name, None)
            before = environment.pop(f"{name}_ORIG", None)
            if before is not None:
                environment[name] = before
    return environment | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}


def _started(program: Path, said: IO[bytes]) -> subprocess.Popen[bytes]:
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW}
    return subprocess.Popen(  # noqa: S603 - chosen by the user, or found at its usual place
        [str(program), INFO_FLAG],
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.DEVNULL,
        env=foreign_environment(),
        **apart,
    )


def _exit_code(
    process: subprocess.Popen[bytes], limit_s: float, given_up: Callable[[], bool]
) -> int:
    end = time.monotonic() + limit_s
    while True:
        try:
            return process.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise
            require_wanted(given_up)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)  # and whatever it has started
    process.wait()


def _understood(text: str, program: Path) -> Answer:
    for line in reversed(text.splitlines()):
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(values, Mapping) and values.get(ANSWER) == 1:
            texts = {name: values.get(name) for name in ("version", "torch", "flavour")}
            protocol = values.get("protocol")
            if type(protocol) is int and all(isinstance(t, str) for t in texts.values()):
                return Answer(protocol=protocol, **{n: str(t) for n, t in texts.items()})
    raise PackRefused(
        f"The program {program.name} is not the one of an X-Lite Training pack.",
        "Choose the folder of a Training pack, or a Python environment with xlite-desktop[train].",
    )
