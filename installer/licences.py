"""Collects the licence of everything that ships, and refuses what may not ship.

    python -m installer.licences --lock requirements/viewer.txt \
        --also pyinstaller --also pyinstaller-hooks-contrib --onedir dist/x-lite-desktop

writes dist/x-lite-desktop/licences: THIRD-PARTY.md, which lists all, and a
folder of texts for each package, for Python, for the fonts and for the
libraries that were taken from the build machine.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.debian_origin import copyright_file, package_of
from installer.licence_rules import (
    FONT_TEXTS,
    GPL_ACCEPTED,
    TEXTS,
    TEXTS_ELSEWHERE,
    holds_gpl,
    names_gpl,
    system_licence,
)
from installer.product import REPOSITORY, VIEWER, Product, version
from installer.refusal import BuildRefused
from installer.shipped import Shipped, shipped_packages, system_libraries

FOLDER = "licences"
INDEX = "THIRD-PARTY.md"
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the index: what ships, and where its texts are, below the folder of licences."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    remark: str = ""


def check_package(package: Shipped) -> tuple[Path, ...]:
    """Return the licence texts of a package.

    Raises:
        BuildRefused: It has none, names no licence, or is under the GPL or AGPL
            outside of the written list of exceptions.
    """
    texts = (*package.texts, *TEXTS_ELSEWHERE.get(package.name, ()))
    if not texts:
        raise BuildRefused(
            f"{package.name} {package.version} ships without a licence text.",
            "Find it, put it into installer/licence_texts and name it in licence_rules.py.",
        )
    if not package.licence:
        raise BuildRefused(
            f"{package.name} {package.version} does not say which licence it has.",
            "Read its texts; replace the package if they do not say it either.",
        )
    suspicious = [text.name for text in package.texts if holds_gpl(_read(text))]
    if package.name not in GPL_ACCEPTED and (names_gpl(package.licence) or suspicious):
        where = f"in {', '.join(suspicious)}" if suspicious else f"as {package.licence!r}"
        raise BuildRefused(
            f"{package.name} {package.version} names the GPL or AGPL, {where}.",
            "Leave it out, or say in GPL_ACCEPTED of licence_rules.py why it may ship.",
        )
    return texts


def check_library(library: Path) -> str:
    """Return the licence of a library from the build machine.

    Raises:
        BuildRefused: Nobody has looked at it, or it is left out of the table on purpose.
    """
    licence = system_licence(library.name)
    if licence is None:
        raise BuildRefused(
            f"{library} was taken from this machine, and nobody has said under which licence.",
            "Leave it out, or read its copyright file and name it in licence_rules.py.",
        )
    return licence


def collect(
    packages: Sequence[Shipped],
    out: Path,
    *,
    onedir: Path | None = None,
    product: Product = VIEWER,
) -> list[Entry]:
    """Write all texts and the index into a folder, which is made anew, and return the index.

    Args:
        packages: What ships of Python's packages.
        out: The folder.
        onedir: The frozen folder, whose libraries of the build machine count as
            well; without it these are not looked for.
        product: What ships.

    Raises:
        BuildRefused: Something may not ship; then the folder is left as it was.
    """
    checked = [(package, check_package(package)) for package in packages]
    libraries = system_libraries(onedir, packages) if onedir else []
    known = [(library, check_library(library)) for library in libraries]
    copyrights = [
        (library, licence, copyright_file(package_of(library.name))) for library, licence in known
    ]
    python = _text_of_python()
    if out.exists():
        shutil.rmtree(out)
    entries = [
        Entry(
            name="Python",
            version=sys.version.split()[0],
            licence="PSF-2.0",
            texts=_copied([python], out, "Python"),
        )
    ]
    entries += [_package(package, texts, out) for package, texts in checked]
    entries += [_library(*found, out) for found in copyrights]
    font = _copied(FONT_TEXTS, out, "Inter")
    entries.append(Entry(name="Inter (typeface)", version="", licence="OFL-1.1", texts=font))
    # The copyright files of Debian's packages name these without repeating them.
    _copied([TEXTS / f"{name}.txt" for name in ("LGPL-2.1", "LGPL-3.0", "GPL-3.0")], out, "texts")
    shutil.copyfile(REPOSITORY / "LICENSE", out / "LICENSE")
    (out / INDEX).write_text(index(entries, product), encoding="utf-8")
    return entries


def _text_of_python() -> Path:
    standard = Path(sysconfig.get_paths()["stdlib"])
    numbers = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = [
        standard / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{numbers}/copyright"),
    ]
    text = next((place for place in places if place.is_file()), None)
    if text is None:
        raise BuildRefused(
            "The licence of Python itself is not installed here.",
            f"Put it at {places[0]} and build again.",
        )
    return text


def _package(package: Shipped, texts: Sequence[Path], out: Path) -> Entry:
    return Entry(
        name=package.name,
        version=package.version,
        licence=package.licence,
        texts=_copied(texts, out, f"{package.name}-{package.version}"),
        remark=GPL_ACCEPTED.get(package.name, ""),
    )


def _library(library: Path, licence: str, text: Path, out: Path) -> Entry:
    return Entry(
        name=library.name,
        version="",
        licence=licence,
        texts=_copied([text], out, f"system/{library.name.split('.so', maxsplit=1)[0]}"),
        remark=f"From the Debian package {text.parent.name} of the build machine.",
    )


def _copied(texts: Sequence[Path], out: Path, folder: str) -> tuple[str, ...]:
    """Copy texts into a folder, each content once, and return their paths below `out`."""
    (out / folder).mkdir(parents=True, exist_ok=True)
    places: dict[str, bytes] = {}
    for text in texts:
        content = text.read_bytes()
        if content in places.values():
            continue
        name, number = text.name, 1
        while f"{folder}/{name}" in places:
            number += 1
            name = f"{text.stem}-{number}{text.suffix}"
        places[f"{folder}/{name}"] = content
        (out / folder / name).write_bytes(content)
    return tuple(places)


_QT_NOTICE = (
    "Qt and Qt for Python are used under the LGPL 3.0: Qt-notice.txt, beside the texts of",
    "pyside6-essentials, says what that gives you and how to exchange them.",
    "",
)


def index(entries: Sequence[Entry], product: Product = VIEWER) -> str:
    """Return the index as Markdown."""
    lines = [
        f"# What {product.name} {version()} is made of",
        "",
        f"{product.name} itself is under the Apache License 2.0 ([LICENSE](LICENSE)).",
        "It ships with the parts below, each under its own licence. Packages bring C libraries of",
        "their own (OpenBLAS, libjpeg-turbo, OpenJPEG and others); their terms stand with",
        "the package that brings them.",
        "",
        *(_QT_NOTICE if any(entry.name == "pyside6-essentials" for entry in entries) else ()),
        "| part | version | licence | texts |",
        "| --- | --- | --- | --- |",
    ]
    for entry in entries:
        texts = ", ".join(f"[{Path(text).name}](<{text}>)" for text in entry.texts)
        licence = entry.licence.replace("|", "/")
        lines.append(f"| {entry.name} | {entry.version} | {licence} | {texts} |")
    remarks = [f"- {entry.name}: {entry.remark}" for entry in entries if entry.remark]
    if remarks:
        lines += ["", "## Remarks", "", *remarks]
    return "\n".join([*lines, ""])


def _read(text: Path) -> str:
    return text.read_text(encoding="utf-8", errors="replace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect licences from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.licences")
    parser.add_argument("--lock", type=Path, help="what ships; without it, all that is installed")
    parser.add_argument("--also", action="append", default=[], help="a package beside the lock")
    parser.add_argument("--environment", type=Path, help="its site-packages; usually this one's")
    parser.add_argument("--onedir", type=Path, help="the frozen folder, which gets the texts")
    parser.add_argument("--out", type=Path, help="another folder for the texts")
    options = parser.parse_args(arguments)
    if options.onedir is None and options.out is None:
        parser.error("say where the texts go: --onedir or --out")
    out = options.out or options.onedir / FOLDER
    try:
        packages = shipped_packages(
            options.lock, also=options.also, environment=options.environment
        )
        entries = collect(packages, out, onedir=options.onedir)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    sys.stdout.write(f"{out / INDEX}: {len(entries)} parts\n")
    return 0


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
