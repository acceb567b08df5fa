"""The recipe: everything between a presented film and the numbers a network sees.

One recipe is written into each model file and used by training, the command
line, the window and batches alike.  Its hash is what a cache and a parity test
compare.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.windowing import GreyImage, presented
from xlite_core.io.radiograph import Radiograph

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreprocessingRecipe:
    """How a film becomes a network input.

    Attributes:
        size: Side of the network's square input, in pixels.
        clahe_clip: Contrast limit of CLAHE (Zuiderveld, 1994); 0 turns it off.
        clahe_tiles: Tiles along each side for CLAHE.
        mean: Subtracted after scaling to 0..1, one value a channel; the film is
            repeated over the channels.
        std: Divided by, one value a channel, above 0.
        schema: Raised whenever the same fields would mean something else.
    """

    size: int
    clahe_clip: float = 2.0
    clahe_tiles: int = 8
    mean: tuple[float, ...] = IMAGENET_MEAN
    std: tuple[float, ...] = IMAGENET_STD
    schema: int = 1

    def __post_init__(self) -> None:
        if self.schema != 1:
            raise InvalidConfiguration(
                f"The preprocessing recipe has schema {self.schema}; this version knows 1.",
                "Update the application, or export the model again.",
            )
        if not 16 <= self.size <= 2048:
            raise InvalidConfiguration(
                f"A network input of {self.size} pixels is out of range.",
                "Use a size from 16 to 2048.",
            )
        # OpenCV pads the film to a multiple of the tiles: a million of them would fill the memory.
        if not (0 <= self.clahe_clip <= 1000 and 1 <= self.clahe_tiles <= 64):
            raise InvalidConfiguration(
                "The CLAHE settings are out of range.",
                "Use a clip limit from 0 to 1000 and 1 to 64 tiles.",
            )
        if len(self.mean) != len(self.std) or len(self.mean) not in (1, 3):
            raise InvalidConfiguration(
                "Mean and standard deviation disagree about the number of channels.",
                "Give one value each, or three each.",
            )
        if not all(0 < deviation < math.inf for deviation in self.std) or not all(
            math.isfinite(mean) for mean in self.mean
        ):
            raise InvalidConfiguration(
                "A mean that is no number, or a standard deviation not above zero, "
                "cannot normalise.",
                "Use the training split's own mean and standard deviation.",
            )

    @property
    def channels(self) -> int:
        return len(self.mean)

    @property
    def hash(self) -> str:
        """Sixteen hexadecimal digits that change whenever any step changes."""
        canonical = json.dumps(self.to_dict(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> PreprocessingRecipe:
        """Rebuild a recipe.

        Raises:
            InvalidConfiguration: A key is unknown or missing, or a value is out of range.
        """
        arguments: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
        }
        try:
            return cls(**arguments)
        except TypeError as error:
            raise InvalidConfiguration(
                "The preprocessing recipe has unknown or missing settings.",
                "Use a model file exported by this application.",
            ) from error


@dataclass(frozen=True, slots=True)
class SquarePadding:
    """Where a film lies in the black square it was padded to.

    Maps and boxes are computed on the square; this is how they find the film.

    Attributes:
        rows: Height of the film in pixels.
        columns: Width of the film in pixels.
    """

    rows: int
    columns: int

    @property
    def side(self) -> int:
        return max(self.rows, self.columns)

    @property
    def top(self) -> int:
        return (self.side - self.rows) // 2

    @property
    def left(self) -> int:
        return (self.side - self.columns) // 2


def network_input(radiograph: Radiograph, recipe: PreprocessingRecipe) -> NDArray[np.float32]:
    """Return what the network sees of a film.

    Returns:
        float32, shape (channels, size, size), normalised.
    """
    return normalised(network_grey(presented(radiograph), recipe), recipe)


def network_grey(film: GreyImage, recipe: PreprocessingRecipe) -> GreyImage:
    """Pad, resize and equalise a presented film: the part that a cache may keep.

    Args:
        film: uint8, shape (rows, columns), 0 is black; not modified.
        recipe: Size and CLAHE settings.

    Returns:
        uint8, shape (size, size).
    """
    return equalised(resized(padded_to_square(film), recipe.size), recipe)


def padded_to_square(film: GreyImage) -> GreyImage:
    """Centre a film in the smallest black square that holds it."""
    rows, columns = film.shape
    if rows == columns:
        return film
    padding = SquarePadding(rows, columns)
    bottom = padding.side - rows - padding.top
    right = padding.side - columns - padding.left
    return cv2.copyMakeBorder(  # type: ignore[return-value]
        film, padding.top, bottom, padding.left, right, cv2.BORDER_CONSTANT, value=0
    )


def resized(square: GreyImage, size: int) -> GreyImage:
    """Resize a square film: by area when it shrinks, linearly when it grows."""
    if square.shape[0] == size:
        return square
    interpolation = cv2.INTER_AREA if size < square.shape[0] else cv2.INTER_LINEAR
    return cv2.resize(square, (size, size), interpolation=interpolation)  # type: ignore[return-value]


def equalised(square: GreyImage, recipe: PreprocessingRecipe) -> GreyImage:
    """Apply contrast-limited adaptive histogram equalisation."""
    if recipe.clahe_clip == 0:
        return square
    tiles = (recipe.clahe_tiles, recipe.clahe_tiles)
    clahe = cv2.createCLAHE(clipLimit=recipe.clahe_clip, tileGridSize=tiles)
    return clahe.apply(square)  # type: ignore[return-value]


def normalised(grey: GreyImage, recipe: PreprocessingRecipe) -> NDArray[np.float32]:
    """Scale to 0..1, subtract the mean, divide by the standard deviation.

    Returns:
        float32, shape (channels, size, size).
    """
    # One table of 256 values a channel: normalising is then a single look-up.
    values = np.arange(256, dtype=np.float64) / 255.0
    tables = [(values - m) / s for m, s in zip(recipe.mean, recipe.std, strict=True)]
    return np.take(np.asarray(tables, dtype=np.float32), grey, axis=1)
