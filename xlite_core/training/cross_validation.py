"""Five runs that judge and one that ships: the protocol behind every bundled student.

Each fold's run is tested on the patients it never saw; together they give one
held-out logit for every film.  The student that ships is then trained on all
films with the same settings, and inherits the folds' numbers as its own best
estimate.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.description import DataDescription
from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidConfiguration, InvalidLabels, RunInterrupted, TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.teacher import Teacher, open_teacher
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import require_same_films, require_same_settings
from xlite_core.training.config import TrainingConfig
from xlite_core.training.events import RunFailed, TrainingEvent
from xlite_core.training.films import TrainingFilms
from xlite_core.training.held_out_logits import read_logits
from xlite_core.training.run import run


def _no_other_films(recipe: PreprocessingRecipe) -> NDArray[np.uint8]:
    raise TeacherRefused(
        f"The teacher looks at films of {recipe.size} pixels, which the study was not given.",
        "Teach with a run of the student's own recipe, or with stored probabilities.",
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Study:
    """Films with labels and folds: what a cross-validation works on.

    Attributes:
        table: The films of the fold file, in its order.
        folds: Their folds.
        films: uint8, shape (films, size, size), as the recipe leaves them.
        directory: One folder a run: fold_0 and so on, and final.
        description: What the card says of the films.
        image_folder: Where the films themselves lie; None where nobody said.
        other_films: Gives the same films as another recipe leaves them, for teachers that look
            at pixels.
    """

    table: LabelTable
    folds: FoldFile
    films: NDArray[np.uint8]
    directory: Path
    description: DataDescription = field(default_factory=DataDescription)
    image_folder: Path | None = None
    other_films: Callable[[PreprocessingRecipe], NDArray[np.uint8]] = _no_other_films

    def run_directory(self, fold: int | None) -> RunDirectory:
        """Return the folder of a fold's run, or of the final one (None)."""
        return RunDirectory(self.directory / run_name(fold))

    def held_out(self, fold: int | None) -> NDArray[np.bool_]:
        """Return which films a run must not see: a fold's, or none for the final run."""
        return np.zeros(len(self.table), bool) if fold is None else self.folds.folds == fold

    def training_films(
        self, fold: int | None, teacher_films: Iterable[NDArray[np.uint8]] = ()
    ) -> TrainingFilms:
        """Return what the run of a fold, or the final one (None), learns from."""
        held_out = self.held_out(fold)
        return TrainingFilms(
            table=self.table,
            films=self.films,
            teacher_films=tuple(teacher_films),
            train=np.flatnonzero(~held_out),
            validation=np.flatnonzero(held_out),
            test=np.empty(0, np.intp),
            judging=self.folds.headline,
            origin="no film held out" if fold is None else f"fold {fold} of {self.folds.count}",
        )


def fold_settings(config: TrainingConfig, fold: int | None) -> TrainingConfig:
    """Return the settings of a fold's run, or of the final one (None).

    `{run}` in loop.init_from and in the teachers' paths becomes the name of the run's folder,
    fold_0 and so on or final: weights that a fold starts from, and networks that teach it, must
    not have seen the films that judge it.
    """
    name = run_name(fold)
    start = config.loop.init_from.replace("{run}", name)
    config = dataclasses.replace(config, loop=dataclasses.replace(config.loop, init_from=start))
    if config.distillation is None:
        return config
    teachers = tuple(path.replace("{run}", name) for path in config.distillation.teachers)
    return dataclasses.replace(
        config, distillation=dataclasses.replace(config.distillation, teachers=teachers)
    )


def run_name(fold: int | None) -> str:
    """Return the name of the folder of a fold's run, or of the final one (None)."""
    return "final" if fold is None else f"fold_{fold}"


def cross_validate(
    config: TrainingConfig, study: Study, *, only_fold: int | None = None
) -> Iterator[tuple[str, TrainingEvent]]:
    """Train every fold and then the final student, skipping what is finished.

    Args:
        config: Settings of every run.
        study: Films, labels and folds.
        only_fold: Train this one fold and nothing else.

    Yields:
        (run name, event).

    Raises:
        InvalidConfiguration: There is no such fold.
        CorruptCheckpoint: A folder belongs to a run with other settings or films.
        TeacherRefused: A teacher cannot be read, or looks at films that the study cannot give.
        RunInterrupted: A run failed; its last event says the same.
    """
    everything: list[int | None] = [*range(study.folds.count), None]
    if only_fold not in everything:
        raise InvalidConfiguration(
            f"There is no fold {only_fold}.", f"Choose one from 0 to {study.folds.count - 1}."
        )
    for fold in everything if only_fold is None else [only_fold]:
        directory, films = study.run_directory(fold), study.training_films(fold)
        settings = fold_settings(config, fold)
        if directory.weights.exists():
            require_same_settings(settings, directory.path)
            require_same_films(films.fingerprint, directory.path)
            continue
        teacher = _teacher(settings, study)
        if teacher is not None:
            films = study.training_films(fold, _films_of(teacher, config, study))
        for event in run(settings, directory, films=films, teacher=teacher):
            yield directory.name, event
            if isinstance(event, RunFailed):
                raise RunInterrupted(event.summary, event.hint)


def _teacher(config: TrainingConfig, study: Study) -> Teacher | None:
    if config.distillation is None:
        return None
    files = study.table.files.tolist()
    return open_teacher(config.distillation.teachers, findings=config.findings, files=files)


def _films_of(
    teacher: Teacher, config: TrainingConfig, study: Study
) -> Iterator[NDArray[np.uint8]]:
    for recipe in teacher.recipes:
        yield study.films if recipe == config.recipe else study.other_films(recipe)


def out_of_fold_logits(config: TrainingConfig, study: Study) -> NDArray[np.float64]:
    """Collect every film's logits from the one fold that had not seen it.

    Returns:
        float64, shape (films, findings), in the order of the study's films.

    Raises:
        InvalidLabels: A fold is not finished, or was made with other films.
        CorruptCheckpoint: A fold was trained with other settings.
    """
    logits = np.full((len(study.table), len(config.findings)), np.nan)
    row_of = {file: row for row, file in enumerate(study.table.files.tolist())}
    for fold in range(study.folds.count):
        directory = study.run_directory(fold)
        require_same_settings(fold_settings(config, fold), directory.path)
        path = directory.predictions / "validation.csv"
        files, values = read_logits(path, config.findings)
        if sorted(files) != sorted(study.table.files[study.held_out(fold)].tolist()):
            raise InvalidLabels(
                f"Fold {fold} was trained with other films than the fold file names.",
                "Train it again in an empty folder.",
            )
        logits[[row_of[file] for file in files]] = values
    return logits
