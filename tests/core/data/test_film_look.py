"""Fingerprint, texture and standing of single films."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from xlite_core.data.film_look import TEXTURE_SIDE, look_at, standing

FILM = chest_phantom(224)


@pytest.mark.parametrize("size", [40, 224, 500])
def test_a_phantom_stands_upright_in_any_size(size):
    """The size of the film does not matter."""
    assert standing(chest_phantom(size)) == "upright"


@pytest.mark.parametrize(
    ("film", "said"),
    [
        (255 - FILM, "inverted"),
        (FILM[::-1], "upside down"),
        (FILM[::-1, ::-1], "upside down"),
        (np.rot90(FILM), "on its side"),
        (np.rot90(FILM, 3), "on its side"),
        (FILM[:, ::-1], "upright"),
    ],
    ids=["negative", "flipped", "half turn", "left", "right", "mirrored"],
)
def test_negatives_and_turned_films_are_told(film, said):
    """A mirrored film stands upright: nothing else is claimed."""
    assert standing(np.ascontiguousarray(film)) == said


def test_padding_does_not_change_how_a_film_stands():
    """A recipe pads to a square: the black bars are not part of a negative."""
    padded = np.pad(255 - FILM, ((0, 0), (60, 60)))

    assert standing(padded) == "inverted"


@pytest.mark.parametrize("value", [0, 128, 255])
def test_an_empty_film_is_upright_and_has_no_texture(value):
    """Nothing is divided by nothing."""
    look = look_at(np.full((224, 224), value, np.uint8))

    assert look.standing == "upright"
    assert not look.texture.any()
    assert look.texture.shape == (TEXTURE_SIDE * TEXTURE_SIDE,)


def test_few_bits_differ_between_versions_of_a_film():
    """Smaller, brighter, and saved again; a mirrored one is another picture."""
    own = look_at(FILM).fingerprint
    small = cv2.resize(FILM, (112, 112), interpolation=cv2.INTER_AREA)
    bright = (255 * (FILM / 255) ** 0.7).astype(np.uint8)
    saved = cv2.imdecode(cv2.imencode(".jpg", FILM, [1, 40])[1], cv2.IMREAD_GRAYSCALE)

    differing = [(own ^ look_at(film).fingerprint).bit_count() for film in (small, bright, saved)]

    assert max(differing) <= 8
    assert (own ^ look_at(np.ascontiguousarray(FILM[:, ::-1])).fingerprint).bit_count() > 8
