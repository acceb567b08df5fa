"""One reading function for caches and for films in memory: the window's door."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from tests.helpers.film_folder import film_folder
from xlite_core.errors import UnreadableImage
from xlite_core.imaging.film_reading import UnreadableFilm, read_film, read_or_reason
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_input, normalised
from xlite_core.io.read import read_radiograph

RECIPE = PreprocessingRecipe(size=32)


@pytest.fixture
def path(tmp_path):
    return tmp_path / film_folder(tmp_path, 1)[0]


def test_a_film_is_what_the_network_sees_before_normalisation(path):
    """Normalising it gives the network's input, bit for bit."""
    film = read_film(path, RECIPE)

    assert np.array_equal(
        normalised(film.grey, RECIPE), network_input(read_radiograph(path), RECIPE)
    )


def test_a_film_knows_its_files_content(path):
    """By hash and length."""
    film = read_film(path, RECIPE)

    data = path.read_bytes()
    assert (film.sha256, film.byte_count) == (hashlib.sha256(data).hexdigest(), len(data))


def test_what_cannot_be_read_is_raised_or_told(tmp_path):
    """The same sentence, with the name that the caller gave it."""
    with pytest.raises(UnreadableImage) as caught:
        read_film(tmp_path / "gone.png", RECIPE)

    told = read_or_reason(tmp_path / "gone.png", "a/gone.png", RECIPE)

    assert told == UnreadableFilm(file="a/gone.png", reason=caught.value.summary)
    assert str(told).startswith("a/gone.png (The file")
