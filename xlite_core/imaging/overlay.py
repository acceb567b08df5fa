"""Painting evidence onto a film so that the film stays readable.

The colour is mostly multiplied in: ribs stay visible, black stays nearly black
and white does not turn milky, which plain blending does.  The strength follows
the evidence on the model's absolute scale, so a weak map looks weak.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.colormap import DEFAULT_COLORMAP, color_table
from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.imaging.resampling import Affine, sampled_along_axes
from xlite_core.imaging.windowing import GreyImage

EvidenceMap = NDArray[np.float32]
"""Shape (h, w), log-odds a cell, over the padded square."""

LevelImage = NDArray[np.uint8]
"""Evidence as a share of full scale: 0 is none or against, 255 is full scale."""

OVERLAY_OPACITY = 0.80
WEAK_SHARE = 0.25
"""Below this share of full scale a film's peak is called weak evidence."""

_OWN_COLOR = 0.30  # the rest of the colour is multiplied with the film
_MULTIPLIED_GAIN = 1.25  # makes up for the light that multiplying takes away
_SMOOTH_SIDE = 256  # samples a side of the smooth map, at least
_SIGMA_CELLS = 0.20  # hides the ripple of cubic interpolation without widening a lesion


def smoothed_evidence(evidence: EvidenceMap) -> EvidenceMap:
    """Return the map on a fine grid: cubic interpolation, then a light Gaussian.

    Returns:
        float32, a whole multiple of the map's shape, over the same square.
    """
    # Each axis by itself: a map of image rows has hundreds of cells down and one across.
    down, across = (max(1, -(-_SMOOTH_SIDE // side)) for side in evidence.shape)
    rows, columns = evidence.shape[0] * down, evidence.shape[1] * across
    fine = cv2.resize(
        np.asarray(evidence, dtype=np.float32), (columns, rows), interpolation=cv2.INTER_CUBIC
    )
    return cv2.GaussianBlur(  # type: ignore[return-value]
        fine,
        (0, 0),
        sigmaX=_SIGMA_CELLS * across,
        sigmaY=_SIGMA_CELLS * down,
        borderType=cv2.BORDER_REPLICATE,
    )


def peak_evidence(evidence: EvidenceMap, padding: SquarePadding) -> float:
    """Return the strongest cell that touches the film, in log-odds; at least 0.

    Cells that lie wholly in the padding cannot be shown, so they are no peak.
    """
    return float(evidence_peaks(evidence[None], padding)[0])


def evidence_peaks(maps: NDArray[np.float32], padding: SquarePadding) -> NDArray[np.float64]:
    """Return `peak_evidence` of every map of a film at once.

    Args:
        maps: float32, shape (findings, h, w), log-odds a cell.
        padding: Where the film lies in the square that the maps cover.

    Returns:
        float64, shape (findings,), at least 0.
    """
    _, h, w = maps.shape
    top, bottom = _touching(padding.top, padding.rows, padding.side, h)
    left, right = _touching(padding.left, padding.columns, padding.side, w)
    highest = maps[:, top:bottom, left:right].max(axis=(1, 2))
    peaks: NDArray[np.float64] = np.fmax(highest.astype(np.float64), 0.0)
    return peaks


def _touching(start: int, length: int, side: int, cells: int) -> tuple[int, int]:
    """Return the half-open range of cells along one axis that a film reaches into."""
    first = start * cells // side
    last = -(-(start + length) * cells // side)
    return first, max(last, first + 1)


def is_weak(peak: float, full_scale: float) -> bool:
    """Tell whether a film's peak is too small for its place to mean much."""
    return peak < WEAK_SHARE * full_scale


def evidence_level(
    smooth: EvidenceMap,
    padding: SquarePadding,
    full_scale: float,
    to_film: Affine,
    shape: tuple[int, int],
) -> LevelImage:
    """Sample a smooth map wherever an output pixel lies on the film.

    Args:
        smooth: From `smoothed_evidence`.
        padding: Where the film lies in the square that the map covers.
        full_scale: Evidence of full colour, in log-odds a cell, above 0.
        to_film: From output to film coordinates; scales, mirrorings, quarter turns.
        shape: (rows, columns) of the output.

    Returns:
        uint8, `shape`: clip(evidence / full_scale, 0, 1) times 255.
    """
    h, w = smooth.shape
    scale = np.array([w / padding.side, h / padding.side])
    offset = np.array([padding.left, padding.top], dtype=np.float64)
    to_map = (to_film + np.column_stack([np.zeros((2, 2)), offset])) * scale[:, None]
    share = np.clip(smooth * np.float32(255.0 / full_scale), 0.0, 255.0)
    sampled = sampled_along_axes(share, to_map, shape, cv2.INTER_LINEAR)
    return cv2.convertScaleAbs(sampled)  # type: ignore[return-value]


@lru_cache(maxsize=8)
def overlay_table(colormap: str, opacity: float) -> NDArray[np.uint32]:
    """Return the colour of every pair of evidence level and film grey.

    pixel = film (1 - a) + a (0.30 c + 0.70 c film / 255 x 1.25), where
    a = opacity x evidence and c is the map's colour for that evidence.

    Args:
        colormap: A name from `COLORMAPS`.
        opacity: 0 to 1.

    Returns:
        uint32, shape (256 evidence levels, 256 greys), packed 0xFFRRGGBB;
        read-only.  Row 0 is the bare film.
    """
    share = np.arange(256)[:, None, None] / 255.0
    film = np.arange(256)[None, :, None].astype(np.float64)
    color = color_table(colormap)[:, None, :].astype(np.float64)
    alpha = opacity * share
    multiplied = (1 - _OWN_COLOR) * color * film / 255.0 * _MULTIPLIED_GAIN
    pixel = film * (1 - alpha) + alpha * (_OWN_COLOR * color + multiplied)
    red, green, blue = np.moveaxis(np.rint(np.clip(pixel, 0, 255)).astype(np.uint32), 2, 0)
    table: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    table.setflags(write=False)
    return table


def composed(
    film_grey: GreyImage, level: LevelImage, table: NDArray[np.uint32]
) -> NDArray[np.uint32]:
    """Look up every pixel's colour, packed 0xFFRRGGBB; both images of one shape."""
    # Two bytes side by side are the index into the flat table: one look-up a pixel.
    index = cv2.merge([film_grey, level]).view("<u2")[:, :, 0]
    return np.take(table.reshape(-1), index)


def painted_overlay(  # noqa: PLR0913 - one keyword each for what a picture is made of
    film_grey: GreyImage,
    evidence: EvidenceMap,
    padding: SquarePadding,
    full_scale: float,
    *,
    opacity: float = OVERLAY_OPACITY,
    colormap: str = DEFAULT_COLORMAP,
) -> NDArray[np.uint8]:
    """Paint one finding's evidence over a whole film.

    Args:
        film_grey: uint8, shape (rows, columns), as `presented` returns it; not
            modified.
        evidence: Log-odds a cell over the padded square; its negative part is
            not painted.
        padding: Where the film lies in that square.
        full_scale: Evidence of full colour, one constant a model.
        opacity: 0 to 1.
        colormap: A name from `COLORMAPS`.

    Returns:
        uint8, shape (rows, columns, 3), red, green, blue.
    """
    identity = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    rows, columns = film_grey.shape
    level = evidence_level(
        smoothed_evidence(evidence), padding, full_scale, identity, (rows, columns)
    )
    packed = composed(film_grey, level, overlay_table(colormap, opacity))
    blue_first = packed.astype("<u4", copy=False).view(np.uint8).reshape(rows, columns, 4)
    return np.ascontiguousarray(blue_first[:, :, 2::-1])
