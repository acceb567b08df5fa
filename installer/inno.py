"""Makes the Windows installer of a frozen folder with Inno Setup; to be run on Windows.

    python -m installer.inno dist/x-lite-desktop --icons build/icons --out dist

What it does on the user's computer stands in windows/xlite-desktop.iss.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.packing_command import run_packing
from installer.product import INSTALLER, PACKAGE, release, require_programs, version
from installer.refusal import BuildRefused

SCRIPT = INSTALLER / "windows" / "xlite-desktop.iss"


def command(onedir: Path, icons: Path, out: Path) -> list[str]:
    """Return the call of Inno Setup's compiler, with everything that the script asks for."""
    given = {
        "AppVersion": version(),
        "Numbers": ".".join(map(str, release())),
        "Onedir": str(onedir.resolve()),
        "Out": str(out.resolve()),
        "Icon": str((icons / f"{PACKAGE}.ico").resolve()),
    }
    return ["iscc", *(f"/D{name}={value}" for name, value in given.items()), str(SCRIPT)]


def build_setup(onedir: Path, icons: Path, out: Path) -> Path:
    """Build the installer and return its path.

    Raises:
        BuildRefused: A program is missing from the folder, Inno Setup is not
            installed, or it fails.
    """
    require_programs(onedir, ".exe")
    if shutil.which("iscc") is None:
        raise BuildRefused(
            "Inno Setup's compiler (iscc) is not on the PATH.", "Install Inno Setup 6.3 or newer."
        )
    out.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command(onedir, icons, out), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildRefused(
            f"Inno Setup could not build the installer: {done.stderr.strip()}",
            "Mend what it names and build again.",
        )
    return out / f"x-lite-desktop-{version()}-windows-x86_64-setup.exe"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the installer from the command line; returns 1 after a refusal."""
    return run_packing(build_setup, arguments, name="inno")


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
