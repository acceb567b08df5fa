"""From which Debian package of the build machine a library in the frozen folder was taken."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from installer.refusal import BuildRefused


def package_of(library: str) -> str:
    """Return the name of the installed package that brings a library.

    Raises:
        BuildRefused: This is no Debian, or no installed package brings it.
    """
    said = _dpkg("-S", f"*/{library}")
    if not said:
        raise BuildRefused(
            f"No Debian package of this machine is known to bring {library}.",
            "Freeze on Debian or Ubuntu, where each library has a copyright file.",
        )
    return said.split(":", maxsplit=1)[0]


def copyright_file(package: str) -> Path:
    """Return the file that holds the licences of an installed package.

    Raises:
        BuildRefused: It was left out when the machine was set up.
    """
    place = Path("/usr/share/doc") / package / "copyright"
    if not place.is_file():
        raise BuildRefused(
            f"{place} is missing, so the licence of {package} cannot be brought along.",
            f"Install the package again without leaving out its documentation: {package}.",
        )
    return place


def version_of(package: str) -> str:
    """Return the version of an installed package."""
    return _dpkg("--show", "--showformat=${Version}\n", package).partition("\n")[0]


def distribution() -> str:
    """Return what the system of this machine calls itself: "debian" or "ubuntu" (os-release(5))."""
    return platform.freedesktop_os_release()["ID"]


def _dpkg(*arguments: str) -> str:
    program = "dpkg-query"
    if shutil.which(program) is None:
        return ""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""
