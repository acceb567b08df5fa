"""A cache holds what the window would compute, and builds no film twice."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from dataclasses import replace

import numpy as np
import pytest

from tests.conftest import FILMS
from tests.helpers.film_folder import film_folder
from xlite_core.errors import RunDirectoryInUse, RunInterrupted
from xlite_core.imaging import cache, film_reading
from xlite_core.imaging.cache import (
    build_cache,
    estimated_bytes,
    in_units,
    not_cached,
    open_cache,
)
from xlite_core.imaging.cache_index import CachePlace, pixel_key
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey
from xlite_core.imaging.windowing import presented
from xlite_core.io.read import read_radiograph

RECIPE = PreprocessingRecipe(size=32)
COUNT = 9


@pytest.fixture
def root(tmp_path):
    film_folder(tmp_path / "films", COUNT)
    return tmp_path / "films"


@pytest.fixture
def files(root):
    return sorted(path.name for path in root.iterdir())


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def decoded(monkeypatch):
    """The names of the films that were decoded, as they come."""
    names = []
    original = film_reading.read_bounded
    monkeypatch.setattr(
        film_reading, "read_bounded", lambda path: names.append(path.name) or original(path)
    )
    return names


def expected(root, files, recipe=RECIPE):
    return np.stack(
        [network_grey(presented(read_radiograph(root / file)), recipe) for file in files]
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_cached_films_are_what_the_window_would_compute(root, files, folder, workers):
    """Pixel for pixel, in the order of the names asked for, from one thread or two."""
    report = build_cache(files, root, RECIPE, folder, workers=workers)

    wanted = files[::-2]
    films = open_cache(root, RECIPE, folder).films(wanted)
    assert (report.films, report.added, report.known, report.unreadable) == (COUNT, COUNT, 0, ())
    assert np.array_equal(films[np.arange(len(wanted))], expected(root, wanted))


@pytest.mark.films
def test_real_films_are_cached_as_the_window_shows_them(folder):
    """Grey and RGBA originals of 1024 pixels alike."""
    root = FILMS / "originals" / "nih"
    files = sorted(path.name for path in root.iterdir() if path.suffix == ".png")[::9]
    recipe = PreprocessingRecipe(size=224)

    build_cache(files, root, recipe, folder)

    assert np.array_equal(
        open_cache(root, recipe, folder).films(files)[:], expected(root, files, recipe)
    )


def test_a_whole_cache_decodes_nothing_and_needs_no_lock(root, files, folder, decoded):
    """Any number of runs may open it at the same moment."""
    build_cache(files, root, RECIPE, folder)
    decoded.clear()

    with CachePlace.of(folder, RECIPE).writer():
        report = build_cache(files, root, RECIPE, folder)

    assert (report.added, report.known, decoded) == (0, COUNT, [])


def test_mean_and_deviation_share_a_cache_and_size_does_not(root, files, folder, decoded):
    """Only what changes pixels makes another cache."""
    build_cache(files, root, RECIPE, folder)
    decoded.clear()

    build_cache(files, root, replace(RECIPE, mean=(0.5,), std=(0.25,)), folder)
    assert decoded == []
    build_cache(files[:2], root, replace(RECIPE, size=48), folder)
    assert len(decoded) == 2

    assert open_cache(root, replace(RECIPE, size=48), folder).films(files[:2]).shape == (2, 48, 48)


def test_the_key_changes_with_each_setting_that_changes_pixels():
    """Tiles without CLAHE change none."""
    recipes = [
        RECIPE,
        replace(RECIPE, size=33),
        replace(RECIPE, clahe_clip=3.0),
        replace(RECIPE, clahe_tiles=4),
        replace(RECIPE, clahe_clip=0),
    ]

    assert len({pixel_key(recipe) for recipe in recipes}) == len(recipes)
    assert pixel_key(replace(RECIPE, clahe_clip=0, clahe_tiles=4)) == pixel_key(recipes[-1])
    assert pixel_key(replace(RECIPE, clahe_clip=2)) == pixel_key(RECIPE)


def test_a_film_that_changed_is_read_again(root, files, folder):
    """And the others are not."""
    build_cache(files, root, RECIPE, folder)
    shutil.copy(root / files[0], root / files[1])
    os.utime(root / files[1], ns=(1, 1))

    report = build_cache(files, root, RECIPE, folder)

    assert (report.added, report.known) == (0, COUNT)  # its new content is known
    assert np.array_equal(open_cache(root, RECIPE, folder).films(files)[:], expected(root, files))


def test_films_that_moved_are_known_by_their_content(root, files, folder, decoded, tmp_path):
    """No film is decoded, and none takes space twice."""
    build_cache(files, root, RECIPE, folder)
    size = CachePlace.of(folder, RECIPE).films.stat().st_size
    decoded.clear()
    moved = root.rename(tmp_path / "elsewhere")

    report = build_cache(files, moved, RECIPE, folder)

    assert (report.added, report.known, decoded) == (0, COUNT, [])
    assert CachePlace.of(folder, RECIPE).films.stat().st_size == size == COUNT * 32 * 32
    assert np.array_equal(open_cache(moved, RECIPE, folder).films(files)[:], expected(moved, files))


def test_names_that_repeat_in_another_folder_stay_apart(root, files, folder, tmp_path):
    """Two data sets may call different films alike."""
    other = tmp_path / "other"
    film_folder(other, COUNT, size=56)

    for place in (root, other, root):
        build_cache(files, place, RECIPE, folder)

    for place in (root, other):
        films = open_cache(place, RECIPE, folder).films(files)
        assert np.array_equal(films[:], expected(place, files))


def test_a_film_that_is_gone_stays_cached(root, files, folder):
    """A cache serves runs whose films lie on a drive that is not there."""
    before = expected(root, files)
    build_cache(files, root, RECIPE, folder)
    (root / files[3]).unlink()

    assert build_cache(files, root, RECIPE, folder).known == COUNT
    assert np.array_equal(open_cache(root, RECIPE, folder).films(files)[:], before)


def test_unreadable_films_are_named_with_their_reason(root, files, folder):
    """The others are cached all the same."""
    (root / files[2]).write_bytes(b"no film")
    asked = [*files, "gone.png"]

    report = build_cache(asked, root, RECIPE, folder)

    assert [film.file for film in report.unreadable] == [files[2], "gone.png"]
    assert "does not exist" in report.unreadable[1].reason
    assert all(film.reason.endswith(".") for film in report.unreadable)
    assert report.added == COUNT - 1
    assert str(root) not in str(report)


def test_a_film_that_fits_no_memory_is_unreadable_not_fatal(root, files, folder, monkeypatch):
    """A strip that would be padded to a square of gigabytes, say."""

    def overflowing(*_):
        raise MemoryError

    monkeypatch.setattr(film_reading, "network_grey", overflowing)

    report = build_cache(files[:1], root, RECIPE, folder)

    assert "memory" in report.unreadable[0].reason


def test_progress_counts_to_the_total_and_knows_what_was_there(root, files, folder):
    """With a rate in films a second."""
    build_cache(files[:4], root, RECIPE, folder)
    seen = []

    build_cache(files, root, RECIPE, folder, progress=seen.append)

    assert [(step.done, step.total) for step in seen] == [(n, COUNT) for n in range(5, COUNT + 1)]
    assert all(step.films_per_s > 0 for step in seen)


def test_a_cancelled_build_keeps_what_it_did_and_goes_on(root, files, folder, decoded):
    """Its threads have ended, and the next build reads the rest alone."""
    asked = iter([False, False, True])

    first = build_cache(files, root, RECIPE, folder, cancelled=lambda: next(asked))
    assert not [t for t in threading.enumerate() if t.name.startswith("prefetch")]
    decoded.clear()
    second = build_cache(files, root, RECIPE, folder)

    assert (first.cancelled, first.added) == (True, 3)
    assert (second.cancelled, second.added, second.known) == (False, COUNT - 3, 3)
    assert sorted(decoded) == files[3:]


def test_one_process_builds_a_cache_at_a_time(root, files, folder):
    """The second is refused with a sentence."""
    with (
        CachePlace.of(folder, RECIPE).writer(),
        pytest.raises(RunDirectoryInUse, match="Another process is preparing films"),
    ):
        build_cache(files, root, RECIPE, folder)


def test_the_size_is_known_before_and_a_small_disk_refused(root, files, folder, monkeypatch):
    """112,120 films of 224 pixels take 5.6 GB; nothing is decoded where they do not fit."""
    size = estimated_bytes(112_120, PreprocessingRecipe(size=224))
    assert in_units(size) == "5.6 GB"
    assert in_units(estimated_bytes(1000, RECIPE)) == "1 MB"

    monkeypatch.setattr(cache.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 8, 1))
    with pytest.raises(RunInterrupted, match=r"takes 0 MB more, and its disk has 0 MB left"):
        build_cache(files, root, RECIPE, folder)

    assert not CachePlace.of(folder, RECIPE).films.exists()


@pytest.mark.parametrize(
    "failure",
    [(errno.ENOSPC, "disk of the cache is full"), (errno.EIO, "cache cannot be written")],
)
def test_a_disk_that_fails_is_one_sentence_and_loses_nothing(
    root, files, folder, monkeypatch, failure
):
    """What was committed before is there, and the next build adds the rest."""
    build_cache(files[:3], root, RECIPE, folder)

    number, sentence = failure

    def failing(_):
        raise OSError(number, "no", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(RunInterrupted, match=sentence) as caught:
            build_cache(files, root, RECIPE, folder)

    assert str(folder) not in str(caught.value)
    assert build_cache(files, root, RECIPE, folder).added == COUNT - 3
    assert np.array_equal(open_cache(root, RECIPE, folder).films(files)[:], expected(root, files))


def test_a_folder_that_cannot_be_made_is_one_sentence(root, files, tmp_path):
    """Here because a file has its name."""
    (tmp_path / "taken").write_bytes(b"")

    with pytest.raises(RunInterrupted, match="cache cannot be written"):
        build_cache(files, root, RECIPE, tmp_path / "taken")


def test_what_a_build_would_read_is_told_without_reading(tmp_path):
    """All films at first, none after the build, and one that changed."""
    names = film_folder(tmp_path / "films", 3)
    where = (names, tmp_path / "films", PreprocessingRecipe(size=32), tmp_path / "cache")

    assert not_cached(*where) == names
    build_cache(*where)
    assert not_cached(*where) == []
    (tmp_path / "films" / names[1]).write_bytes(b"changed")
    assert not_cached(*where) == [names[1]]
