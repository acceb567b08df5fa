import pytest

from tests.helpers.told_runs import a_distillation, a_history, a_start
from xlite_core.training.events import RunFailed, RunFinished
from xlite_desktop.training.gpu_reading import GpuReading, parsed
from xlite_desktop.training.run_facts import (
    ending_words,
    facts,
    left_words,
    standing_words,
    subject,
)
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState


def _said(history, gpu=None):
    return {fact.label: fact.value for fact in facts(history, gpu)}


def test_a_running_run_says_how_far_and_how_fast_it_is():
    """Every number of the header."""
    said = _said(a_history(4, steps=5))

    assert said == {
        "Epoch": "5 of 20",
        "Step": "5 of 10",
        "Left": "3 min",
        "Speed": "8.0 films/s",
        "Rate": "1.0e-4",
        "Memory": "2.0 GB",
        "Best": "0.690 at 4",
        "Device": "CPU",
    }


def test_nothing_is_said_that_is_not_known():
    """Before the first event there are no facts, and no zeros in their place."""
    assert facts(RunHistory()) == ()
    assert set(_said(a_history(0))) == {"Epoch", "Device"}


def test_a_gpu_tells_its_memory_and_its_load():
    """Where nvidia-smi does."""
    history = a_history(1, device="cuda:0")

    said = _said(history, GpuReading("H100", 3_174.0, 8_192.0, 87.0))

    assert said["GPU"] == "3.1 of 8 GB, 87 %"
    assert said["Device"] == "CUDA:0"


def test_the_subject_tells_the_run_from_others():
    """Student, temperature, share, films, seed."""
    assert subject(a_history(1), a_distillation()) == (
        "EfficientNet-B0 + MHSA", "τ 4", "α 0.7", "CXR 120 films", "seed 42",  # noqa: RUF001
    )  # fmt: skip
    assert subject(a_history(1), None) == ()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "under a minute"), (49 * 60, "49 min"), (5580, "1 h 33 min"), (7200, "2 h"),
     (100_000, "1 d 4 h"), (172_800, "2 d")],
)  # fmt: skip
def test_the_time_left_is_said_in_two_units(seconds, words):
    """Nobody knows it to the second."""
    assert left_words(seconds) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (RunState.RUNNING, ""),
        (RunState.STARTING, "preparing films"),
        (RunState.PAUSING, "pausing"),
        (RunState.JUDGING, "judging"),
        (RunState.IDLE, "interrupted"),
    ],
)
def test_the_standing_is_said_unless_the_run_simply_trains(state, words):
    """A journal without an ending, and nobody who trains, was interrupted."""
    assert standing_words(a_history(2), state) == words


def test_an_ending_is_told_with_what_to_do():
    """A failure in its own words; patience in ours."""
    history = a_history(2)
    history.hear(RunFailed(summary="The disk is full.", hint="Free some space and resume."))
    assert ending_words(history) == "The disk is full. Free some space and resume."

    history.hear(a_start(first_epoch=3))
    assert ending_words(history) == ""

    history.hear(
        RunFinished(
            epochs=12, best_epoch=2, validation_auc=0.7, validation_findings=2,
            reason="early_stopping",
        )
    )  # fmt: skip
    assert ending_words(history) == "Ended after 12 epochs: it no longer improved."


def test_nvidia_smi_is_read_by_the_card_that_trains():
    """A value that the driver does not know is left out, a card that is not told of too."""
    text = "0, Tesla T4, 512, 15360, [N/A]\n1, NVIDIA H100 PCIe, 3174, 81559, 87\n"

    assert parsed(text, 1) == GpuReading("NVIDIA H100 PCIe", 3174.0, 81559.0, 87.0)
    assert parsed(text, 0).load is None
    assert parsed(text, 2) is None
    assert parsed("No devices were found\n") is None
