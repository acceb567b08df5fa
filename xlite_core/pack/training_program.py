"""The one choice of which program trains: this one, a Training pack, or another Python."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Final

from xlite_core import __version__
from xlite_core.errors import MissingFeature, PackRefused
from xlite_core.pack.asking import LIMIT_S, asked, never
from xlite_core.pack.pack_check import Checked, recalled, remember, require_unchanged, stamp_of
from xlite_core.pack.pack_file import FILE, read_pack_file, require_fitting, require_same
from xlite_core.pack.pack_places import (
    FOLDER,
    chosen_folder,
    packages_of,
    program_in,
    program_on_path,
    usual_folders,
)

NEEDS_TORCH: Final = frozenset({"trainer", "probe", "finish", "export"})
"""Roles of `child_main` that are played by this program; the others by the application itself."""


BROUGHT: Final = frozenset(
    {
        "torch", "torchvision", "timm", "onnx", "safetensors", "sklearn", "scipy", "pandas",
        "matplotlib", "pytorch_grad_cam", "psutil",
    }
)  # fmt: skip
"""Packages that the Training pack has and the viewer has not, by the names of their modules."""

PIP_COMMAND: Final = 'pip install ".[train]"'
"""What makes a Python one that trains, in a checkout.

The project's name stays out of it: it is on no public index, where anybody could take it.
"""


class Kind(Enum):
    """What the program is."""

    OWN = "own"
    PACK = "pack"
    PYTHON = "python"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingProgram:
    """What plays the roles that need torch.

    Attributes:
        kind: What it is.
        program: The executable; a role, or a command of `xlite`, follows.
        folder: Of the pack or environment.
        torch: Version of torch; empty where it is not known without importing it.
        flavour: "cpu" or "cuda"; likewise.
        checked: When it passed its check; None where there is nothing to check.
    """

    kind: Kind
    program: Path
    folder: Path
    torch: str = ""
    flavour: str = ""
    checked: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a program is looked at; the arguments of `training_program`."""

    protocol: int
    again: bool
    limit_s: float
    given_up: Callable[[], bool]


def training_program(
    protocol: int,
    *,
    again: bool = False,
    limit_s: float = LIMIT_S,
    given_up: Callable[[], bool] = never,
) -> TrainingProgram:
    """Return the program that trains.

    What the user or the environment names counts most, and is the only one looked at then.  Else
    this very environment, where it has torch; a pack beside the application or in the user's
    folder; the `xlite` of another Python on the path.

    Args:
        protocol: That this side speaks.
        again: Check it anew, even if it is known and unchanged.
        limit_s: How long a program may take to say what it is.
        given_up: Asked many times a second; True ends a check that is under way.

    Raises:
        PackRefused: There is one, and it cannot be used, or its check was given up.
        MissingFeature: There is none.
    """
    look = _Look(protocol=protocol, again=again, limit_s=limit_s, given_up=given_up)
    chosen = chosen_folder()
    if chosen is not None:
        return _in_folder(chosen, look)
    own = own_program()
    if own is not None:
        return own
    refusal: PackRefused | None = None
    for folder in usual_folders():
        if (folder / FILE).is_file():
            try:
                return _pack(folder, look)
            except PackRefused as error:
                refusal = refusal or error
    other = program_on_path()
    if other is not None:
        try:
            return _python(other, look)
        except PackRefused as error:
            refusal = refusal or error
    raise refusal or none_here()


def own_program() -> TrainingProgram | None:
    """Return this very program, where it has torch; found without importing it."""
    if importlib.util.find_spec("torch") is None:
        return None
    from importlib.metadata import PackageNotFoundError, version

    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = ""
    program = Path(sys.executable)
    return TrainingProgram(kind=Kind.OWN, program=program, folder=program.parent, torch=torch)


def none_here() -> MissingFeature:
    """Return the refusal where nothing here can train."""
    return MissingFeature(
        "Training, judging and exporting need the Training pack, which is not installed.",
        "Add it on the Train page or in the settings, or install it into a Python of your own, in"
        f" a checkout of version {__version__}: {PIP_COMMAND}.",
    )


def _in_folder(folder: Path, look: _Look) -> TrainingProgram:
    within = folder / FOLDER
    if not (folder / FILE).is_file() and (within / FILE).is_file():
        folder = within  # the folder that it was unpacked into
    program = None if (folder / FILE).is_file() else program_in(folder)
    return _pack(folder, look) if program is None else _python(program, look)


def _pack(folder: Path, look: _Look) -> TrainingProgram:
    pack = read_pack_file(folder)
    require_fitting(pack, ours=look.protocol)
    program = (folder / pack.executable).absolute()
    stamp = stamp_of(folder, {**pack.files, FILE: ""})
    checked = None if look.again else recalled(program, stamp)
    if checked is None:
        require_unchanged(folder, pack, given_up=look.given_up)
        checked = _asked(program, stamp, look)
    return _program(Kind.PACK, program, folder, checked)


def _python(program: Path, look: _Look) -> TrainingProgram:
    # An upgrade of its packages changes their folder, and may leave the command as it is.
    names = (program.name, *map(str, packages_of(program)))
    stamp = stamp_of(program.parent, dict.fromkeys(names, ""))
    checked = None if look.again else recalled(program, stamp)
    checked = checked or _asked(program, stamp, look)
    return _program(Kind.PYTHON, program, program.parent, checked)


def _asked(program: Path, stamp: str, look: _Look) -> Checked:
    answer = asked(program, limit_s=look.limit_s, given_up=look.given_up)
    require_same(version=answer.version, protocol=answer.protocol, ours=look.protocol)
    if not answer.torch:
        raise PackRefused(
            f"The program {program.name} has no torch, without which it cannot train.",
            "Install the rest into its environment, in a checkout of version"
            f" {__version__}: {PIP_COMMAND}.",
        )
    return remember(program, stamp=stamp, torch=answer.torch, flavour=answer.flavour)


def _program(kind: Kind, program: Path, folder: Path, checked: Checked) -> TrainingProgram:
    return TrainingProgram(
        kind=kind,
        program=program,
        folder=folder,
        torch=checked.torch,
        flavour=checked.flavour,
        checked=checked.when,
    )
