"""What a package holds, file by file, in an order and with rights of no machine."""

from __future__ import annotations

import io
import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from installer.product import source_date_epoch
from installer.refusal import BuildRefused


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file of a package; exactly one of `source`, `content` and `link` is given.

    Attributes:
        path: Where it lies, below the root of the package.
        source: A file to copy.
        content: The bytes themselves.
        link: A symbolic link's target, as it is written into the link.
        executable: Whether everybody may run it.
    """

    path: PurePosixPath
    source: Path | None = None
    content: bytes | None = None
    link: str | None = None
    executable: bool = False

    @property
    def mode(self) -> int:
        """Rights that let everybody read and only the owner write."""
        if self.link is not None:
            return 0o777
        return 0o755 if self.executable else 0o644

    def read(self) -> bytes:
        """Return the bytes of a file; a link has none."""
        if self.content is not None:
            return self.content
        return b"" if self.source is None else self.source.read_bytes()

    def opened(self) -> BinaryIO:
        """Open the bytes of a file, which need not fit into memory at once."""
        return io.BytesIO(self.read()) if self.source is None else self.source.open("rb")


def text_item(path: str, text: str, *, executable: bool = False) -> Item:
    """Return a text file, in UTF-8."""
    return Item(path=PurePosixPath(path), content=text.encode(), executable=executable)


def link_item(path: str, target: str) -> Item:
    """Return a symbolic link."""
    return Item(path=PurePosixPath(path), link=target)


def folder_items(root: Path, below: str) -> list[Item]:
    """Return all files of a folder, as they shall lie below another one.

    Raises:
        BuildRefused: The folder is missing or empty, or a link in it leads out
            of it, and so to nothing on another machine.
    """
    items = []
    for file in sorted(root.rglob("*")):
        path = PurePosixPath(below) / file.relative_to(root).as_posix()
        if file.is_symlink():
            target = os.readlink(file)  # noqa: PTH115 - as it is written, not as a Path reads it
            if not file.resolve().is_relative_to(root.resolve()) or Path(target).is_absolute():
                raise BuildRefused(
                    f"{file} is a link to {target}, which does not come along.",
                    "Put the file itself into the folder and build again.",
                )
            items.append(Item(path=path, link=target))
        elif file.is_file():
            executable = bool(file.stat().st_mode & stat.S_IXUSR)
            items.append(Item(path=path, source=file, executable=executable))
    if not items:
        raise BuildRefused(
            f"There is nothing in {root}.",
            "Freeze the application first (make installer), or name its folder.",
        )
    return items


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items sorted by path.

    Raises:
        BuildRefused: Two of them have the same path.
    """
    ordered = sorted(items, key=lambda item: item.path.parts)
    for one, next_one in pairwise(ordered):
        if one.path == next_one.path:
            raise BuildRefused(
                f"Two files want to be {one.path}.", "Rename one of them and build again."
            )
    return ordered


def folders_of(items: Iterable[Item]) -> list[PurePosixPath]:
    """Return every folder that the items lie in, parents before children."""
    folders = {parent for item in items for parent in item.path.parents}
    return sorted(folders - {PurePosixPath()}, key=lambda folder: folder.parts)


def lay_out(items: Iterable[Item], root: Path) -> None:
    """Write the items below a folder, with their rights and the time of the build."""
    time = source_date_epoch()
    ordered = in_order(items)
    for item in ordered:
        place = root / item.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if item.link is not None:
            place.symlink_to(item.link)
        elif item.source is not None:
            shutil.copyfile(item.source, place)
        else:
            place.write_bytes(item.read())
        if item.link is None:
            place.chmod(item.mode)
        os.utime(place, (time, time), follow_symlinks=False)
    # Last, because a file that is written changes the time of its folder.
    for folder in reversed(folders_of(ordered)):
        (root / folder).chmod(0o755)
        os.utime(root / folder, (time, time))
    root.chmod(0o755)
    os.utime(root, (time, time))
