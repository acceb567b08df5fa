"""Sampling an image on another grid whose axes run along its own.

Ten times faster than a general affine warp, because each axis is interpolated
by itself.  A view that is zoomed, moved, mirrored or turned by right angles
needs no more.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Affine = NDArray[np.float64]
"""Shape (2, 3): (x, y) of one grid to (x, y) of another, pixel (0, 0) covering 0..1."""

_SUPPORT = 3  # source samples that cubic interpolation reaches beyond a pixel
_GREATEST_FACTOR = 12.0  # beyond it the margins around the output cost more than a warp
_SEARCH = 32  # origins tried for one that falls on a whole output pixel


def sampled_along_axes(
    source: NDArray[Any], to_source: Affine, shape: tuple[int, int], interpolation: int
) -> NDArray[Any]:
    """Return the source wherever an output pixel lies; the edge repeats beyond it.

    Scales are exact.  Positions are met to about 1/64 of an output pixel where
    the scale allows it, and to half an output pixel at worst: beside the
    source's first row or column, or where a whole scale meets a fractional shift.

    Args:
        source: Shape (rows, columns), any type that OpenCV resizes; not modified.
        to_source: From output to source coordinates, with one factor other than
            zero in each row: scales, mirrorings and quarter turns.
        shape: (rows, columns) of the output.
        interpolation: OpenCV's number, such as `cv2.INTER_LINEAR`.
    """
    (a, b, x), (c, d, y) = to_source.tolist()
    if a == 0 and d == 0:
        upright = np.array([[b, a, x], [d, c, y]])
        turned = sampled_along_axes(source, upright, (shape[1], shape[0]), interpolation)
        return cv2.transpose(turned)
    if min(abs(a), abs(d)) * _GREATEST_FACTOR < 1:
        return _warped(source, to_source, shape, interpolation)
    rows, columns = shape
    if a < 0:
        x += a * columns
    if d < 0:
        y += d * rows
    first_x, last_x, skip_x = _stretch(x, abs(a), columns, source.shape[1])
    first_y, last_y, skip_y = _stretch(y, abs(d), rows, source.shape[0])
    part = _scaled(source[first_y:last_y, first_x:last_x], 1 / abs(a), 1 / abs(d), interpolation)
    cut = _cut(part, skip_y, skip_x, shape)
    if a < 0 or d < 0:
        return cv2.flip(cut, -1 if a < 0 and d < 0 else int(a < 0))
    return np.ascontiguousarray(cut)


def _warped(
    source: NDArray[Any], to_source: Affine, shape: tuple[int, int], interpolation: int
) -> NDArray[Any]:
    centred = to_source.copy()
    # OpenCV's warp counts from pixel centres, our coordinates from pixel corners.
    centred[:, 2] += to_source[:, :2] @ (0.5, 0.5) - 0.5
    return cv2.warpAffine(
        source,
        centred,
        (shape[1], shape[0]),
        flags=interpolation | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


def _scaled(part: NDArray[Any], fx: float, fy: float, interpolation: int) -> NDArray[Any]:
    rows, columns = part.shape
    if round(rows * fy) == 0 or round(columns * fx) == 0:
        # Thinner than one output pixel: OpenCV would ask for an empty image.
        size = (max(1, round(columns * fx)), max(1, round(rows * fy)))
        return cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    # Factors, not a size: a size would round the factors to fit it.
    return cv2.resize(part, None, fx=fx, fy=fy, interpolation=interpolation)


def _stretch(start: float, step: float, count: int, length: int) -> tuple[int, int, int]:
    """Return the source range for one axis, and the output pixels before the wanted ones.

    OpenCV always puts the corner of the range onto the corner of a pixel, so
    the range has to begin where that is very nearly right.
    """
    needed = min(max(int(np.floor(start)) - _SUPPORT, 0), length - 1)
    candidates = np.arange(max(0, needed - _SEARCH), needed + 1)
    ahead = (start - candidates) / step
    best = int(np.argmin(np.abs(ahead - np.rint(ahead))))
    last = int(np.ceil(start + step * count)) + _SUPPORT
    first = int(candidates[best])
    # At least enough source for one output pixel, however small the scale.
    last = min(max(last, first + int(np.ceil(step)) + 1), length)
    return first, last, max(0, round(float(ahead[best])))


def _cut(part: NDArray[Any], top: int, left: int, shape: tuple[int, int]) -> NDArray[Any]:
    rows, columns = shape
    missing_rows = max(0, top + rows - part.shape[0])
    missing_columns = max(0, left + columns - part.shape[1])
    if missing_rows or missing_columns:
        part = cv2.copyMakeBorder(part, 0, missing_rows, 0, missing_columns, cv2.BORDER_REPLICATE)
    return part[top : top + rows, left : left + columns]
