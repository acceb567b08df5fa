"""How far a film's probabilities move when the film is shifted, turned or windowed a little.

Test-time augmentation as a question about stability (Wang et al., Neurocomputing, 2019), not as
another answer: nothing is averaged, and the probability that is shown stays the film's own.  A
wide range says that the number hangs on details of positioning.  A narrow one does not say that
it is right: a model can be stably wrong, and chance in its training and calibration is not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import cv2
import numpy as np

from xlite_core.imaging.preprocessing import padded_to_square, resized
from xlite_core.imaging.windowing import GreyImage, presented
from xlite_core.inference.classifier import Classifier
from xlite_core.io.radiograph import Radiograph

VARIANTS = 16
"""Variants of a film besides the film itself."""

DEGREES, SHIFT, SCALE, CONTRAST = 3.0, 0.02, 0.03, 0.05
"""Largest rotation in degrees; largest shift and change of scale, and of brightness and contrast,
as shares: what positioning differs by, and within the mildest augmentation of training."""

_SEED = 20_260_101
_OVERSAMPLING = 2
"""The film is warped at twice the network's size: warping it there would blur what it sees."""


def shift_spread(
    classifier: Classifier,
    radiograph: Radiograph,
    *,
    variants: int = VARIANTS,
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, tuple[float, float]] | None:
    """Return the least and the largest probability of each finding over variants of a film.

    The same film gives the same range: the variants are seeded.  The film itself is one of them,
    so that its probability lies within the range.

    Args:
        classifier: The model.
        radiograph: The film.
        variants: How many others; more make the range wider, so it is said how many there were.
        cancelled: Asked before each.

    Returns:
        Finding -> (low, high), 0 to 1; None if cancelled.
    """
    size = classifier.card.recipe.size
    whole = padded_to_square(presented(radiograph))
    large = resized(whole, min(_OVERSAMPLING * size, max(whole.shape[0], size)))
    logits = [classifier.logits_of(resized(whole, size))]
    draws = np.random.default_rng(_SEED).uniform(-1, 1, size=(variants, 6))
    for draw in draws:
        if cancelled():
            return None
        logits.append(classifier.logits_of(resized(_varied(large, draw.tolist()), size)))
    probabilities = np.stack([classifier.card.probabilities(row) for row in logits])
    low, high = probabilities.min(axis=0).tolist(), probabilities.max(axis=0).tolist()
    return dict(zip(classifier.card.finding_names, zip(low, high, strict=True), strict=True))


def _varied(square: GreyImage, draw: list[float]) -> GreyImage:
    """Return a square film turned, scaled, shifted and windowed; six numbers from -1 to 1."""
    side = square.shape[0]
    turn, scale, right, down, gain, offset = draw
    centre = ((side - 1) / 2, (side - 1) / 2)
    matrix = cv2.getRotationMatrix2D(centre, DEGREES * turn, 1 + SCALE * scale)
    matrix[:, 2] += SHIFT * side * np.array([right, down])
    warped = cv2.warpAffine(square, matrix, (side, side), flags=cv2.INTER_LINEAR)
    grey = (np.arange(256) - 127.5) * (1 + CONTRAST * gain) + 127.5 * (1 + CONTRAST * offset)
    table = np.clip(np.rint(grey), 0, 255).astype(np.uint8)
    varied: GreyImage = np.asarray(cv2.LUT(warped, table), dtype=np.uint8)
    return varied
