"""Colour maps for evidence: perceptually even, and safe for colour-blind readers.

Only maps whose lightness rises all the way are offered, so that "more" is also
brighter for whoever cannot tell the hues apart.  OpenCV carries the tables of
magma, viridis (Smith & van der Walt, 2015) and cividis (Nunez et al., 2018).
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration

ColorTable = NDArray[np.uint8]
"""Shape (256, 3): red, green, blue."""

DEFAULT_COLORMAP = "magma"

# The dark end would look like a shadow on the film and the light end like bone,
# so only the saturated middle of each map is used.
_TRIM: dict[str, tuple[int, float, float]] = {
    "magma": (cv2.COLORMAP_MAGMA, 0.42, 0.80),
    "viridis": (cv2.COLORMAP_VIRIDIS, 0.42, 0.92),
    "cividis": (cv2.COLORMAP_CIVIDIS, 0.42, 0.95),
    "grey": (-1, 0.55, 1.00),
}

COLORMAPS: tuple[str, ...] = tuple(_TRIM)
"""Names that `color_table` knows, the default first."""


@cache
def color_table(name: str) -> ColorTable:
    """Return the 256 colours of a map, from no evidence to full scale.

    Returns:
        uint8, shape (256, 3), red, green, blue; read-only.  The ends of the
        published map are left out.

    Raises:
        InvalidConfiguration: There is no map of that name.
    """
    if name not in _TRIM:
        raise InvalidConfiguration(
            f"There is no colour map called {name!r}.",
            f"Choose one of: {', '.join(COLORMAPS)}.",
        )
    number, low, high = _TRIM[name]
    full = _published(number).astype(np.float64)
    positions = np.linspace(low, high, 256) * 255.0
    channels = [np.interp(positions, np.arange(256), full[:, channel]) for channel in range(3)]
    table: ColorTable = np.rint(np.stack(channels, axis=1)).astype(np.uint8)
    table.setflags(write=False)
    return table


def _published(number: int) -> ColorTable:
    ramp = np.arange(256, dtype=np.uint8)
    if number < 0:
        return np.repeat(ramp[:, None], 3, axis=1)
    blue_first: ColorTable = cv2.applyColorMap(ramp[:, None], number)[:, 0, :]  # type: ignore[assignment]
    return blue_first[:, ::-1]
