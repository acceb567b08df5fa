"""ChestX-ray14 as the NIH publishes it (Wang et al., CVPR 2017): its table and layouts.

The images come in twelve archives, which people unpack into one folder,
twelve, or twelve with a folder `images` each, or store again as JPEG; all of
these are found.  The table of 2017 and that of 2020 are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.importing import Columns, complete, drafted
from xlite_core.data.inspection import Inspection
from xlite_core.data.manifest import Manifest
from xlite_core.data.text_table import TextTable, read_table
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14

IMAGE, LABELS, PATIENT = "Image Index", "Finding Labels", "Patient ID"
NO_FINDING = "no_finding"


def import_nih(
    path: Path,
    images: Path | None,
    *,
    findings: Sequence[str] = CHESTXRAY14,
    inspection: Inspection | None = None,
) -> Manifest | None:
    """Import a `Data_Entry_2017*.csv`, packed or not.

    Args:
        path: The table.
        images: A folder that holds the images, however deep; None for the table alone.
        findings: Names between the bars of "Finding Labels" that become columns.
        inspection: How to look at the films.

    Returns:
        The manifest; None if cancelled.

    Raises:
        InvalidLabels: The table is no such table, or no film can be used.
    """
    table = read_table(path)
    table.require((IMAGE, LABELS, PATIENT))
    labels, notes = _labels(table, findings)
    columns = Columns(
        file=IMAGE,
        patient=PATIENT,
        view="View Position",
        sex="Patient Sex" if "Patient Sex" in table.columns else "Patient Gender",
        age="Patient Age",
    )
    draft = drafted(table, columns, findings, labels, "nih").with_notes(notes)
    return complete(draft, images, inspection or Inspection())


def findings_named(table: TextTable) -> tuple[str, ...]:
    """Return the fourteen findings, and what else an NIH table names, in alphabetical order."""
    known = {NO_FINDING, *map(_plain, CHESTXRAY14)}
    names = {name.strip() for cell in set(table.column(LABELS)) for name in cell.split("|")}
    others = {_plain(name): name for name in sorted(names) if name and _plain(name) not in known}
    return (*CHESTXRAY14, *others.values())


def nih_labels(table: TextTable, findings: Sequence[str]) -> NDArray[np.float64]:
    """Return the labels of a table in the NIH's layout: 1, 0 or NaN, shape (rows, findings).

    Raises:
        InvalidLabels: The table never names a finding that ChestX-ray14 does not have either.
    """
    return _labels(table, findings)[0]


def _labels(table: TextTable, findings: Sequence[str]) -> tuple[NDArray[np.float64], list[str]]:
    cells = table.column(LABELS)
    kinds = sorted(set(cells))
    names_of = {cell: [name.strip() for name in cell.split("|") if name.strip()] for cell in kinds}
    written = {_plain(name): name for names in names_of.values() for name in names}
    wanted = [_plain(finding) for finding in findings]
    strangers = set(wanted) - set(written) - {_plain(finding) for finding in CHESTXRAY14}
    if strangers:
        finding = next(name for name in findings if _plain(name) in strangers)
        raise InvalidLabels(
            f"The table {table.name} never names the finding {finding}.",
            f"It names {', '.join(sorted(written.values()))}.",
        )
    rows = np.array([_row(names_of[cell], wanted) for cell in kinds])
    number = {cell: row for row, cell in enumerate(kinds)}
    labels = rows[[number[cell] for cell in cells]]
    known = {*wanted, NO_FINDING, *map(_plain, CHESTXRAY14)}
    notes = [
        f"{sum(name in map(_plain, names_of[cell]) for cell in cells)} films are labelled "
        f"{written[name]!r}, which is not among the findings."
        for name in sorted(set(written) - known)
    ]
    return labels, notes


def _row(names: Sequence[str], wanted: Sequence[str]) -> list[float]:
    """Return 1 or 0 a finding; an empty cell says nothing, not that there is nothing."""
    if not names:
        return [np.nan] * len(wanted)
    plain = set(map(_plain, names))
    return [float(name in plain) for name in wanted]


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip()).casefold()
