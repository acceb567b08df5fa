"""Makes a Debian package of a frozen folder.

    python -m installer.deb dist/x-lite-desktop --icons build/icons --out dist

The application goes to /opt, for all users of the machine, with links in
/usr/bin.  Nothing of a user lies there: an upgrade keeps and a removal leaves
what users made.  Two builds of the same folder are equal byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from installer.desktop_integration import integration_items
from installer.product import (
    FOLDER,
    PACKAGE,
    PROGRAMS,
    debian_version,
    filled,
    require_programs,
    source_date_epoch,
)
from installer.refusal import BuildRefused
from installer.system_needs import SystemNeeds, debian_packages, system_needs
from installer.tree import (
    Item,
    folder_items,
    folders_of,
    in_order,
    lay_out,
    link_item,
    text_item,
)

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
"""The machine of a program -> Debian's name for it."""
COMPRESSIONS = ("xz", "gzip", "none")
"""No zstd: Debian 11 and older cannot read it."""
log = logging.getLogger(__name__)


def package_items(onedir: Path, icons: Path) -> list[Item]:
    """Return every file of the package, but for dpkg's own.

    Raises:
        BuildRefused: A program is missing from the frozen folder.
    """
    require_programs(onedir)
    links = [link_item(f"usr/bin/{name}", f"/opt/{FOLDER}/{name}") for name in PROGRAMS]
    return in_order(
        [
            *folder_items(onedir, f"opt/{FOLDER}"),
            *links,
            *integration_items("usr/share", icons),
            text_item(f"usr/share/doc/{PACKAGE}/copyright", filled("linux/copyright")),
        ]
    )


def control_items(items: Sequence[Item], needs: SystemNeeds) -> list[Item]:
    """Return the files that tell dpkg about the package.

    Raises:
        BuildRefused: The frozen folder needs a library of no known package.
    """
    # A folder or link counts as 1 KiB, a file as its size rounded up (deb-substvars(5)).
    sizes = [-(-len(item.read()) // 1024) for item in items if item.link is None]
    kib = sum(sizes) + len(folders_of(items)) + sum(item.link is not None for item in items)
    control = filled("linux/control")
    values = {
        "ARCHITECTURE": ARCHITECTURES[needs.machine],
        "INSTALLED_KIB": str(kib),
        "DEPENDS": ", ".join(debian_packages(needs)),
    }
    for key, value in values.items():
        control = control.replace(f"@{key}@", value)
    sums = "".join(
        f"{hashlib.md5(item.read(), usedforsecurity=False).hexdigest()}  {item.path}\n"
        for item in items
        if item.link is None
    )
    return [
        text_item("DEBIAN/control", control),
        text_item("DEBIAN/md5sums", sums),
        _closed("preinst", when="upgrade"),
        _closed("prerm", when="remove"),
        text_item("DEBIAN/postrm", filled("linux/postrm"), executable=True),
    ]


def _closed(script: str, *, when: str) -> Item:
    """Return the script that refuses to go on while the application is open."""
    text = filled("linux/closed.sh").replace("@WHEN@", when)
    return text_item(f"DEBIAN/{script}", text, executable=True)


def build_deb(onedir: Path, icons: Path, out: Path, *, compression: str = "xz") -> Path:
    """Build the package and return its path, such as dist/xlite-desktop_0.1.0_amd64.deb.

    Args:
        onedir: The frozen folder.
        icons: What `installer.icons` made.
        out: The folder that gets the package.
        compression: One of `COMPRESSIONS`.

    Raises:
        BuildRefused: Something is missing, or dpkg-deb fails or is not there.
    """
    if shutil.which("dpkg-deb") is None:
        raise BuildRefused(
            "There is no dpkg-deb here, so no Debian package can be made.",
            "Build it on Debian or Ubuntu, or make the .tar.gz instead.",
        )
    items = package_items(onedir, icons)
    needs = system_needs(onedir)
    control = control_items(items, needs)
    place = out / f"{PACKAGE}_{debian_version()}_{ARCHITECTURES[needs.machine]}.deb"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="xlite-deb-") as temporary:
        staged = Path(temporary) / "root"
        lay_out([*items, *control], staged)
        _run_dpkg_deb(staged, place, compression)
    return place


def _run_dpkg_deb(staged: Path, place: Path, compression: str) -> None:
    # It writes for minutes: what is cut off must not look like a package.
    unfinished = place.with_suffix(".part")
    # As many threads as there are processors: its xz cuts blocks of one size, however many work.
    command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}"]
    done = subprocess.run(
        [*command, "--build", str(staged), str(unfinished)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(source_date_epoch()), "LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        unfinished.unlink(missing_ok=True)
        raise BuildRefused(
            f"dpkg-deb could not build {place.name}: {done.stderr.strip()}",
            "Mend what it names and build again.",
        )
    unfinished.replace(place)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the package from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.deb")
    parser.add_argument("onedir", type=Path, help="the folder that PyInstaller made")
    parser.add_argument("--icons", type=Path, required=True, help="what installer.icons made")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the package")
    parser.add_argument("--compression", choices=COMPRESSIONS, default="xz")
    options = parser.parse_args(arguments)
    try:
        made = build_deb(
            options.onedir, options.icons, options.out, compression=options.compression
        )
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
