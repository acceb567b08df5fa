"""The only bridge between numpy arrays and QImage.

Every image that leaves here owns its pixels or keeps its array alive, so no
caller has to think about lifetimes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def image_of_packed(pixels: NDArray[np.uint32]) -> QImage:
    """Return an opaque image of packed 0xFFRRGGBB pixels, without copying them.

    The image keeps the array alive; nobody may write to the array afterwards.
    """
    kept = np.ascontiguousarray(pixels)
    rows, columns = kept.shape
    # PySide holds a reference to the buffer for as long as the image lives.
    return QImage(kept.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)


def image_of_grey(grey: NDArray[np.uint8]) -> QImage:
    """Return a copy of an 8-bit grey image, shape (rows, columns)."""
    kept = np.ascontiguousarray(grey)
    rows, columns = kept.shape
    return QImage(kept.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def image_of_rgb(rgb: NDArray[np.uint8]) -> QImage:
    """Return a copy of a colour image, shape (rows, columns, 3)."""
    kept = np.ascontiguousarray(rgb)
    rows, columns, _ = kept.shape
    return QImage(kept.data, columns, rows, columns * 3, QImage.Format.Format_RGB888).copy()


def rgb_of_image(image: QImage) -> NDArray[np.uint8]:
    """Return an image's pixels as uint8, shape (rows, columns, 3), red, green, blue."""
    converted = image.convertToFormat(QImage.Format.Format_RGB888)
    rows, columns, stride = converted.height(), converted.width(), converted.bytesPerLine()
    raw: NDArray[Any] = np.frombuffer(converted.constBits(), np.uint8).reshape(rows, stride)
    return raw[:, : columns * 3].reshape(rows, columns, 3).copy()
