"""The command line as a training program, and its commands that another program carries out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from xlite_core import __version__
from xlite_core.child_main import become_child_if_asked
from xlite_core.errors import MissingFeature
from xlite_core.pack.asking import ANSWER, INFO_FLAG, foreign_environment
from xlite_core.pack.training_program import BROUGHT, Kind, training_program
from xlite_core.training.events import PROTOCOL

_HANDED_ON: Final = "XLITE_HANDED_ON"
"""Set for a program that a command was handed on to, so that it hands it on to nobody."""


def play_role_if_asked(arguments: Sequence[str]) -> None:
    """Be a child, or say what this program is, where the command line says so.

    Args:
        arguments: Of the process, its own name first.

    Raises:
        SystemExit: It is done.
    """
    become_child_if_asked(arguments)
    if list(arguments[1:]) == [INFO_FLAG]:
        sys.stdout.write(json.dumps(info()) + "\n")
        sys.exit(0)


def info() -> dict[str, str | int]:
    """Return what this program is, as `pack.asking.Answer` has it.

    torch, torchvision and timm are imported, so that a library that is missing shows here, and
    not in the middle of a run.
    """
    said: dict[str, str | int] = {ANSWER: 1, "version": __version__, "protocol": PROTOCOL}
    try:
        import torch
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        return said | {"torch": "", "flavour": ""}
    from xlite_core.models.torchvision_ops import import_timm

    import_timm()
    cuda = torch.version.cuda is not None
    return said | {"torch": str(torch.__version__), "flavour": "cuda" if cuda else "cpu"}


def carry_out_elsewhere(
    arguments: Sequence[str], error: MissingFeature | ModuleNotFoundError
) -> NoReturn:
    """Let the Training pack, or another Python, do a command in place of this process.

    It begins anew there: each command asks for what it needs before it does anything.

    Args:
        arguments: Of the command, without the program's name.
        error: What is missing here.

    Raises:
        MissingFeature: There is no such program.
        PackRefused: There is one, and it cannot be used.
        ModuleNotFoundError: The error itself, where it is about something else.
        SystemExit: It is done.
    """
    missing = error.module if isinstance(error, MissingFeature) else error.name or ""
    if missing.partition(".")[0] not in BROUGHT or _HANDED_ON in os.environ:
        raise error
    found = training_program(PROTOCOL)
    if found.kind is Kind.OWN:
        raise error
    command = [str(found.program), *arguments]
    environment = foreign_environment() | {_HANDED_ON: "1"}
    sys.stdout.flush()
    if sys.platform == "win32":
        # Ctrl-C reaches both, and only the other one writes a checkpoint.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        done = subprocess.run(command, env=environment, check=False)  # noqa: S603
        sys.exit(done.returncode)
    # The same process: Ctrl-C and what a batch system sends reach it directly.
    os.execve(found.program, command, environment)  # noqa: S606
