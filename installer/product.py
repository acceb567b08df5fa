"""What is built: its names, its version from pyproject.toml, and the time that its files carry."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from installer.refusal import BuildRefused

REPOSITORY = Path(__file__).resolve().parents[1]
INSTALLER = REPOSITORY / "installer"

NAME = "X-Lite Desktop"
PACKAGE = "xlite-desktop"
"""The Debian package, the desktop entry, its icon and the window's program carry this name."""
FOLDER = "x-lite-desktop"
"""The folder that an installation lies in."""
PROGRAMS = ("xlite-desktop", "xlite")
"""The window and the command line, side by side in the frozen folder (.exe on Windows)."""
IDENTIFIER = "local.xlite.desktop"
"""AppStream and macOS want a reversed domain; this project has none, and .local belongs to nobody
(RFC 6762, section 3)."""
MAINTAINER = "The X-Lite founders <maintainers@xlite.invalid>"
"""Debian wants an address; .invalid says that it is none (RFC 2606, section 2)."""

_BEFORE_ZIP = datetime(1980, 1, 1, tzinfo=UTC)


@cache
def _project() -> dict[str, str]:
    with (REPOSITORY / "pyproject.toml").open("rb") as stream:
        project: dict[str, str] = tomllib.load(stream)["project"]
    return project


def version() -> str:
    """Return the version that everything built here carries: the one of pyproject.toml."""
    return _project()["version"]


def release() -> tuple[int, ...]:
    """Return the three numbers of the version, without what says that it is a pre-release.

    Windows and macOS count in numbers alone: 0.2.0rc1 and 0.2.0 are the same to them.
    """
    numbers = re.match(r"\d+(?:\.\d+)*", version())
    assert numbers is not None
    return tuple([*map(int, numbers[0].split(".")), 0, 0][:3])


def debian_version() -> str:
    """Return the version as dpkg sorts it: 0.2.0~rc1, which is older than 0.2.0.

    A tilde comes before anything, even before the end, and two come before one
    (deb-version(7)); so .dev1 comes before a1 as in PEP 440.
    """
    text = re.sub(r"(?<=\d)(a|b|rc)(?=\d)", r"~\1", version())
    return re.sub(r"\.dev(?=\d)", "~~dev", text)


@dataclass(frozen=True, kw_only=True)
class Product:
    """One of the two things that are built from this tree.

    Attributes:
        name: For people.
        package: In names of files.
        description: What it is, in a sentence.
    """

    name: str
    package: str
    description: str


VIEWER = Product(name=NAME, package=PACKAGE, description=_project()["description"])

TRAINING_PACK = Product(
    name="X-Lite Training pack",
    package="xlite-training-pack",
    description=f"Trains, judges and exports models for {NAME}. Research use only.",
)


def require_programs(folder: Path, suffix: str = "") -> None:
    """Refuse a folder without the window's program and that of the command line.

    Args:
        folder: That should be the frozen one.
        suffix: ".exe" where it is for Windows.

    Raises:
        BuildRefused: One is missing.
    """
    for program in PROGRAMS:
        if not (folder / f"{program}{suffix}").is_file():
            raise BuildRefused(
                f"There is no program {program}{suffix} in {folder}.",
                "Name the folder that PyInstaller made, with both programs in it.",
            )


def source_date_epoch() -> int:
    """Return the time, in seconds since 1970 (UTC), that files in an installer carry.

    Every file of a build has this one time, so that two builds are equal byte
    for byte: SOURCE_DATE_EPOCH where it is set
    (https://reproducible-builds.org/specs/source-date-epoch/), else 1 January
    1980, the earliest that every archive format can write.

    Raises:
        BuildRefused: SOURCE_DATE_EPOCH is not a whole number from 1980 on.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return int(_BEFORE_ZIP.timestamp())
    if not text.isdecimal() or int(text) < _BEFORE_ZIP.timestamp():
        raise BuildRefused(
            f"SOURCE_DATE_EPOCH is {text!r}, which is no time since 1980.",
            "Set it to whole seconds since 1970, or leave it out.",
        )
    return int(text)


def build_date() -> str:
    """Return the day of `source_date_epoch` as 2026-11-21."""
    return datetime.fromtimestamp(source_date_epoch(), UTC).date().isoformat()


def filled(template: str) -> str:
    """Return a file of installer/ with its placeholders filled.

    Args:
        template: Path below installer/, such as "linux/control".  It may hold
            @NAME@, @PACKAGE@, @FOLDER@, @IDENTIFIER@, @MAINTAINER@,
            @VERSION@, @DEBIAN_VERSION@, @RELEASE@ ("0.1.0"), @VERSION_NUMBERS@
            ("0, 1, 0, 0", as Windows counts), @DATE@, and @RUNNING@ (a function
            of the shell, linux/running.sh).
    """
    text = (INSTALLER / template).read_text(encoding="utf-8")
    values = {
        "NAME": NAME,
        "PACKAGE": PACKAGE,
        "FOLDER": FOLDER,
        "IDENTIFIER": IDENTIFIER,
        "MAINTAINER": MAINTAINER,
        "VERSION": version(),
        "DEBIAN_VERSION": debian_version(),
        "RELEASE": ".".join(map(str, release())),
        "VERSION_NUMBERS": ", ".join(map(str, (*release(), 0))),
        "DATE": build_date(),
        "RUNNING": (INSTALLER / "linux" / "running.sh").read_text(encoding="utf-8"),
    }
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text
