"""A run on the terminal: one clean line for whatever happens."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from rich.console import Console

from xlite_core.cli.run_display import RunDisplay
from xlite_core.training.events import (
    AlarmRaised,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunStarted,
    RunStopped,
)

STARTED = RunStarted(
    run="tiny [1]", training_films=1, validation_films=8, findings=("Mass",), first_epoch=1,
    first_step=1, epochs=1, steps_an_epoch=3, parameters=1_500_000, device="cpu",
)  # fmt: skip
EPOCH = EpochFinished(
    epoch=1, train_loss=0.5, components={}, train_auc=0.7, validation_loss=0.25,
    validation_auc=0.75, validation_findings=1, validation_auc_low=0.6, finding_auc={},
    learning_rate=1e-3, films_per_s=10.0, seconds=2.0, best=True, memory_mb=1.0,
)  # fmt: skip
FINISHED = RunFinished(
    epochs=1, best_epoch=1, validation_auc=0.75, validation_findings=1, reason="all_epochs"
)


def lines(*events, width=60) -> list[str]:
    """Return what stands on a narrow terminal afterwards, without the time of day."""
    written = io.StringIO()
    with RunDisplay(Console(file=written, width=width)) as display:
        for event in events:
            display.show(event)
    said = [line.rstrip() for line in written.getvalue().splitlines() if line.strip()]
    assert all(re.match(r"\d\d:\d\d:\d\d \S", line) for line in said)
    return [line[9:] for line in said]


def test_an_event_is_one_line_with_the_time_of_day():
    """However narrow the terminal; nothing says where in the program it was printed."""
    said = lines(STARTED, EPOCH, FINISHED)

    assert said == [
        (
            "tiny [1]: 1 film to train on, 8 to validate on, 1 finding, 1.50 M parameters, "
            "1 epoch on cpu, from the beginning"
        ),
        (
            "epoch 1: loss 0.5000, validation loss 0.2500, validation macro AUC 0.7500 "
            "(from 0.600) over 1 finding, best so far, 10 films/s, 2 s"
        ),
        (
            "finished after 1 epoch (all epochs are done); best epoch 1, "
            "validation macro AUC 0.7500 over 1 finding"
        ),
    ]


def test_several_are_said_as_several():
    """Films, findings and epochs."""
    (said,) = lines(replace(STARTED, training_films=1200, findings=("Mass", "Hernia"), epochs=2))

    assert "1,200 films to train on" in said
    assert "2 findings" in said
    assert "2 epochs on cpu" in said


def test_alarms_failures_and_stops_are_said_with_what_to_do():
    """Summary and hint; a stopped run says that it can go on."""
    said = lines(
        AlarmRaised(kind="stuck", epoch=3, summary="It is stuck.", hint="Look [here]."),
        RunFailed(summary="It failed.", hint="Mend it."),
        RunStopped(epoch=2, step=5),
    )

    assert said == [
        "It is stuck. Look [here].",
        "It failed. Mend it.",
        "stopped in epoch 2, step 5; it can be resumed",
    ]
