"""How a film was taken, as its header says: what its edges show, and whether it is lateral."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlite_core.io.radiograph import Provenance

LATERAL_UNSCORED = "Lateral film: shown, not scored. The student knows frontal films only."

LATERAL_VIEWS = frozenset({"LL", "RL", "LATERAL", "LAT", "LLAT", "RLAT"})
"""View Position (0018,5101): terms of PS3.3 C.8.1.1 and C.8.11.5, and what occurs.

LLD and RLD are decubitus films: the patient lies on a side, the projection is frontal.
"""

_VIEW_CODES = {
    "399348003": "AP", "R-10206": "AP",
    "272479007": "PA", "R-40888": "PA",
    "399067008": "LATERAL", "R-102CD": "LATERAL",
    "399173006": "LL", "R-10236": "LL",
    "399198007": "RL", "R-10232": "RL",
}  # fmt: skip
"""View Code Sequence (0054,0220): codes of PS3.16 CID 4010 "DX View", SNOMED CT and SNOMED RT."""

_OPPOSITE = {"L": "R", "R": "L", "A": "P", "P": "A", "H": "F", "F": "H"}
_AXIS = {"L": 0, "R": 0, "A": 1, "P": 1, "H": 2, "F": 2}


@dataclass(frozen=True, slots=True)
class Sides:
    """Which side of the patient each edge of the stored film shows.

    Attributes:
        left, top, right, bottom: "L", "R", "A", "P", "H" or "F" (PS3.3 C.7.6.1.1.1).
        assumed: The file does not say: a frontal film is taken to face the reader.
    """

    left: str
    top: str
    right: str
    bottom: str
    assumed: bool = False


FACING = Sides("R", "H", "L", "F", assumed=True)
"""A frontal film hung as usual: the patient faces the reader."""


def oriented(values: Sequence[str]) -> tuple[str, str]:
    """Return Patient Orientation (0020,0020) as two letters; two empty texts where it says nothing.

    The first is where the rows lead (to the right), the second where the columns
    lead (down).  Of an oblique direction ("LF") the first letter leads (PS3.3
    C.7.6.1.1.1).

    Args:
        values: The element's values, as the file has them.
    """
    letters = [str(value).strip().upper()[:1] for value in values]
    if len(letters) != 2 or any(letter not in _AXIS for letter in letters):
        return "", ""
    if _AXIS[letters[0]] == _AXIS[letters[1]]:  # rows and columns along one axis: damaged
        return "", ""
    return letters[0], letters[1]


def view_of_codes(values: Sequence[str]) -> str:
    """Return the View Position that a View Code Sequence stands for, or an empty text."""
    return next((_VIEW_CODES[value] for value in values if value in _VIEW_CODES), "")


def sides(provenance: Provenance) -> Sides | None:
    """Return the sides of a film's edges; None where a lateral film does not name them."""
    rows, columns = provenance.orientation
    if rows and columns:
        return Sides(_OPPOSITE[rows], _OPPOSITE[columns], rows, columns)
    return None if is_lateral(provenance) else FACING


def is_lateral(provenance: Provenance) -> bool:
    """Say whether the header calls a film lateral.

    View Position decides where there is one; otherwise rows that lead from front
    to back do, which those of no frontal film can.
    """
    view = provenance.view.strip()
    if view:
        return view in LATERAL_VIEWS
    rows, columns = provenance.orientation
    return "A" in (rows, columns) or "P" in (rows, columns)


def unscored_reason(provenance: Provenance) -> str:
    """Return why a film is shown without being scored; an empty text where it is scored."""
    return LATERAL_UNSCORED if is_lateral(provenance) else ""
