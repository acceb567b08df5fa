"""VOI transformations: those a file names, and those derived from its values (PS3.3 C.11.2)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.io.radiograph import Pixels, Window, WindowFunction

_COUNTED_DTYPES = (np.uint8, np.uint16, np.int16)
_EXACT_FLOAT32 = 2**24  # OpenCV counts in float32: whole numbers up to here only


def percentile_window(pixels: Pixels, *, low: float = 0.5, high: float = 99.5) -> Window:
    """Return the window between two percentiles of the values.

    Used where a file names no VOI of its own.  Percentiles are those of
    `np.percentile(method="inverted_cdf")`: values that occur in the image.

    Args:
        pixels: Modality values, any shape, at least one finite; not modified.
        low: Percentile shown as black, 0 to 100.
        high: Percentile shown as white, above `low`.

    Returns:
        A LINEAR_EXACT window named "Automatic".  A constant image gets a width
        of 1, which shows it as mid grey instead of dividing by zero.
    """
    if pixels.dtype in _COUNTED_DTYPES:  # counting is some ten times faster than sorting
        counts, lowest = _counts(pixels)
        ranks = np.ceil(np.array([low, high]) / 100.0 * pixels.size).clip(1)
        bottom, top = (float(v) + lowest for v in np.searchsorted(np.cumsum(counts), ranks))
    else:
        finite = pixels[np.isfinite(pixels)]
        bottom, top = np.percentile(finite, [low, high], method="inverted_cdf").tolist()
    return _between(float(bottom), float(top), "Automatic")


def full_range_window(pixels: Pixels) -> Window:
    """Return the window from the lowest to the highest value, named "Full range".

    Args:
        pixels: Modality values, any shape, all finite; not modified.
    """
    return _between(float(pixels.min()), float(pixels.max()), "Full range")


def derived_windows(pixels: Pixels) -> tuple[Window, ...]:
    """Return the windows that any image can be shown with, without duplicates."""
    automatic, full = percentile_window(pixels), full_range_window(pixels)
    same = (automatic.center, automatic.width) == (full.center, full.width)
    return (automatic,) if same else (automatic, full)


def _counts(pixels: Pixels) -> tuple[NDArray[np.float64], int]:
    """Return how often each value occurs, and the value that the first count belongs to."""
    if pixels.dtype != np.int16 and pixels.size < _EXACT_FLOAT32:
        values = 2 ** (8 * pixels.dtype.itemsize)
        histogram = cv2.calcHist([np.ascontiguousarray(pixels)], [0], None, [values], [0, values])
        return histogram.ravel().astype(np.float64), 0
    lowest = int(pixels.min())
    return np.bincount((pixels.astype(np.intp) - lowest).ravel()).astype(np.float64), lowest


def _between(bottom: float, top: float, name: str) -> Window:
    width = top - bottom if top > bottom else 1.0
    return Window((bottom + top) / 2, width, WindowFunction.LINEAR_EXACT, name)
