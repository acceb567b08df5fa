"""Makes an AppImage of a frozen folder: one file for any Linux, to be started where it lies.

    python -m installer.appimage dist/x-lite-desktop --icons build/icons --out dist

The folder that goes into it is laid out here; `appimagetool` packs it.
Layout: https://docs.appimage.org/reference/appdir.html.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from installer.desktop_integration import integration_items
from installer.packing_command import run_packing
from installer.product import FOLDER, PACKAGE, filled, source_date_epoch, version
from installer.refusal import BuildRefused
from installer.system_needs import system_needs
from installer.tree import Item, folder_items, in_order, lay_out, link_item, text_item

_PROGRAM = f"opt/{FOLDER}/{PACKAGE}"
_ICON = f"usr/share/icons/hicolor/256x256/apps/{PACKAGE}.png"


def appdir_items(onedir: Path, icons: Path) -> list[Item]:
    """Return what an AppImage holds: at its top the program, the desktop entry and the icon.

    Raises:
        BuildRefused: The program or the icon is missing.
    """
    items = in_order(
        [
            *folder_items(onedir, f"opt/{FOLDER}"),
            *integration_items("usr/share", icons),
            text_item(f"{PACKAGE}.desktop", filled("linux/xlite-desktop.desktop")),
            link_item("AppRun", _PROGRAM),
            link_item(f"{PACKAGE}.png", _ICON),
            link_item(".DirIcon", f"{PACKAGE}.png"),
        ]
    )
    there = {str(item.path) for item in items}
    for needed in (_PROGRAM, _ICON):
        if needed not in there:
            raise BuildRefused(
                f"{needed} is missing from what goes into the AppImage.",
                "Name the folder that PyInstaller made, and the icons of installer.icons.",
            )
    return items


def build_appimage(onedir: Path, icons: Path, out: Path) -> Path:
    """Build the AppImage and return its path.

    Raises:
        BuildRefused: Something is missing, appimagetool too, or it fails.
    """
    items = appdir_items(onedir, icons)
    if shutil.which("appimagetool") is None:
        raise BuildRefused(
            "appimagetool is not installed, so no AppImage can be made.",
            "Put it on the PATH, or make the .tar.gz, which starts from anywhere, too.",
        )
    machine = system_needs(onedir).machine
    place = out / f"{FOLDER}-{version()}-{machine}.AppImage"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="xlite-appimage-") as temporary:
        folder = Path(temporary) / "AppDir"
        lay_out(items, folder)
        done = subprocess.run(
            ["appimagetool", "--no-appstream", str(folder), str(place)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "ARCH": machine, "SOURCE_DATE_EPOCH": str(source_date_epoch())},
        )
    if done.returncode:
        place.unlink(missing_ok=True)
        raise BuildRefused(
            f"appimagetool could not build {place.name}: {done.stderr.strip()}",
            "Mend what it names and build again.",
        )
    return place


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the AppImage from the command line; returns 1 after a refusal."""
    return run_packing(build_appimage, arguments, name="appimage")


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
