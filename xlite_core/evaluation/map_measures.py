"""Does a map lie where a reader drew a box?  Three published answers for one map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OVERLAP_SHARES = (0.25, 0.5, 0.8)
"""Of a map's own maximum: where it is cut for the overlap.  Fixed before anything was measured;
0.5 and 0.8 are the lines that the application draws as contours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapMeasures:
    """How well one map matches one finding's boxes on one film.

    Attributes:
        pointing: The pointing game (Zhang et al., "Top-down neural attention by excitation
            backprop", IJCV 126, 2018): 1 where the maximum lies in a box, else 0.  The tolerance
            is 0, where that paper allows 15 pixels beyond.  Of several equal maxima it is the
            share in a box.
        overlaps: Intersection over union of the boxes with the part of the map that reaches each
            of `OVERLAP_SHARES` of its maximum, 0 to 1.
        energy: Share of the map's sum that lies in the boxes, 0 to 1 (energy-based pointing game;
            Wang et al., "Score-CAM", CVPR Workshops 2020).
        blank: Whether the map is nowhere above 0.  It points nowhere then: all others are 0.
    """

    pointing: float
    overlaps: tuple[float, ...]
    energy: float
    blank: bool = False


def measured(values: NDArray[np.floating], inside: NDArray[np.bool_]) -> MapMeasures:
    """Hold a map against boxes.

    Args:
        values: A map, shape (rows, columns); what is below 0 counts as 0, as it is not painted.
        inside: Which of its cells lie in a box, same shape, at least one.
    """
    positive = np.maximum(values.astype(np.float64), 0)
    highest = float(positive.max())
    if highest <= 0:
        return MapMeasures(
            pointing=0.0, overlaps=(0.0,) * len(OVERLAP_SHARES), energy=0.0, blank=True
        )
    summits = positive == highest
    overlaps = []
    for share in OVERLAP_SHARES:
        reached = positive >= share * highest
        overlaps.append(float((reached & inside).sum() / (reached | inside).sum()))
    return MapMeasures(
        pointing=float(inside[summits].mean()),
        overlaps=tuple(overlaps),
        energy=float(positive[inside].sum() / positive.sum()),
    )


def of_chance(inside: NDArray[np.bool_]) -> MapMeasures:
    """Return what a map without any preference gets: the boxes' share of the film, throughout.

    Args:
        inside: Which cells lie in a box, at least one.
    """
    return measured(np.ones(inside.shape), inside)
