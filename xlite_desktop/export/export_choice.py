"""What is to be written of which films, and where to: what the page shows, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlite_desktop.translation import tr

KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "report",
        tr("Structured report"),
        (
            tr(
                "Findings, probabilities and thresholds as coded entries that refer to the "
                "film (DICOM SR, TID 1500)."
            )
        ),
    ),
    (
        "capture",
        tr("Secondary capture"),
        tr(
            "A picture of the film with its evidence map. “Research use only” is part of "
            "the picture."
        ),
    ),
    (
        "presentation",
        tr("Presentation state"),
        (
            tr(
                "The window, turn and section that you see, with the outlines of the evidence, "
                "for any workstation."
            )
        ),
    ),
    (
        "deidentified",
        tr("Copy without the patient"),
        tr("The film itself without names, numbers and dates, and a list of what was removed."),
    ),
)
"""Key of the kind, its name, and what it is for."""

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What the user chose.

    Attributes:
        kind: A key of `KINDS`.
        all_films: Every film of the strip, not the shown one alone.
        identity: The patient goes along; means nothing for copies without one.
        folder: Where to; None while none is chosen.
    """

    kind: str = "report"
    all_films: bool = False
    identity: bool = False
    folder: Path | None = None

    @property
    def may_carry_identity(self) -> bool:
        return self.kind != "deidentified"


def names_in_words(names: tuple[str, ...]) -> str:
    """Return the files that would be written: the first few by name, the others by number."""
    shown = ", ".join(names[:_MOST_NAMES])
    others = len(names) - _MOST_NAMES
    return tr("{shown} and {others:,} more", shown=shown, others=others) if others > 0 else shown
