"""What somebody gives to be imported: an NIH table, another table, or a folder of folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlite_core.data.csv_table import import_csv
from xlite_core.data.folder import import_folders
from xlite_core.data.inspection import Inspection
from xlite_core.data.manifest import Kind, Manifest
from xlite_core.data.nih import IMAGE, LABELS, import_nih
from xlite_core.data.text_table import read_table
from xlite_core.findings import CHESTXRAY14


def kind_of(source: Path) -> Kind:
    """Tell the kind of a source from what it is and holds.

    Raises:
        InvalidLabels: It is neither a folder nor a table.
    """
    if source.is_dir():
        return "folders"
    return "nih" if {IMAGE, LABELS} <= set(read_table(source).columns) else "csv"


def images_beside(table: Path) -> Path:
    """Return the folder `images` beside a table, or the table's own folder if there is none."""
    beside = table.parent / "images"
    return beside if beside.is_dir() else table.parent


def import_source(
    source: Path,
    images: Path | None,
    kind: Kind,
    *,
    findings: Sequence[str] = (),
    inspection: Inspection,
) -> Manifest | None:
    """Import a data set of any kind.

    Args:
        source: A table, or a folder of folders.
        images: The folder of a table's films; None for the table alone.
        kind: What the source is.
        findings: Findings wanted; the kind's own when left out.
        inspection: How to look at the films.

    Returns:
        The manifest; None if cancelled.

    Raises:
        InvalidLabels: The source is none of the kind, or no film can be used.
    """
    if kind == "folders":
        return import_folders(source, findings=findings, inspection=inspection)
    if kind == "nih":
        wanted = tuple(findings) or CHESTXRAY14
        return import_nih(source, images, findings=wanted, inspection=inspection)
    return import_csv(source, images, findings=findings, inspection=inspection)
