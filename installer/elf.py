"""What a Linux program or library says of itself: its machine and what it needs from outside.

Read are the tables that the dynamic linker reads (System V ABI, chapter 5,
"Dynamic Linking"; Linux Standard Base, "Symbol Versioning"), in files of
64 bits and little-endian byte order: all that this project is built for.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from installer.refusal import BuildRefused

MACHINES = {62: "x86_64", 183: "aarch64"}
"""e_machine -> its name."""
_LOAD, _DYNAMIC = 1, 2
_NEEDED, _STRING_TABLE, _OWN_NAME = 1, 5, 14
_VERSIONS_NEEDED, _VERSIONS_COUNT = 0x6FFFFFFE, 0x6FFFFFFF


@dataclass(frozen=True, kw_only=True)
class ElfFile:
    """What one file says.

    Attributes:
        machine: Such as "x86_64".
        own_name: The name under which others need it, or "".
        needed: Names of the libraries that it needs.
        versions: Versions of symbols that it needs, such as "GLIBC_2.28".
    """

    machine: str
    own_name: str
    needed: tuple[str, ...]
    versions: frozenset[str]


def is_elf(path: Path) -> bool:
    """Return whether a file is a program or library of Linux."""
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def read_elf(path: Path) -> ElfFile:
    """Read what a program or library needs.

    Raises:
        BuildRefused: The file is damaged, or of another width or machine than
            those of `MACHINES`.
    """
    content = path.read_bytes()
    try:
        return _read(content)
    except (struct.error, KeyError, ValueError, IndexError) as error:
        raise BuildRefused(
            f"{path} cannot be read as a 64-bit program of {' or '.join(MACHINES.values())}.",
            "Freeze the application again on the system that it is meant for.",
        ) from error


def _read(content: bytes) -> ElfFile:
    if content[:6] != b"\x7fELF\x02\x01":
        raise ValueError("not a little-endian ELF file of 64 bits")
    machine = MACHINES[struct.unpack_from("<H", content, 18)[0]]
    loads, dynamic = _segments(content)
    entries = _dynamic_entries(content, dynamic)
    strings = _offset(loads, _first(entries, _STRING_TABLE)) if entries else 0

    def text(position: int) -> str:
        start = strings + position
        return content[start : content.index(b"\0", start)].decode()

    needed = tuple(text(value) for tag, value in entries if tag == _NEEDED)
    names = [text(value) for tag, value in entries if tag == _OWN_NAME]
    versions: set[str] = set()
    if any(tag == _VERSIONS_NEEDED for tag, _ in entries):
        place = _offset(loads, _first(entries, _VERSIONS_NEEDED))
        for name in _version_names(content, place, _first(entries, _VERSIONS_COUNT)):
            versions.add(text(name))
    return ElfFile(
        machine=machine,
        own_name=names[0] if names else "",
        needed=needed,
        versions=frozenset(versions),
    )


def _segments(content: bytes) -> tuple[list[tuple[int, int, int]], tuple[int, int]]:
    """Return (address, place, bytes) of each loaded part, and (place, bytes) of the linker's."""
    (start,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    loads, dynamic = [], (0, 0)
    for number in range(count):
        kind, _, place, address, _, length = struct.unpack_from(
            "<IIQQQQ", content, start + number * size
        )
        if kind == _LOAD:
            loads.append((address, place, length))
        elif kind == _DYNAMIC:
            dynamic = (place, length)
    return loads, dynamic


def _dynamic_entries(content: bytes, dynamic: tuple[int, int]) -> list[tuple[int, int]]:
    place, length = dynamic
    entries = []
    for position in range(place, place + length, 16):
        tag, value = struct.unpack_from("<qQ", content, position)
        if tag == 0:
            break
        entries.append((tag, value))
    return entries


def _first(entries: list[tuple[int, int]], wanted: int) -> int:
    return next(value for tag, value in [*entries, (wanted, 0)] if tag == wanted)


def _offset(loads: list[tuple[int, int, int]], address: int) -> int:
    for start, place, length in loads:
        if start <= address < start + length:
            return place + address - start
    raise ValueError("an address outside of what is loaded")


def _version_names(content: bytes, place: int, count: int) -> list[int]:
    """Return the places, in the string table, of the names of all needed versions."""
    names = []
    for _ in range(count):
        _, parts, _, first, following = struct.unpack_from("<HHIII", content, place)
        part = place + first
        for _ in range(parts):
            *_, name, next_part = struct.unpack_from("<IHHII", content, part)
            names.append(name)
            part += next_part
        place += following
    return names
