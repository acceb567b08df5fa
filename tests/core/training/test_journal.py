"""events.jsonl after crashes."""

from __future__ import annotations

import pytest

from xlite_core.training.events import (
    CheckpointSaved,
    RunPaused,
    RunResumed,
    StepFinished,
    from_line,
)
from xlite_core.training.journal import Journal


def lines(path):
    return [from_line(line) for line in path.read_text().splitlines()]


def test_events_are_appended_and_steps_left_out(tmp_path):
    """By one attempt after the other, each line at once in the file."""
    path = tmp_path / "events.jsonl"
    step = StepFinished(
        epoch=1, step=1, loss=1.0, components={}, learning_rate=0.1, films_per_s=1.0
    )
    with Journal(path) as journal:
        journal.write(RunPaused(epoch=1, step=2))
        journal.write(step)
        at_once = lines(path)
    with Journal(path) as journal:
        journal.write(RunResumed(epoch=1, step=2))

    assert at_once == [RunPaused(epoch=1, step=2)]
    assert lines(path) == [RunPaused(epoch=1, step=2), RunResumed(epoch=1, step=2)]


@pytest.mark.parametrize("torn", ['{"event":"RunPau', "é".encode()[:1].decode("latin-1")])
def test_a_line_that_a_power_cut_tore_is_cut_off(tmp_path, torn):
    """What stands before and after it stays readable."""
    path = tmp_path / "events.jsonl"
    with Journal(path) as journal:
        journal.write(CheckpointSaved(epoch=1, step=0, megabytes=1.5))
    with path.open("ab") as stream:
        stream.write(torn.encode("latin-1"))

    with Journal(path) as journal:
        journal.write(RunPaused(epoch=2, step=1))

    assert lines(path) == [
        CheckpointSaved(epoch=1, step=0, megabytes=1.5),
        RunPaused(epoch=2, step=1),
    ]
