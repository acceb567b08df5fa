"""A film at several sizes, as codes that one table turns into grey.

Codes are uint8 or uint16 whatever the modality values are, so that a new window
costs a small table and one look-up, for every kind of file alike.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.resampling import Affine, sampled_along_axes
from xlite_core.imaging.windowing import GreyImage, to_grey
from xlite_core.io.radiograph import Pixels, Radiograph, Voi

Codes = NDArray[np.uint8] | NDArray[np.uint16]

# From here on single pixels are meant to be seen and counted.
_COUNTABLE_ZOOM = 8.0


class FilmPyramid:
    """Samples of one film at any scale, without aliasing when it shrinks."""

    def __init__(self, radiograph: Radiograph) -> None:
        codes, self._values = _coded(radiograph.pixels)
        self._levels: list[Codes] = [codes]

    def sampled(self, to_film: Affine, zoom: float, shape: tuple[int, int]) -> Codes:
        """Return the film's codes wherever an output pixel lies.

        Args:
            to_film: From output pixels to film coordinates.
            zoom: Output pixels per film pixel.
            shape: (rows, columns) of the output.
        """
        level = self._level(zoom)
        film, smaller = self._levels[0].shape, level.shape
        scale = np.array([smaller[1] / film[1], smaller[0] / film[0]])
        to_level = to_film * scale[:, None]
        return sampled_along_axes(level, to_level, shape, _interpolation(zoom))

    def grey(self, codes: Codes, voi: Voi, *, inverted: bool) -> GreyImage:
        """Show codes through a window or table."""
        table = to_grey(self._values, voi, inverted=inverted)
        if codes.dtype == np.uint8:
            whole = np.pad(table, (0, 256 - len(table)), mode="edge")
            return cv2.LUT(codes, whole)  # type: ignore[return-value]
        # Clipped, because cubic interpolation overshoots at sharp edges.
        grey: GreyImage = np.take(table, codes, mode="clip")
        return grey

    def _level(self, zoom: float) -> Codes:
        """Return the smallest level that still has a sample for every output pixel."""
        wanted = max(0, int(np.floor(np.log2(1 / zoom)))) if zoom < 1 else 0
        while len(self._levels) <= wanted and max(self._levels[-1].shape) > 1:
            rows, columns = (max(1, side // 2) for side in self._levels[-1].shape)
            smaller = cv2.resize(self._levels[-1], (columns, rows), interpolation=cv2.INTER_AREA)
            self._levels.append(smaller)  # type: ignore[arg-type]
        return self._levels[min(wanted, len(self._levels) - 1)]


def _interpolation(zoom: float) -> int:
    if zoom >= _COUNTABLE_ZOOM:
        return cv2.INTER_NEAREST
    return cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC


def _coded(pixels: Pixels) -> tuple[Codes, Pixels]:
    """Return codes and the modality value that each code stands for."""
    if pixels.dtype in (np.uint8, np.uint16):
        return pixels, np.arange(int(pixels.max()) + 1, dtype=pixels.dtype)
    low, high = float(np.nanmin(pixels)), float(np.nanmax(pixels))
    whole = np.issubdtype(pixels.dtype, np.integer) and high - low < 65536
    # Wider ranges lose what a screen with 256 greys cannot show anyway.
    step = 1.0 if whole or high == low else (high - low) / 65535
    codes = np.rint((np.nan_to_num(pixels, nan=low).astype(np.float64) - low) / step)
    count = int(codes.max()) + 1
    return codes.astype(np.uint16), (low + step * np.arange(count)).astype(np.float32)
