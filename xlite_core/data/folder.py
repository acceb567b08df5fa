"""A folder of folders: what a film shows is the name of the folder that it lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from xlite_core.data.image_index import ImageIndex
from xlite_core.data.importing import Draft, usable
from xlite_core.data.inspection import FilmCheck, Inspection
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, Problem
from xlite_core.errors import InvalidLabels

_NORMAL = {"nofinding", "nofindings", "normal", "healthy", "negative", "none"}
_PARTS = {"train", "training", "val", "valid", "validation", "test", "testing"}


def import_folders(
    root: Path, *, findings: Sequence[str] = (), inspection: Inspection | None = None
) -> Manifest | None:
    """Import films from folders that are named after findings.

    A film shows the finding of its folder and no other, unless a file of the
    same content lies in another folder, too: then it shows both.  Films in "No
    Finding" or "normal" show none.  Folders such as "train" and "test" are
    looked through, and say nothing.

    Args:
        root: The folder of the folders.
        findings: Folders that are findings; left out, all are.
        inspection: How to look at the films.

    Returns:
        The manifest; None if cancelled.

    Raises:
        InvalidLabels: There is no such folder, it holds no folder of a finding,
            or no film can be used.
    """
    inspection = inspection or Inspection()
    index = ImageIndex.below(root)
    folder_of = {path: _finding_folder(path) for path in index.paths}
    names = _findings(sorted(set(folder_of.values()) - {""}), findings, root.resolve().name)
    kept, problems = [], []
    for path, folder in folder_of.items():
        if not folder:
            problems.append(Problem(path, "It lies in no folder of a finding."))
        elif _plain(folder) not in {*map(_plain, names), *_NORMAL}:
            problems.append(Problem(path, f"{folder} is not among the findings."))
        else:
            kept.append(path)
    checks = inspection.of(kept, root, hashing=True)
    if checks is None:
        return None
    draft = _merged(kept, [folder_of[path] for path in kept], checks, names)
    notes = ["The folders name no patients: every film counts as a patient of its own."]
    if index.nameless:
        notes.append(f"{index.nameless} files were left out: their names are no text.")
    if any(_plain(path.split("/")[0]) in _PARTS for path in kept):
        notes.append("Folders such as train and test were looked through; they make no split.")
    draft = draft.with_problems(problems).with_notes(notes)
    return usable(draft, root, _first_checks(draft, kept, checks), inspection)


def finding_folders(root: Path) -> tuple[tuple[str, ...], int]:
    """Return the folders that are taken for findings when nobody names any, and all files.

    Raises:
        InvalidLabels: There is no such folder, or it holds no folder of a finding.
    """
    paths = ImageIndex.below(root).paths
    folders = sorted({_finding_folder(path) for path in paths} - {""})
    return _findings(folders, (), root.resolve().name), len(paths)


def _findings(folders: Sequence[str], wanted: Sequence[str], root: str) -> tuple[str, ...]:
    there = {_plain(folder): folder for folder in reversed(folders)}
    missing = [finding for finding in wanted if _plain(finding) not in there]
    if missing:
        raise InvalidLabels(
            f"There is no folder called {missing[0]} in {root!r}.",
            f"There are {', '.join(folders) or 'none'}.",
        )
    names = tuple(wanted) or tuple(
        folder for plain, folder in there.items() if plain not in _NORMAL
    )
    if not names:
        raise InvalidLabels(
            f"The folder {root!r} holds no folders that are named after findings.",
            "Put the films of each finding into a folder of its name.",
        )
    return tuple(sorted(names)) if not wanted else names


def _merged(
    paths: Sequence[str], folders: Sequence[str], checks: Sequence[FilmCheck], names: Sequence[str]
) -> Draft:
    """Give files of one content the findings of all their folders."""
    column = {_plain(name): number for number, name in enumerate(names)}
    labels = np.zeros((len(paths), len(names)))
    rows_of: dict[str, list[int]] = {}
    for row, (folder, check) in enumerate(zip(folders, checks, strict=True)):
        if _plain(folder) in column:
            labels[row, column[_plain(folder)]] = 1.0
        rows_of.setdefault(check.sha256 or f"row {row}", []).append(row)
    keep: list[int] = []
    problems: list[Problem] = []
    for rows in rows_of.values():
        normal = [row for row in rows if not labels[row].any()]
        if normal and len(normal) < len(rows):
            problems += [Problem(paths[row], _CONTRADICTION) for row in rows]
            continue
        labels[rows[0]] = labels[rows].max(axis=0)
        keep.append(rows[0])
        problems += [
            Problem(paths[row], f"The same picture as {paths[rows[0]]}, which has both findings.")
            if folders[row] != folders[rows[0]]
            else Problem(paths[row], f"The same picture as {paths[rows[0]]}, which was kept.")
            for row in rows[1:]
        ]
    kept = np.array(sorted(keep), dtype=np.intp)
    files = np.array(paths, dtype=np.str_)[kept]
    table = LabelTable(files, files, np.full(len(kept), ""), tuple(names), labels[kept])
    return Draft(table=table, kind="folders", problems=tuple(problems))


_CONTRADICTION = "The same picture lies in the folder of a finding and in one of normal films."


def _first_checks(
    draft: Draft, paths: Sequence[str], checks: Sequence[FilmCheck]
) -> list[FilmCheck]:
    check_of = dict(zip(paths, checks, strict=True))
    return [check_of[file] for file in draft.table.files.tolist()]


def _finding_folder(path: str) -> str:
    """Return the outermost folder that is not just a part of a split, or ""."""
    folders = path.split("/")[:-1]
    return next((folder for folder in folders if _plain(folder) not in _PARTS), "")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
