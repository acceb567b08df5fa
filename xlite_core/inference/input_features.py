"""What the input check looks at: a small picture of the film, a few of its statistics.

All of it comes from the film as the network gets it before equalisation: black
margins cut away, 8 bit.  It costs a fraction of a millisecond.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.imaging.windowing import GreyImage

WORKING_SIDE = 224
"""Pixels of the longer side at which statistics are taken, whatever the network's own size."""

THUMBNAIL_SIDE = 24

_BINS = 8
_STATISTICS = 28

FILM_FEATURES = THUMBNAIL_SIDE**2 + _STATISTICS
"""How many numbers `film_features` returns."""


def working_film(square: GreyImage, padding: SquarePadding) -> GreyImage:
    """Return the film out of its padded square, 224 pixels long.

    Args:
        square: uint8, shape (size, size): padded and resized, not equalised.
        padding: Where the film lies in the square.
    """
    size = square.shape[0]
    scale = size / padding.side
    top, left = round(padding.top * scale), round(padding.left * scale)
    rows, columns = (max(round(side * scale), 1) for side in (padding.rows, padding.columns))
    film = square[top : top + rows, left : left + columns]
    if size == WORKING_SIDE:
        return film
    ratio = WORKING_SIDE / size
    wanted = (max(round(film.shape[1] * ratio), 1), max(round(film.shape[0] * ratio), 1))
    how = cv2.INTER_AREA if ratio < 1 else cv2.INTER_LINEAR
    return cv2.resize(film, wanted, interpolation=how)  # type: ignore[return-value]


def film_features(film: GreyImage) -> NDArray[np.float32]:
    """Return the thumbnail, standardised, and statistics of a working film.

    The statistics: mean, standard deviation, histogram in eight bins, shares of
    almost black and almost white, border strips against the whole, left-right and
    top-bottom likeness, and fine against coarse detail (log), by which blur and
    noise are told.  Not the aspect: it tells data sets apart, not faults.

    Args:
        film: uint8, shape (rows, columns), from `working_film`.

    Returns:
        float32, shape (FILM_FEATURES,).
    """
    side = THUMBNAIL_SIDE
    small = cv2.resize(film, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
    thumbnail = (small - small.mean()) / (small.std() + 4.0)
    return np.concatenate(
        [thumbnail.ravel(), _tones(film), _shape(thumbnail), _detail(film)]
    ).astype(np.float32)


def grey_spread(film: GreyImage) -> float:
    """Return the standard deviation of a film's grey, in levels of 255."""
    return float(cv2.meanStdDev(film)[1][0, 0])


def inner_spread(film: GreyImage) -> float:
    """Return `grey_spread` without the edges, where resizing mixed the film with its margins."""
    row, column = (int(np.ceil(side / 20)) for side in film.shape)
    inner = film[row:-row, column:-column]
    return grey_spread(np.ascontiguousarray(inner)) if inner.size else grey_spread(film)


def _tones(film: GreyImage) -> NDArray[np.float32]:
    counts = cv2.calcHist([film], [0], None, [256], [0, 256]).ravel() / film.size
    levels = np.arange(256, dtype=np.float32)
    mean = counts @ levels
    deviation = np.sqrt(max(float(counts @ (levels - mean) ** 2), 0.0))
    return np.concatenate(
        [
            [mean / 255, deviation / 255, counts[:6].sum(), counts[250:].sum(), counts.max()],
            counts.reshape(_BINS, -1).sum(axis=1),
        ]
    )


def _shape(thumbnail: NDArray[np.float32]) -> NDArray[np.float32]:
    borders = (thumbnail[:3], thumbnail[-3:], thumbnail[:, :3], thumbnail[:, -3:])
    strips = [part for border in borders for part in (border.mean(), border.std())]
    likeness = [
        (thumbnail * thumbnail[:, ::-1]).mean(),
        (thumbnail * thumbnail[::-1]).mean(),
        (thumbnail * thumbnail.T).mean(),
    ]
    return np.array([*strips, *likeness], np.float32)


def _detail(film: GreyImage) -> NDArray[np.float32]:
    wanted = (max(round(film.shape[1] / 2), 1), max(round(film.shape[0] / 2), 1))
    half: GreyImage = np.asarray(cv2.resize(film, wanted, interpolation=cv2.INTER_AREA), np.uint8)
    fine, middle = (_roughness(level) for level in (film, half))
    contrast = np.log(grey_spread(film) + 1.0)
    return np.array([fine, middle, fine - middle, fine - contrast], np.float32)


def _roughness(film: GreyImage) -> float:
    """Return the log of the mean second difference."""
    edges = cv2.Laplacian(film, cv2.CV_16S)
    return float(np.log(cv2.norm(edges, cv2.NORM_L1) / film.size + 0.05))
