"""A small synthetic picture with the layout of a chest film, made of no patient."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def chest_phantom(size: int = 512) -> NDArray[np.uint8]:
    """Return a chest-like picture: dark lungs, ribs, a bright spine, heart and diaphragm.

    Deterministic, and not symmetric: the heart lies to the right of the picture
    and a corner marker stands at the top left, so that a flip or a turn shows.

    Args:
        size: Side of the square in pixels, at least 16.

    Returns:
        uint8, shape (size, size), using nearly the whole range of grey.
    """
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    body = 150.0 * _blob(x, y, (0.0, 0.25), (0.92, 1.15))
    lungs = _blob(x, y, (-0.42, -0.05), (0.32, 0.62)) + _blob(x, y, (0.44, -0.05), (0.31, 0.62))
    heart = _blob(x, y, (0.16, 0.32), (0.30, 0.30))
    spine = np.exp(-((x / 0.09) ** 2))
    ribs = 0.5 + 0.5 * np.cos(2 * np.pi * (y * 5.5 - 1.2 * x**2))
    film = body - 110.0 * lungs + 22.0 * ribs * lungs + 75.0 * heart + 60.0 * spine * (body > 20)
    film += 70.0 * _blob(x, y, (0.0, 1.05), (0.95, 0.38))
    film += np.random.default_rng(7).normal(0.0, 2.5, film.shape)
    film[(np.abs(x + 0.85) < 0.05) & (np.abs(y + 0.85) < 0.05)] = 250.0
    return np.clip(np.rint(film), 0, 255).astype(np.uint8)


def _blob(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    center: tuple[float, float],
    radii: tuple[float, float],
) -> NDArray[np.float64]:
    """Return an ellipse with a soft edge: 1 inside, 0 outside."""
    distance = np.hypot((x - center[0]) / radii[0], (y - center[1]) / radii[1])
    return 1.0 / (1.0 + np.exp(18.0 * (distance - 1.0)))
