"""pack.json: what a Training pack says of itself, read and checked before anything is started.

It tells a damaged or half-copied pack from a sound one.  It is not signed: whoever can write into
the pack's folder can write this file, too.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from xlite_core import __version__
from xlite_core.errors import PackRefused

FILE: Final = "pack.json"
SCHEMA: Final = 1
NAME: Final = "X-Lite Training pack"

FLAVOURS: Final = ("cpu", "cuda")
"""What torch was built for; "cpu" also computes on the GPU of a Mac."""

ADD_AGAIN: Final = "Add the Training pack again: unpack it into an empty folder."
"""What to do about a pack that is damaged."""

_LARGEST = 8_000_000
"""Bytes; a pack of five thousand files needs half a megabyte."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """What pack.json says.

    Attributes:
        version: Of X-Lite; it must be the application's.
        protocol: Version of what its processes say and hear.
        flavour: One of `FLAVOURS`.
        system: "linux", "windows" or "macos".
        machine: "x86_64" or "aarch64".
        torch: Its version.
        executable: The program, as a path within the folder, with forward slashes.
        files: Path within the folder -> SHA-256, for every file that came with the pack.
    """

    version: str
    protocol: int
    flavour: str
    system: str
    machine: str
    torch: str
    executable: str
    files: Mapping[str, str]

    def to_json(self) -> str:
        """Return the text of the file."""
        values = {"schema": SCHEMA, "name": NAME, **asdict(self)}
        return json.dumps(values, indent=1) + "\n"


def read_pack_file(folder: Path) -> PackFile:
    """Read the pack.json of a folder.

    Raises:
        PackRefused: There is none, it is damaged, or of another schema.
    """
    try:
        with (folder / FILE).open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise PackRefused(
            f"The folder {folder.name} holds no Training pack: it has no {FILE}.",
            f"Choose the folder in which {FILE} lies, or a Python environment with"
            " xlite-desktop[train].",
        ) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PackRefused(f"The pack's {FILE} cannot be read: {why}.", ADD_AGAIN) from error
    try:
        values = json.loads(content) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    return _parsed(values)


def require_fitting(pack: PackFile, *, ours: int) -> None:
    """Refuse a pack that this application cannot use, before looking at its other files.

    Args:
        pack: What it says.
        ours: The protocol that the application speaks.

    Raises:
        PackRefused: It is for another system, of a flavour that is not for this one, or speaks
            another protocol or is of another version than the application.
    """
    here = (this_system(), this_machine())
    if (pack.system, pack.machine) != here:
        raise PackRefused(
            f"This Training pack is for {pack.system} on {pack.machine}; this computer has"
            f" {here[0]} on {here[1]}.",
            "Get the Training pack for this computer.",
        )
    if pack.flavour not in FLAVOURS or (pack.flavour == "cuda" and pack.system == "macos"):
        raise PackRefused(
            f"The flavour {pack.flavour} of the Training pack cannot be used on {pack.system}.",
            "Get the flavour cpu.",
        )
    require_same(version=pack.version, protocol=pack.protocol, ours=ours)


def require_same(*, version: str, protocol: int, ours: int) -> None:
    """Refuse a program of another protocol or version than the application.

    Args:
        version: Of the program.
        protocol: That it speaks.
        ours: The protocol that the application speaks.

    Raises:
        PackRefused: With both numbers.
    """
    if protocol != ours:
        raise PackRefused(
            f"The Training pack speaks protocol {protocol}, and this application protocol {ours}.",
            f"Install the Training pack of version {__version__}, or update the application.",
        )
    if version != __version__:
        raise PackRefused(
            f"The Training pack is of version {version}, and this application of {__version__}.",
            f"Install the Training pack of version {__version__}, or update the application.",
        )


def this_system() -> str:
    """Return the operating system as pack.json names it."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)


def this_machine() -> str:
    """Return the processor's kind as pack.json names it, whatever the system calls it."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(name, name)


def _parsed(values: Any) -> PackFile:
    if not isinstance(values, dict) or values.get("name") != NAME:
        raise PackRefused(f"This {FILE} is not of an X-Lite Training pack.", ADD_AGAIN)
    if values.get("schema") != SCHEMA:
        raise PackRefused(
            f"The {FILE} is of schema {values.get('schema')}, and this application reads {SCHEMA}.",
            f"Install the Training pack of version {__version__}, or update the application.",
        )
    texts = ("version", "flavour", "system", "machine", "torch", "executable")
    files, protocol = values.get("files"), values.get("protocol")
    if (
        not all(isinstance(values.get(name), str) for name in texts)
        or type(protocol) is not int
        or not isinstance(files, dict)
        or not all(_is_within(name) and _is_digest(digest) for name, digest in files.items())
        or values["executable"] not in files
    ):
        raise _damaged()
    return PackFile(**{name: values[name] for name in texts}, protocol=protocol, files=files)


def _is_within(name: str) -> bool:
    """Whether a path stays in the folder, on any system."""
    path = PurePosixPath(name)
    odd = "\\" in name or ":" in name or "\0" in name
    return bool(name) and not odd and not path.is_absolute() and ".." not in path.parts


def _is_digest(text: object) -> bool:
    return isinstance(text, str) and _SHA256.fullmatch(text) is not None


def _damaged() -> PackRefused:
    return PackRefused(f"The pack's {FILE} is damaged.", ADD_AGAIN)
