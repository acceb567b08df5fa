"""One finding painted over one film, with a caption that says what it is and what it is not."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from xlite_core.findings import display_name
from xlite_core.imaging.overlay import is_weak, painted_overlay, peak_evidence
from xlite_core.imaging.windowing import presented
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.prediction import Prediction
from xlite_core.io.radiograph import Radiograph

_SMALLEST_SIDE, _LARGEST_SIDE = 640, 1600
"""The caption must be readable on a thumbnail, and nobody e-mails 30 megapixels."""


def overlay_png(
    radiograph: Radiograph, prediction: Prediction, finding: str, card: ModelCard
) -> bytes:
    """Return a PNG of the film as its file means it, with one finding's Grad-CAM.

    Args:
        radiograph: The film.
        prediction: Its prediction.
        finding: A key of the prediction's findings.
        card: Its full scale of evidence is the colour scale.
    """
    index = prediction.findings.index(finding)
    film, evidence = presented(radiograph), prediction.evidence[index]
    picture = painted_overlay(film, evidence, prediction.padding, card.evidence_full_scale)
    peak = peak_evidence(evidence, prediction.padding)
    weak = ", weak evidence" if is_weak(peak, card.evidence_full_scale) else ""
    lines = (
        f"{display_name(finding)} {100 * prediction.probabilities[index]:.1f} %",
        f"Grad-CAM peak {peak:.2f} log-odds{weak}",
        f"{card.name} - Research use only",
    )
    captioned = _captioned(_resized(picture), lines)
    encoded, png = cv2.imencode(".png", cv2.cvtColor(captioned, cv2.COLOR_RGB2BGR))
    assert encoded
    return png.tobytes()


def _resized(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    longest = max(picture.shape[:2])
    wanted = min(max(longest, _SMALLEST_SIDE), _LARGEST_SIDE)
    if wanted == longest:
        return picture
    interpolation = cv2.INTER_AREA if wanted < longest else cv2.INTER_CUBIC
    scale = wanted / longest
    return cv2.resize(  # type: ignore[return-value]
        picture, None, fx=scale, fy=scale, interpolation=interpolation
    )


def _captioned(picture: NDArray[np.uint8], lines: tuple[str, ...]) -> NDArray[np.uint8]:
    """Add a black strip below the picture: nothing is written onto the film itself."""
    columns = picture.shape[1]
    pitch = max(columns // 32, 20)
    strip = np.zeros((pitch * (len(lines) + 1), columns, 3), np.uint8)
    size = pitch / 34
    for number, line in enumerate(lines, 1):
        grey = 235 if number == 1 else 170
        origin = (pitch // 2, pitch * number + pitch // 4)
        cv2.putText(
            strip, line, origin, cv2.FONT_HERSHEY_SIMPLEX, size, (grey,) * 3, 1, cv2.LINE_AA
        )
    return np.vstack([picture, strip])
