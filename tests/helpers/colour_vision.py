"""How colours look to somebody who lacks one kind of cone, and how far apart they are then."""

from __future__ import annotations

import numpy as np

MISSING = {
    "full": np.eye(3),
    "protanopia": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deuteranopia": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritanopia": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip
"""Linear RGB -> linear RGB at full severity (Machado, Oliveira and Fernandes, 2009, table 1)."""

_TO_XYZ = np.array([
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
])  # fmt: skip
"""sRGB to CIE XYZ under D65 (IEC 61966-2-1)."""


def linear(colour: str) -> np.ndarray:
    """Return "#RRGGBB" in linear RGB, shape (3,), 0 to 1."""
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(colour: str, vision: str = "full") -> np.ndarray:
    """Return a colour as it is seen, in CIELAB, shape (3,)."""
    seen = np.clip(MISSING[vision] @ linear(colour), 0, 1)
    white = _TO_XYZ @ np.ones(3)
    t = _TO_XYZ @ seen / white
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(first: str, second: str, vision: str) -> float:
    """Return how far apart two colours are seen: 2.3 is just noticeable (CIE 1976)."""
    return float(np.linalg.norm(lab(first, vision) - lab(second, vision)))
