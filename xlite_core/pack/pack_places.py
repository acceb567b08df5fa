"""Where a Training pack may lie: where the user says, beside the application, or on the path."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Final

import platformdirs

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import PackRefused
from xlite_core.places import APPLICATION, Place, folder_of

VARIABLE: Final = "XLITE_TRAINING_PACK"
"""Names the folder of a pack or of a Python environment; counts more than the user's choice."""

FOLDER: Final = "x-lite-training-pack"
"""What the folder of a pack is called where nobody says otherwise."""

CHOICE: Final = "training-pack.json"
"""Where the user's choice is noted: a file beside the settings of the window."""

_NOTES: Final = "XLITE_PACK_CHOICE_FOLDER"
"""Set for a process whose settings are thrown away, and for those that it starts."""

_SCHEMA: Final = 1
_PROGRAMS: Final = ("bin/xlite", "Scripts/xlite.exe", "xlite", "xlite.exe")
_OURS: Final = b"xlite_core"
_LARGEST_SCRIPT: Final = 1_000_000
"""Bytes; what pip writes for a command is smaller, on Windows too."""


def is_fixed() -> bool:
    """Whether the environment says where the pack lies, so that a choice does not count."""
    return bool(os.environ.get(VARIABLE))


def chosen_folder() -> Path | None:
    """Return the folder that the environment or the user names; None for nobody's choice.

    Raises:
        PackRefused: The note of the choice is damaged.
    """
    if is_fixed():
        return Path(os.environ[VARIABLE]).absolute()
    try:
        values = json.loads(_note().read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(values, dict) or not isinstance(values.get("folder"), str):
        raise _damaged()
    return Path(values["folder"]) if values["folder"] else None


def keep_choice_in(folder: Path) -> None:
    """Note the choice in a folder that is thrown away, and look for it nowhere else."""
    os.environ[_NOTES] = str(folder)


def choose_folder(folder: Path | None) -> None:
    """Remember where the pack lies, for the window and the command line; None: look yourself.

    Raises:
        PackRefused: It cannot be written down.
    """
    named = "" if folder is None else str(folder.absolute())
    try:
        _note().parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(_note()) as stream:
            stream.write(json.dumps({"schema": _SCHEMA, "folder": named}).encode())
    except OSError as error:
        raise PackRefused(
            f"The choice of the Training pack cannot be written down: {error.strerror or error}.",
            f"Check space and permissions, or set {VARIABLE} to its folder.",
        ) from error


def usual_folders() -> tuple[Path, ...]:
    """Return where a pack is looked for: beside a frozen application, then the user's own."""
    own = platformdirs.user_data_path(APPLICATION, appauthor=False) / FOLDER
    if not getattr(sys, "frozen", False):
        return (own,)
    program = Path(sys.executable).resolve()
    # X-Lite.app/Contents/MacOS/xlite-desktop: beside the bundle, not within what is signed.
    bundle = next((p for p in program.parents if p.suffix == ".app"), None)
    beside = bundle or program.parent
    return (program.parent / FOLDER, beside.parent / FOLDER, own)


def program_in(folder: Path) -> Path | None:
    """Return the `xlite` command of a Python environment; None where there is none."""
    found = (folder / name for name in _PROGRAMS)
    return next((path for path in found if path.is_file()), None)


def packages_of(program: Path) -> tuple[Path, ...]:
    """Return the folders of packages beside a command, where pip adds and removes."""
    root = program.resolve().parent.parent
    found = (*root.glob("lib/python3*/site-packages"), root / "Lib" / "site-packages")
    return tuple(sorted(path for path in found if path.is_dir()))


def program_on_path() -> Path | None:
    """Return the `xlite` command of another Python, if it is one of ours; None for none.

    Other software bears a similar name, so nothing is started that does not name our package.
    """
    program, own = _command_on_path(), Path(sys.executable)
    if program is None:
        return None
    if own.parent in (program.parent, program.resolve().parent):
        return None
    try:
        if program.stat().st_size > _LARGEST_SCRIPT or _OURS not in program.read_bytes():
            return None
    except OSError:
        return None
    return program


def _command_on_path() -> Path | None:
    # Not `which` by name: on Windows it looks into the current folder first, which may be that
    # of the films that somebody sent.
    name = "xlite.exe" if sys.platform == "win32" else "xlite"
    programs = (Path(folder) / name for folder in os.get_exec_path())
    return next((p for p in programs if p.is_absolute() and shutil.which(p)), None)


def _note() -> Path:
    return Path(os.environ.get(_NOTES) or folder_of(Place.SETTINGS)) / CHOICE


def _damaged() -> PackRefused:
    return PackRefused(
        "The note of which Training pack to use is damaged.", "Choose the Training pack again."
    )
