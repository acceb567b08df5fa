"""The bundled student with FP16-stored weights, on real films."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.films import needs_films, originals
from xlite_core.export.half_storage import measure_half, with_half_weights
from xlite_core.export.quantisation import widened
from xlite_core.imaging.preprocessing import network_input
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.resources import bundled_student

pytestmark = [pytest.mark.films, needs_films]


@pytest.fixture(scope="module")
def films():
    """Network inputs of two dozen films with 1,024 rows."""
    recipe = Classifier.open(bundled_student(), provider="CPU").card.recipe
    paths = originals("nih", "*.png")[:24]
    return np.stack([network_input(read_radiograph(path), recipe) for path in paths])


@pytest.fixture(scope="module")
def full():
    """The bundled student with FP32 weights, however it is stored."""
    import onnx

    return widened(onnx.load(bundled_student())).SerializeToString()


def test_fp16_keeps_what_it_says_on_real_films(full, films):
    """Half the file; probabilities within 0.001 and maps within 2 % of full colour."""
    half = with_half_weights(full)

    report = measure_half(full, half, films)

    assert report.passed
    assert report.after < 0.65 * report.before
