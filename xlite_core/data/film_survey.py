"""Looking at the films of a data set: near duplicates, negatives, turned and colour films."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.film_look import TEXTURE_SIDE, FilmLook, look_at
from xlite_core.data.manifest import Manifest
from xlite_core.data.near_duplicates import near_duplicates
from xlite_core.errors import InvalidLabels
from xlite_core.imaging.cache import not_cached, open_cache
from xlite_core.imaging.film_reading import ReadFilm, read_or_reason
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.imaging.windowing import GreyImage
from xlite_core.io.channels import channels_of
from xlite_core.prefetch import prefetched, usable_cores

_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What looking at the films found out.

    Attributes:
        fingerprint: Of the manifest.
        films: Of the data set.
        looked: Those that could be read.
        pairs: Two files that are versions of one picture, and how alike they are, up to 1.
        inverted, upside_down, on_its_side: Files.
        channels: Files with more than one channel, and how many they have.
    """

    fingerprint: str
    films: int
    looked: int
    pairs: tuple[tuple[str, str, float], ...] = ()
    inverted: tuple[str, ...] = ()
    upside_down: tuple[str, ...] = ()
    on_its_side: tuple[str, ...] = ()
    channels: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    look: FilmLook | None
    channels: int | None


def survey_films(
    manifest: Manifest,
    recipe: PreprocessingRecipe,
    cache: Path,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Survey | None:
    """Look at every film; those in the cache are not decoded again.

    Args:
        manifest: Of the data set.
        recipe: How films are brought to one size.
        cache: Folder of all caches.
        progress: Called after each film with the films done and all films.
        cancelled: Asked after each film, and while duplicates are searched.

    Returns:
        What was found; None if cancelled.
    """
    files = manifest.table.files.tolist()
    seen = []
    with closing(_looks(files, manifest.root, recipe, cache)) as looks:
        for film in looks:
            seen.append(film)
            progress(len(seen), len(files))
            if cancelled():
                return None
    rows = [row for row, film in enumerate(seen) if film.look is not None]
    looks_of = [film.look for film in seen if film.look is not None]
    pairs = near_duplicates(_fingerprints(looks_of), _textures(looks_of), cancelled=cancelled)
    if pairs is None:
        return None
    standing = {files[row]: look.standing for row, look in zip(rows, looks_of, strict=True)}
    return Survey(
        fingerprint=manifest.fingerprint,
        films=len(files),
        looked=len(rows),
        pairs=tuple(
            (files[rows[pair.first]], files[rows[pair.second]], round(pair.alike, 3))
            for pair in pairs
        ),
        inverted=tuple(file for file, how in standing.items() if how == "inverted"),
        upside_down=tuple(file for file, how in standing.items() if how == "upside down"),
        on_its_side=tuple(file for file, how in standing.items() if how == "on its side"),
        channels=tuple(
            (file, film.channels)
            for file, film in zip(files, seen, strict=True)
            if film.channels is not None and film.channels > 1
        ),
    )


def write_survey(path: Path, survey: Survey) -> None:
    """Keep a survey; the one before is replaced.

    Raises:
        InvalidLabels: The file cannot be written.
    """
    try:
        with atomic_write(path) as stream:
            values = {"schema": _SCHEMA, **asdict(survey)}
            stream.write(json.dumps(values, ensure_ascii=False).encode())
    except OSError:
        raise InvalidLabels(
            "What was found cannot be written.", "Check the disk and the data set's folder."
        ) from None


def read_survey(path: Path, manifest: Manifest) -> Survey | None:
    """Return the survey of a data set; None where there is none, or the films are others now."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values.pop("schema") != _SCHEMA:
            return None
        survey = Survey(**values)
        pairs = tuple((str(one), str(other), float(alike)) for one, other, alike in survey.pairs)
        channels = tuple((str(file), int(number)) for file, number in survey.channels)
        turned = survey.inverted, survey.upside_down, survey.on_its_side
        inverted, upside_down, on_its_side = (tuple(map(str, files)) for files in turned)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if survey.fingerprint != manifest.fingerprint:
        return None
    return replace(
        survey,
        pairs=pairs,
        channels=channels,
        inverted=inverted,
        upside_down=upside_down,
        on_its_side=on_its_side,
    )


def _looks(
    files: Sequence[str], root: Path, recipe: PreprocessingRecipe, cache: Path
) -> Generator[_Seen, None, None]:
    missing = set(not_cached(files, root, recipe, cache))
    there = [file for file in files if file not in missing]
    cached = open_cache(root, recipe, cache).films(there) if there else None
    row_of = {file: row for row, file in enumerate(there)}

    def grey(file: str) -> GreyImage | None:
        if cached is not None and file in row_of:
            return cached[row_of[file]]
        film = read_or_reason(root / file, file, recipe)
        return film.grey if isinstance(film, ReadFilm) else None

    def look(file: str) -> _Seen:
        film = grey(file)
        try:
            channels = channels_of(root / file)
        except OSError:  # the film may be in the cache and its file on a drive that is not there
            channels = None
        return _Seen(None if film is None else look_at(film), channels)

    return prefetched(look, files, workers=usable_cores())


def _fingerprints(looks: Sequence[FilmLook]) -> NDArray[np.uint64]:
    return np.array([look.fingerprint for look in looks], dtype=np.uint64)


def _textures(looks: Sequence[FilmLook]) -> NDArray[np.int8]:
    cells = TEXTURE_SIDE * TEXTURE_SIDE
    return np.array([look.texture for look in looks], np.int8).reshape(len(looks), cells)
