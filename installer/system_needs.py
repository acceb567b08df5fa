"""What a frozen folder needs from the Linux system below it, as Debian packages with versions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.elf import is_elf, read_elf
from installer.refusal import BuildRefused

PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
"""Library -> the package that brings it in Debian 12 and 13 and Ubuntu 22.04 and 24.04."""
_OF_GLIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|nsl|mvec|anl))\.so\.\d+$")
_GLIBC_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?$")


@dataclass(frozen=True, kw_only=True)
class SystemNeeds:
    """What the folder needs.

    Attributes:
        machine: Of all its programs, such as "x86_64".
        glibc: The oldest GNU C library that has all symbols, as (major, minor).
        libraries: Names of libraries that the folder does not hold itself, but
            for those of the C library.
    """

    machine: str
    glibc: tuple[int, int]
    libraries: tuple[str, ...]


def system_needs(folder: Path) -> SystemNeeds:
    """Read all programs and libraries of a frozen folder.

    Raises:
        BuildRefused: There is no program in it, or programs of two machines.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and is_elf(path)]
    read = {path: read_elf(path) for path in files}
    machines = sorted({file.machine for file in read.values()})
    if len(machines) != 1:
        raise BuildRefused(
            f"{folder} holds programs of {len(machines)} machines: {machines}.",
            "Freeze the application anew, on one machine.",
        )
    here = {path.name for path in read} | {file.own_name for file in read.values()}
    needed = {name for file in read.values() for name in file.needed}
    versions = {version for file in read.values() for version in file.versions}
    glibc = [
        (int(found[1]), int(found[2])) for name in versions if (found := _GLIBC_VERSION.match(name))
    ]
    return SystemNeeds(
        machine=machines[0],
        glibc=max(glibc, default=(2, 0)),
        libraries=tuple(sorted(name for name in needed - here if not _OF_GLIBC.match(name))),
    )


def debian_packages(needs: SystemNeeds) -> list[str]:
    """Return what a Debian package of the folder depends on, with the C library first.

    Raises:
        BuildRefused: A library is needed of which nobody has said which package
            brings it.
    """
    unknown = [name for name in needs.libraries if name not in PACKAGES]
    if unknown:
        raise BuildRefused(
            f"The frozen folder needs {', '.join(unknown)}, and does not hold it.",
            "Leave out what needs it, bring it along, or name its package in system_needs.py.",
        )
    major, minor = needs.glibc
    return [
        f"libc6 (>= {major}.{minor})",
        *sorted({PACKAGES[name] for name in needs.libraries}),
    ]
