"""One finding's evidence as the canvas takes it, and how the reader wants it shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xlite_core.imaging.colormap import DEFAULT_COLORMAP
from xlite_core.imaging.overlay import OVERLAY_OPACITY, EvidenceMap, is_weak, peak_evidence
from xlite_core.imaging.preprocessing import SquarePadding


class OverlayMode(Enum):
    """How evidence is shown."""

    MAP = "map"
    CONTOUR = "contour"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class OverlaySettings:
    """What the reader chose for the overlay."""

    mode: OverlayMode = OverlayMode.MAP
    opacity: float = OVERLAY_OPACITY
    colormap: str = DEFAULT_COLORMAP


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceLayer:
    """One finding's map and all that is needed to paint and label it.

    Attributes:
        finding: The finding's key.
        label: Its name for people.
        evidence: float32, shape (h, w), log-odds a cell over the padded square.
        padding: Where the film lies in that square.
        full_scale: Evidence of full colour, one constant a model.
    """

    finding: str
    label: str
    evidence: EvidenceMap
    padding: SquarePadding
    full_scale: float

    @property
    def peak(self) -> float:
        """The strongest cell on the film, in log-odds; at least 0."""
        return peak_evidence(self.evidence, self.padding)

    @property
    def weak(self) -> bool:
        return is_weak(self.peak, self.full_scale)
