"""What one film looks like beside a chest film: a fingerprint, its texture, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.windowing import GreyImage

Standing = Literal["upright", "inverted", "upside down", "on its side"]

TEXTURE_SIDE = 48
_HASH_SIDE = 32
_FINE = 2.0
"""Standard deviation of what counts as fine, in pixels of the texture: ribs and vessels."""
_STEP = 24.0
"""Levels of int8 a unit of local contrast; 5 units fit."""

# The median of 2,322 frontal films of ChestX-ray14, made symmetric: dark to bright as 0 to 9.
_CHEST = (
    "0001135665311000",
    "1222345665432221",
    "4555445665445554",
    "5665434664345665",
    "6665334664335666",
    "6665324664235666",
    "6664334664334666",
    "5664335775334665",
    "5664446776444665",
    "4665456886545664",
    "4565567887655654",
    "3566778888776653",
    "2567888888887652",
    "2577888998887752",
    "1578889999888751",
    "1578899999988751",
)
_CHEST_SIDE = len(_CHEST)
_BORDER = 12
"""A row or column that is nowhere brighter was added by padding, or shows nothing."""
_NEGATIVE = -0.25
"""Of 2,322 films one lies below that, a negative; so do 2,281 of their negatives."""
_TURNED, _TURNED_BY = 0.30, 0.45
"""A film is turned if it fits the turned chest so well, and better than the upright one by that:
one of 2,322 films, which stands upside down, 2,026 of them turned over, and 2,198 on their side."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FilmLook:
    """What comparing films needs to know of one.

    Attributes:
        fingerprint: 64 bits of the coarse shape; few differ between two versions of a film.
        texture: int8, shape (48 * 48,): its fine structure.
        standing: Whether it is the right way up and round.
    """

    fingerprint: int
    texture: NDArray[np.int8]
    standing: Standing


def look_at(grey: GreyImage) -> FilmLook:
    """Look at a film as a recipe leaves it, or of any other size."""
    return FilmLook(fingerprint=_fingerprint(grey), texture=_texture(grey), standing=standing(grey))


def standing(grey: GreyImage) -> Standing:
    """Tell whether a film is a negative, or turned, from where it is bright and dark."""
    cells = _weighted(_small(_without_borders(grey), _CHEST_SIDE)).ravel()
    upright, upside_down, left, right = (float(cells @ chest) for chest in _CHESTS)
    if upright < _NEGATIVE and upright < -max(upside_down, left, right):
        return "inverted"
    turned, how = max((upside_down, "upside down"), (max(left, right), "on its side"))
    if turned > _TURNED and turned - upright > _TURNED_BY:
        return "upside down" if how == "upside down" else "on its side"
    return "upright"


def _small(grey: GreyImage, side: int) -> NDArray[np.float32]:
    return cv2.resize(grey, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)


def _fingerprint(grey: GreyImage) -> int:
    waves = cv2.dct(_small(grey, _HASH_SIDE))[:9, :9].ravel()[1:65]  # the first is the mean
    return int.from_bytes(np.packbits(waves > np.median(waves)).tobytes(), "big")


def _texture(grey: GreyImage) -> NDArray[np.int8]:
    film = _small(grey, TEXTURE_SIDE)
    fine = film - cv2.GaussianBlur(film, (0, 0), _FINE)
    contrast = np.sqrt(cv2.GaussianBlur(fine * fine, (0, 0), 2 * _FINE)) + 1.0
    level = fine / contrast
    level -= level.mean()
    return np.clip(np.rint(_STEP * level), -127, 127).astype(np.int8).ravel()


def _without_borders(grey: GreyImage) -> GreyImage:
    rows = np.flatnonzero(grey.max(axis=1) > _BORDER)
    columns = np.flatnonzero(grey.max(axis=0) > _BORDER)
    if len(rows) < _CHEST_SIDE or len(columns) < _CHEST_SIDE:
        return grey
    return grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _weights() -> NDArray[np.float32]:
    middle = (_CHEST_SIDE - 1) / 2
    away = ((np.arange(_CHEST_SIDE) - middle) / 6.0) ** 2
    return np.exp(-(away[:, None] + away[None, :])).astype(np.float32)


def _weighted(cells: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return cells of mean 0 and length 1; those in the middle of the film count most."""
    centred = (cells - np.average(cells, weights=_WEIGHTS)) * np.sqrt(_WEIGHTS)
    made: NDArray[np.float32] = (centred / (np.linalg.norm(centred) + 1e-6)).astype(np.float32)
    return made


_WEIGHTS = _weights()
_UPRIGHT = _weighted(np.array([[int(digit) for digit in row] for row in _CHEST], np.float32))
_CHESTS = tuple(
    np.ascontiguousarray(chest).ravel()
    for chest in (_UPRIGHT, _UPRIGHT[::-1], np.rot90(_UPRIGHT), np.rot90(_UPRIGHT, 3))
)
