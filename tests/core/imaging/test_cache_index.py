"""An index may be cut off or damaged; it never says that a film lies where it does not."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.helpers.film_folder import film_folder
from xlite_core.errors import InvalidLabels, RunInterrupted
from xlite_core.imaging.cache import build_cache, open_cache
from xlite_core.imaging.cache_index import CachePlace, IndexedFilm, read_index
from xlite_core.imaging.film_reading import read_film
from xlite_core.imaging.preprocessing import PreprocessingRecipe

RECIPE = PreprocessingRecipe(size=32)
COUNT = 6


@pytest.fixture
def built(tmp_path):
    """Film names and the place of a whole cache; root and caches lie in `tmp_path`."""
    files = film_folder(tmp_path / "films", COUNT)
    build_cache(files, tmp_path / "films", RECIPE, tmp_path / "cache")
    return files, CachePlace.of(tmp_path / "cache", RECIPE)


def assert_sound(tmp_path, files):
    films = open_cache(tmp_path / "films", RECIPE, tmp_path / "cache").films(files)
    for film, file in zip(films[:], files, strict=True):
        assert np.array_equal(film, read_film(tmp_path / "films" / file, RECIPE).grey)


def build(tmp_path, files):
    return build_cache(files, tmp_path / "films", RECIPE, tmp_path / "cache")


@pytest.mark.parametrize("lost", [1, 2, 40, 150, 400])
def test_a_torn_tail_is_ignored_and_built_again(tmp_path, built, lost):
    """However many bytes the last write lost."""
    files, place = built
    data = place.index.read_bytes()
    place.index.write_bytes(data[:-lost])
    lines = data[:-lost].count(b"\n")

    assert read_index(place).rows == lines
    report = build(tmp_path, files)

    assert (report.added, report.known) == (COUNT - lines, lines)
    assert place.index.read_bytes().count(b"\n") == COUNT
    assert_sound(tmp_path, files)


@pytest.mark.parametrize(
    "line",
    [
        b"\0" * 40,
        b"{}",
        b"[1, 2, 3]",
        b"null",
        b"\xff\xfe",
        b'["r", "f", "s", -1, 2, 3]',
        b'["r", 7, "s", 1, 2, 3]',
        b'["r", "f", "s", true, 2, 3]',
    ],
)
def test_a_line_that_cannot_be_believed_costs_its_own_film_alone(tmp_path, built, line):
    """Here the third of six."""
    files, place = built
    lines = place.index.read_bytes().splitlines()
    lines[2] = line
    place.index.write_bytes(b"\n".join(lines) + b"\n")

    index = read_index(place)
    report = build(tmp_path, files)

    assert index.damaged
    assert (report.added, report.known) == (1, COUNT - 1)
    assert not read_index(place).damaged
    assert_sound(tmp_path, files)


def test_lines_whose_films_were_lost_never_come_true(tmp_path, built):
    """A power cut took the last films; other films then fill their rows."""
    files, place = built
    with place.films.open("r+b") as stream:
        stream.truncate(3 * place.film_bytes + 7)
    others = film_folder(tmp_path / "films" / "more", COUNT, size=48)
    others = [f"more/{name}" for name in others]

    build(tmp_path, others)

    cache = open_cache(tmp_path / "films", RECIPE, tmp_path / "cache")
    assert_sound(tmp_path, [*files[:3], *others])
    with pytest.raises(InvalidLabels, match="3 of 6 films are not in the cache"):
        cache.rows(files)
    assert build(tmp_path, files).added == 3
    assert_sound(tmp_path, [*files, *others])


def test_films_without_a_line_are_written_over(tmp_path, built):
    """They are what a kill leaves between the film and its line."""
    files, place = built
    with place.films.open("ab") as stream:
        stream.write(b"\x55" * (place.film_bytes + 11))
    (more,) = film_folder(tmp_path / "films" / "more", 1, size=48)

    build(tmp_path, [f"more/{more}"])

    assert read_index(place).rows == COUNT + 1
    assert_sound(tmp_path, [*files, f"more/{more}"])


def test_a_line_survives_the_file_and_back():
    """Names with any character included."""
    film = IndexedFilm(
        root="a", file='b/"ü\n,\u2028].png', sha256="c", row=3, byte_count=5, modified=10**18
    )

    line = film.to_line()

    assert IndexedFilm.from_line(line) == film
    assert line.splitlines(keepends=True) == [line]
    assert isinstance(json.loads(line), list)


def test_an_index_that_cannot_be_read_is_one_sentence(tmp_path, built):
    """Here because it is a folder."""
    _, place = built
    place.index.unlink()
    place.index.mkdir()

    with pytest.raises(RunInterrupted, match="cache cannot be read"):
        read_index(place)


def test_a_place_without_a_cache_holds_nothing(tmp_path):
    """And is no error."""
    index = read_index(CachePlace.of(tmp_path / "none", RECIPE))

    assert (index.rows, index.by_name, index.damaged) == (0, {}, False)
