"""Augmentation whose randomness belongs to the film, not to the worker.

What happens to a film depends on (run seed, epoch, film) alone, so a run that
was stopped in the middle of an epoch sees the same pictures when it goes on,
and a teacher that looks at a larger copy of the film sees it turned likewise.
OpenCV does the warping: it is what preprocessing uses, and a numpy generator
can drive it.  No film is ever turned upside down or on its side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.windowing import GreyImage
from xlite_core.setting import check_settings, section_from_dict, setting

LEAST_RARITY_FACTOR = 0.5
"""What the probabilities of the commonest films are multiplied by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """[augmentation]: probabilities and ranges; the defaults are the strength "medium".

    In a file, `strength = "light"` stands for all numbers of that strength, and
    numbers beside it replace single ones.
    """

    flip: float = setting(
        0.5,
        help="Probability of a left-right flip; 0 keeps laterality.",
        low=0.0,
        high=1.0,
        found="A flipped film has its heart on the right.",
    )
    rotate: float = setting(0.4, help="Probability of a rotation.", low=0.0, high=1.0)
    degrees: float = setting(
        15.0, help="Largest rotation to either side.", unit="degrees", low=0.0, high=45.0
    )
    shift_scale: float = setting(
        0.3, help="Probability of a shift and change of scale.", low=0.0, high=1.0
    )
    shift: float = setting(
        0.06, help="Largest shift, as a share of the film's side.", low=0.0, high=0.5
    )
    scale: float = setting(0.10, help="Largest change of scale, as a share.", low=0.0, high=0.5)
    blur_or_noise: float = setting(
        0.2, help="Probability of a slight blur or of Gaussian noise.", low=0.0, high=1.0
    )
    contrast: float = setting(
        0.3, help="Probability of a change of brightness and contrast.", low=0.0, high=1.0
    )
    contrast_share: float = setting(
        0.2, help="Largest change of either, as a share.", low=0.0, high=1.0
    )
    by_rarity: bool = setting(
        default=False,
        help="Multiply the probabilities by 0.5 for films of common findings, by up to 1 for"
        " those of rare ones.",
    )

    def __post_init__(self) -> None:
        check_settings(self, "augmentation")

    @property
    def is_identity(self) -> bool:
        """Whether no film is ever changed."""
        return not any(
            (self.flip, self.rotate, self.shift_scale, self.blur_or_noise, self.contrast)
        )

    @property
    def strength(self) -> str:
        """The name of the strength that has these numbers, or "custom"."""
        names = (name for name, preset in AUGMENTATIONS.items() if preset == self)
        return next(names, "custom")

    @classmethod
    def from_dict(cls, values: Any) -> Augmentation:
        """Build it from a section of a file: a strength, single numbers, both or neither.

        Raises:
            InvalidConfiguration: The strength or a key is unknown, or a value is out of range.
        """
        if not isinstance(values, Mapping):
            return section_from_dict(cls, values, "augmentation")
        numbers = dict(values)
        name = numbers.pop("strength", "medium")
        preset = AUGMENTATIONS.get(name) if isinstance(name, str) else None
        if preset is None:
            raise InvalidConfiguration(
                f"augmentation.strength = {name!r} is not possible.",
                f"Use {', '.join(AUGMENTATIONS)}.",
            )
        return section_from_dict(cls, {**asdict(preset), **numbers}, "augmentation")


AUGMENTATIONS: Mapping[str, Augmentation] = MappingProxyType(
    {
        "none": Augmentation(flip=0, rotate=0, shift_scale=0, blur_or_noise=0, contrast=0),
        "light": Augmentation(
            rotate=0.2, degrees=7.0, shift_scale=0.15, shift=0.03, scale=0.05,
            blur_or_noise=0.1, contrast=0.15, contrast_share=0.1,
        ),
        "medium": Augmentation(),
        "strong": Augmentation(
            rotate=0.6, degrees=20.0, shift_scale=0.5, shift=0.1, scale=0.15,
            blur_or_noise=0.3, contrast=0.5, contrast_share=0.3,
        ),
    }
)  # fmt: skip
"""The strengths by name, the weakest first."""


def rarity_factor(labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what each film's probabilities are multiplied by where `by_rarity` is on.

    A finding shown by n of N films weighs log(N/n), how surprising it is; a film
    counts as its rarest finding, from 0.5 (nothing, or what every film shows)
    to 1 (the rarest finding of all).

    Args:
        labels: Of the training films: 1, 0 or NaN where unknown, shape (films, findings).

    Returns:
        float64, shape (films,), 0.5 to 1.
    """
    present = labels == 1.0  # unknown is not present
    counts = present.sum(axis=0)
    surprise = np.where(counts > 0, np.log(max(len(labels), 1) / np.maximum(counts, 1)), 0.0)
    rarest = surprise.max(initial=0.0)
    if rarest == 0.0:
        return np.full(len(labels), LEAST_RARITY_FACTOR)
    of_film = np.where(present, surprise, 0.0).max(axis=1)
    factor: NDArray[np.float64] = (
        LEAST_RARITY_FACTOR + (1.0 - LEAST_RARITY_FACTOR) * of_film / rarest
    )
    return factor


def augmented(
    film: GreyImage,
    augmentation: Augmentation,
    generator: np.random.Generator,
    *,
    factor: float = 1.0,
) -> GreyImage:
    """Return a changed copy of a network-sized film.

    Two sizes of one film keep the same geometry if their generators start alike:
    flip, angle, scale and shift (a share of the side) do not depend on the size.

    Args:
        film: uint8, shape (size, size); not modified.
        augmentation: What may happen.
        generator: The film's own.
        factor: Multiplies all probabilities: the film's `rarity_factor`, or 1.

    Returns:
        uint8, same shape.
    """
    # Every draw is made, needed or not: a probability that changes must not
    # shift the random numbers of the steps behind it.  Noise draws last of all.
    chance = generator.random(6)
    spread = generator.uniform(-1.0, 1.0, 6)
    if chance[0] < factor * augmentation.flip:
        film = film[:, ::-1]
    turned = bool(chance[1] < factor * augmentation.rotate)
    moved = bool(chance[2] < factor * augmentation.shift_scale)
    if turned or moved:
        film = _warped(film, augmentation, spread, turned=turned, moved=moved)
    if chance[3] < factor * augmentation.blur_or_noise:
        film = _roughened(film, blur=chance[4] < 0.5, generator=generator)
    if chance[5] < factor * augmentation.contrast:
        gain = 1.0 + augmentation.contrast_share * spread[4]
        offset = 255.0 * augmentation.contrast_share * spread[5] / 2
        values = (np.arange(256) - 127.5) * gain + 127.5 + offset
        table = np.clip(np.rint(values), 0, 255).astype(np.uint8)
        film = np.asarray(cv2.LUT(np.ascontiguousarray(film), table), np.uint8)
    return np.ascontiguousarray(film)


def _warped(
    film: GreyImage,
    augmentation: Augmentation,
    spread: NDArray[np.float64],
    *,
    turned: bool,
    moved: bool,
) -> GreyImage:
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
