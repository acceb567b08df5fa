"""Cached films are indexed like an array and read when they are touched."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.film_folder import film_folder
from xlite_core.errors import InvalidLabels, RunInterrupted
from xlite_core.imaging.cache import build_cache, open_cache
from xlite_core.imaging.cache_index import CachePlace
from xlite_core.imaging.film_reading import read_film
from xlite_core.imaging.preprocessing import PreprocessingRecipe

RECIPE = PreprocessingRecipe(size=32)


@pytest.fixture
def opened(tmp_path):
    """Six films in reverse order, and the same in an array."""
    files = film_folder(tmp_path / "films", 6)
    build_cache(files, tmp_path / "films", RECIPE, tmp_path / "cache")
    wanted = files[::-1]
    array = np.stack([read_film(tmp_path / "films" / file, RECIPE).grey for file in wanted])
    return open_cache(tmp_path / "films", RECIPE, tmp_path / "cache").films(wanted), array


def test_every_way_of_indexing_gives_what_an_array_would(opened):
    """Numbers, slices, arrays of numbers, and masks."""
    films, array = opened

    assert (len(films), films.shape, films.dtype) == (6, array.shape, array.dtype)
    assert films.nbytes == array.nbytes
    rows = np.array([4, 0, 0, 5])
    for key in (2, -1, np.intp(3), slice(1, 5, 2), slice(None), rows, np.arange(6) > 3):
        assert np.array_equal(films[key], array[key])


def test_cached_films_cannot_be_changed(opened):
    """One film is a view of the file."""
    films, _ = opened

    with pytest.raises(ValueError, match="read-only"):
        films[0][0, 0] = 1


def test_a_film_outside_the_table_is_refused(opened):
    """As an array would."""
    with pytest.raises(IndexError):
        opened[0][6]


def test_a_cache_that_was_cut_short_is_one_sentence_and_no_crash(tmp_path, opened):
    """Touching a page behind the end of its file would kill the process."""
    films, _ = opened
    place = CachePlace.of(tmp_path / "cache", RECIPE)
    with place.films.open("r+b") as stream:
        stream.truncate(100)

    with pytest.raises(RunInterrupted, match="has become shorter"):
        films[0]


def test_a_cache_that_grows_leaves_what_was_opened_alone(tmp_path, opened):
    """New films come behind the old ones."""
    films, array = opened
    more = film_folder(tmp_path / "films" / "more", 3, size=48)

    build_cache([f"more/{name}" for name in more], tmp_path / "films", RECIPE, tmp_path / "cache")

    assert np.array_equal(films[:], array)


def test_films_that_are_not_cached_are_counted_and_named(tmp_path, opened):
    """The first few, without their folder."""
    cache = open_cache(tmp_path / "films", RECIPE, tmp_path / "cache")

    with pytest.raises(InvalidLabels, match=r"1 of 2 films are not in the cache: gone\.png"):
        cache.rows(["film_000.png", "gone.png"])


def test_a_folder_without_cached_films_is_refused(tmp_path, opened):
    """Another folder, or another size."""
    with pytest.raises(InvalidLabels, match="no film of this folder"):
        open_cache(tmp_path, RECIPE, tmp_path / "cache")
    with pytest.raises(InvalidLabels, match="no film of this folder"):
        open_cache(tmp_path / "films", PreprocessingRecipe(size=48), tmp_path / "cache")
