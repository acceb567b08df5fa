"""`make installer`: freezes the viewer and makes every artefact that this machine can.

    python -m installer.build --out dist

What cannot be made here is named, and is no failure; what goes wrong is one.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.checksums import write_sums
from installer.deb import COMPRESSIONS, build_deb
from installer.freezing import freeze
from installer.icons import make_icons
from installer.licences import FOLDER as LICENCES
from installer.licences import collect
from installer.product import (
    FOLDER,
    INSTALLER,
    PROGRAMS,
    REPOSITORY,
    require_programs,
)
from installer.refusal import BuildRefused
from installer.sbom import write_sbom
from installer.shipped import shipped_packages
from installer.signing import sign_all
from installer.sizes import MB, Part, listing, parts_of
from installer.tarball import build_tarball

SPEC = INSTALLER / "xlite-desktop.spec"

LOCK = REPOSITORY / "requirements" / "viewer.txt"

BESIDE_THE_LOCK = ("pyinstaller", "pyinstaller-hooks-contrib")
"""PyInstaller's loader and run-time hooks are in every program; their licences allow that."""

SIZES, SIGNATURES = "sizes.md", "signatures.txt"

INSTALLED_MB, DOWNLOAD_MB = 400, 150
"""What the viewer may take on a disk, and to download; on Linux."""

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.build", description=__doc__)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build")
    parser.add_argument("--frozen", action="store_true", help="take the folder that is there")
    parser.add_argument(
        "--compression", choices=COMPRESSIONS, default="xz", help="of the .deb; gzip is quick"
    )
    options = parser.parse_args(arguments)
    try:
        build(options.out, options.work, frozen=options.frozen, compression=options.compression)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    return 0


def build(out: Path, work: Path, *, frozen: bool = False, compression: str = "xz") -> None:
    """Freeze, pack, measure and sum.

    Args:
        out: The folder that gets the frozen folder, the packages, sizes and sums.
        work: For what is only needed on the way.
        frozen: The frozen folder is there already; only pack it.
        compression: Of the .deb.

    Raises:
        BuildRefused: A step failed.
    """
    folder = work / "frozen" / FOLDER
    if not frozen:
        freeze(SPEC, folder.parent, work)
    suffix = ".exe" if platform.system() == "Windows" else ""
    require_programs(folder, suffix)
    icons = work / "icons"
    make_icons(icons)
    out.mkdir(parents=True, exist_ok=True)
    shipped = shipped_packages(LOCK, also=BESIDE_THE_LOCK)
    collect(shipped, folder / LICENCES, onedir=folder)
    (out / SIGNATURES).unlink(missing_ok=True)
    if suffix:  # before the bill, which has a sum of each
        sign_all([folder / f"{name}.exe" for name in PROGRAMS], os.environ, out / SIGNATURES)
    write_sbom(shipped, folder, out)
    packages = packed(folder, icons, out, compression)
    parts = parts_of(folder)
    table = listing(parts)
    (out / SIZES).write_text(table, encoding="utf-8")
    sign_all(packages, os.environ, out / SIGNATURES)
    sign_all([write_sums(out)], os.environ, None)
    log.info("%s", table)
    for line in told_sizes(parts, packages):
        log.info("%s", line)


def packed(folder: Path, icons: Path, out: Path, compression: str) -> list[Path]:
    """Make the packages of this system, and say which are made elsewhere."""
    if platform.system() == "Linux":
        log.info("Not made here: the Windows installer and the macOS image; see installer/README.")
        return [
            build_tarball(folder, icons, out),
            build_deb(folder, icons, out, compression=compression),
        ]
    log.warning(
        "No package is made on %s by this command; see installer/README.", platform.system()
    )
    return []


def told_sizes(parts: Sequence[Part], packages: Sequence[Path]) -> list[str]:
    """Return what is installed and downloaded in megabytes, and what of it is too much."""
    measured = [("Installed", sum(part.installed for part in parts), INSTALLED_MB)]
    measured += [(path.name, path.stat().st_size, DOWNLOAD_MB) for path in packages]
    return [
        f"{name}: {size / MB:.1f} MB of at most {limit}"
        + (": TOO LARGE." if size > limit * MB else ".")
        for name, size, limit in measured
    ]


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sys.exit(main())
