"""Training, validation and test films: made, written, read back and imported."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.data.stratification import spread
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.film_names import nih_name, own_name

Rows = NDArray[np.intp]
Grouping = Literal["patient", "image"]

PARTS = ("train", "val", "test")
"""The parts of a split, in order; also the names of its files."""
SHARES = (0.70, 0.15, 0.15)
"""Of the films, in the order of `PARTS`."""
_BOTH = "train_val"
_CELLS = {1.0: "1", 0.0: "0"}


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Which rows of a label table train, validate and test; rows may be in no part.

    Attributes:
        train: Ascending row numbers, shape (films,).
        validation: Likewise.
        test: Likewise.

    Raises:
        InvalidLabels: A part is empty, or a film is in two.
    """

    train: Rows
    validation: Rows
    test: Rows

    def __post_init__(self) -> None:
        for name, rows in self.parts.items():
            if not len(rows):
                raise InvalidLabels(
                    f"The split leaves no film for the part '{name}'.",
                    "Give it a larger share, or use more films.",
                )
            assert (np.diff(rows) >= 0).all(), "row numbers ascend"
        rows = np.concatenate(list(self.parts.values()))
        if twice := len(rows) - len(np.unique(rows)):
            raise InvalidLabels(
                f"The split names {twice} films more than once.",
                "Keep each film once, in one part: a film must not judge its own training.",
            )

    @property
    def parts(self) -> Mapping[str, Rows]:
        """The rows by the names of `PARTS`."""
        return dict(zip(PARTS, (self.train, self.validation, self.test), strict=True))

    @property
    def remainder(self) -> Rows:
        """Ascending rows that do not test."""
        return np.sort(np.concatenate([self.train, self.validation]))

    def fingerprint(self, table: LabelTable) -> str:
        """Return sixteen hexadecimal digits that change with any film in any part."""
        digest = hashlib.sha256()
        for name, rows in self.parts.items():
            digest.update("\n".join([name, *sorted(table.files[rows].tolist()), ""]).encode())
        return digest.hexdigest()[:16]


def make_split(
    table: LabelTable,
    *,
    shares: Sequence[float] = SHARES,
    seed: int = 42,
    grouping: Grouping = "patient",
) -> Split:
    """Split all films of a table, stratified by every finding and by "No Finding".

    Args:
        table: The films.
        shares: Of training, validation and test films; they are brought to sum 1.
        seed: The same seed gives the same split of the same table.
        grouping: "image" lets films of one patient into several parts (`leak_warning`).

    Raises:
        InvalidConfiguration: There are not three shares, or one is not positive.
        InvalidLabels: The table is too small to fill three parts.
    """
    everything = np.arange(len(table), dtype=np.intp)
    return Split(*_divided(table, everything, _three(shares), seed, grouping))


def stratified_share(
    table: LabelTable, rows: Rows, share: float, *, seed: int = 42, grouping: Grouping = "patient"
) -> Rows:
    """Return ascending rows: a stratified part of those given, whole patients by default.

    Args:
        table: The films.
        rows: Row numbers to choose from.
        share: Of their films, above 0 and at most 1.
        seed: The same seed gives the same films.
        grouping: What stays together.

    Raises:
        InvalidConfiguration: The share is out of range.
    """
    if not 0.0 < share <= 1.0:
        raise InvalidConfiguration(
            f"A share of {share:g} of the films is not possible.",
            "Use a share above 0 and at most 1.",
        )
    if share == 1.0:
        return np.sort(rows)
    return _divided(table, rows, np.array([share, 1.0 - share]), seed, grouping)[0]


def fold_remainder(table: LabelTable, split: Split, *, folds: int = 5, seed: int = 42) -> FoldFile:
    """Spread the films that do not test over folds, grouped by patient and stratified.

    Raises:
        InvalidConfiguration: There are fewer than two folds.
        InvalidLabels: There are fewer patients than folds.
    """
    if folds < 2:
        raise InvalidConfiguration(f"{folds} folds cannot judge.", "Use at least two folds.")
    films = table[split.remainder]
    number = spread(films.labels, films.patients, [1.0 / folds] * folds, seed=seed)
    return FoldFile(films.files, films.patients, number, np.ones(len(films), dtype=bool))


def write_split(folder: Path, table: LabelTable, split: Split) -> None:
    """Write train.csv, val.csv and test.csv: the columns file, patient_id and all findings.

    All three are complete on disk before the first takes its name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        for name, rows in split.parts.items():
            stream = files.enter_context(atomic_write(folder / f"{name}.csv"))
            stream.write(_as_csv(table[rows]).encode())


def read_split(folder: Path, table: LabelTable, *, seed: int = 42) -> Split:
    """Read the split of a table from a folder.

    Each part is a CSV with at least the column `file` (train.csv), or a list that begins
    each line with a file name (train.txt, train_list.txt).  With train_val_list.txt and
    test_list.txt, as the NIH publishes them, validation is carved out by patient.  Films are
    known by their paths in the table, or by their own names, which published lists give; those
    of ChestX-ray14 also by the NIH's name, whatever copies add to it or changed its suffix to.

    Args:
        folder: Where the files are.
        table: Whose row numbers come back; films of it may be in no part.
        seed: Of the carving.

    Raises:
        InvalidLabels: A part is missing, there twice or unreadable, names a film twice or one
            that the table lacks, or says that a film is another patient's.
    """
    both = _file_of(folder, _BOTH)
    if both is not None:
        return official_split(table, both, _required(folder, "test"), seed=seed)
    return Split(*(_rows_in(_required(folder, name), table) for name in PARTS))


def official_split(
    table: LabelTable,
    train_validation: Path,
    test: Path,
    *,
    seed: int = 42,
    partial: bool = False,
) -> Split:
    """Return the split of two lists; validation is carved out of the first, by patient.

    Validation gets 15 of 85 films of the first list, as in a split of our own.

    Args:
        table: Whose row numbers come back.
        train_validation: The list of films that do not test.
        test: The list of those that do.
        seed: Of the carving.
        partial: The table may lack films of the lists: part of a data set is at hand.

    Raises:
        InvalidLabels: As `read_split`.
    """
    rows = _rows_in(train_validation, table, partial=partial)
    tested = _rows_in(test, table, partial=partial)
    train, validation = _divided(table, rows, _scaled(SHARES[:2]), seed, "patient")
    return Split(train, validation, tested)


def listed_films(path: Path) -> dict[str, str]:
    """Return file -> patient from a list of films; patients are empty where it names none.

    Raises:
        InvalidLabels: The list is missing, unreadable or empty, or names a film twice.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            films = list(_named(stream, is_table=path.suffix.lower() == ".csv"))
    except (OSError, KeyError, ValueError, csv.Error) as error:
        raise InvalidLabels(
            f"The list of films {path.name} cannot be read.",
            "Give a CSV with the column 'file', or a text file with one file name a line.",
        ) from error
    owner = dict(films)
    if not films or len(owner) < len(films):
        what = "names a film twice" if films else "is empty"
        raise InvalidLabels(
            f"The list of films {path.name} {what}.", "Keep one line for each film of the part."
        )
    return owner


def _named(stream: Iterable[str], *, is_table: bool) -> Iterator[tuple[str, str]]:
    if not is_table:
        yield from ((words[0], "") for line in stream if (words := line.split()))
        return
    for row in csv.DictReader(stream):
        if not row["file"]:
            raise ValueError("a row without a file")
        yield row["file"], row.get("patient_id") or ""


def _three(shares: Sequence[float]) -> NDArray[np.float64]:
    if len(shares) != len(PARTS) or not all(0.0 < share < np.inf for share in shares):
        raise InvalidConfiguration(
            f"The shares {', '.join(f'{share:g}' for share in shares)} make no split.",
            "Give three positive numbers: of training, validation and test films.",
        )
    return _scaled(shares)


def _scaled(shares: Sequence[float]) -> NDArray[np.float64]:
    return np.asarray(shares, dtype=np.float64) / sum(shares)


def _divided(
    table: LabelTable, rows: Rows, shares: NDArray[np.float64], seed: int, grouping: Grouping
) -> list[Rows]:
    rows = np.sort(rows)
    groups = table.patients[rows] if grouping == "patient" else None
    part = spread(table.labels[rows], groups, shares.tolist(), seed=seed)
    return [rows[part == number] for number in range(len(shares))]


def _as_csv(table: LabelTable) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "patient_id", *table.findings])
    for file, patient, row in zip(
        table.files.tolist(), table.patients.tolist(), table.labels.tolist(), strict=True
    ):
        writer.writerow([file, patient, *(_CELLS.get(cell, "") for cell in row)])
    return text.getvalue()


def _file_of(folder: Path, part: str) -> Path | None:
    names = (f"{part}.csv", f"{part}.txt", f"{part}_list.txt")
    found = [folder / name for name in names if (folder / name).is_file()]
    if len(found) > 1:
        raise InvalidLabels(
            f"The split has two files for the part '{part}': {found[0].name} and {found[1].name}.",
            "Keep the one that counts.",
        )
    return found[0] if found else None


def _required(folder: Path, part: str) -> Path:
    path = _file_of(folder, part)
    if path is None:
        raise InvalidLabels(
            f"The split has no file for the part '{part}'.",
            f"It should be called {part}.csv, {part}.txt or {part}_list.txt.",
        )
    return path


def rows_of_films(table: LabelTable, files: Iterable[str]) -> dict[str, int]:
    """Return the rows of films that a list names; films that the table lacks are left out.

    Args:
        table: Whose row numbers come back.
        files: Names as `read_split` knows them.
    """
    paths = table.files.tolist()
    by_path = {path: row for row, path in enumerate(paths)}
    by_name = _rows_of_single([own_name(path) for path in paths])
    by_nih_name = _rows_of_single([nih_name(path) for path in paths])
    found = {}
    for file in files:
        row = by_path.get(file, by_name.get(file))
        if row is None and (name := nih_name(file)) is not None:
            row = by_nih_name.get(name)
        if row is not None:
            found[file] = row
    return found


def _rows_of_single(names: Sequence[str | None]) -> dict[str, int]:
    """Return the row of each name that only one film has."""
    times = Counter(names)
    return {name: row for row, name in enumerate(names) if name is not None and times[name] == 1}


def _rows_in(path: Path, table: LabelTable, *, partial: bool = False) -> Rows:
    owner = listed_films(path)
    row_of = rows_of_films(table, owner)
    missing = [file for file in owner if file not in row_of]
    if missing and not partial:
        raise InvalidLabels(
            f"The label table lacks {len(missing)} films of {path.name}, {missing[0]} among them.",
            "Use the table that the split was made from.",
        )
    found = [(row_of[file], file) for file in owner if file in row_of]
    strangers = [file for row, file in found if owner[file] not in ("", table.patients[row])]
    if strangers:
        raise InvalidLabels(
            f"The label table and {path.name} disagree about whose film {strangers[0]} is.",
            "Use the table that the split was made from.",
        )
    return np.array(sorted(row for row, _ in found), dtype=np.intp)
