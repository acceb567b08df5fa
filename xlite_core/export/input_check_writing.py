"""Gives a model file its input check; the network's bytes stay as they are."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from xlite_core.errors import InvalidLabels
from xlite_core.export.input_check_fitting import fit_input_check
from xlite_core.export.input_check_learning import KnownFilm, Observations, observe
from xlite_core.export.spoilt_films import SPOILT
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.input_check_card import InputCheckCard
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.session import StudentSession

LEAST_BUILDING = 100
"""Films; with fewer, a detector of hundreds of numbers would learn them by heart."""

_SEEDS = (0, 1)

Progress = Callable[[str, int, int], None]


def halves(films: Sequence[KnownFilm]) -> tuple[list[KnownFilm], list[KnownFilm]]:
    """Split films by patient: those that build and those that measure.

    A patient's side is a bit of the SHA-256 of the identifier: it never changes,
    whatever films come or go.
    """
    sides: tuple[list[KnownFilm], list[KnownFilm]] = ([], [])
    for film in films:
        digest = hashlib.sha256(film.patient.encode()).digest()
        sides[digest[-1] % 2].append(film)
    return sides


def with_input_check(
    content: bytes,
    building: Sequence[KnownFilm],
    measuring: Sequence[KnownFilm],
    *,
    source: str,
    progress: Progress = lambda _what, _done, _total: None,
) -> tuple[bytes, InputCheckCard]:
    """Return a model file with an input check fitted to its own network.

    Args:
        content: A whole model file with its card.
        building: Sound films that the check is fitted to.
        measuring: Sound films of other patients, that say what it is worth.
        source: What the films are: "NIH films".
        progress: Called with what is done, how far it is and how far it goes.

    Raises:
        InvalidLabels: There are too few films, or a patient is on both sides.
        UnreadableImage: A film cannot be read.
    """
    _require_enough(building, measuring)
    session = StudentSession(content, provider="CPU")
    card = ModelCard.from_json(session.metadata[CARD_KEY])
    seen: list[Observations] = [
        observe(
            session,
            card.recipe,
            films,
            seed=seed,
            progress=lambda done, total, what=what: progress(what, done, total),  # type: ignore[misc]
        )
        for films, seed, what in (
            (building, _SEEDS[0], "Spoiling films to learn from"),
            (measuring, _SEEDS[1], "Spoiling films to measure on"),
        )
    ]
    check = fit_input_check(
        *seen,
        built_on=_sentence(building, source, "were spoilt on purpose to build it"),
        measured_on=_sentence(measuring, source, "and their spoilt copies measured it"),
        progress=lambda done, total: progress("Fitting the input check", done, total),
    )
    return with_card(content, dataclasses.replace(card, input_check=check).to_json()), check


def affordable(films: Sequence[KnownFilm], forward_ms: float, seconds: float) -> list[KnownFilm]:
    """Return evenly spaced films that can be spoilt and looked at in a time, at least a few.

    Args:
        films: In any order.
        forward_ms: One pass of the student, in milliseconds.
        seconds: For all of them.
    """
    each = (len(SPOILT) + 2) * (forward_ms + 3) / 1000
    count = min(len(films), max(int(seconds / each), 2 * LEAST_BUILDING))
    if not films:
        return []
    chosen = np.linspace(0, len(films) - 1, count).round().astype(int)
    return [films[number] for number in np.unique(chosen)]


def _require_enough(building: Sequence[KnownFilm], measuring: Sequence[KnownFilm]) -> None:
    if len(building) < LEAST_BUILDING or not measuring:
        raise InvalidLabels(
            f"{len(building)} films are too few to build an input check, which needs "
            f"{LEAST_BUILDING}, and others to measure it.",
            "Give more films, or do without an input check.",
        )
    if {film.patient for film in building} & {film.patient for film in measuring}:
        raise InvalidLabels(
            "A patient's films would both build and measure the input check.",
            "Split the films by patient.",
        )


def _sentence(films: Sequence[KnownFilm], source: str, did: str) -> str:
    patients = len({film.patient for film in films})
    return f"{len(films):,} {source} of {patients:,} patients {did}."
