"""Which films of a data set are browsed: by finding, part of the split and name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable
from xlite_desktop.translation import tr

ALL, NO_FINDING, UNKNOWN = "", tr("No finding"), tr("Nothing known")
"""Besides the findings themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFilter:
    """What was asked for.

    Attributes:
        finding: Key of a finding that the films show, or `ALL`, `NO_FINDING`, `UNKNOWN`.
        part: Name of a part of the split, or `ALL`.
        words: Part of the file's or the patient's name, in any case; "" for any.
    """

    finding: str = ALL
    part: str = ALL
    words: str = ""


def matching_rows(
    table: LabelTable, parts: Mapping[str, NDArray[np.intp]], wanted: FilmFilter
) -> NDArray[np.intp]:
    """Return the rows of the films that were asked for, ascending."""
    keep = np.ones(len(table), dtype=bool)
    if wanted.finding == NO_FINDING:
        keep &= (table.labels == 0).all(axis=1)
    elif wanted.finding == UNKNOWN:
        keep &= np.isnan(table.labels).all(axis=1)
    elif wanted.finding != ALL:
        keep &= table.labels[:, table.findings.index(wanted.finding)] == 1
    if wanted.part != ALL:
        inside = np.zeros(len(table), dtype=bool)
        inside[parts.get(wanted.part, np.empty(0, np.intp))] = True
        keep &= inside
    rows = np.flatnonzero(keep)
    words = wanted.words.strip().casefold()
    if not words:
        return rows
    named = zip(table.files[rows].tolist(), table.patients[rows].tolist(), strict=True)
    found = [words in file.casefold() or words in patient.casefold() for file, patient in named]
    matching: NDArray[np.intp] = rows[np.array(found, dtype=bool)]
    return matching


def film_words(table: LabelTable, row: int) -> str:
    """Return a film in words, for its tooltip."""
    from xlite_core.findings import display_name

    labels = table.labels[row]
    shown = [
        display_name(finding)
        for finding, label in zip(table.findings, labels.tolist(), strict=True)
        if label == 1
    ]
    if not shown:
        shown = [tr("nothing known")] if np.isnan(labels).all() else [tr("no finding")]
    age = table.ages[row]
    who = [
        str(table.views[row]),
        {"M": tr("man"), "F": tr("woman")}.get(str(table.sexes[row]), ""),
        "" if np.isnan(age) else tr("{age:.0f} years", age=age),
    ]
    said = " · ".join(
        part for part in (tr("patient {patients}", patients=table.patients[row]), *who) if part
    )
    return f"{table.files[row]}\n{said}\n{', '.join(shown)}"
