"""Label tables: which film shows which findings, and which cells nobody knows."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels

_KNOWN_CELLS = {"1": 1.0, "0": 0.0, "": np.nan, "1.0": 1.0, "0.0": 0.0, "-1": np.nan, "nan": np.nan}


@dataclass(frozen=True, slots=True, eq=False)
class LabelTable:
    """Films and what is known of them.

    Attributes:
        files: File names, shape (films,).
        patients: Whose film each is, shape (films,).
        sources: Where each film was gathered; empty strings where not said.
        findings: Finding keys, the order of the label columns.
        labels: float64, shape (films, findings): 1, 0, or NaN where unknown.
    """

    files: NDArray[np.str_]
    patients: NDArray[np.str_]
    sources: NDArray[np.str_]
    findings: tuple[str, ...]
    labels: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.files)

    def __getitem__(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> LabelTable:
        """Return the table of some films, chosen by a mask or by row numbers."""
        return LabelTable(
            self.files[rows],
            self.patients[rows],
            self.sources[rows],
            self.findings,
            self.labels[rows],
        )

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any film, patient or label."""
        digest = hashlib.sha256(",".join(self.findings).encode())
        for file, patient, row in zip(self.files, self.patients, self.labels, strict=True):
            digest.update(f"\n{file},{patient},{row.tolist()}".encode())
        return digest.hexdigest()[:16]


def read_labels(path: Path, findings: Sequence[str]) -> LabelTable:
    """Read a CSV with the columns `file`, `patient_id`, one a finding, and perhaps `source`.

    Args:
        path: The table, UTF-8.
        findings: Finding columns to read, in the order wanted.

    Raises:
        InvalidLabels: The table or a column is missing, a label is none of 1, 0
            and empty, or a file stands in it twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            # The reader's own count: blank lines and quoted line breaks leave no row behind.
            lines, rows = _numbered(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidLabels(
            f"The label table {path.name} cannot be read.", "Give a CSV file in UTF-8."
        ) from error
    _require_columns(path.name, rows, ("file", "patient_id", *findings))
    for line, row in zip(lines, rows, strict=True):
        if not (row["file"] and row["patient_id"]):
            raise InvalidLabels(
                f"Line {line} of {path.name} names no file or no patient.",
                "Every film needs both: films of one patient must stay together.",
            )
    labels = np.array(
        [
            [_label(path.name, line, row[finding]) for finding in findings]
            for line, row in zip(lines, rows, strict=True)
        ]
    )
    files = np.array([row["file"] for row in rows])
    if len(set(files)) != len(files):
        raise InvalidLabels(
            f"The label table {path.name} names a file twice.", "Keep one row for each film."
        )
    return LabelTable(
        files,
        np.array([row["patient_id"] for row in rows]),
        np.array([row.get("source") or "" for row in rows]),
        tuple(findings),
        labels,
    )


def _numbered(reader: csv.DictReader[str]) -> tuple[list[int], list[dict[str, str]]]:
    numbered = [(reader.line_num, row) for row in reader]
    return [line for line, _ in numbered], [row for _, row in numbered]


def _require_columns(name: str, rows: list[dict[str, str]], wanted: Iterable[str]) -> None:
    if not rows:
        raise InvalidLabels(f"The label table {name} has no rows.", "Give a table with films.")
    missing = [column for column in wanted if column not in rows[0]]
    if missing:
        raise InvalidLabels(
            f"The label table {name} lacks the columns {', '.join(missing)}.",
            "Add them, or choose another set of findings.",
        )


def _label(name: str, line: int, cell: str) -> float:
    try:
        return _KNOWN_CELLS[(cell or "").strip().lower()]
    except KeyError as error:
        raise InvalidLabels(
            f"Line {line} of {name} holds the label {cell!r}.",
            "Write 1 for present, 0 for absent, and nothing for unknown.",
        ) from error
