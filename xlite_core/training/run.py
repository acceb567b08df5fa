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

A run that fails or is stopped before it has opened its films begins with that last event.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, suppress

import torch

from xlite_core.errors import CorruptCheckpoint, XLiteError
from xlite_core.models.teacher import Teacher
from xlite_core.run_directory import RunDirectory
from xlite_core.training.attempt import attempt
from xlite_core.training.checkpoint import require_same_settings
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.distributed import joined_world
from xlite_core.training.events import (
    AlarmRaised,
    RunFailed,
    RunFinished,
    TrainingEvent,
    from_line,
)
from xlite_core.training.films import TrainingFilms
from xlite_core.training.journal import Journal


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
            for _ in attempt(config, directory, control, world, films, teacher, lambda _: None):
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

        events = attempt(config, directory, control, world, films, teacher, stalled)
        with closing(_until_failure(events, journal, directory)) as told:
            for event in told:
                while late:
                    yield late.popleft()
                journal.write(event)
                yield event


def _wants_cuda(config: TrainingConfig) -> bool:
    return torch.cuda.is_available() and config.machine.device in ("auto", "cuda")


def _until_failure(
    events: Iterator[TrainingEvent], journal: Journal, directory: RunDirectory
) -> Generator[TrainingEvent, None, None]:
    """Pass events on; what ends them early becomes `RunFailed`."""
    try:
        yield from events
    except CorruptCheckpoint:
        raise
    except XLiteError as error:
        yield RunFailed(summary=error.summary, hint=error.hint)
    except OSError as error:
        yield _unusable(error, directory)
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


def _unusable(error: OSError, directory: RunDirectory) -> RunFailed:
    if not directory.path.is_dir():
        return RunFailed(
            summary="The run's folder was moved or deleted while it was being trained.",
            hint="Put it back, and resume the run from its last checkpoint.",
        )
    return RunFailed(
        summary=f"The run's folder or films cannot be used: {error.strerror or error}.",
        hint="Check disk space, permissions and network drives, and resume the run.",
    )


def _recorded_end(directory: RunDirectory) -> RunFinished | None:
    """Return the end of a run that is finished."""
    if not directory.weights.exists():
        return None
    for line in reversed(
        directory.events.read_text(encoding="utf-8", errors="replace").splitlines()
    ):
        with suppress(CorruptCheckpoint):
            event = from_line(line)
            return event if isinstance(event, RunFinished) else None
    return None
