"""From [data] to the films of a run: manifest, split, share, cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.data.splits import make_split, read_split, stratified_share
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.imaging.cache import CacheProgress, build_cache, open_cache
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import FilmArray, TrainingFilms
from xlite_core.training.sections import DataConfig

_WORST_LISTED = 5


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Parts:
    """Which rows of a table do what, as in `TrainingFilms`."""

    train: NDArray[np.intp]
    validation: NDArray[np.intp]
    test: NDArray[np.intp]
    judging: NDArray[np.bool_]
    origin: str


def cache_folder(data: DataConfig) -> Path:
    """Return where preprocessed films are kept: as configured, or the user's cache folder."""
    return data.cache or user_cache_path("X-Lite Desktop", appauthor=False) / "films"


def open_films(
    config: TrainingConfig,
    *,
    recipes: Sequence[PreprocessingRecipe] = (),
    progress: Callable[[CacheProgress], None] = lambda _: None,
) -> TrainingFilms:
    """Open the films of a configuration; those that no cache holds yet are preprocessed first.

    Args:
        config: Its [data], its recipe, and its findings: empty for those of the manifest.
        recipes: Of teachers that look at pixels.
        progress: Told while a cache is built.

    Raises:
        InvalidConfiguration: The configuration has no [data].
        InvalidLabels: Manifest, split or folds cannot be used, or films cannot be read.
    """
    if config.data is None:
        raise InvalidConfiguration(
            "The configuration does not say which films to train on.",
            "Add a section [data] that names a manifest.",
        )
    manifest = read_manifest(config.data.manifest)
    table = manifest.table
    if config.findings:
        table = table.for_findings(config.findings)
    parts = parts_of_table(config.data, table)
    needed = np.unique(np.concatenate([parts.train, parts.validation, parts.test]))
    table, parts = table[needed], _moved(parts, needed)
    opened = [
        _films(manifest, table, recipe, cache_folder(config.data), progress)
        for recipe in (config.recipe, *recipes)
    ]
    return TrainingFilms(
        table=table,
        films=opened[0],
        teacher_films=tuple(opened[1:]),
        train=parts.train,
        validation=parts.validation,
        test=parts.test,
        judging=parts.judging,
        origin=parts.origin,
    )


def parts_of_table(data: DataConfig, table: LabelTable) -> Parts:
    """Return which films of a table train, validate and test.

    Args:
        data: Folds, or splits, or neither: then 70/15/15 is made.
        table: All films of the manifest.

    Raises:
        InvalidLabels: The fold file or the split does not fit the table.
        InvalidConfiguration: There is no such fold.
    """
    parts = _fold(data, table) if data.folds is not None else _split(data, table)
    if data.share == 1.0:
        return parts
    train = stratified_share(
        table, parts.train, data.share, seed=data.split_seed, grouping=data.grouping
    )
    return Parts(
        train=train,
        validation=parts.validation,
        test=parts.test,
        judging=parts.judging,
        origin=f"{parts.origin}; {data.share:.0%} of the training films, stratified",
    )


def _split(data: DataConfig, table: LabelTable) -> Parts:
    if data.splits is not None:
        split = read_split(data.splits, table, seed=data.split_seed)
        origin = f"read from {data.splits.name}"
    else:
        split = make_split(table, seed=data.split_seed, grouping=data.grouping)
        origin = f"70/15/15 by {data.grouping}, stratified, seed {data.split_seed}"
    return Parts(
        train=split.train,
        validation=split.validation,
        test=split.test,
        judging=np.ones(len(table), dtype=bool),
        origin=origin,
    )


def _fold(data: DataConfig, table: LabelTable) -> Parts:
    assert data.folds is not None
    assert data.fold is not None
    folds = read_folds(data.folds)
    if data.fold >= folds.count:
        raise InvalidConfiguration(
            f"There is no fold {data.fold}.", f"Choose one from 0 to {folds.count - 1}."
        )
    rows = folds.rows_of(table)
    judging = np.zeros(len(table), dtype=bool)
    judging[rows] = folds.headline
    held_out = folds.folds == data.fold
    return Parts(
        train=np.sort(rows[~held_out]),
        validation=np.sort(rows[held_out]),
        test=np.empty(0, np.intp),
        judging=judging,
        origin=f"fold {data.fold} of {folds.count} in {data.folds.name}",
    )


def _moved(parts: Parts, needed: NDArray[np.intp]) -> Parts:
    """Return the parts as row numbers of the table of needed films."""
    train, validation, test = (
        np.searchsorted(needed, rows) for rows in (parts.train, parts.validation, parts.test)
    )
    return Parts(
        train=train,
        validation=validation,
        test=test,
        judging=parts.judging[needed],
        origin=parts.origin,
    )


def _films(
    manifest: Manifest,
    table: LabelTable,
    recipe: PreprocessingRecipe,
    folder: Path,
    progress: Callable[[CacheProgress], None],
) -> FilmArray:
    files = table.files.tolist()
    report = build_cache(files, manifest.root, recipe, folder, progress=progress)
    if report.unreadable:
        worst = "; ".join(str(film) for film in report.unreadable[:_WORST_LISTED])
        raise InvalidLabels(
            f"{len(report.unreadable)} of {len(files)} films cannot be read: {worst}.",
            "Mend the files, or import the data set again without them.",
        )
    return open_cache(manifest.root, recipe, folder).films(files)
