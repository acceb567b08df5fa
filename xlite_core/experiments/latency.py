"""What a model file costs: milliseconds a film and megabytes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.plain import from_plain, to_plain
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.session import StudentSession

WARM_UP = 3
"""Passes before the clock starts: ONNX Runtime allocates in the first ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCost:
    """What one film costs.

    Attributes:
        cpu_ms: Median forward pass of ONNX Runtime on the CPU, FP32, one film, milliseconds.
        gpu_ms: The same on CUDA; None where there is none.
        megabytes: Size of the .onnx, 10^6 bytes.
        parameters: As the model's card counts them.
    """

    cpu_ms: float
    gpu_ms: float | None
    megabytes: float
    parameters: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> ModelCost:
        """Rebuild what `to_dict` returned.

        Raises:
            InvalidConfiguration: The values are incomplete or unknown.
        """
        return from_plain(cls, values)


def model_cost(path: Path, *, passes: int = 50) -> ModelCost:
    """Measure a model file on this machine.

    Args:
        path: A model file of this application.
        passes: Timed forward passes; their median counts.

    Raises:
        ModelFileRefused: It cannot be opened as one.
    """
    content = path.read_bytes() if path.is_file() else b""
    card = Classifier.open(path, provider="CPU").card
    image = np.zeros((card.recipe.channels, card.recipe.size, card.recipe.size), np.float32)
    return ModelCost(
        cpu_ms=_median_ms(StudentSession(content, provider="CPU"), image, passes),
        gpu_ms=_gpu_ms(content, image, passes),
        megabytes=len(content) / 1e6,
        parameters=card.parameters,
    )


def _gpu_ms(content: bytes, image: NDArray[np.float32], passes: int) -> float | None:
    try:
        session = StudentSession(content, provider="CUDA")
    except InvalidConfiguration:
        return None  # this ONNX Runtime knows no CUDA
    # Without a driver it computes on the CPU, unasked.
    return _median_ms(session, image, passes) if session.provider == "CUDA" else None


def _median_ms(session: StudentSession, image: NDArray[np.float32], passes: int) -> float:
    times = []
    for turn in range(WARM_UP + passes):
        started = time.perf_counter()
        session.run(image)
        if turn >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)
