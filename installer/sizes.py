"""What takes the room in a frozen folder: megabytes installed and compressed, part by part."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

from installer.product import PACKAGE
from installer.refusal import BuildRefused

MB = 1_000_000
"""As file managers and download pages count."""

LARGE = 5 * MB
"""A file from which on it has a line of its own."""

_LEVEL = 6
"""Of zlib, as gzip has it unless told otherwise; xz packs a fifth smaller."""

_PYTHON = "Python and its standard library"
_SYSTEM = "Libraries of the build system"
_OWN = "X-Lite: resources and model"
_ARCHIVE = "Programs, with all pure Python code inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of the list.

    Attributes:
        name: A distribution, or what else the files belong to.
        files: How many there are.
        installed: Bytes on the disk, without the rounding to blocks.
        compressed: Bytes when each file is deflated by itself.
        large: Files of more than `LARGE` bytes, name -> bytes.
    """

    name: str
    files: int
    installed: int
    compressed: int
    large: Mapping[str, int]


def parts_of(folder: Path) -> list[Part]:
    """Return what a frozen folder is made of, the largest part first.

    Raises:
        BuildRefused: The folder holds no file.
    """
    owners = _owners()
    grouped: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(folder).as_posix().removeprefix("_internal/")
            grouped.setdefault(part_name(place, owners), []).append(path)
    if not grouped:
        raise BuildRefused(
            f"The folder {folder.name} holds no file to measure.",
            "Build the application first.",
        )
    parts = [_part(name, files) for name, files in grouped.items()]
    return sorted(parts, key=lambda part: (-part.installed, part.name))


def part_name(place: str, owners: Mapping[str, str]) -> str:
    """Return what a file belongs to.

    Args:
        place: Below the folder that holds everything but the programs.
        owners: Top-level name of a package -> its distribution.
    """
    first, _, rest = place.partition("/")
    if first == "resources":
        return _OWN
    if re.match(r"(lib)?python[\d.]*(so|dll|dylib|$)|base_library|lib-dynload", first):
        return _PYTHON
    if not rest and re.match(r"(xlite|xlite-desktop)(\.exe)?$", first):
        return _ARCHIVE
    bare = re.sub(r"\.libs$|-[\d.]+\.dist-info$|\.[\w-]+\.(so|pyd)$", "", first)
    for name in (first, bare, bare.replace("_", "-")):
        if name in owners:
            return owners[name]
    return _SYSTEM if not rest and re.search(r"\.(so|dll|dylib)", first) else first


def listing(parts: list[Part]) -> str:
    """Return the parts as a table in Markdown, with their sum."""
    installed, compressed = (
        sum(getattr(part, field) for part in parts) for field in ("installed", "compressed")
    )
    lines = [
        "| part | files | MB installed | MB compressed | of it, files above 5 MB |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for part in parts:
        large = ", ".join(
            f"{name} {size / MB:.1f}"
            for name, size in sorted(part.large.items(), key=lambda item: -item[1])
        )
        lines.append(_line(part.name, part.files, part.installed, part.compressed, large))
    files = sum(part.files for part in parts)
    lines.append(_line("**all**", files, installed, compressed, ""))
    return "\n".join(lines) + "\n"


def _line(name: str, files: int, installed: int, compressed: int, large: str) -> str:
    return f"| {name} | {files:,} | {installed / MB:.1f} | {compressed / MB:.1f} | {large} |"


def _part(name: str, files: list[Path]) -> Part:
    sizes = {path: path.stat().st_size for path in files}
    return Part(
        name=name,
        files=len(files),
        installed=sum(sizes.values()),
        compressed=sum(_deflated(path) for path in files),
        large={path.name: size for path, size in sizes.items() if size > LARGE},
    )


def _deflated(path: Path) -> int:
    packer, size = zlib.compressobj(_LEVEL), 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            size += len(packer.compress(block))
    return size + len(packer.flush())


def _owners() -> dict[str, str]:
    """Return top-level names and the folders of wheels' libraries -> their distribution."""
    owners = {name: found[0] for name, found in packages_distributions().items()}
    names = {
        distribution.lower().replace("-", "_"): distribution for distribution in owners.values()
    }
    return owners | names | dict.fromkeys(("xlite_core", "xlite_desktop"), PACKAGE)


if __name__ == "__main__":
    sys.stdout.write(listing(parts_of(Path(sys.argv[1]))))
