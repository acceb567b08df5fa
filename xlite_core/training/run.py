"""One run: a configuration in, a stream of events and a run directory out.

The directory holds config.json, films.sha256, provenance.json, splits/ and events.jsonl from
the start, checkpoints/ while the run is under way, and at the end predictions/ and, last,
weights.safetensors.

The events and their order:

    RunStarted                             once an attempt
    AlarmRaised                            damaged checkpoint, advice
    for each epoch:
        StepFinished                       each optimisation step
        [CheckpointSaved, RunPaused, RunResumed]   where somebody paused
        [CheckpointSaved]                  every `checkpoint_minutes`
        [AlarmRaised]                      at once: out of memory, disk full, stalled
        EpochFinished
        AlarmRaised                        what the epoch set off
        CheckpointSaved
    AlarmRaised                            about the whole run
    RunFinished | RunStopped | RunFailed   exactly one, the last event
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, suppress

import torch

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import (
    CorruptCheckpoint,
    InvalidConfiguration,
    InvalidLabels,
    RunInterrupted,
    TeacherRefused,
    XLiteError,
)
from xlite_core.models.teacher import Teacher, open_teacher
from xlite_core.run_directory import RunDirectory
from xlite_core.training.arithmetic import arithmetic, device_of
from xlite_core.training.checkpoint import require_same_films, require_same_settings
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.distributed import World, joined_world
from xlite_core.training.events import (
    AlarmRaised,
    RunFailed,
    RunFinished,
    RunStopped,
    TrainingEvent,
    from_line,
)
from xlite_core.training.films import TrainingFilms
from xlite_core.training.hand_over import hand_over
from xlite_core.training.journal import Journal
from xlite_core.training.judging import Judge
from xlite_core.training.label_statistics import label_statistics
from xlite_core.training.loop import TrainingLoop
from xlite_core.training.losses import label_loss
from xlite_core.training.open_run import opening
from xlite_core.training.provenance import write_provenance
from xlite_core.training.trainer import Trainer
from xlite_core.training.watchdog import Watchdog


def run(
    config: TrainingConfig,
    directory: RunDirectory,
    control: RunControl | None = None,
    *,
    films: TrainingFilms | None = None,
    teacher: Teacher | None = None,
) -> Iterator[TrainingEvent]:
    """Train a student; go on where an earlier attempt in the directory stopped.

    A failure while training is no exception: it is the event `RunFailed`, the last one.  The
    run can be resumed by the same call when its cause is gone.  A directory whose run is
    finished says its `RunFinished` again and nothing else.

    Under torchrun every process calls this; all but process 0 yield nothing.

    Args:
        config: Settings; `findings` may be empty, then those of the films are taken.
        directory: Of the run.
        control: Pauses and stops it, within a step.
        films: What to train on; opened from `config.data` if absent.
        teacher: Opened from `config.distillation` if absent.

    Yields:
        Events, in the order that stands at the top of this module.  The same events, steps left
        out, are appended to events.jsonl.

    Raises:
        RunDirectoryInUse: Another live process writes to the directory.
        CorruptCheckpoint: The directory belongs to a run with other settings or films, or none
            of its checkpoints can be read.  Nothing has been trained.
    """
    control = control or RunControl()
    with ExitStack() as stack:
        world = stack.enter_context(joined_world(cuda=_wants_cuda(config)))
        if not world.speaks:
            for _ in _attempt(config, directory, control, world, films, teacher, lambda _: None):
                pass
            return
        stack.enter_context(directory.writer())
        require_same_settings(config, directory.path)
        journal = stack.enter_context(Journal(directory.events))
        if (end := _recorded_end(directory)) is not None:
            yield end
            return
        late: deque[AlarmRaised] = deque()

        def stalled(alarm: AlarmRaised) -> None:
            journal.write(alarm)  # now: the step may never end
            late.append(alarm)

        events = _attempt(config, directory, control, world, films, teacher, stalled)
        with closing(_until_failure(events, journal)) as told:
            for event in told:
                while late:
                    yield late.popleft()
                journal.write(event)
                yield event


def _wants_cuda(config: TrainingConfig) -> bool:
    return torch.cuda.is_available() and config.machine.device in ("auto", "cuda")


def _until_failure(
    events: Iterator[TrainingEvent], journal: Journal
) -> Generator[TrainingEvent, None, None]:
    """Pass events on; what ends them early becomes `RunFailed`."""
    try:
        yield from events
    except CorruptCheckpoint:
        raise
    except XLiteError as error:
        yield RunFailed(summary=error.summary, hint=error.hint)
    except OSError as error:
        yield RunFailed(
            summary=f"The run's folder or films cannot be used: {error.strerror or error}.",
            hint="Check disk space, permissions and network drives, and resume the run.",
        )
    except Exception as error:
        # A bug: the journal must not read as if the run were still under way.
        with suppress(OSError):
            journal.write(
                RunFailed(
                    summary=f"The run ended with an unexpected {type(error).__name__}.",
                    hint="Resume it; please report the error if it happens again.",
                )
            )
        raise


def _attempt(  # noqa: PLR0913, PLR0917 - what `run` was given
    config: TrainingConfig,
    directory: RunDirectory,
    control: RunControl,
    world: World,
    films: TrainingFilms | None,
    teacher: Teacher | None,
    stalled: Callable[[AlarmRaised], None],
) -> Iterator[TrainingEvent]:
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

    def bark(seconds: float) -> None:
        stalled(_stall(loop.progress.epoch + 1, seconds))

    statistics = label_statistics(films.table.labels[films.train], config.balance)
    with (
        arithmetic(config.machine),
        Watchdog(60 * config.machine.stall_minutes, bark) as watchdog,
    ):
        trainer = Trainer(config, statistics, device=device, world=world, teacher=teacher)
        judge = Judge(
            config,
            films,
            lambda logits, labels: (
                label_loss(logits, labels, trainer.loss.weights, config.loss).mean
            ),
            device,
        )
        loop = TrainingLoop(
            config,
            films,
            trainer,
            judge,
            CheckpointFolder(directory.checkpoints),
            control=control,
            world=world,
            watchdog=watchdog,
            sampling=statistics.sampling,
        )
        yield from loop.events()
        if not loop.stopped and world.speaks:
            yield from hand_over(config, films, directory, trainer=trainer, judge=judge, loop=loop)


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


def _recorded_end(directory: RunDirectory) -> RunFinished | None:
    """Return the end of a run that is finished."""
    if not directory.weights.exists():
        return None
    for line in reversed(directory.events.read_text(encoding="utf-8").splitlines()):
        with suppress(CorruptCheckpoint):
            event = from_line(line)
            return event if isinstance(event, RunFinished) else None
    return None
