"""Which file below a folder a table means: layouts differ, names seldom do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xlite_core.errors import InvalidLabels
from xlite_core.film_names import film_key
from xlite_core.io.folder import natural_key

NOT_THERE = "There is no such file below the folder of the films."
SEVERAL = "Several files below the folder of the films have this name."
CLAIMED = "Another row of the table means the same file."


@dataclass(frozen=True, eq=False)
class ImageIndex:
    """All files below a folder.

    Attributes:
        paths: Their paths below it, with "/", in natural order.
        nameless: How many files have a name that is no text, and were left out.
    """

    paths: tuple[str, ...]
    nameless: int = 0

    @classmethod
    def below(cls, root: Path) -> ImageIndex:
        """Return the index of a folder; hidden files and folders are left out.

        Links to folders are followed, as large data sets are often spread over
        drives; each folder is entered once, so circles end.

        Raises:
            InvalidLabels: There is no such folder.
        """
        if not root.is_dir():
            raise InvalidLabels(
                f"There is no folder {root.name!r} with films.", "Say where the films lie."
            )
        paths: list[str] = []
        nameless = 0
        entered: set[tuple[int, int]] = set()
        for parent, folders, names in os.walk(root, followlinks=True):
            status = Path(parent).stat()
            if (status.st_dev, status.st_ino) in entered:
                folders.clear()
                continue
            entered.add((status.st_dev, status.st_ino))
            folders[:] = sorted((f for f in folders if not f.startswith(".")), key=natural_key)
            folder = Path(parent).relative_to(root).as_posix()
            before = "" if folder == "." else f"{folder}/"
            for name in sorted(names, key=natural_key):
                path = before + name
                if name.startswith("."):
                    continue
                if _is_text(path):
                    paths.append(path)
                else:
                    nameless += 1
        return cls(tuple(paths), nameless)

    def locate(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """Return for each name of a table the file that it means.

        A name means the file at that path below the root; else at that path
        with leading folders left out; else, where no other row of the table
        has the same last part, the one file of that name in whatever folder, or
        of that name with another suffix (films are often stored again as JPEG), or with
        the "nih_" that our copies of the NIH's films bear.

        Returns:
            Path and "", or "" and the reason why there is none, for each name.
        """
        lasts = Counter(_last(name) for name in names)
        stems = Counter(_stem(_last(name)) for name in names)
        located = [
            self._locate(
                name,
                by_name=lasts[_last(name)] == 1,
                by_stem=stems[_stem(_last(name))] == 1,
            )
            for name in names
        ]
        claims = Counter(path for path, _ in located if path)
        return [
            ("", CLAIMED) if claims[path] > 1 and path != name else (path, reason)
            for name, (path, reason) in zip(names, located, strict=True)
        ]

    def _locate(self, name: str, *, by_name: bool, by_stem: bool) -> tuple[str, str]:
        if name in self._known:
            return name, ""
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
        for start in range(len(parts) - (not by_name)):
            path = "/".join(parts[start:])
            if path in self._known:
                return path, ""
        found: Sequence[str] = ()
        if by_name:
            found = self._by_name.get(_last(name), ())
        if not found and by_stem:
            found = self._by_stem.get(_stem(_last(name)), ())
        if len(found) == 1:
            return found[0], ""
        return "", SEVERAL if found else NOT_THERE

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.paths)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.paths:
            found.setdefault(_last(path), []).append(path)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, paths in self._by_name.items():
            found.setdefault(_stem(name), []).extend(paths)
        return found


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].casefold()


def _stem(name: str) -> str:
    return film_key(name)


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
