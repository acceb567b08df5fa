"""The range of a film's probabilities over small shifts."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import radiograph_of
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.shift_spread import (
    CONTRAST,
    DEGREES,
    SCALE,
    SHIFT,
    shift_spread,
)


@pytest.fixture
def classifier(tmp_path):
    return Classifier.open(write_tiny_student(tmp_path / "tiny.onnx"), provider="CPU", threads=1)


@pytest.fixture
def film():
    return radiograph_of(chest_phantom(256))


def test_the_films_own_probability_lies_within_its_range(classifier, film):
    """To the last bit: the film itself is one of the variants."""
    spread = shift_spread(classifier, film)
    prediction = classifier.predict(film)

    for name, probability in zip(prediction.findings, prediction.probabilities, strict=True):
        low, high = spread[name]
        assert 0 <= low <= probability <= high <= 1
    assert any(high > low for low, high in spread.values())


def test_the_same_film_gives_the_same_range(classifier, film):
    """Seeded, so that a second look does not contradict the first."""
    assert shift_spread(classifier, film) == shift_spread(classifier, film)


def test_more_variants_never_make_it_narrower(classifier, film):
    """The first ones are the same."""
    few, many = shift_spread(classifier, film, variants=4), shift_spread(classifier, film)

    for name, (low, high) in few.items():
        assert many[name][0] <= low
        assert high <= many[name][1]


def test_a_uniform_film_hardly_moves(classifier):
    """Nothing in it can be shifted but its edge and its brightness."""
    flat = shift_spread(classifier, radiograph_of(np.zeros((256, 256), np.uint8)))
    chest = shift_spread(classifier, radiograph_of(chest_phantom(256)))

    def width(spread):
        return sum(high - low for low, high in spread.values())

    assert width(flat) < width(chest)


def test_it_can_be_cancelled(classifier, film):
    """Another film may be waiting."""
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) == 3

    assert shift_spread(classifier, film, cancelled=cancelled) is None
    assert len(asked) == 3


def test_the_film_is_not_changed(classifier, film):
    """Pixels are shared with the canvas."""
    before = film.pixels.copy()

    shift_spread(classifier, film)

    np.testing.assert_array_equal(film.pixels, before)


def test_variants_stay_within_the_mildest_augmentation_of_training():
    """Beyond it the network would be asked about films such as it never saw."""
    light = AUGMENTATIONS["light"]

    assert light.degrees >= DEGREES
    assert light.shift >= SHIFT
    assert light.scale >= SCALE
    assert light.contrast_share / 2 >= CONTRAST
