"""From [data] to the films of a run: manifest, split, share, cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, read_manifest
from xlite_core.data.splits import make_split, read_split, stratified_share
from xlite_core.errors import InvalidConfiguration, InvalidLabels, RunInterrupted
from xlite_core.imaging.cache import CacheProgress, build_cache, open_cache
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.places import films_cache
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
    """Return where preprocessed films are kept: as configured, or in the caches folder."""
    return data.cache or films_cache()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Opening:
    """What [data] names, before any film is touched.

    Attributes:
        manifest: Of the data set.
        table: The films that the run may touch, with the findings that it asks for.
        parts: Which of them do what.
        cache: Folder of preprocessed films.
    """

    manifest: Manifest
    table: LabelTable
    parts: Parts
    cache: Path

    def films(
        self,
        recipes: Sequence[PreprocessingRecipe],
        *,
        progress: Callable[[CacheProgress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> TrainingFilms:
        """Return the films; those that no cache holds yet are preprocessed first.

        Args:
            recipes: The student's, then those of teachers that look at pixels.
            progress: Told while a cache is built.
            cancelled: Asked while a cache is built; True ends it.

        Raises:
            InvalidLabels: Films cannot be read.
            RunInterrupted: It was cancelled, or the disk has not the space.
        """
        opened = [self._films(recipe, progress, cancelled) for recipe in recipes]
        return TrainingFilms(
            table=self.table,
            films=opened[0],
            teacher_films=tuple(opened[1:]),
            train=self.parts.train,
            validation=self.parts.validation,
            test=self.parts.test,
            judging=self.parts.judging,
            origin=self.parts.origin,
        )

    def _films(
        self,
        recipe: PreprocessingRecipe,
        progress: Callable[[CacheProgress], None],
        cancelled: Callable[[], bool],
    ) -> FilmArray:
        files, root = self.table.files.tolist(), self.manifest.root
        report = build_cache(
            files, root, recipe, self.cache, progress=progress, cancelled=cancelled
        )
        if report.cancelled:
            raise RunInterrupted(
                "The run was stopped before its films were preprocessed.",
                "Start it again: what was preprocessed stays.",
            )
        if report.unreadable:
            worst = "; ".join(str(film) for film in report.unreadable[:_WORST_LISTED])
            raise InvalidLabels(
                f"{len(report.unreadable)} of {len(files)} films cannot be read: {worst}.",
                "Mend the files, or import the data set again without them.",
            )
        return open_cache(root, recipe, self.cache).films(files)


def opening(config: TrainingConfig) -> Opening:
    """Read what a configuration's [data] names.

    Args:
        config: Its findings choose label columns; empty for those of the manifest.

    Raises:
        InvalidConfiguration: The configuration has no [data], or there is no such fold.
        InvalidLabels: Manifest, split or folds cannot be used.
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
    return Opening(
        manifest=manifest,
        table=table[needed],
        parts=_moved(parts, needed),
        cache=cache_folder(config.data),
    )


def open_films(
    config: TrainingConfig, *, progress: Callable[[CacheProgress], None] = lambda _: None
) -> TrainingFilms:
    """Open the films of a configuration, without those of a teacher.

    Raises:
        InvalidConfiguration: As `opening` says.
        InvalidLabels: As `opening` says, or films cannot be read.
    """
    return opening(config).films([config.recipe], progress=progress)


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
