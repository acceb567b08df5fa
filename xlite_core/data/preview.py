"""What a source seems to be, said before it is imported, so that people can correct it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlite_core.data.csv_table import columns_of, label_columns
from xlite_core.data.folder import finding_folders
from xlite_core.data.manifest import Kind
from xlite_core.data.nih import IMAGE, LABELS, findings_named
from xlite_core.data.source import images_beside
from xlite_core.data.text_table import read_table
from xlite_core.findings import CHESTXRAY14


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePreview:
    """A source after a first look.

    Attributes:
        source: The table or the folder.
        kind: What it is.
        rows: Rows of the table, or files below the folder.
        findings: What could be imported as findings.
        usual: Those that are imported when nobody chooses.
        images: Where the films of a table probably lie; None for a folder, which holds them.
    """

    source: Path
    kind: Kind
    rows: int
    findings: tuple[str, ...]
    usual: tuple[str, ...]
    images: Path | None


def preview_source(source: Path) -> SourcePreview:
    """Look at a table or a folder of folders, without looking at any film.

    Raises:
        InvalidLabels: It cannot be imported: no table, no films, no findings.
    """
    if source.is_dir():
        folders, files = finding_folders(source)
        return SourcePreview(
            source=source, kind="folders", rows=files, findings=folders, usual=folders, images=None
        )
    table = read_table(source)
    table.require(())
    nih = {IMAGE, LABELS} <= set(table.columns)
    findings = findings_named(table) if nih else label_columns(table, columns_of(table))
    return SourcePreview(
        source=source,
        kind="nih" if nih else "csv",
        rows=len(table.rows),
        findings=findings,
        usual=CHESTXRAY14 if nih else findings,
        images=images_beside(source),
    )
