"""From modality values to 8-bit grey: VOI tables, windows, inversion (DICOM PS3.3 C.11.2)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.io.radiograph import (
    IDENTITY_8BIT,
    Pixels,
    Radiograph,
    Voi,
    VoiTable,
    Window,
    WindowFunction,
)
from xlite_core.io.voi import percentile_window

__all__ = ["GreyImage", "percentile_window", "presented", "to_grey"]

GreyImage = NDArray[np.uint8]

_LONGEST_TABLE = 2**20  # entries; beyond that, building the table costs what it saves


def presented(radiograph: Radiograph) -> GreyImage:
    """Return the film as its file means it: first VOI, then inversion, 8 bit.

    This is what every network sees, whatever the user does to the view.

    Returns:
        uint8, shape (rows, columns); 0 is black.  Read-only when no value had
        to change.
    """
    return to_grey(radiograph.pixels, radiograph.presets[0], inverted=radiograph.inverted)


def to_grey(pixels: Pixels, voi: Voi, *, inverted: bool) -> GreyImage:
    """Map modality values to 8-bit grey.

    Args:
        pixels: Modality values, any shape; not modified.
        voi: The window or table to apply.
        inverted: Swap black and white after the VOI transformation.

    Returns:
        uint8 of the same shape, rounded half to even.
    """
    if pixels.dtype == np.uint8 and voi == IDENTITY_8BIT and not inverted:
        return pixels.view()
    if pixels.dtype.kind in "iu":
        low, high = int(pixels.min()), int(pixels.max())
        # Cheaper than the formula as soon as there are more pixels than values.
        if high - low < min(pixels.size, _LONGEST_TABLE):
            return _through_table(pixels, voi, low, high, inverted=inverted)
    return _grey(pixels, voi, inverted=inverted)


def _through_table(pixels: Pixels, voi: Voi, low: int, high: int, *, inverted: bool) -> GreyImage:
    entries = _grey(np.arange(low, high + 1, dtype=np.int64), voi, inverted=inverted)
    mapped: GreyImage
    if pixels.dtype.itemsize > 2:
        mapped = np.take(entries, pixels - low)
        return mapped
    # Indexed by the bit pattern: negative values lie in the upper half, and no
    # shifted copy of the pixels is needed.
    table = np.zeros(2 ** (8 * pixels.dtype.itemsize), np.uint8)
    table[np.arange(low, high + 1) % len(table)] = entries
    if pixels.dtype == np.uint8:
        mapped = np.asarray(cv2.LUT(np.ascontiguousarray(pixels), table), np.uint8)
        return mapped.reshape(pixels.shape)
    mapped = np.take(table, pixels.view(np.uint16))
    return mapped


def _grey(values: Pixels, voi: Voi, *, inverted: bool) -> GreyImage:
    if isinstance(voi, VoiTable):
        index = np.rint(values).astype(np.int64) - voi.first_value
        entries = voi.entries[np.clip(index, 0, len(voi.entries) - 1)]
        grey = entries.astype(np.float64) * (255.0 / (2**voi.bits - 1))
    else:
        grey = 255.0 * _window_fraction(values.astype(np.float64), voi)
    if inverted:
        grey = 255.0 - grey
    rounded: GreyImage = np.rint(np.clip(grey, 0.0, 255.0)).astype(np.uint8)
    return rounded


def _window_fraction(values: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Return the displayed fraction, 0 to 1, before clipping (PS3.3 C.11.2.1.2 and .3)."""
    if window.function is WindowFunction.SIGMOID:
        exponent = -4.0 * (values - window.center) / window.width
        return 1.0 / (1.0 + np.exp(np.clip(exponent, -700.0, 700.0)))
    if window.function is WindowFunction.LINEAR_EXACT:
        return (values - window.center) / window.width + 0.5
    if window.width <= 1:  # the standard's limit case: a step at the centre
        return (values > window.center - 0.5).astype(np.float64)
    return (values - (window.center - 0.5)) / (window.width - 1.0) + 0.5
