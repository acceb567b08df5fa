"""When and from what a data set was imported, kept beside its manifest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlite_core.atomic_file import atomic_write

_FILE = "origin.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a data set comes from.

    Attributes:
        source: Name of the table or folder, without its place.
        imported: When; with a time zone.
    """

    source: str
    imported: datetime


def write_origin(folder: Path, origin: Origin) -> None:
    """Keep an origin beside a manifest."""
    values = {"source": origin.source, "imported": origin.imported.isoformat()}
    with atomic_write(folder / _FILE) as stream:
        stream.write(json.dumps(values, ensure_ascii=False).encode())


def read_origin(folder: Path) -> Origin | None:
    """Return the origin kept in a folder; None where the command line imported it."""
    try:
        values = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(values["imported"])
        source = str(values["source"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Origin(source=source, imported=moment) if moment.tzinfo else None
