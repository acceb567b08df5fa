"""Looking before leaping: what would make a run worthless is said before it starts.

A wrong fixed normalisation once cost 0.1 AUC unseen; so did heads and teachers
whose columns were not the labels'.  Nothing here changes student, teacher or
random numbers.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xlite_core.errors import InvalidConfiguration, InvalidLabels, TeacherRefused
from xlite_core.evaluation.bootstrap import macro_auc
from xlite_core.imaging.preprocessing import normalised
from xlite_core.models.teacher import Teacher
from xlite_core.training.check import Check
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms
from xlite_core.training.leaks import leak_checks
from xlite_core.training.loader import FilmLoader, normalise_batch
from xlite_core.training.space_needed import disk_check, memory_check

__all__ = ["Check", "preflight"]

SAMPLE = 256
"""Training films, evenly spaced, whose statistics stand for all."""

LARGEST_MEAN = 1.5
DEVIATIONS = (0.3, 3.0)
LOSS_FACTOR = 2.0
_BATCH = 32
_MEASURED = 4  # films that a backward pass is measured with


def preflight(  # noqa: PLR0913, PLR0917 - everything that takes part in a run
    config: TrainingConfig,
    films: TrainingFilms,
    student: nn.Module,
    teacher: Teacher | None,
    device: torch.device,
    directory: Path,
    *,
    label_loss: Callable[[Tensor, Tensor], Tensor],
) -> tuple[Check, ...]:
    """Look at everything that can be wrong with a run before its first step.

    Args:
        config: The run, for the findings of the table.
        films: What it learns from.
        student: With its first weights, on the device; left as it is.
        teacher: On the device; None without one.
        device: Where the run computes.
        directory: The run's folder; it need not exist.
        label_loss: (logits, labels) -> scalar, both of shape (films, findings); labels are
            1, 0 or NaN.

    Returns:
        What was found; those that did not pass are advice.

    Raises:
        InvalidConfiguration: The run would be worthless, or does not fit the machine.
        InvalidLabels: A finding has no positive, or no negative, training film.
        TeacherRefused: The teacher's columns are not the student's, or it has no opinion.
    """
    labels = _label_check(config, films)
    rows = films.train[np.linspace(0, len(films.train) - 1, SAMPLE).round().astype(int)]
    rows = np.unique(rows)
    statistics = _input_checks(config, films, rows)
    few = rows[np.linspace(0, len(rows) - 1, min(_BATCH, len(rows))).round().astype(int)]
    # The plain films: what is asked here is whether network and labels fit.
    (batch,) = FilmLoader(films, config, workers=0).plain_batches(few, len(few))
    images = normalise_batch(batch.images, config.recipe, device)
    logits = _first_logits(student, images)
    return (
        *statistics,
        labels,
        _head_check(logits, config),
        *leak_checks(config, films),
        _loss_check(logits, torch.from_numpy(batch.labels).to(device), config, label_loss),
        *(() if teacher is None else _teacher_checks(teacher, films, config, rows, device)),
        disk_check(student, config, directory),
        memory_check(student, config, films, images[:_MEASURED], device),
    )


def _label_check(config: TrainingConfig, films: TrainingFilms) -> Check:
    if films.table.findings != config.findings:
        raise InvalidConfiguration(
            "The findings of the configuration are not those of the label table.",
            "Take the findings from the table, in its order.",
        )
    if len(films.train) < 2:
        raise InvalidLabels("Fewer than two films train.", "Give a larger training part.")
    labels = films.table.labels[films.train]
    positives, negatives = (labels == 1).sum(axis=0), (labels == 0).sum(axis=0)
    for counts, shows in ((positives, "shows"), (negatives, "is without")):
        empty = [name for name, count in zip(config.findings, counts, strict=True) if count == 0]
        if empty:
            raise InvalidLabels(
                f"No training film {shows} {', '.join(empty)}: it cannot be learned.",
                "Add films, or leave these findings out of the configuration.",
            )
    rarest = int(positives.argmin())
    return Check(
        name="labels",
        passed=True,
        value=float(positives[rarest]),
        sentence=f"The rarest finding, {config.findings[rarest]}, has {positives[rarest]} positive"
        f" training films of {len(labels)}.",
    )


def _input_checks(
    config: TrainingConfig, films: TrainingFilms, rows: NDArray[np.intp]
) -> tuple[Check, Check]:
    """Check mean and deviation of what will enter the network, augmentation included."""
    counts, constant = np.zeros(256, np.int64), 0
    _require_size(films.films.shape[1:], config.recipe.size, "student")
    for batch in FilmLoader(films, config, workers=0).batches(rows, _BATCH, epoch=1):
        counts += np.bincount(batch.images.ravel(), minlength=256)
        constant += int((np.ptp(batch.images.reshape(len(batch.rows), -1), axis=1) == 0).sum())
    if 2 * constant >= len(rows):
        raise InvalidConfiguration(
            f"{constant} of {len(rows)} training films are of one grey throughout.",
            "Look at the films, and build their cache again.",
        )
    # Exact: there are only 256 greys.
    values = normalised(np.arange(256, dtype=np.uint8)[np.newaxis], config.recipe)[:, 0]
    share = counts / counts.sum()
    means = values.astype(np.float64) @ share
    deviations = np.sqrt((values.astype(np.float64) - means[:, np.newaxis]) ** 2 @ share)
    mean = float(means[np.abs(means).argmax()])
    deviation = float(deviations[np.abs(np.log(deviations)).argmax()])
    if abs(mean) > LARGEST_MEAN or not DEVIATIONS[0] <= deviation <= DEVIATIONS[1]:
        raise InvalidConfiguration(
            f"What enters the network has mean {mean:.2f} and standard deviation {deviation:.2f}:"
            " its normalisation is wrong.",
            "Use the mean and standard deviation of the training films, on the scale 0 to 1.",
        )
    return (
        Check(
            name="input mean",
            passed=True,
            value=mean,
            sentence=f"What enters the network has mean {mean:.2f} ({len(rows)} films).",
        ),
        Check(
            name="input deviation",
            passed=True,
            value=deviation,
            sentence=f"What enters the network has standard deviation {deviation:.2f}.",
        ),
    )


def _require_size(shape: tuple[int, ...], size: int, whose: str) -> None:
    if shape != (size, size):
        raise InvalidConfiguration(
            f"The films are prepared with {shape[0]} pixels, and the {whose} wants {size}.",
            "Build the cache for this recipe.",
        )


@torch.no_grad()
def _first_logits(student: nn.Module, images: Tensor) -> Tensor:
    """Return what the first step would see: with batch statistics, on a copy."""
    trial = copy.deepcopy(student).train()
    devices = [images.device] if images.device.type == "cuda" else []
    with torch.random.fork_rng(devices):
        logits: Tensor = trial(images).float()
    return logits


def _head_check(logits: Tensor, config: TrainingConfig) -> Check:
    outputs, findings = logits.shape[1], len(config.findings)
    if outputs != findings:
        raise InvalidConfiguration(
            f"The student has {outputs} outputs for {findings} findings.",
            "Give it one output a finding.",
        )
    return Check(
        name="head", passed=True, value=float(outputs), sentence=f"{outputs} outputs, as findings."
    )


def _loss_check(
    logits: Tensor,
    labels: Tensor,
    config: TrainingConfig,
    label_loss: Callable[[Tensor, Tensor], Tensor],
) -> Check:
    """Compare the first loss with that of a network which says the same of every film.

    A fresh student can neither do much better, as it cannot know its films, nor be far from
    saying nothing at all, which costs ln 2 a cell before weights.
    """
    first = float(label_loss(logits, labels))
    expected = float(label_loss(logits.mean(dim=0, keepdim=True).expand_as(logits), labels))
    least, most = expected / LOSS_FACTOR, expected * LOSS_FACTOR
    if config.loop.init_from:
        least = 0.0  # it may know its films already
    else:
        silent = float(label_loss(torch.zeros_like(logits), labels))
        expected, most = min(expected, silent), min(most, silent * LOSS_FACTOR)
    if not (math.isfinite(first) and least <= first <= most):
        raise InvalidConfiguration(
            f"The first loss is {first:.3g}, where {expected:.3g} is expected.",
            "Look at the first weights, the labels and their weights in the loss.",
        )
    return Check(
        name="initial loss",
        passed=True,
        value=first,
        sentence=f"The first loss is {first:.3g}; {expected:.3g} is expected.",
    )


def _teacher_checks(
    teacher: Teacher,
    films: TrainingFilms,
    config: TrainingConfig,
    rows: NDArray[np.intp],
    device: torch.device,
) -> tuple[Check, Check]:
    _require_fit(teacher, films, config)
    if not teacher.recipes:
        rows = films.train  # a table costs nothing to ask
    said = torch.cat(list(_opinions(teacher, films, config, rows, device))).cpu().double().numpy()
    if said.shape != (len(rows), len(config.findings)):
        raise TeacherRefused(
            "The teacher's answers are not of the student's findings.", "Give another teacher."
        )
    share = float(np.isfinite(said).any(axis=1).mean())
    if share == 0:
        raise TeacherRefused(
            "The teacher has no opinion about any training film.",
            "Check that its table names the films as the label table does.",
        )
    labels = np.where(np.isfinite(said), films.table.labels[rows], np.nan)
    value, findings = macro_auc(np.nan_to_num(said), labels)
    return (
        Check(
            name="teacher's opinions",
            passed=share > 0.5,
            value=share,
            sentence=f"The teacher has an opinion about {100 * share:.0f} % of the training films.",
        ),
        Check(
            name="teacher's AUC",
            passed=value is None or value > 0.5,
            value=math.nan if value is None else value,
            sentence="Too few training films show a finding to judge the teacher."
            if value is None
            else f"The teacher's macro AUC on training labels is {value:.3f} ({findings} findings,"
            f" {len(rows)} films).",
        ),
    )


def _require_fit(teacher: Teacher, films: TrainingFilms, config: TrainingConfig) -> None:
    if teacher.findings != config.findings:
        raise TeacherRefused(
            "The teacher's findings are not the student's, or stand in another order.",
            "Open the teacher for the findings of the configuration.",
        )
    if len(teacher.recipes) != len(films.teacher_films):
        raise InvalidConfiguration(
            f"The teacher looks at {len(teacher.recipes)} kinds of films, and "
            f"{len(films.teacher_films)} are prepared.",
            "Build a cache for each of the teacher's recipes.",
        )
    for recipe, seen in zip(teacher.recipes, films.teacher_films, strict=True):
        _require_size(seen.shape[1:], recipe.size, "teacher")


@torch.no_grad()
def _opinions(
    teacher: Teacher,
    films: TrainingFilms,
    config: TrainingConfig,
    rows: NDArray[np.intp],
    device: torch.device,
) -> Iterator[Tensor]:
    if not teacher.recipes:
        yield teacher.logits(rows, ())
        return
    for batch in FilmLoader(films, config, workers=0).plain_batches(rows, _BATCH):
        inputs = tuple(
            normalise_batch(images, recipe, device)
            for images, recipe in zip(batch.teacher_images, teacher.recipes, strict=True)
        )
        yield teacher.logits(batch.rows, inputs)
