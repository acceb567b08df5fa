"""Makes a relocatable .tar.gz of a frozen folder, with scripts that install it for one user.

    python -m installer.tarball dist/x-lite-desktop --icons build/icons --out dist

Inside is one folder: app/ (the frozen folder; starts from anywhere), share/
(desktop entry, MIME type, icons), install.sh, uninstall.sh and README.txt.
Two archives of the same folder are equal byte for byte.
"""

from __future__ import annotations

import gzip
import logging
import os
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from installer.desktop_integration import integration_items
from installer.packing_command import run_packing
from installer.product import (
    FOLDER,
    PROGRAMS,
    filled,
    require_programs,
    source_date_epoch,
    version,
)
from installer.system_needs import system_needs
from installer.tree import Item, folder_items, folders_of, in_order, text_item
from xlite_core.atomic_file import atomic_write


def archive_items(onedir: Path, icons: Path, *, top: str, machine: str) -> list[Item]:
    """Return every file of the archive.

    Raises:
        BuildRefused: A program is missing from the frozen folder.
    """
    require_programs(onedir)
    texts = []
    for name in ("install.sh", "uninstall.sh", "README.txt"):
        text = filled(f"linux/{name}").replace("@MACHINE@", machine)
        text = text.replace("@PROGRAMS@", " ".join(PROGRAMS))
        texts.append(text_item(f"{top}/{name}", text, executable=name.endswith(".sh")))
    return in_order(
        [
            *folder_items(onedir, f"{top}/app"),
            *integration_items(f"{top}/share", icons),
            *texts,
        ]
    )


def build_tarball(onedir: Path, icons: Path, out: Path) -> Path:
    """Build the archive and return its path, such as dist/x-lite-desktop-0.1.0-linux-x86_64.tar.gz.

    Args:
        onedir: The frozen folder.
        icons: What `installer.icons` made.
        out: The folder that gets the archive.

    Raises:
        BuildRefused: Something is missing from the frozen folder or the icons.
    """
    machine = system_needs(onedir).machine
    top = f"{FOLDER}-{version()}-linux-{machine}"
    items = archive_items(onedir, icons, top=top, machine=machine)
    out.mkdir(parents=True, exist_ok=True)
    place = out / f"{top}.tar.gz"
    with atomic_write(place) as stream:
        write_tar(stream, items)
    return place


def write_tar(stream: BinaryIO, items: Sequence[Item]) -> None:
    """Write a .tar.gz whose bytes follow from the items and the time of the build alone."""
    time = source_date_epoch()
    # Neither a name nor the present time goes into gzip's header.
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=time) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for folder in folders_of(items):
            member = _member(str(folder), time)
            member.type, member.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(member)
        for item in items:
            member = _member(str(item.path), time)
            member.mode = item.mode
            if item.link is not None:
                member.type, member.linkname = tarfile.SYMTYPE, item.link
                archive.addfile(member)
                continue
            with item.opened() as content:
                member.size = content.seek(0, os.SEEK_END)
                content.seek(0)
                archive.addfile(member, content)


def _member(name: str, time: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.mtime = time
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the archive from the command line; returns 1 after a refusal."""
    return run_packing(build_tarball, arguments, name="tarball")


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
