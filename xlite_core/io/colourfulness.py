"""How coloured a picture is: films are grey, photographs and coloured copies are not."""

from __future__ import annotations

import cv2
import numpy as np

from xlite_core.io.radiograph import Pixels

_SIDE = 96


def colourfulness(picture: Pixels) -> float:
    """Return how far the channels of a pixel lie apart on average.

    Args:
        picture: Shape (rows, columns), or (rows, columns, channels) in any order of
            red, green and blue, alpha behind them; unsigned integers or floats.

    Returns:
        0 for grey, 1 where every pixel is one pure colour.
    """
    if picture.ndim < 3 or picture.shape[2] < 3:
        return 0.0
    channels = picture[..., :3]
    # Every n-th pixel, then an average: neither costs anything, and grain does not count.
    step = max(min(picture.shape[:2]) // (4 * _SIDE), 1)
    sparse = np.ascontiguousarray(channels[::step, ::step]).astype(np.float32)
    small = cv2.resize(sparse, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    full = float(np.iinfo(picture.dtype).max) if picture.dtype.kind == "u" else float(small.max())
    if not 0 < full < float("inf"):
        return 0.0
    return float((small.max(axis=2) - small.min(axis=2)).mean() / full)
