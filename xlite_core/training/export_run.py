"""From a finished run's folder to its model file: calibrated, gated, measured."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.data.films import require_readable
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration, InvalidLabels, XLiteError
from xlite_core.export.half_storage import HalfStorage, store_half
from xlite_core.export.onnx_export import export_student
from xlite_core.export.parity import ParityReport
from xlite_core.imaging.cache import CacheProgress, build_cache, open_cache
from xlite_core.imaging.preprocessing import normalised
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.model_card import ModelCard
from xlite_core.models.student import Student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import require_same_films
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import FilmArray, TrainingFilms
from xlite_core.training.finish import measure_model
from xlite_core.training.open_run import Opening, opening
from xlite_core.training.run_card import run_card, run_judges
from xlite_core.training.run_input_check import add_input_check
from xlite_core.training.shipped_student import (
    averaged_rows,
    evidence_peaks,
    full_scale,
    shipped_student,
)

SCALE_FILMS = 2000
"""Validation films with findings, at most, that set the scale of maps: their 95th percentile then
moves by one or two per cent between samples."""

STORAGE_FILMS = 64
"""Real films that judge whether weights may be stored as FP16."""

GATE_FILMS = 8
"""Real films that network and graph are compared on: maps of noise say little about theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedRun:
    """What an export wrote.

    Attributes:
        path: The model file in the run's folder.
        card: What it says of itself.
        parity: How closely network and graph agree.
        storage: Whether weights are stored as FP16, and what that moves.
        unmeasured: Why speed and size did not reach metrics.json and results.csv, a
            sentence; empty if they did.
        unchecked: Why the model has no input check, a sentence; empty if it has one.
    """

    path: Path
    card: ModelCard
    parity: ParityReport
    storage: HalfStorage
    unmeasured: str = ""
    unchecked: str = ""


def export_run(
    directory: RunDirectory,
    *,
    name: str | None = None,
    manifest: Path | None = None,
    progress: Callable[[CacheProgress], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> ExportedRun:
    """Write the model file of a finished run into its folder.

    Calibration and thresholds come from the run's validation films; AUC and
    counts too, except in the phase final, where unseen test films give them.

    Args:
        directory: The run.
        name: What the model is called; the run's id if absent.
        manifest: Where the manifest is now, if it was moved.
        progress: Told while films are preprocessed that no cache holds any more.
        tell: Called with a sentence while the input check is fitted.

    Raises:
        CorruptCheckpoint: The run is not finished, or its films or labels have changed.
        InvalidConfiguration: The folder holds no run, or the run names no films.
        InvalidLabels: The manifest is gone or lacks a finding, films cannot be
            read, or none judges.
        ExportRefused: The graph does not compute what the network computes.
        RunDirectoryInUse: Another process writes to the folder.
        MissingFeature: The onnx package is not installed.
    """
    config = _settings_of(directory, manifest)
    with directory.writer():
        found = _opened(directory, config)
        judges = run_judges(directory, config, found)
        rows = _Rows.of(found)
        films = _films(config, found, rows.all, progress)
        student = shipped_student(config, directory, films, rows.within(rows.averaged))
        labels = found.table.labels[rows.all]
        peaks = evidence_peaks(student, films, config.recipe, labels, rows.within(rows.scale))
        card = run_card(
            directory,
            config,
            found,
            student=student,
            name=name or directory.experiment_id,
            judges=judges,
            scale=full_scale(peaks),
        )
        gate = films[rows.within(rows.gate)]
        parity = _written(student, card, directory.model, gate)
        some = films[:: max(len(films) // STORAGE_FILMS, 1)][:STORAGE_FILMS]
        storage = store_half(
            directory.model, np.stack([normalised(film, card.recipe) for film in some])
        )
        unchecked = add_input_check(directory.model, found, tell=tell)
        card = Classifier.open(directory.model, provider="CPU").card  # with all that was added
    return ExportedRun(
        path=directory.model,
        card=card,
        parity=parity,
        storage=storage,
        unmeasured=_measured(directory),
        unchecked=unchecked,
    )


def _settings_of(directory: RunDirectory, manifest: Path | None) -> TrainingConfig:
    if not directory.config.is_file():
        raise InvalidConfiguration(
            f"The folder {directory.name} holds no run.", "Name one of `xlite experiments list`."
        )
    config = TrainingConfig.read(directory.config)
    if not directory.weights.is_file():
        raise CorruptCheckpoint(
            f"The run {directory.name} is not finished: it has no weights to export.",
            f"Go on with it first: xlite train --resume {directory.experiment_id}.",
        )
    if config.data is None:
        raise InvalidConfiguration(
            f"The run {directory.name} does not say where its films are.",
            "A cross-validation is exported as a whole: xlite cross-validate --export-only.",
        )
    path = (manifest or config.data.manifest).resolve()
    if not path.is_file():
        raise InvalidLabels(
            f"The manifest {path.name} is not where the run found it.",
            "Put it back, or say with --manifest where it is now.",
        )
    return dataclasses.replace(config, data=dataclasses.replace(config.data, manifest=path))


def _opened(directory: RunDirectory, config: TrainingConfig) -> Opening:
    found = opening(config)
    parts = found.parts
    same = TrainingFilms(
        table=found.table,
        films=np.empty((0, 1, 1), np.uint8),  # no pixel is part of a fingerprint
        train=parts.train,
        validation=parts.validation,
        test=parts.test,
        judging=parts.judging,
    )
    require_same_films(same.fingerprint, directory.path)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Which films of a table an export looks at, each int, ascending.

    Attributes:
        averaged: Training films that evidence counts from.
        scale: Validation films with findings, which set the scale of maps.
        gate: Films of the parity gate.
    """

    averaged: NDArray[np.intp]
    scale: NDArray[np.intp]
    gate: NDArray[np.intp]

    @classmethod
    def of(cls, found: Opening) -> _Rows:
        parts = found.parts
        judging = parts.validation[parts.judging[parts.validation]]
        showing = judging[(found.table.labels[judging] == 1).any(axis=1)]
        averaged = averaged_rows(parts.train)
        # A single validation film is no batch: the gate wants two.
        some = np.concatenate([judging, averaged])
        return cls(
            averaged,
            showing[:: -(-len(showing) // SCALE_FILMS) or 1],
            np.sort(some[:: max(len(some) // GATE_FILMS, 1)][:GATE_FILMS]),
        )

    @property
    def all(self) -> NDArray[np.intp]:
        return np.unique(np.concatenate([self.averaged, self.scale, self.gate]))

    def within(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return where rows of the table stand among `all`."""
        return np.searchsorted(self.all, rows)


def _films(
    config: TrainingConfig,
    found: Opening,
    rows: NDArray[np.intp],
    progress: Callable[[CacheProgress], None],
) -> FilmArray:
    """Return some films, from the cache; a few hundred that are not there are soon made."""
    files, root = found.table.files[rows].tolist(), found.manifest.root
    report = build_cache(files, root, config.recipe, found.cache, progress=progress)
    require_readable(report.unreadable, len(files))
    return open_cache(root, config.recipe, found.cache).films(files)


def _written(
    student: Student, card: ModelCard, path: Path, gate: NDArray[np.uint8]
) -> ParityReport:
    images = torch.from_numpy(np.stack([normalised(film, card.recipe) for film in gate]))
    return export_student(student, card, path, images=images)


def _measured(directory: RunDirectory) -> str:
    """Measure the model file and fill the run's row; return what stood in the way."""
    try:
        measure_model(directory)
    except XLiteError as error:
        return str(error)
    return ""
