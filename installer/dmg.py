"""Makes the macOS disk image of an application bundle with dmgbuild; to be run on macOS.

    python -m installer.dmg "dist/X-Lite Desktop.app" --icons build/icons --out dist

What it looks like stands in macos/dmg_settings.py.
"""

from __future__ import annotations

import logging
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.packing_command import run_packing
from installer.product import FOLDER, INSTALLER, NAME, PACKAGE, version
from installer.refusal import BuildRefused

SETTINGS = INSTALLER / "macos" / "dmg_settings.py"


def command(bundle: Path, icons: Path, image: Path) -> list[str]:
    """Return the call of dmgbuild."""
    given = [f"app={bundle.resolve()}", f"icon={(icons / f'{PACKAGE}.icns').resolve()}"]
    defined = [part for value in given for part in ("-D", value)]
    return ["dmgbuild", "-s", str(SETTINGS), *defined, NAME, str(image)]


def build_dmg(bundle: Path, icons: Path, out: Path) -> Path:
    """Build the disk image and return its path.

    Raises:
        BuildRefused: The bundle is missing, dmgbuild is not installed, or it fails.
    """
    if not (bundle / "Contents" / "Info.plist").is_file():
        raise BuildRefused(
            f"{bundle} is no application bundle.", "Name the .app that PyInstaller made on macOS."
        )
    if shutil.which("dmgbuild") is None:
        raise BuildRefused("dmgbuild is not installed.", "Install it: pip install dmgbuild.")
    out.mkdir(parents=True, exist_ok=True)
    image = out / f"{FOLDER}-{version()}-macos-{platform.machine()}.dmg"
    done = subprocess.run(
        command(bundle, icons, image), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildRefused(
            f"dmgbuild could not make the image: {done.stderr.strip()}",
            "Mend what it names and build again.",
        )
    return image


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the image from the command line; returns 1 after a refusal."""
    return run_packing(build_dmg, arguments, name="dmg", source="the .app that PyInstaller made")


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
