"""One attempt at a run: from what it was given to its events, failures as exceptions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import (
    InvalidConfiguration,
    InvalidLabels,
    RunInterrupted,
    TeacherRefused,
)
from xlite_core.models.teacher import Teacher, open_teacher
from xlite_core.run_directory import RunDirectory
from xlite_core.training.arithmetic import arithmetic, device_of
from xlite_core.training.auxiliary_targets import auxiliary_targets
from xlite_core.training.checkpoint import require_same_films
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.closed_form_trainer import ClosedFormTrainer
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.distributed import World
from xlite_core.training.events import AlarmRaised, RunStopped, TrainingEvent
from xlite_core.training.films import TrainingFilms
from xlite_core.training.hand_over import hand_over
from xlite_core.training.judging import Judge
from xlite_core.training.label_statistics import label_statistics
from xlite_core.training.loop import TrainingLoop
from xlite_core.training.losses import label_loss
from xlite_core.training.open_run import opening
from xlite_core.training.preflight import preflight
from xlite_core.training.provenance import write_provenance
from xlite_core.training.trainer import Trainer
from xlite_core.training.watchdog import Watchdog


def attempt(  # noqa: PLR0913, PLR0917 - what `run` was given
    config: TrainingConfig,
    directory: RunDirectory,
    control: RunControl,
    world: World,
    films: TrainingFilms | None,
    teacher: Teacher | None,
    stalled: Callable[[AlarmRaised], None],
) -> Iterator[TrainingEvent]:
    """Open films and teacher, look before leaping, train, hand over.

    Args:
        config: As `run` says, like the next two.
        directory: Held by this process, or by process 0.
        control: Pauses and stops it.
        world: The processes of the run.
        films: None where [data] names them.
        teacher: None where [distillation] names it, or there is none.
        stalled: Told of a step that takes too long, from another thread.

    Yields:
        All events but those of failures, which come out as exceptions.
    """
    device = device_of(config.machine, local_rank=world.local_rank)
    try:
        config, films, teacher = _opened(config, films, teacher, world, control)
    except RunInterrupted:
        if not control.stop_requested:
            raise
        yield RunStopped(epoch=0, step=0)
        return
    require_same_films(films.fingerprint, directory.path)
    _require_positives(films)
    if teacher is not None:
        teacher = teacher.to(device)
    if world.speaks:
        _describe(directory, config, films, device, world)

    with arithmetic(config.machine):
        yield from _trained(config, directory, control, world, films, teacher, stalled)


def _trained(  # noqa: PLR0913, PLR0917 - as above, all of it opened
    config: TrainingConfig,
    directory: RunDirectory,
    control: RunControl,
    world: World,
    films: TrainingFilms,
    teacher: Teacher | None,
    stalled: Callable[[AlarmRaised], None],
) -> Iterator[TrainingEvent]:
    device = device_of(config.machine, local_rank=world.local_rank)

    def bark(seconds: float) -> None:
        stalled(_stall(loop.progress.epoch + 1, seconds))

    taught = films.table[films.train]
    statistics = label_statistics(taught.labels, config.balance, taught.sources)
    with Watchdog(60 * config.machine.stall_minutes, bark) as watchdog:
        folder = CheckpointFolder(directory.checkpoints)
        trainer: Trainer | ClosedFormTrainer
        if config.loop.method == "closed_form":
            trainer = ClosedFormTrainer(config, statistics, films, device=device, teacher=teacher)
        else:
            trainer = Trainer(
                config,
                statistics,
                device=device,
                world=world,
                teacher=teacher,
                targets=auxiliary_targets(films.table, films.train, config.auxiliary),
                fresh=folder.is_empty,
            )

        def label_cost(logits: Tensor, labels: Tensor) -> Tensor:
            return label_loss(logits, labels, trainer.loss.weights, config.loss).mean

        judge = Judge(config, films, label_cost, device)
        loop = TrainingLoop(
            config,
            films,
            trainer,
            judge,
            folder,
            control=control,
            world=world,
            watchdog=watchdog,
            sampling=statistics.sampling,
        )
        events = loop.events()
        # What is wrong with a run is said before it starts, not again when it goes on.
        advice = [] if loop.restored else _advice(config, films, trainer, directory, label_cost)
        yield next(events)
        yield from advice
        yield from events
        if not loop.stopped and world.speaks:
            yield from hand_over(config, films, directory, trainer=trainer, judge=judge, loop=loop)


def _advice(
    config: TrainingConfig,
    films: TrainingFilms,
    trainer: Trainer | ClosedFormTrainer,
    directory: RunDirectory,
    label_cost: Callable[[Tensor, Tensor], Tensor],
) -> list[AlarmRaised]:
    """Refuse a run that would be worthless; return what else a person should know."""
    checks = preflight(
        config,
        films,
        trainer.student,
        trainer.teacher,
        trainer.device,
        directory.path,
        label_loss=label_cost,
    )
    return [
        AlarmRaised(
            kind="advice",
            epoch=0,
            summary=check.sentence,
            hint=f"Look at the {check.name} before you trust the run.",
        )
        for check in checks
        if not check.passed
    ]


def _stall(epoch: int, seconds: float) -> AlarmRaised:
    return AlarmRaised(
        kind="stalled",
        epoch=epoch,
        summary=f"A step has been under way for {seconds / 60:.1f} minutes.",
        hint="Look at the drive that holds the films, at memory and at the GPU.",
    )


def _opened(
    config: TrainingConfig,
    films: TrainingFilms | None,
    teacher: Teacher | None,
    world: World,
    control: RunControl,
) -> tuple[TrainingConfig, TrainingFilms, Teacher | None]:
    """Return the configuration with its findings, the films, and the teacher if there is one."""
    found = None
    if films is None:
        found = opening(config)
        table = found.table
    else:
        table = films.table
    config = _with_findings(config, table.findings)
    if teacher is None and config.distillation is not None:
        teacher = open_teacher(
            config.distillation.teachers, findings=config.findings, files=table.files.tolist()
        )
    looked_at = () if teacher is None else teacher.recipes
    if found is not None:
        recipes = (config.recipe, *looked_at)
        # One process fills the cache, the others find it full.
        if world.speaks:
            films = found.films(recipes, cancelled=lambda: control.stop_requested)
        world.agree(None)
        films = films or found.films(recipes)
    assert films is not None
    if len(films.teacher_films) != len(looked_at):
        raise TeacherRefused(
            "The teacher looks at films that the run was not given.",
            "Give the films for each of its recipes, or let the run open them from [data].",
        )
    return config, films, teacher


def _with_findings(config: TrainingConfig, found: tuple[str, ...]) -> TrainingConfig:
    if not config.findings:
        return config.for_findings(found)
    if config.findings != found:
        raise InvalidConfiguration(
            "The configuration and the label table name other findings, or in another order.",
            "Leave the findings out of the configuration: they come from the manifest.",
        )
    return config


def _require_positives(films: TrainingFilms) -> None:
    shown = films.table.labels[films.train] == 1
    empty = [
        name for name, some in zip(films.table.findings, shown.any(axis=0), strict=True) if not some
    ]
    if empty:
        raise InvalidLabels(
            f"No training film shows {', '.join(empty)}: it cannot be learned.",
            "Add films, or leave these findings out of the configuration.",
        )


def _describe(
    directory: RunDirectory,
    config: TrainingConfig,
    films: TrainingFilms,
    device: torch.device,
    world: World,
) -> None:
    """Write down what the run is, before it begins."""
    with atomic_write(directory.config) as stream:
        stream.write(json.dumps(config.to_dict(), indent=1).encode())
    with atomic_write(directory.films) as stream:
        stream.write(films.fingerprint.encode())
    films.write_parts(directory.splits)
    write_provenance(directory, config, films, device=device, processes=world.size)
