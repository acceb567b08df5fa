"""Training films come through the window's door."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from xlite_core.data.films import load_films
from xlite_core.errors import InvalidLabels
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey
from xlite_core.imaging.windowing import presented
from xlite_core.io.read import read_radiograph

RECIPE = PreprocessingRecipe(size=32)


@pytest.fixture
def folder(tmp_path):
    for size in (40, 64, 90):
        cv2.imwrite(str(tmp_path / f"{size}.png"), chest_phantom(size))
    return tmp_path


def test_films_are_what_the_network_will_see_in_the_window(folder):
    """In the order of the names given, whatever thread was first."""
    files = ["90.png", "40.png", "64.png"]
    done = []

    films = load_films(files, folder, RECIPE, progress=done.append)

    assert (films.shape, films.dtype) == ((3, 32, 32), np.uint8)
    assert done == [1, 2, 3]
    for film, file in zip(films, files, strict=True):
        assert np.array_equal(film, network_grey(presented(read_radiograph(folder / file)), RECIPE))


def test_films_that_cannot_be_read_are_counted_and_named(folder):
    """The first few by name, without their folder."""
    (folder / "bad.png").write_bytes(b"no film")

    with pytest.raises(InvalidLabels, match="2 of 3 films cannot be read") as caught:
        load_films(["bad.png", "40.png", "gone.png"], folder, RECIPE)

    assert "bad.png" in caught.value.summary
    assert "gone.png" in caught.value.summary
    assert str(folder) not in str(caught.value)
