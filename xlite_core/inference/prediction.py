"""What a student says about one film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.inference.input_notice import InputNotice


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prediction:
    """One film's answer, in the order of `findings`.

    Attributes:
        findings: Finding keys, shape (findings,), as the model file orders them.
        logits: float32, shape (findings,): raw network outputs.
        probabilities: float64, shape (findings,), 0 to 1: calibrated, strictly
            increasing in the logit; these are shown, thresholded and exported.
        evidence: float32, shape (findings, h, w), in log-odds a cell.  Over the
            padded square, `evidence[c].sum() + bias[c] == logits[c]`; its
            positive part is Grad-CAM at the last feature map.
        bias: float32, shape (findings,), in log-odds.
        embedding: float32, shape (width of the head,).
        padding: Where the film lies in the square that the maps cover.
        model_fingerprint: Which model file said so.
        forward_ms: Duration of the forward pass, in milliseconds.
        notices: What speaks against believing the findings; empty for a good film.
    """

    findings: tuple[str, ...]
    logits: NDArray[np.float32]
    probabilities: NDArray[np.float64]
    evidence: NDArray[np.float32]
    bias: NDArray[np.float32]
    embedding: NDArray[np.float32]
    padding: SquarePadding
    model_fingerprint: str
    forward_ms: float
    notices: tuple[InputNotice, ...] = ()
