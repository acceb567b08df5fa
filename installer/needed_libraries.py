"""Which files of a bundle need which, on Linux, and so which libraries may stay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from installer.elf import is_elf, read_elf

OF_THE_SYSTEM = frozenset(
    {
        # Graphics drivers belong to the machine that they drive.
        "libGL.so.1", "libEGL.so.1", "libOpenGL.so.0", "libGLX.so.0", "libvulkan.so.1",
        # So does the way to its screen.
        "libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1", "libwayland-client.so.0",
        "libwayland-cursor.so.0", "libwayland-egl.so.1",
        # Fonts and printers are set up for the whole machine.
        "libfontconfig.so.1", "libcups.so.2",
    }
)  # fmt: skip
"""Libraries that are never brought along; the package depends on those that bring them."""


def needed_by(file: Path) -> Sequence[str]:
    """Return the names of the libraries that a file needs; none for what is no ELF file."""
    return read_elf(file).needed if is_elf(file) else ()


def reached(
    roots: Iterable[str],
    files: Mapping[str, Path],
    needed: Callable[[Path], Sequence[str]] = needed_by,
) -> set[str]:
    """Return the places in a bundle of all that some files need, and of these files themselves.

    Args:
        roots: Places in the bundle that stay in any case.
        files: Place in the bundle -> file.  Libraries are found by their name, as the loader does.
        needed: What a file needs, by name.
    """
    places: dict[str, list[str]] = {}
    for place in files:
        places.setdefault(PurePosixPath(place).name, []).append(place)
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            for name in needed(files[place]):
                waiting += places.get(name, [])
    return found
