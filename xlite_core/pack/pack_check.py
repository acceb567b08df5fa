"""Whether a Training pack is what was built: every file hashed once, and then known by its stamp.

A pack holds about a gigabyte, so it is not read anew for every run: size, time of change and
inode of each file are remembered with the result.  Where one of them changes, all is hashed again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from xlite_core import __version__
from xlite_core.atomic_file import atomic_write
from xlite_core.errors import PackRefused
from xlite_core.pack.asking import never, require_wanted
from xlite_core.pack.pack_file import ADD_AGAIN, FILE, PackFile
from xlite_core.places import Place, folder_of

log = logging.getLogger(__name__)

_MEMORY: Final = "training-packs.json"
_SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A program that passed its check.

    Attributes:
        stamp: Of its files, as they were then.
        when: In UTC.
        torch: Its version, as the program said.
        flavour: "cpu" or "cuda", likewise.
    """

    stamp: str
    when: datetime
    torch: str
    flavour: str


def stamp_of(folder: Path, names: Mapping[str, str]) -> str:
    """Return a digest that changes when a file or this application does, without reading any.

    Args:
        folder: Of the program.
        names: Path within the folder -> what it should hold, which counts as well.

    Raises:
        PackRefused: A file is missing.
    """
    digest = hashlib.sha256(__version__.encode())
    for name, wanted in sorted(names.items()):
        try:
            status = (folder / name).stat()
        except OSError as error:
            raise _missing(name) from error
        stamp = (name, wanted, status.st_size, status.st_mtime_ns, status.st_ino)
        digest.update(repr(stamp).encode())
    return digest.hexdigest()


def require_unchanged(
    folder: Path, pack: PackFile, *, given_up: Callable[[], bool] = never
) -> None:
    """Hash every file of a pack, some seconds for a gigabyte, and see that there are no others.

    What an older pack left in the folder would be loaded together with the new one.

    Args:
        folder: Of the pack.
        pack: What its pack.json says.
        given_up: Asked before each file; True ends the work.

    Raises:
        PackRefused: A file is not what pack.json says, or in no list, or the check was given up.
    """
    for name, wanted in sorted(pack.files.items()):
        require_wanted(given_up)
        try:
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise _missing(name) from error
        if found != wanted:
            raise PackRefused(f"The file {name} of the Training pack was changed.", ADD_AGAIN)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in pack.files and not _is_harmless(name):
            raise PackRefused(f"The file {name} does not belong to the Training pack.", ADD_AGAIN)


def recalled(program: Path, stamp: str) -> Checked | None:
    """Return an earlier check of a program whose files are still the same; None for none."""
    entry = _entries().get(str(program))
    if not isinstance(entry, dict):
        return None
    try:
        known = Checked(**{**entry, "when": datetime.fromisoformat(entry["when"])})
    except (TypeError, KeyError, ValueError):
        return None
    return known if known.stamp == stamp else None


def remember(program: Path, *, stamp: str, torch: str, flavour: str) -> Checked:
    """Keep that a program passed its check just now."""
    checked = Checked(stamp=stamp, when=datetime.now(UTC), torch=torch, flavour=flavour)
    entries = _entries() | {str(program): asdict(checked) | {"when": checked.when.isoformat()}}
    file = _memory_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(file) as stream:
            stream.write(json.dumps({"schema": _SCHEMA, "programs": entries}).encode())
    except OSError:
        # Nothing is lost but time: it is checked again at the next start.
        log.warning("The check of the Training pack could not be remembered.", exc_info=True)
    return checked


def _is_harmless(name: str) -> bool:
    """Whether a file is pack.json itself, or what a file manager leaves where somebody looks."""
    last = name.rpartition("/")[2]
    return name == FILE or last.startswith(".") or last in ("desktop.ini", "Thumbs.db")


def _missing(name: str) -> PackRefused:
    return PackRefused(
        f"The file {name} of the Training pack is missing or cannot be read.", ADD_AGAIN
    )


def _entries() -> dict[str, Any]:
    try:
        values = json.loads(_memory_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict) or values.get("schema") != _SCHEMA:
        return {}
    programs = values.get("programs")
    return programs if isinstance(programs, dict) else {}


def _memory_file() -> Path:
    return folder_of(Place.CACHES) / _MEMORY
