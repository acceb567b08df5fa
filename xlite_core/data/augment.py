"""Augmentation whose randomness belongs to the film, not to the worker.

What happens to a film depends on (run seed, epoch, film) alone, so a run that
was stopped in the middle of an epoch sees the same pictures when it goes on.
OpenCV does the warping: it is what preprocessing uses, and a numpy generator
can drive it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from xlite_core.imaging.windowing import GreyImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """Probabilities and ranges; the defaults are the "medium" strength.

    Attributes:
        flip: Probability of a left-right flip (it breaks laterality).
        rotate: Probability of a rotation.
        degrees: Largest rotation to either side.
        shift_scale: Probability of a shift and change of scale.
        shift: Largest shift, as a share of the side.
        scale: Largest change of scale, as a share.
        blur_or_noise: Probability of a slight blur or of Gaussian noise.
        contrast: Probability of a change of brightness and contrast.
        contrast_share: Largest change of either, as a share.
    """

    flip: float = 0.5
    rotate: float = 0.4
    degrees: float = 15.0
    shift_scale: float = 0.3
    shift: float = 0.06
    scale: float = 0.10
    blur_or_noise: float = 0.2
    contrast: float = 0.3
    contrast_share: float = 0.2


def augmented(
    film: GreyImage, augmentation: Augmentation, generator: np.random.Generator
) -> GreyImage:
    """Return a changed copy of a network-sized film.

    Args:
        film: uint8, shape (size, size); not modified.
        augmentation: What may happen.
        generator: The film's own.

    Returns:
        uint8, same shape.
    """
    # Every draw is made, needed or not: a probability that changes must not
    # shift the random numbers of the steps behind it.  Noise draws last of all.
    chance = generator.random(6)
    spread = generator.uniform(-1.0, 1.0, 6)
    if chance[0] < augmentation.flip:
        film = film[:, ::-1]
    film = _warped(film, augmentation, chance, spread)
    if chance[3] < augmentation.blur_or_noise:
        film = _roughened(film, blur=chance[4] < 0.5, generator=generator)
    if chance[5] < augmentation.contrast:
        gain = 1.0 + augmentation.contrast_share * spread[4]
        offset = 255.0 * augmentation.contrast_share * spread[5] / 2
        values = (np.arange(256) - 127.5) * gain + 127.5 + offset
        film = np.clip(np.rint(values), 0, 255).astype(np.uint8)[film]
    return np.ascontiguousarray(film)


def _warped(
    film: GreyImage, augmentation: Augmentation, chance: np.ndarray, spread: np.ndarray
) -> GreyImage:
    turned, moved = chance[1] < augmentation.rotate, chance[2] < augmentation.shift_scale
    if not (turned or moved):
        return film
    size = film.shape[0]
    angle = augmentation.degrees * spread[0] if turned else 0.0
    scale = 1.0 + augmentation.scale * spread[1] if moved else 1.0
    matrix = cv2.getRotationMatrix2D(((size - 1) / 2, (size - 1) / 2), angle, scale)
    if moved:
        matrix[:, 2] += augmentation.shift * size * spread[2:4]
    warped: GreyImage = cv2.warpAffine(
        np.ascontiguousarray(film), matrix, (size, size), flags=cv2.INTER_LINEAR
    ).astype(np.uint8, copy=False)
    return warped


def _roughened(film: GreyImage, *, blur: bool, generator: np.random.Generator) -> GreyImage:
    if blur:
        return cv2.GaussianBlur(np.ascontiguousarray(film), (3, 3), 0).astype(np.uint8, copy=False)
    noise = generator.normal(0.0, 6.0, film.shape)
    noisy: GreyImage = np.clip(np.rint(film + noise), 0, 255).astype(np.uint8)
    return noisy
