"""Does this machine compute what the model's maker computed?  One synthetic film says.

At opening, a phantom drawn by a formula goes through recipe and network; the
card holds the logits that it gave where the model was exported.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration, ModelMismatch
from xlite_core.imaging.windowing import GreyImage
from xlite_core.io.radiograph import IDENTITY_8BIT, Provenance, Radiograph

PHANTOM = 1
"""Number of the drawing: another one gets another number, and its own expected logits."""

TOLERANCE: Mapping[str, float] = {"CPU": 0.01, "CUDA": 0.03, "DirectML": 0.03, "CoreML": 0.03}
"""Largest difference of a logit, in log-odds.

Measured on the bundled student.  ONNX Runtime's threads and graph optimisations on the CPU
move a logit by less than 0.00001; the rest of 0.01 is room for another build of OpenCV, which may
round a pixel the other way.  Weights and input rounded as TF32 and FP16 hold them (what
accelerators compute with) move one by 0.006, as bfloat16 by 0.03.  A film shifted by one pixel
moves one by 0.7, swapped channels by 2.7; of 16 layers set to zero 15 moved one by more than 0.05.
"""

INT8_TOLERANCE = 0.3
"""Likewise for an INT8 file, on any processor.

A value between two steps goes up on one processor and down on another, and all later steps follow.
With ONNX Runtime's own arithmetic of whole numbers and its replay in FP32, the bundled student as
INT8 gave the same logits to 0.000001 on most of 85 films, and 0.28 apart on the worst.
"""

_ROWS, _COLUMNS = 320, 288


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestCard:
    """What the phantom must give.

    Attributes:
        logits: One a finding, in the card's order, from the CPU in FP32.
        phantom: Which drawing: `PHANTOM`.

    Raises:
        InvalidConfiguration: A logit is no number.
    """

    logits: tuple[float, ...]
    phantom: int = PHANTOM

    def __post_init__(self) -> None:
        if not self.logits or not all(map(math.isfinite, self.logits)):
            raise InvalidConfiguration(
                "The self-test of the model is damaged.", "Export the model again."
            )


@cache
def phantom() -> Radiograph:
    """Return the film: two dark lungs, a heart, ribs and a spine, 8 bit, not square."""
    drawn = _drawn()
    drawn.flags.writeable = False
    return Radiograph(
        pixels=drawn,
        presets=(IDENTITY_8BIT,),
        inverted=False,
        spacing_mm=None,
        provenance=Provenance(
            file_name="self-test", file_kind="phantom", byte_count=drawn.nbytes, sha256=""
        ),
    )


class ComputesWrongly(ModelMismatch):
    """A processor gave other logits for the phantom than the model's maker got."""


def require_computed(
    logits: NDArray[np.float32],
    expected: SelfTestCard | None,
    provider: str,
    *,
    int8: bool = False,
) -> None:
    """Refuse logits of the phantom that are not the expected ones.

    Nothing is known, and nothing refused, without a card or with another drawing's.

    Args:
        logits: float32, shape (findings,), of the phantom.
        expected: From the model's card.
        provider: A key of `TOLERANCE`.
        int8: Whether the file is quantised.

    Raises:
        ComputesWrongly: The processor computes something else.
        ModelMismatch: The card knows another number of findings.
    """
    if expected is None or expected.phantom != PHANTOM:
        return
    if len(expected.logits) != len(logits):
        raise ModelMismatch(
            "The model's self-test knows another number of findings than its network.",
            "Export the model again.",
        )
    difference = float(np.abs(logits - np.array(expected.logits)).max())
    allowed = INT8_TOLERANCE if int8 else TOLERANCE.get(provider, TOLERANCE["CPU"])
    if not difference <= allowed:  # "not <=" catches NaN too
        raise ComputesWrongly(
            f"{provider} computes this model wrongly on this machine: the self-test is off by "
            f"{difference:.2g} log-odds.",
            "Choose another execution provider, or update the driver.",
        )


def _drawn() -> GreyImage:
    y, x = np.mgrid[0:_ROWS, 0:_COLUMNS].astype(np.float64)
    x, y = x / _COLUMNS * 2 - 1, y / _ROWS * 2 - 1

    def solid(left: float, top: float, wide: float, high: float) -> NDArray[np.float64]:
        inside = 1 - ((x - left) / wide) ** 2 - ((y - top) / high) ** 2
        return np.asarray(np.sqrt(np.clip(inside, 0, None)))

    film = 1.2 * solid(0, 0.3, 0.98, 1.7) - 0.75 * (
        solid(-0.42, -0.05, 0.33, 0.75) + solid(0.42, -0.05, 0.30, 0.72)
    )
    film += 0.55 * solid(0.16, 0.30, 0.36, 0.30) + 0.35 * solid(0, 0, 0.10, 2.0)
    film += 0.15 * solid(0.45, -0.25, 0.08, 0.08)
    film += 0.06 * np.clip(np.cos(22 * (y + 0.35 * x**2)), 0, None) * (np.abs(x) < 0.8)
    grey: GreyImage = np.clip(np.rint(190 * film), 0, 255).astype(np.uint8)
    return grey
