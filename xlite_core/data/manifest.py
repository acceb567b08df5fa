"""The manifest: the films of a data set, their labels, and what was found when they were imported.

Two files: a CSV that `read_labels` reads like any label table, and a JSON of
the same name beside it that says where the films lie, which columns are
findings and what is wrong with the films that are not in the table.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.demographics import age_text
from xlite_core.data.labels import LabelTable, labels_in
from xlite_core.data.text_table import read_table
from xlite_core.errors import InvalidLabels

Kind = Literal["nih", "csv", "folders"]
Checked = Literal["full", "exists", "nothing"]

MANIFEST_SCHEMA = 1
_LEADING = ("file", "patient_id", "source", "view", "sex", "age", "sha256")
_AGAIN = "Import the data set again."


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A file that is not in the table, and why.

    Attributes:
        file: Its name, as the source gives it or below the root.
        reason: A sentence.
    """

    file: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Manifest:
    """A data set as it was imported.

    Attributes:
        table: The films that can be used; `table.files` are paths below `root`, with "/".
        root: Folder of the films; says nothing where nobody looked for them.
        hashes: The first 16 hexadecimal digits of each file's SHA-256, shape
            (films,); empty where the content was not read.
        kind: What it was imported from.
        checked: "full" if every film was decoded, "exists" if its first bytes
            were looked at, "nothing" for a table without films.
        problems: Files that are not in the table.
        notes: What else people should know, a sentence each.

    Raises:
        InvalidLabels: Two findings have one name, or one has that of another column.
    """

    table: LabelTable
    root: Path
    hashes: NDArray[np.str_]
    kind: Kind = "csv"
    checked: Checked = "nothing"
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        taken: list[str] = list(_LEADING)
        for finding in self.table.findings:
            if finding in taken or not finding:
                raise InvalidLabels(
                    f"No finding can be called {finding!r}: the manifest has such a column.",
                    "Give every finding a name of its own.",
                )
            taken.append(finding)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with anything known of any film."""
        digest = hashlib.sha256(self.table.fingerprint.encode())
        for column in (self.hashes, self.table.sources, self.table.views, self.table.sexes):
            digest.update(("\n" + "\x1f".join(column.tolist())).encode())
        digest.update(np.ascontiguousarray(self.table.ages, dtype="<f8").tobytes())
        return digest.hexdigest()[:16]


def description_of(path: Path) -> Path:
    """Return the JSON that lies beside a manifest."""
    return path.with_suffix(".json")


def is_manifest(path: Path) -> bool:
    """Say whether a CSV has the description of a manifest beside it."""
    try:
        _description(path)
    except InvalidLabels:
        return False
    return True


def films_told(path: Path) -> int | None:
    """Return how many films a manifest's description tells of; None where there is none."""
    try:
        films = _description(path).get("films")
    except InvalidLabels:
        return None
    return films if isinstance(films, int) else None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest; one that is there is replaced, any other file is not.

    The root is written relative to the manifest where both can move together:
    the films lie in the manifest's folder or in a folder beside it.

    Raises:
        InvalidLabels: Another file has the name of the table or of its description.
    """
    require_writable(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(_csv_text(manifest).encode())
    reasons: dict[str, list[str]] = {}
    for problem in manifest.problems:
        reasons.setdefault(problem.reason, []).append(problem.file)
    description = {
        "schema": MANIFEST_SCHEMA,
        "kind": manifest.kind,
        "root": _written_root(manifest, path.parent),
        "findings": manifest.table.findings,
        "films": len(manifest.table),
        "patients": len(set(manifest.table.patients.tolist())),
        "checked": manifest.checked,
        "fingerprint": manifest.fingerprint,
        "notes": manifest.notes,
        "problems": reasons,
    }
    with atomic_write(description_of(path)) as stream:
        stream.write(json.dumps(description, indent=1, ensure_ascii=False).encode())


def require_writable(path: Path) -> None:
    """Refuse to write a manifest over a file that is none.

    Raises:
        InvalidLabels: Such a file is there, or the name does not end in ".csv".
    """
    if path.suffix != ".csv":
        raise InvalidLabels(f"{path.name} is no name for a manifest.", "Let it end in .csv.")
    if (path.exists() or description_of(path).exists()) and not is_manifest(path):
        raise InvalidLabels(
            f"{path.name} or {description_of(path).name} exists and is no manifest.",
            "Choose another name: only a manifest is replaced.",
        )


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Args:
        path: The CSV; its description lies beside it.

    Raises:
        InvalidLabels: A file is missing or damaged, the two do not belong
            together, or a film lies outside the root.
    """
    description = _description(path)
    cells = read_table(path)
    table = labels_in(cells, description["findings"])
    for file in table.files.tolist():
        place = PurePosixPath(file)
        if place.is_absolute() or ".." in place.parts:
            raise InvalidLabels(
                f"The manifest {path.name} names a film outside the folder of the films.", _AGAIN
            )
    manifest = Manifest(
        table,
        path.parent / description["root"],
        np.array(cells.column("sha256")),
        description["kind"],
        description["checked"],
        tuple(
            Problem(file, reason)
            for reason, files in description["problems"].items()
            for file in files
        ),
        tuple(description["notes"]),
    )
    if manifest.fingerprint != description["fingerprint"]:
        raise InvalidLabels(
            f"The manifest {path.name} was changed after it was written.",
            f"{_AGAIN} An edited table can be imported like any other, under a new name.",
        )
    return manifest


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "kind": str,
    "root": str,
    "findings": list,
    "checked": str,
    "fingerprint": str,
    "notes": list,
    "problems": dict,
}


def _description(path: Path) -> dict[str, Any]:
    beside = description_of(path)
    try:
        values = json.loads(beside.read_text(encoding="utf-8"))
    except FileNotFoundError:
        # "from None": the operating system's message holds the path.
        raise InvalidLabels(
            f"{path.name} is no manifest: there is no {beside.name} beside it.",
            "Make one with: xlite data import.",
        ) from None
    except (OSError, ValueError, RecursionError):
        raise InvalidLabels(f"The description {beside.name} cannot be read.", _AGAIN) from None
    if not isinstance(values, dict) or values.get("schema") != MANIFEST_SCHEMA:
        raise InvalidLabels(
            f"{beside.name} is no manifest's description, or that of another version.", _AGAIN
        )
    wrong = [name for name, kind in _TYPES.items() if not isinstance(values.get(name), kind)]
    for name, choices in (("kind", get_args(Kind)), ("checked", get_args(Checked))):
        if values.get(name) not in choices:
            wrong.append(name)
    if wrong:
        raise InvalidLabels(f"The description {beside.name} says no {wrong[0]}.", _AGAIN)
    return values


def _written_root(manifest: Manifest, folder: Path) -> str:
    if manifest.checked == "nothing":
        return "."
    root, folder = manifest.root.resolve(), folder.resolve()
    for shared, back in ((folder, ""), (folder.parent, "..")):
        if root.is_relative_to(shared) and shared != Path(shared.anchor):
            return str(PurePosixPath(back, root.relative_to(shared).as_posix()))
    return str(root)


def _csv_text(manifest: Manifest) -> str:
    table = manifest.table
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*_LEADING, *table.findings))
    cells = np.where(np.isnan(table.labels), "", np.where(table.labels == 1, "1", "0"))
    leading = (
        table.files.tolist(),
        table.patients.tolist(),
        table.sources.tolist(),
        table.views.tolist(),
        table.sexes.tolist(),
        map(age_text, table.ages.tolist()),
        manifest.hashes.tolist(),
    )
    rows = zip(*leading, cells.tolist(), strict=True)
    writer.writerows((*first, *labels) for *first, labels in rows)
    return text.getvalue()
