"""Films, good and spoilt, as an input check sees them: what it is fitted to and judged on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.export.spoilt_films import SPOILT, varied
from xlite_core.imaging.preprocessing import (
    PreprocessingRecipe,
    SquarePadding,
    equalised,
    normalised,
    padded_to_square,
    resized,
)
from xlite_core.imaging.windowing import GreyImage, presented
from xlite_core.inference.header_check import CHILD_YEARS
from xlite_core.inference.input_features import film_features, working_film
from xlite_core.inference.session import StudentSession
from xlite_core.io.read import read_radiograph

GOOD, VARIED, CHILD, VARIED_CHILD = "good", "varied", "child", "varied_child"

GROWN_UP_YEARS = 16
"""Films between a child's age and this belong to neither side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFilm:
    """A sound film of a known patient.

    Attributes:
        path: Its file.
        patient: Whose it is.
        age_years: NaN where unknown; then it counts as an adult's.
    """

    path: Path
    patient: str
    age_years: float = float("nan")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Observations:
    """What an input check sees of some films.

    Attributes:
        features: float32, shape (rows, features).
        kinds: "good", "varied" (good too), "varied_child" or a kind, shape (rows,).
        patients: Shape (rows,).
    """

    features: NDArray[np.float32]
    kinds: NDArray[np.str_]
    patients: NDArray[np.str_]

    def __getitem__(self, rows: NDArray[np.bool_]) -> Observations:
        return Observations(
            features=self.features[rows], kinds=self.kinds[rows], patients=self.patients[rows]
        )


def observe(
    session: StudentSession,
    recipe: PreprocessingRecipe,
    films: Sequence[KnownFilm],
    *,
    seed: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Observations:
    """Spoil each film in every way, and look at all of them.

    Args:
        session: Of the student that the check is for.
        recipe: Its own.
        films: Sound ones; children's join the kind "child" and are not spoilt.
        seed: Of all chance.
        progress: Called with films done and films in all.

    Raises:
        UnreadableImage: A film cannot be read.
    """
    features, kinds, patients = [], [], []
    for number, film in enumerate(films):
        if number % 10 == 0:
            progress(number, len(films))
        random = np.random.default_rng((seed, number))
        for kind, picture in _pictures(presented(read_radiograph(film.path)), film, random):
            features.append(input_features(session, recipe, picture))
            kinds.append(kind)
            patients.append(film.patient)
    progress(len(films), len(films))
    return Observations(
        features=np.array(features, np.float32),
        kinds=np.array(kinds, np.str_),
        patients=np.array(patients, np.str_),
    )


def input_features(
    session: StudentSession, recipe: PreprocessingRecipe, film: GreyImage
) -> NDArray[np.float32]:
    """Return what `InputCheck` sees of a presented film: its features, then the embedding."""
    square = resized(padded_to_square(film), recipe.size)
    seen = film_features(working_film(square, SquarePadding(*film.shape)))
    embedding = session.run(normalised(equalised(square, recipe), recipe)).embedding
    return np.concatenate([seen, embedding])


def _pictures(
    picture: GreyImage, film: KnownFilm, random: np.random.Generator
) -> list[tuple[str, GreyImage]]:
    if film.age_years < CHILD_YEARS:
        return [(CHILD, picture), (VARIED_CHILD, varied(picture, random))]
    if film.age_years < GROWN_UP_YEARS:
        return [(VARIED, varied(picture, random))]
    made = [(GOOD, picture), (VARIED, varied(picture, random))]
    for kind, spoil in SPOILT.items():
        start = varied(picture, random) if random.random() < 0.5 else picture
        made.append((kind, spoil(start, random)))
    return made
