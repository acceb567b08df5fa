"""What a run says while it runs: plain numbers and texts, the same for every listener.

The command line, the window, the log and the tests read one stream; between
processes and in events.jsonl each event is one line of JSON.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from xlite_core.errors import CorruptCheckpoint

PROTOCOL = 1
"""Version of the events and commands; both ends of a pipe must agree on it."""

AlarmKind = Literal[
    "overfitting",
    "rising_validation_loss",
    "stuck",
    "train_longer",
    "stalled",
    "out_of_memory",
    "disk_full",
    "checkpoint_damaged",
    "missing_film",
    "advice",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted:
    """The first event; `first_epoch` is above 1, or `first_step`, when a run goes on after a stop.

    Attributes:
        run: Name of the configuration.
        training_films: Films that teach.
        validation_films: Films held out.
        findings: In the order of the logits.
        first_epoch: Where it begins, counted from 1.
        first_step: Of that epoch.
        epochs: Of the whole run.
        steps_an_epoch: Optimisation steps.
        parameters: Weights of the student.
        device: For people.
        judging_films: Validation films that count in the validation AUC; films of sources that
            hold only some findings do not.
        judging_positives: Finding -> how many of those show it.
        teacher_auc: The teacher's macro AUC on the very films and findings of the validation AUC;
            None without a teacher, where its values are not stored, or lack some of them.
    """

    run: str
    training_films: int
    validation_films: int
    findings: tuple[str, ...]
    first_epoch: int
    first_step: int
    epochs: int
    steps_an_epoch: int
    parameters: int
    device: str
    judging_films: int = 0
    judging_positives: Mapping[str, int] = field(default_factory=dict)
    teacher_auc: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished:
    """One optimisation step; losses are its own, `films_per_s` counts from where its epoch began.

    `components` holds each part of the loss before its weight ("hard", "soft",
    "focal", "attention", "age", "sex", "view"), and nothing that was not computed.
    """

    epoch: int
    step: int
    loss: float
    components: Mapping[str, float]
    learning_rate: float
    films_per_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochFinished:
    """One epoch, judged on the validation films.

    Attributes:
        epoch: Counted from 1.
        train_loss: Mean over its steps.
        components: Mean of each part of the loss.
        train_auc: Macro AUC on (up to 2,000) training films, unaugmented; None with too few
            positives.
        validation_loss: Label loss on the validation films; None without any.
        validation_auc: Macro AUC over findings with enough positives.
        validation_findings: How many those are.
        validation_auc_low: Lower end of its 95 % interval by patient; None where not computed.
        validation_auc_high: Its upper end; None also in journals of versions before this field.
        finding_auc: AUC of each finding, None where it does not exist.
        learning_rate: At the end of the epoch.
        films_per_s: Training films a second.
        seconds: The epoch took, validation included.
        best: Whether it is the best so far by validation AUC.
        memory_mb: Peak memory of the process, or of the GPU.
    """

    epoch: int
    train_loss: float
    components: Mapping[str, float]
    train_auc: float | None
    validation_loss: float | None
    validation_auc: float | None
    validation_findings: int
    validation_auc_low: float | None
    finding_auc: Mapping[str, float | None]
    learning_rate: float
    films_per_s: float
    seconds: float
    best: bool
    memory_mb: float
    validation_auc_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointSaved:
    """The run can go on from here; `step` is 0 at the end of an epoch."""

    epoch: int
    step: int
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPaused:
    """The run waits, with a checkpoint written; its memory stays taken."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResumed:
    """A paused run goes on."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised:
    """Something that a person should know; the run goes on."""

    kind: AlarmKind
    epoch: int
    summary: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStopped:
    """The last event of a run that was asked to end early; it can be resumed."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFinished:
    """The last event of a run that came to its end; `reason` says which end."""

    epochs: int
    best_epoch: int | None
    validation_auc: float | None
    validation_findings: int
    reason: Literal["all_epochs", "early_stopping"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFailed:
    """The last event of a run that could not go on; checkpoints stay."""

    summary: str
    hint: str


TrainingEvent = (
    RunStarted
    | StepFinished
    | EpochFinished
    | CheckpointSaved
    | RunPaused
    | RunResumed
    | AlarmRaised
    | RunStopped
    | RunFinished
    | RunFailed
)

_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in typing.get_args(TrainingEvent)}


def to_line(event: TrainingEvent) -> str:
    """Return an event as one line of JSON, without its end."""
    return json.dumps({"event": type(event).__name__, **asdict(event)}, separators=(",", ":"))


def from_line(line: str) -> TrainingEvent:
    """Rebuild an event from `to_line`; fields that this version does not know are left out.

    Raises:
        CorruptCheckpoint: The line is no event.
    """
    try:
        values: dict[str, Any] = json.loads(line)
        kind = _KINDS[values.pop("event")]
        known = {declared.name for declared in fields(kind)}
        arguments = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name in known
        }
        event: TrainingEvent = kind(**arguments)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorruptCheckpoint(
            "A line of the run's events is damaged.", "The run itself is sound: resume it."
        ) from error
    return event
