"""A build that is killed, however rudely, leaves a cache that tells the truth."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.film_folder import film_folder
from xlite_core.errors import InvalidLabels
from xlite_core.imaging.cache import build_cache, open_cache
from xlite_core.imaging.cache_index import CachePlace, read_index
from xlite_core.imaging.film_reading import read_film
from xlite_core.imaging.preprocessing import PreprocessingRecipe

REPOSITORY = Path(__file__).resolve().parents[3]
RECIPE = PreprocessingRecipe(size=32)
COUNT = 40

BUILD = """
import os, sys, time
from pathlib import Path
from xlite_core.imaging import cache, cache_writing
from xlite_core.imaging.cache_index import IndexedFilm
from xlite_core.imaging.preprocessing import PreprocessingRecipe

root, folder, moment, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
cache_writing._COMMIT_EVERY = 4
calls = 0

def here():
    global calls
    calls += 1
    if calls == count:
        Path(folder, "here").touch()
        time.sleep(60)

fsync, to_line = os.fsync, IndexedFilm.to_line
def stopping_fsync(number):  # twice a commit: the films, then their lines
    here()
    fsync(number)
def torn_line(self):
    global calls
    calls += 1
    return to_line(self)[: 30 if calls == count else None]
def torn_fsync(number):
    fsync(number)
    if calls >= count:
        Path(folder, "here").touch()
        time.sleep(60)
if moment == "fsync":
    os.fsync = stopping_fsync
elif moment == "line":
    IndexedFilm.to_line, os.fsync = torn_line, torn_fsync
files = sorted(path.name for path in root.iterdir())
progress = (lambda _: here()) if moment == "film" else (lambda _: time.sleep(0.002))
cache.build_cache(files, root, PreprocessingRecipe(size=32), folder, progress=progress)
"""


def build_until_killed(root: Path, folder: Path, moment: str, count: int) -> None:
    """Start a build in a child, wait until it stands at the moment, and kill it there."""
    folder.mkdir(exist_ok=True)
    child = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root), str(folder), moment, str(count)], cwd=REPOSITORY
    )
    try:
        deadline = time.monotonic() + 60
        while not (folder / "here").exists() and child.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        assert child.poll() is None, "the build ended before it was killed"
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    (folder / "here").unlink()


def assert_tells_the_truth(root: Path, folder: Path) -> int:
    """Every film that the cache claims is right; return how many those are."""
    try:
        cache = open_cache(root, RECIPE, folder)
    except InvalidLabels:
        return 0
    files = [file for _, file in read_index(CachePlace.of(folder, RECIPE)).by_name]
    for film, file in zip(cache.films(files)[:], files, strict=True):
        assert np.array_equal(film, read_film(root / file, RECIPE).grey)
    return len(files)


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
@pytest.mark.parametrize(
    ("moment", "count", "kept"),
    [
        ("fsync", 1, range(1)),  # the first films are written, and not yet on the disk
        ("fsync", 2, range(4, 5)),  # their lines are written, and not yet on the disk
        ("fsync", 7, range(12, 13)),  # between films and lines of the fourth batch
        ("line", 11, range(10, 11)),  # within the eleventh line
        ("film", 3, range(1)),  # between two films, before anything is committed
        ("film", 30, range(28, 29)),
    ],
)
def test_a_build_killed_at_any_moment_tells_the_truth_and_goes_on(tmp_path, moment, count, kept):
    """No film is wrong, few are lost, and the next build brings the rest."""
    root, folder = tmp_path / "films", tmp_path / "cache"
    files = film_folder(root, COUNT)

    build_until_killed(root, folder, moment, count)
    found = assert_tells_the_truth(root, folder)
    report = build_cache(files, root, RECIPE, folder)

    assert found in kept
    assert (report.known, report.added) == (found, COUNT - found)
    assert assert_tells_the_truth(root, folder) == COUNT
    assert CachePlace.of(folder, RECIPE).films.stat().st_size == COUNT * 32 * 32


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_builds_killed_one_after_the_other_get_there(tmp_path):
    """Each goes on where the last was killed, at a film, in a commit or in a line."""
    root, folder = tmp_path / "films", tmp_path / "cache"
    film_folder(root, COUNT)
    found = [0]

    for moment, count in (("film", 9), ("line", 6), ("fsync", 3), ("film", 11)):
        build_until_killed(root, folder, moment, count)
        found.append(assert_tells_the_truth(root, folder))

    assert found == sorted(found)
    assert found[-1] >= 20
