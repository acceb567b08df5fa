"""A frozen folder and icons as small as they can be: real programs of the system, invented data."""

import shutil
from pathlib import Path

PROGRAM = Path(shutil.which("true") or "/bin/true")


def write_frozen_folder(folder: Path, program: Path = PROGRAM) -> Path:
    """Write two programs, a data file with an umlaut in its name, and a link between files."""
    resources = folder / "_internal" / "resources"
    resources.mkdir(parents=True)
    for name in ("xlite-desktop", "xlite"):
        shutil.copy(program, folder / name)
    (resources / "Größe.txt").write_text("a data file\n", encoding="utf-8")
    (folder / "_internal" / "link.txt").symlink_to("resources/Größe.txt")
    return folder


def write_icons(folder: Path) -> Path:
    """Write what `installer.icons` would, as far as packages look: one file of the theme."""
    place = folder / "hicolor" / "16x16" / "apps" / "xlite-desktop.png"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"\x89PNG invented")
    return folder
