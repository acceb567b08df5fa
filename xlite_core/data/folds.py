"""Folds grouped by patient, and the frozen file that keeps them.

Everyone who trains on the same films compares on the same folds only if the
assignment is written down once: the file is the protocol, not the code.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels

_COLUMNS = ("file", "patient_id", "fold", "headline")


@dataclass(frozen=True, slots=True, eq=False)
class FoldFile:
    """Which fold each film is held out in.

    Attributes:
        files: File names, shape (films,).
        patients: Whose film each is, shape (films,).
        folds: Fold of each film, counted from 0; a patient is in one fold only.
        headline: Whether a film counts in the headline number.  Films whose
            source holds only some findings train, but do not judge.
    """

    files: NDArray[np.str_]
    patients: NDArray[np.str_]
    folds: NDArray[np.intp]
    headline: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if set(self.folds.tolist()) != set(range(max(2, len(set(self.folds.tolist()))))):
            raise InvalidLabels(
                "The fold file has gaps: some fold holds no film.",
                "Number at least two folds from 0 upwards, each with films of its own.",
            )
        if len(set(self.files.tolist())) != len(self.files):
            raise InvalidLabels("The fold file names a film twice.", "Keep one row for each film.")
        folds_of: dict[str, set[int]] = {}
        for patient, fold in zip(self.patients.tolist(), self.folds.tolist(), strict=True):
            folds_of.setdefault(patient, set()).add(fold)
        split = [patient for patient, folds in folds_of.items() if len(folds) > 1]
        if split:
            raise InvalidLabels(
                f"The fold file puts {len(split)} patients into more than one fold.",
                "Keep all films of a patient in one fold: they are too alike to judge each other.",
            )

    @property
    def count(self) -> int:
        """Number of folds."""
        return int(self.folds.max()) + 1

    def rows_of(self, table: LabelTable) -> NDArray[np.intp]:
        """Return, for each film of the fold file, its row in a label table.

        Raises:
            InvalidLabels: The table lacks a film, or knows it as another patient's.
        """
        row_of = {file: row for row, file in enumerate(table.files.tolist())}
        missing = [file for file in self.files.tolist() if file not in row_of]
        if missing:
            raise InvalidLabels(
                f"The label table lacks {len(missing)} films of the fold file, "
                f"{missing[0]} among them.",
                "Use the table that the folds were made from.",
            )
        rows = np.array([row_of[file] for file in self.files.tolist()], dtype=np.intp)
        if not np.array_equal(table.patients[rows], self.patients):
            raise InvalidLabels(
                "The label table and the fold file disagree about whose films they are.",
                "Use the table that the folds were made from.",
            )
        return rows


def assign_folds(
    labels: NDArray[np.float64], groups: NDArray[np.str_], *, folds: int = 5, seed: int = 42
) -> NDArray[np.intp]:
    """Spread groups over folds so that every label's positives are shared evenly.

    Iterative stratification (Sechidis et al., ECML 2011) with whole groups:
    the rarest label goes first, each of its groups to the fold that still
    wants most of that label, then to the one with the fewest films.

    Args:
        labels: 1, 0 or NaN, shape (films, labels).
        groups: What must stay together, shape (films,).
        folds: How many, at least 2.
        seed: Settles ties.

    Returns:
        Fold of each film, shape (films,), counted from 0.
    """
    generator = np.random.default_rng(seed)
    names, owner = np.unique(groups, return_inverse=True)
    positives = np.zeros((len(names), labels.shape[1] + 1))
    np.add.at(positives[:, :-1], owner, np.nan_to_num(labels))
    # The last column counts films: groups without any positive are spread by it.
    positives[:, -1] = np.bincount(owner)
    wanted = np.tile(positives.sum(axis=0) / folds, (folds, 1))
    fold_of = np.full(len(names), -1, dtype=np.intp)
    order = generator.permutation(len(names))
    while (fold_of < 0).any():
        open_groups = order[fold_of[order] < 0]
        left = positives[open_groups].sum(axis=0)
        rarest = int(np.argmin(np.where(left > 0, left, np.inf)))
        holders = open_groups[positives[open_groups, rarest] > 0]
        # Large groups first: small ones can still even out what they upset.
        for group in holders[np.argsort(-positives[holders, rarest], kind="stable")]:
            need = np.stack([wanted[:, rarest], wanted[:, -1], generator.random(folds)])
            fold = int(np.lexsort(need[::-1])[-1])
            fold_of[group] = fold
            wanted[fold] -= positives[group]
    return fold_of[owner]


def make_fold_file(
    table: LabelTable, *, partial_sources: Iterable[str], seed: int = 42
) -> FoldFile:
    """Make five folds, grouped by patient and stratified on the headline films.

    Args:
        table: Every film that may train.
        partial_sources: Sources that hold only some of the findings: their
            films train but stay out of the headline.
        seed: Settles ties.
    """
    headline = ~np.isin(table.sources, list(partial_sources))
    counted = np.nan_to_num(table.labels) * headline[:, None]
    strata = np.column_stack([counted, headline, np.nan_to_num(table.labels) * ~headline[:, None]])
    folds = assign_folds(strata, table.patients, seed=seed)
    return FoldFile(table.files, table.patients, folds, headline)


def write_folds(path: Path, folds: FoldFile) -> None:
    """Write a fold file: a CSV with the columns file, patient_id, fold, headline."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    columns = (folds.files, folds.patients, folds.folds, folds.headline.astype(int))
    writer.writerows(zip(*(column.tolist() for column in columns), strict=True))
    with atomic_write(path) as stream:
        stream.write(text.getvalue().encode())


def read_folds(path: Path) -> FoldFile:
    """Read a fold file.

    Raises:
        InvalidLabels: The file is missing, damaged, or splits a patient.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return FoldFile(
            np.array([row["file"] for row in rows]),
            np.array([row["patient_id"] for row in rows]),
            np.array([int(row["fold"]) for row in rows], dtype=np.intp),
            np.array([{"1": True, "0": False}[row["headline"]] for row in rows]),
        )
    except (OSError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise InvalidLabels(
            f"The fold file {path.name} cannot be read.",
            f"It must be a CSV with the columns {', '.join(_COLUMNS)}.",
        ) from error
