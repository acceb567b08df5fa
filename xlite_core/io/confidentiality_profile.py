"""The Basic Application Level Confidentiality Profile: what becomes of which DICOM element.

The rows of PS3.15 Table E.1-1, column "Basic Prof.", are data and lie in
`resources/dicom/confidentiality_profile.csv`: edition 2026c, 652 elements and the repeating
groups of curves and overlays.  A conditional code names the choices that keep an object of some
class valid ("X unless D is required"); what is chosen here is in `CHOSEN`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from xlite_core.resources import resource_root

EDITION = "PS3.15 2026c, Table E.1-1"


class Action(Enum):
    """What is done to an element (PS3.15 E.3)."""

    DUMMY = "D"
    EMPTY = "Z"
    REMOVE = "X"
    NEW_UID = "U"


CHOSEN: Mapping[str, Action] = {
    "D": Action.DUMMY,
    "Z": Action.EMPTY,
    "X": Action.REMOVE,
    "U": Action.NEW_UID,
    # Either would do, but a Type 1 element must have a value, and a dummy tells nothing.
    "Z/D": Action.DUMMY,
    "X/D": Action.DUMMY,
    "X/Z/D": Action.DUMMY,
    "X/Z": Action.EMPTY,
    # References to other images stay, so that a batch keeps its links, and point to the new UIDs.
    "X/Z/U*": Action.NEW_UID,
}
"""Action code of the table -> what is done, for every class of object alike."""


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One row of the table.

    Attributes:
        tag: Group and element as one number.
        code: As the table has it: "X/Z/D".
        name: Of the attribute.
    """

    tag: int
    code: str
    name: str

    @property
    def action(self) -> Action:
        return CHOSEN[self.code]


@lru_cache(maxsize=1)
def profile() -> Mapping[int, ProfileRow]:
    """Return the rows of single elements: tag -> row."""
    path = resource_root() / "dicom" / "confidentiality_profile.csv"
    rows: dict[int, ProfileRow] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found = re.fullmatch(r"\(([0-9A-F]{4}),([0-9A-F]{4})\)", row["tag"])
            if found is not None:
                tag = int("".join(found.groups()), 16)
                rows[tag] = ProfileRow(tag, row["action"], row["name"])
    return rows


def action_for(tag: int) -> Action | None:
    """Return what is done to an element; None where it stays as it is.

    Curves (groups 50xx) and private elements (odd groups) go, as the table wants.  So does every
    element of the overlay groups (60xx), which without its data would be a damaged overlay.
    """
    group = tag >> 16
    if group % 2 or group & 0xFF00 in (0x5000, 0x6000):
        return Action.REMOVE
    row = profile().get(tag)
    return None if row is None else row.action
