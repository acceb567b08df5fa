"""What ships: the packages of a lock file, and the libraries taken from the build machine."""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer.elf import is_elf
from installer.product import PACKAGE
from installer.refusal import BuildRefused

_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)")
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Shipped:
    """One Python package that ships.

    Attributes:
        name: Normalised, such as "opencv-python-headless".
        version: As installed, and as locked.
        licence: What the package says of itself, in its own words; "" if nothing.
        is_spdx: Whether `licence` is an SPDX expression (PEP 639).
        texts: Files of the package that hold licence texts.
        homepage: Where it says it lives; "" if nowhere.
        files: Names of all its files, without folders.
    """

    name: str
    version: str
    licence: str
    is_spdx: bool = False
    texts: tuple[Path, ...] = ()
    homepage: str = ""
    files: frozenset[str] = field(default=frozenset(), repr=False)


def normalised(name: str) -> str:
    """Return a package's name as PEP 503 compares them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: Path) -> Mapping[str, str]:
    """Return package -> version from a lock file.

    Raises:
        BuildRefused: The file is missing or locks nothing.
    """
    if not lock.is_file():
        raise BuildRefused(f"There is no lock file {lock}.", "Make it with: make lock.")
    found = [_LOCKED.match(line) for line in lock.read_text(encoding="utf-8").splitlines()]
    versions = {normalised(match[1]): match[2] for match in found if match}
    if not versions:
        raise BuildRefused(f"{lock} locks no package.", "Make it anew with: make lock.")
    return versions


def shipped_packages(
    lock: Path | None, *, also: Iterable[str] = (), environment: Path | None = None
) -> list[Shipped]:
    """Return all packages of a lock file as they are installed.

    Args:
        lock: Every package in it counts as shipped, even where all of it that
            is used was left out: rather one licence too many than too few.
            None: whatever is installed ships, but for this project itself and pip.
        also: Packages that ship without being in the lock, at any version.
        environment: Its `site-packages`; that of this Python without it.

    Raises:
        BuildRefused: A package is not installed, or in another version.
    """
    folder = environment or Path(sysconfig.get_paths()["purelib"])
    there = {normalised(dist.name): dist for dist in distributions(path=[str(folder)])}
    versions: dict[str, str | None] = dict.fromkeys(set(there) - {PACKAGE, "pip"})
    if lock is not None:
        versions = dict(locked(lock)) | {normalised(name): None for name in also}
    packages = []
    for name, version in sorted(versions.items()):
        if name not in there:
            raise BuildRefused(
                f"{name} ships, but is not installed in {folder}.",
                f"Install what {lock} names, and build from that environment.",
            )
        installed = there[name]
        # "+cpu" says how a version was built, not which it is.
        if version is not None and installed.version.split("+")[0] != version.split("+")[0]:
            raise BuildRefused(
                f"{name} {installed.version} is installed, and {version} is locked.",
                f"Install what {lock} names, and build from that environment.",
            )
        packages.append(_read(name, installed))
    return packages


def _read(name: str, installed: Distribution) -> Shipped:
    files = installed.files or []
    texts = sorted(
        {
            Path(str(file.locate()))
            for file in files
            if _LICENCE_FILE.search(file.name) and not file.name.endswith((".py", ".pyc", ".pyi"))
        }
    )
    metadata = installed.metadata
    urls = [url.partition(", ")[2] for url in metadata.get_all("Project-URL") or []]
    return Shipped(
        name=name,
        version=installed.version,
        licence=_licence(installed),
        is_spdx=bool(metadata.get_all("License-Expression")),
        texts=tuple(text for text in texts if text.is_file()),
        homepage=[*(metadata.get_all("Home-page") or []), *urls, ""][0],
        files=frozenset(file.name for file in files),
    )


def _licence(installed: Distribution) -> str:
    """Return the licence expression, else the short licence field, else the classifiers'."""
    metadata = installed.metadata
    for key in ("License-Expression", "License"):
        value = str((metadata.get_all(key) or [""])[0]).strip()
        # Some packages put the whole text into the field.
        if value and "\n" not in value and value != "UNKNOWN":
            return value
    classifiers = metadata.get_all("Classifier") or []
    named = [c.split(" :: ")[-1] for c in classifiers if c.startswith("License :: ")]
    return " OR ".join(named)


def system_libraries(onedir: Path, packages: Iterable[Shipped]) -> list[Path]:
    """Return the shared libraries of a frozen folder that no package and not Python itself brought.

    They come from the Linux system that froze it.  On Windows and macOS there
    are none of this kind: Python's own installer brings what it needs.
    """
    brought = {name for package in packages for name in package.files}
    standard = Path(sysconfig.get_paths()["stdlib"])
    brought |= {file.name for file in (standard / "lib-dynload").glob("*.so")}
    return sorted(
        path
        for path in onedir.rglob("*.so*")
        if not path.is_symlink()
        and path.is_file()
        and path.name not in brought
        and not path.name.startswith("libpython")
        and is_elf(path)
    )
