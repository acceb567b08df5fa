"""Is a cache built as fast as its films can be decoded?"""

from __future__ import annotations

import itertools
from pathlib import Path

import cv2
import numpy as np

from tests.benchmarks import material
from tests.benchmarks.measuring import Action, Figure, figure, interleaved, ratios
from tests.conftest import FILMS
from xlite_core.imaging.cache import build_cache
from xlite_core.imaging.preprocessing import PreprocessingRecipe

QUESTION = "Building a cache of 224-pixel films on one core"
RECIPE = PreprocessingRecipe(size=material.SIZE)


def measure(*, quick: bool) -> list[Figure]:
    repeats = 3 if quick else 12
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)  # "on one core" is the question
    try:
        figures = _compared("phantoms", _phantoms(8 if quick else 24), repeats)
        if FILMS.is_dir():
            figures += _compared(
                "NIH originals", sorted((FILMS / "originals/nih").glob("*.png")), repeats
            )
    finally:
        cv2.setNumThreads(threads)
    return figures


def _phantoms(count: int) -> list[Path]:
    return [material.png_film(shade=shade) for shade in range(count)]


def _compared(name: str, films: list[Path], repeats: int) -> list[Figure]:
    ours, bare = interleaved([_whole(films), _bare(films)], repeats, warm_up=1)
    ours, bare = ([ms / len(films) for ms in samples] for samples in (ours, bare))
    about = f"{len(films)} {name}, 1024 x 1024 PNG"
    note = "against read + cv2.imdecode + resize INTER_AREA + CLAHE, one thread, nothing written"
    return [
        figure(QUESTION, about, ratios(ours, bare), "x", goal=1.3, note=note),
        figure(QUESTION, f"{about}: ours, a film", ours, "ms", goal=15.0),
        figure(QUESTION, f"{about}: reference, a film", bare, "ms"),
    ]


def _whole(films: list[Path]) -> Action:
    turns = itertools.count()

    def action() -> object:
        folder = material.folder() / f"cache_{len(films)}_{next(turns)}"  # always an empty one
        files = [path.name for path in films]
        return build_cache(files, films[0].parent, RECIPE, folder, workers=1)

    return action


def _bare(films: list[Path]) -> Action:
    clahe = cv2.createCLAHE(clipLimit=2.0, tileGridSize=(8, 8))

    def action() -> object:
        size = (material.SIZE, material.SIZE)
        for path in films:
            data = np.frombuffer(path.read_bytes(), np.uint8)
            film = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
            clahe.apply(cv2.resize(film, size, interpolation=cv2.INTER_AREA))
        return None

    return action
