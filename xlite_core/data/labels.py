"""Label tables: which film shows which findings, and which cells nobody knows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.demographics import age_of, each_read, sex_of, view_of
from xlite_core.data.text_table import TextTable, read_table
from xlite_core.errors import InvalidLabels

LABEL_CELLS = {"1": 1.0, "0": 0.0, "": np.nan, "1.0": 1.0, "0.0": 0.0}
LABEL_CELLS |= {"-1": np.nan, "-1.0": np.nan, "nan": np.nan}
"""What a cell means: present, absent, or unknown (-1 is how some tables write "uncertain")."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelTable:
    """Films and what is known of them.

    Attributes:
        files: File names, shape (films,).
        patients: Whose film each is, shape (films,).
        sources: Where each film was gathered; empty strings where not said.
        findings: Finding keys, the order of the label columns.
        labels: float64, shape (films, findings): 1, 0, or NaN where unknown.
        views: "PA", "AP", "LL" (lateral) or "", shape (films,); all empty when left out.
        sexes: "M", "F" or "", shape (films,); all empty when left out.
        ages: float64, years from 0 to 120 or NaN, shape (films,); all NaN when left out.
    """

    files: NDArray[np.str_]
    patients: NDArray[np.str_]
    sources: NDArray[np.str_]
    findings: tuple[str, ...]
    labels: NDArray[np.float64]
    views: NDArray[np.str_] = field(default_factory=lambda: np.array([], dtype=np.str_))
    sexes: NDArray[np.str_] = field(default_factory=lambda: np.array([], dtype=np.str_))
    ages: NDArray[np.float64] = field(default_factory=lambda: np.array([], dtype=np.float64))

    def __post_init__(self) -> None:
        films = len(self.files)
        for name in ("views", "sexes"):
            if not len(getattr(self, name)):
                object.__setattr__(self, name, np.full(films, "", dtype=np.str_))
        if not len(self.ages):
            object.__setattr__(self, "ages", np.full(films, np.nan))

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
            self.views[rows],
            self.sexes[rows],
            self.ages[rows],
        )

    def for_findings(self, findings: Sequence[str]) -> LabelTable:
        """Return the same films with some of the findings, in the order asked for.

        Raises:
            InvalidLabels: The table has no such finding.
        """
        missing = [finding for finding in findings if finding not in self.findings]
        if missing:
            raise InvalidLabels(
                f"The label table knows nothing of {', '.join(missing)}.",
                f"Choose from {', '.join(self.findings)}.",
            )
        columns = [self.findings.index(finding) for finding in findings]
        return LabelTable(
            self.files,
            self.patients,
            self.sources,
            tuple(findings),
            self.labels[:, columns],
            self.views,
            self.sexes,
            self.ages,
        )

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that change with any film, patient or label."""
        digest = hashlib.sha256(",".join(self.findings).encode())
        # A hundred thousand films share a few hundred rows of labels: write each of them once.
        rows = np.ascontiguousarray(self.labels, dtype=np.float64)
        written: dict[bytes, str] = {}
        films = zip(self.files.tolist(), self.patients.tolist(), rows, strict=True)
        for file, patient, row in films:
            key = row.tobytes()
            if key not in written:
                written[key] = str(row.tolist())
            digest.update(f"\n{file},{patient},{written[key]}".encode())
        return digest.hexdigest()[:16]


def read_labels(path: Path, findings: Sequence[str]) -> LabelTable:
    """Read a table with the columns `file`, `patient_id` and one a finding.

    The columns `source`, `view`, `sex` and `age` are read where there are any.

    Args:
        path: The table: UTF-8, or what else `read_table` knows.
        findings: Finding columns to read, in the order wanted.

    Raises:
        InvalidLabels: The table or a column is missing, a label is none of 1, 0
            and empty, or a file stands in it twice.
    """
    return labels_in(read_table(path), findings)


def labels_in(table: TextTable, findings: Sequence[str]) -> LabelTable:
    """Return what `read_labels` does, of a table that has been read.

    Raises:
        InvalidLabels: As for `read_labels`.
    """
    table.require(("file", "patient_id", *findings))
    files, patients = table.column("file"), table.column("patient_id")
    for line, file, patient in zip(table.lines, files, patients, strict=True):
        if not (file and patient):
            raise InvalidLabels(
                f"Line {line} of {table.name} names no file or no patient.",
                "Every film needs both: films of one patient must stay together.",
            )
    labels = np.array([label_column(table, finding) for finding in findings], dtype=np.float64)
    if len(set(files)) != len(files):
        raise InvalidLabels(
            f"The label table {table.name} names a file twice.", "Keep one row for each film."
        )
    return LabelTable(
        np.array(files),
        np.array(patients),
        np.array(table.column("source")),
        tuple(findings),
        np.ascontiguousarray(labels.reshape(len(findings), len(files)).T),
        np.array(each_read(table.column("view"), view_of)),
        np.array(each_read(table.column("sex"), sex_of)),
        np.array(each_read(table.column("age"), age_of), dtype=np.float64),
    )


def label_column(table: TextTable, name: str) -> list[float]:
    """Return the labels of one column: 1, 0, or NaN.

    Raises:
        InvalidLabels: A cell holds something else; its line is named.
    """
    cells = table.column(name)
    meaning = {
        cell: LABEL_CELLS[cell.lower()] for cell in set(cells) if cell.lower() in LABEL_CELLS
    }
    for line, cell in zip(table.lines, cells, strict=True):
        if cell not in meaning:
            raise InvalidLabels(
                f"Line {line} of {table.name} holds the label {cell[:40]!r}.",
                "Write 1 for present, 0 for absent, and nothing for unknown.",
            )
    return [meaning[cell] for cell in cells]
