"""What the page about one's own site shows, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlite_core.errors import XLiteError
    from xlite_core.recalibration.cases import LeftOut
    from xlite_core.recalibration.outlook import FindingOutlook
    from xlite_core.recalibration.site_model import SiteModel


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChoice:
    """What the user chose.

    Attributes:
        table: The cases; None while none is chosen.
        images: The folder of their films.
        site: What the site is called, as it was written.
        as_they_come: The films are all of a period, not chosen ones.
    """

    table: Path | None = None
    images: Path | None = None
    site: str = ""
    as_they_come: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """Everything that the page shows.

    Attributes:
        model: What the model on the desk is called; empty while there is none.
        choice: What is chosen.
        name_problem: Why the site cannot be called so; None where it can, or nothing is written.
        problem: Why table and folder cannot be used.
        expected: What the table promises of each finding of the model; empty until it is read.
        knows_patients: The table says whose films they are.
        left_out: Films that are not used, and why.
        made: The model of the site, once there is one.
        former: What the model was called that the one on the desk was made of; empty where it
            was made elsewhere.
        busy: Work is under way.
    """

    model: str = ""
    choice: SiteChoice = SiteChoice()
    name_problem: XLiteError | None = None
    problem: XLiteError | None = None
    expected: tuple[FindingOutlook, ...] = ()
    knows_patients: bool = True
    left_out: tuple[LeftOut, ...] = ()
    made: SiteModel | None = None
    former: str = ""
    busy: bool = False

    @property
    def can_start(self) -> bool:
        """Whether films may be read: everything is chosen, and some finding has enough of them."""
        ready = bool(self.model and self.choice.site.strip()) and self.name_problem is None
        return ready and not self.busy and any(not finding.reason for finding in self.expected)
