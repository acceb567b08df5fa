"""A study of two dozen phantoms that a small student learns from in a second."""

from __future__ import annotations

import csv
from pathlib import Path

import cv2
import numpy as np

from tests.helpers.phantom import chest_phantom
from xlite_core.data.balance import Balance
from xlite_core.data.folds import FoldFile, write_folds
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.preprocessing import PreprocessingRecipe, network_grey
from xlite_core.models.config import StudentConfig
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study
from xlite_core.training.films import TrainingFilms
from xlite_core.training.sections import LoopConfig, LossConfig, MachineConfig, OptimisationConfig

FINDINGS = ("Mass", "Edema")
SIZE, FILMS = 64, 24


def tiny_config(**changes) -> TrainingConfig:
    """Return two epochs of MobileNetV3-Small at 64 pixels, on one thread.

    Changes are fields of the configuration, or of its sections by their own names: `epochs=3`.
    """
    sections = {
        "optimisation": {"schedule": "cosine", "warmup_epochs": 0.5, "ema_decay": 0.5},
        "loop": {"epochs": 2, "batch_size": 8, "keep": "last", "patience": 0},
        "machine": {"threads": 1, "workers": 0},
        "loss": {},
        "balance": {},
    }
    kinds = {
        "optimisation": OptimisationConfig,
        "loop": LoopConfig,
        "machine": MachineConfig,
        "loss": LossConfig,
        "balance": Balance,
    }
    settings = {
        "name": "tiny",
        "student": StudentConfig(backbone="mobilenetv3_small", findings=len(FINDINGS)),
        "recipe": PreprocessingRecipe(size=SIZE),
        "findings": FINDINGS,
    }
    for name, value in changes.items():
        for section, kind in kinds.items():
            if name in kind.__dataclass_fields__:
                sections[section][name] = value
                break
        else:
            settings[name] = value
    built = {name: kind(**sections[name]) for name, kind in kinds.items()}
    return TrainingConfig(**built | settings)


def tiny_table() -> LabelTable:
    """Return two films a patient; half the films show the first finding, a third the second."""
    numbers = np.arange(FILMS)
    labels = np.column_stack([numbers // 2 % 2, numbers % 3 == 0]).astype(float)
    labels[5, 1] = np.nan
    return LabelTable(
        np.array([f"film_{n:02d}.png" for n in numbers]),
        np.array([f"p{n // 2:02d}" for n in numbers]),
        np.array(["here"] * FILMS),
        FINDINGS,
        labels,
    )


def tiny_pictures() -> np.ndarray:
    """Return uint8 films, shape (films, 80, 80): a bright square for each finding they show."""
    random = np.random.default_rng(1)
    films = np.repeat(chest_phantom(80)[None], FILMS, axis=0).astype(float)
    films += random.normal(0, 6, films.shape)
    for film, row in zip(films, tiny_table().labels, strict=True):
        film[10:26, 10:26] += 120 * (row[0] == 1)
        film[50:66, 50:66] += 120 * (row[1] == 1)
    return np.clip(films, 0, 255).astype(np.uint8)


def tiny_folds() -> FoldFile:
    """Return two folds by patient; the last two patients train, but do not judge."""
    table = tiny_table()
    patients = np.arange(FILMS) // 2
    return FoldFile(table.files, table.patients, (patients // 2 % 2).astype(np.intp), patients < 10)


def tiny_study(directory: Path) -> Study:
    """Return the study with its films as the recipe leaves them."""
    recipe = tiny_config().recipe
    films = np.stack([network_grey(film, recipe) for film in tiny_pictures()])
    return Study(table=tiny_table(), folds=tiny_folds(), films=films, directory=directory)


def tiny_films(study: Study, fold: int | None = 0) -> TrainingFilms:
    """Return what the run of one fold is given."""
    return study.training_films(fold)


def write_tiny_study(folder: Path) -> tuple[Path, Path, Path]:
    """Write labels, films and folds; return the label table, the films' folder, the fold file."""
    table, images = tiny_table(), folder / "images"
    images.mkdir()
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("file", "patient_id", "source", *FINDINGS))
        for n, file in enumerate(table.files.tolist()):
            cells = ["" if np.isnan(cell) else int(cell) for cell in table.labels[n]]
            writer.writerow((file, table.patients[n], "here", *cells))
    write_folds(folder / "folds.csv", tiny_folds())
    return folder / "labels.csv", images, folder / "folds.csv"
