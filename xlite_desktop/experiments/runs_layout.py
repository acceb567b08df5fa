"""How a reader has arranged the Experiments page, as it is remembered between two starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlite_core.experiments.record import Phase
from xlite_desktop.experiments.runs_columns import COLUMNS
from xlite_desktop.experiments.runs_lines import Arrangement
from xlite_desktop.experiments.runs_words import PHASES

_SORTABLE = {column.key for column in COLUMNS if column.value is not None}
_OPTIONAL = {column.key for column in COLUMNS if column.optional}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsLayout:
    """What stays: order, phase, columns and the width of the table; not the words typed.

    Attributes:
        sorted_by: Key of a column.
        descending: Highest first.
        phase: The runs of this phase only; None for all.
        columns: Keys of the optional columns that are shown.
        width: Of the table, where the reader has chosen one.
    """

    sorted_by: str = Arrangement().sorted_by
    descending: bool = True
    phase: Phase | None = None
    columns: frozenset[str] = frozenset()
    width: int | None = None

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> RunsLayout:
        """Return what was remembered; what cannot be, counts as its default."""
        usual = cls()
        columns, width = said.get("columns"), said.get("width")
        sorted_by, phase = said.get("sorted_by"), said.get("phase")
        return cls(
            sorted_by=str(sorted_by) if sorted_by in _SORTABLE else usual.sorted_by,
            descending=said.get("descending") is not False,
            phase=next((known for known in PHASES if known == phase), None),
            columns=frozenset(columns if isinstance(columns, list) else ()) & _OPTIONAL,
            width=width if isinstance(width, int) and width > 0 else None,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return what `from_dict` reads."""
        return {
            "sorted_by": self.sorted_by,
            "descending": self.descending,
            "phase": self.phase,
            "columns": sorted(self.columns),
            "width": self.width,
        }
