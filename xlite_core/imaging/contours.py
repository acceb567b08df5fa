"""Outlines of evidence: where a map stands above a share of its own peak."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.overlay import EvidenceMap, smoothed_evidence
from xlite_core.imaging.preprocessing import SquarePadding

Contour = NDArray[np.float64]
"""Shape (points, 2): x and y in film pixels, closed; may leave the film."""

_GRID = 512  # samples a side: fine enough that an outline never shows its steps
_MARGIN = 24  # keeps the closing line of an outline at the edge off the film
_SMOOTHING = 4.0  # samples; rounds the steps of the grid, not the shape


def contours(evidence: EvidenceMap, padding: SquarePadding, share: float) -> tuple[Contour, ...]:
    """Return the outlines of all places above a share of the film's highest point.

    The highest point is that of the smoothed map on the film, so every film with
    any positive evidence has an outline at every share below 1.

    Args:
        evidence: Log-odds a cell over the padded square.
        padding: Where the film lies in that square.
        share: Of the peak, between 0 and 1: 0.5 outlines the half-maximum.
    """
    fine = cv2.resize(smoothed_evidence(evidence), (_GRID, _GRID), interpolation=cv2.INTER_CUBIC)
    per_pixel = _GRID / padding.side
    top, left = padding.top * per_pixel, padding.left * per_pixel
    bottom, right = top + padding.rows * per_pixel, left + padding.columns * per_pixel
    on_film = fine[int(top) : int(np.ceil(bottom)), int(left) : int(np.ceil(right))]
    peak = float(on_film.max())
    if peak <= 0:
        return ()
    spread = cv2.copyMakeBorder(fine, *(_MARGIN,) * 4, cv2.BORDER_REPLICATE)
    above = (spread >= share * peak).astype(np.uint8)
    found, _ = cv2.findContours(above, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    film_origin = np.array([padding.left, padding.top], dtype=np.float64)
    return tuple(
        (_rounded(points[:, 0, :]) + 0.5 - _MARGIN) / per_pixel - film_origin
        for points in found
        if len(points) >= 8  # smaller specks are noise of the grid
    )


def _rounded(points: NDArray[Any]) -> NDArray[np.float64]:
    """Smooth a closed line along its length, with a periodic Gaussian."""
    frequencies = np.fft.fftfreq(len(points))
    damping = np.exp(-0.5 * (2 * np.pi * frequencies * _SMOOTHING) ** 2)
    spectrum = np.fft.fft(points[:, 0] + 1j * points[:, 1]) * damping
    line = np.fft.ifft(spectrum)
    return np.column_stack([line.real, line.imag])
