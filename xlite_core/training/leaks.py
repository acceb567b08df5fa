"""What a run must not have seen: films and patients that judge it, directly or through others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.counting import counted
from xlite_core.data.splits import listed_films, rows_of_films
from xlite_core.errors import InvalidLabels
from xlite_core.run_directory import RunDirectory, run_meant
from xlite_core.training.check import Check
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms
from xlite_core.training.pretraining.config import PRETRAINING


def leak_checks(config: TrainingConfig, films: TrainingFilms) -> tuple[Check, ...]:
    """Look for ways in which labels of judging films could reach the student.

    A split made by image, or brought along, may put one patient's films on both sides.  Runs
    that teach, or whose first weights are taken, may have been trained on films that judge this
    one, pre-trainings too, which know no labels; of tables and bare weights nobody knows.

    Args:
        config: Names teachers and first weights.
        films: Of the run.
    """
    judging = np.concatenate([films.validation, films.test])
    return (_patient_check(films, judging), *_run_checks(config, films, set(judging.tolist())))


def _patient_check(films: TrainingFilms, judging: NDArray[np.intp]) -> Check:
    patients = films.table.patients
    both = np.intersect1d(patients[films.train], patients[judging]).size
    return Check(
        name="split",
        passed=not both,
        value=float(both),
        sentence=f"Films of {counted(both, 'patient')} train and judge alike: "
        "results will look too good."
        if both
        else "No patient's films both train and judge.",
    )


def _run_checks(config: TrainingConfig, films: TrainingFilms, judging: set[int]) -> Iterator[Check]:
    teachers = config.distillation.teachers if config.distillation else ()
    named = [("teacher", path) for path in teachers]
    if config.loop.init_from:
        named.append(("first weights", config.loop.init_from))
    for what, told_path in named:
        path = run_meant(Path(told_path))
        run = RunDirectory(path if path.is_dir() else path.parent)
        trained = run.splits / "train.csv"
        told = run.config.is_file() or (run.path / PRETRAINING).is_file()
        if not (told and trained.is_file()):
            continue
        try:
            seen = rows_of_films(films.table, listed_films(trained)).values()
        except InvalidLabels:
            yield Check(
                name=what,
                passed=False,
                value=float("nan"),
                sentence=f"Which films the run {run.name} was trained on cannot be read.",
            )
            continue
        leaked = len(judging.intersection(seen))
        yield Check(
            name=what,
            passed=not leaked,
            value=float(leaked),
            sentence=f"The run {run.name} was trained on {leaked:,} of the "
            f"{counted(len(judging), 'film')} that judge this one: results will look too good."
            if leaked
            else f"The run {run.name} was trained on none of the films that judge this one.",
        )
