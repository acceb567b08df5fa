"""How fast a batch is, and in a process of its own what memory it takes."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psutil

from tests.benchmarks import material
from xlite_core.batch.control import BatchControl
from xlite_core.batch.film_row import RowState
from xlite_core.batch.listing import list_films
from xlite_core.batch.run import run_batch
from xlite_core.batch.store import BatchStore
from xlite_core.imaging.preprocessing import network_input
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.prefetch import usable_cores

NOTE = "PNG of 1024 x 1024, read, decoded, checked, scored and saved"
_CONTENTS = 24
_STAGED = 60
"""Films whose stages are timed for one bound; all of them in memory at once."""
_QUIET_S, _STEADY_MB = 5.0, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """One batch beside one bound.

    Attributes:
        speed: Films a second of the batch.
        bound: Films a second, if the cores did nothing but decoding, recipe and forward pass.
        core_ms: Core-time of a film in the batch.
        stages_ms: Core-time of decoding, recipe and forward pass of a film.
    """

    speed: float
    bound: float
    core_ms: float
    stages_ms: tuple[float, float, float]

    @property
    def summed_ms(self) -> float:
        return sum(self.stages_ms)


def film_folder(count: int) -> Path:
    """Return a folder of so many films; they share a few contents, which stay in memory."""
    folder = Path(tempfile.mkdtemp(dir=material.folder()))
    sources = [material.png_film(1024, shade) for shade in range(_CONTENTS)]
    for number in range(count):
        os.link(sources[number % _CONTENTS], folder / f"film_{number:05d}.png")
    return folder


def speeds(films: int, *, repeats: int, student: Path) -> list[Speed]:
    """Time stages and batches in turn, so that a busy moment hits both."""
    folder, single = film_folder(films), Classifier.open(student, provider="CPU", threads=1)
    classifier = Classifier.open(student)
    _batch(folder, classifier)  # files come from memory from now on
    return [_speed(folder, classifier, single) for _ in range(repeats)]


def _speed(folder: Path, classifier: Classifier, single: Classifier) -> Speed:
    before = _stages_ms(folder, single)
    count, seconds, core_s = _batch(folder, classifier)
    after = _stages_ms(folder, single)
    decoding, recipe, forward = (statistics.mean(pair) for pair in zip(before, after, strict=True))
    bound = 1000 * usable_cores() / (decoding + recipe + forward)
    return Speed(
        speed=count / seconds, bound=bound, core_ms=1000 * core_s / count,
        stages_ms=(decoding, recipe, forward),
    )  # fmt: skip


def _stages_ms(folder: Path, single: Classifier) -> list[float]:
    """Return the core-time of decoding, recipe and forward pass of a film, each by itself."""
    paths = sorted(folder.iterdir())[:_STAGED]
    session, recipe, times = single._session, single.card.recipe, [time.process_time()]
    films = [read_radiograph(path) for path in paths]
    times.append(time.process_time())
    images = [network_input(film, recipe) for film in films]
    times.append(time.process_time())
    for image in images:
        session.run(image)
    times.append(time.process_time())
    return [1000 * (b - a) / len(paths) for a, b in pairwise(times)]


def _batch(folder: Path, classifier: Classifier) -> tuple[int, float, float]:
    """Return the films of a batch, its seconds, and the core-seconds of it and its children."""
    store = BatchStore(Path(tempfile.mkdtemp(dir=material.folder())) / "films.batch")
    try:
        with store.writer():
            list_films(store, [folder])
            started, core = time.perf_counter(), _core_s()
            assert run_batch(store, classifier, BatchControl())
            seconds, core = time.perf_counter() - started, _core_s() - core
            return _all_scored(store), seconds, core
    finally:
        store.close()


def _all_scored(store: BatchStore) -> int:
    """Return the number of films; a film that failed would be the fastest of all."""
    counts = store.counts()
    assert set(counts) == {RowState.SCORED}, counts
    return counts.total()


def _core_s() -> float:
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def stages_words(measured: Sequence[Speed]) -> str:
    """Say what a bound is made of, by medians."""
    parts = zip(*(speed.stages_ms for speed in measured), strict=True)
    decoding, recipe, forward = (statistics.median(part) for part in parts)
    return f"decoding {decoding:.1f}, recipe {recipe:.1f}, forward {forward:.1f} ms of a core"


def growth_mb(few: int, many: int, student: Path) -> float:
    """Return how much more memory is taken after many films than after a few, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.batch_speed", str(few), str(many), str(student)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    after_few, after_many = json.loads(done.stdout.splitlines()[-1])
    return after_many - after_few


def _anonymous_mb() -> float:
    """Return memory of this process and its children; mapped files belong to the system."""
    gc.collect()
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    infos = [process.memory_info() for process in processes]
    return sum(info.rss - info.shared for info in infos) / 1e6


def _settled_mb() -> float:
    """Wait until memory no longer changes: idle readers load what DICOM needs, once, 17 MB each."""
    before, now = 0.0, _anonymous_mb()
    while abs(now - before) > _STEADY_MB:
        time.sleep(_QUIET_S)
        before, now = now, _anonymous_mb()
    return now


def main() -> None:
    """Score a few films and then many, and print the memory taken after each, in megabytes."""
    counts, classifier = list(map(int, sys.argv[1:3])), Classifier.open(Path(sys.argv[3]))
    taken: list[float] = []
    _batch(film_folder(counts[0]), classifier)  # libraries, readers and a second session, once
    _settled_mb()
    for count in counts:
        _batch(film_folder(count), classifier)
        taken.append(_settled_mb())
    sys.stdout.write(json.dumps(taken) + "\n")


if __name__ == "__main__":
    main()
