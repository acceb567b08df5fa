"""A batch as a run will see it."""

from __future__ import annotations

import numpy as np

from tests.helpers.film_folder import film_folder
from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.data.batch_look import FilmAccess, batches_with_a_patient_twice, look_at_batch
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.cache import build_cache
from xlite_core.imaging.film_reading import read_film
from xlite_core.imaging.preprocessing import PreprocessingRecipe

RECIPE = PreprocessingRecipe(size=32)
ROWS = np.array([2, 0, 3])


def a_study(tmp_path):
    names = film_folder(tmp_path / "films", 4)
    files = np.array(names)
    labels = np.array([[1, 0], [0, 0], [0, np.nan], [0, 0]], dtype=float)
    return LabelTable(files, files, files, ("Mass", "Hernia"), labels), tmp_path / "films"


def look(table, films, cache, strength="medium"):
    access = FilmAccess(films, RECIPE, cache)
    return look_at_batch(table, ROWS, access, AUGMENTATIONS[strength], np.random.default_rng)


def test_pictures_without_augmentation_are_what_the_recipe_makes(tmp_path):
    """In the order of the rows, with their mean and deviation on the scale 0 to 1."""
    table, films = a_study(tmp_path)

    batch = look(table, films, tmp_path / "cache", "none")

    expected = [read_film(films / str(table.files[row]), RECIPE).grey for row in ROWS]
    assert all(np.array_equal(a, b) for a, b in zip(batch.pictures, expected, strict=True))
    assert batch.mean == np.mean(expected) / 255
    assert 0.05 < batch.deviation < 0.5


def test_labels_and_absent_findings_are_counted(tmp_path):
    """Six cells, one of them unknown; nobody has a hernia."""
    table, films = a_study(tmp_path)

    batch = look(table, films, tmp_path / "cache")

    assert (batch.known, batch.cells, batch.absent) == (5, 6, ("Hernia",))


def test_cached_films_are_the_same_pictures_without_the_files(tmp_path):
    """Augmentation depends on the film alone."""
    table, films = a_study(tmp_path)
    before = look(table, films, tmp_path / "cache")
    build_cache(table.files.tolist(), films, RECIPE, tmp_path / "cache")
    for film in films.iterdir():
        film.unlink()

    after = look(table, films, tmp_path / "cache")

    assert all(np.array_equal(a, b) for a, b in zip(before.pictures, after.pictures, strict=True))


def test_a_film_that_cannot_be_read_leaves_its_place_empty(tmp_path):
    """The others are shown; where none is left there is no mean."""
    table, films = a_study(tmp_path)
    (films / "film_000.png").write_text("no film")

    batch = look(table, films, tmp_path / "cache")
    for film in films.iterdir():
        film.unlink()
    nothing = look(table, films, tmp_path / "cache")

    assert [picture is None for picture in batch.pictures] == [False, True, False]
    assert [film.file for film in batch.unreadable] == ["film_000.png"]
    assert (nothing.mean, nothing.deviation, len(nothing.unreadable)) == (None, None, 3)


def test_batches_with_one_patient_twice_are_counted():
    """Side by side or apart, but within the batch; the last, short batch does not count."""
    order = ["a", "b", "a", "c", "d", "e", "f", "c", "g", "g"]

    assert batches_with_a_patient_twice(order, 4) == 1
    assert batches_with_a_patient_twice(order, 2) == 1
    assert batches_with_a_patient_twice(order[:3], 4) == 0
