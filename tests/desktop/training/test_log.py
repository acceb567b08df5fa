"""The log: sentences for events, a file that keeps them, and a list that shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from xlite_core.errors import XLiteError
from xlite_core.training.events import (
    AlarmRaised,
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    RunStopped,
    StepFinished,
)
from xlite_desktop.training.log_model import MOST_SHOWN, LogModel
from xlite_desktop.training.log_pane import LogPane
from xlite_desktop.training.messages_file import read_lines, write_lines
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_words import (
    LogLine,
    Teller,
    Weight,
    duration,
    line_of,
    rate,
    status_words,
)

WHEN = dt.datetime(2026, 8, 23, 14, 2, 11, tzinfo=dt.UTC)
STARTED = RunStarted(
    run="20260823_140000_KD_001", training_films=1858, validation_films=464, findings=("Mass",),
    first_epoch=1, first_step=1, epochs=50, steps_an_epoch=116, parameters=5_300_000, device="cpu",
)  # fmt: skip
EPOCH = EpochFinished(
    epoch=20, train_loss=0.15, components={}, train_auc=None, validation_loss=0.173,
    validation_auc=0.781, validation_findings=10, validation_auc_low=0.751, finding_auc={},
    learning_rate=1e-4, films_per_s=18.2, seconds=114.0, best=True, memory_mb=2000.0,
)  # fmt: skip
SAVED = CheckpointSaved(epoch=20, step=0, megabytes=64.0)
LINE = LogLine(when=WHEN, text="Goes on.")


def told(*events, **settings) -> list[str]:
    teller = Teller(**settings)
    return [line.text for event in events for line in teller.tell(event, WHEN)]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (
            STARTED,
            "Begins: 1,858 films train, 464 validate; 50 epochs, 5.3 M parameters, CPU.",
        ),
        (
            replace(STARTED, first_epoch=3, first_step=40),
            ("Goes on from its checkpoint, with epoch 3, step 40: 1,858 films train, 464 validate;"
            " 5.3 M parameters, CPU."),
        ),
        (replace(SAVED, step=7), "Checkpoint in epoch 20, step 7, 64 MB."),
        (RunPaused(epoch=3, step=4), ("Paused in epoch 3, step 4, with a checkpoint. Its memory"
         " stays taken.")),
        (RunResumed(epoch=3, step=4), "Goes on."),
        (RunStopped(epoch=3, step=0), ("Stopped after epoch 3, with a checkpoint. It can be"
         " resumed.")),
        (
            AlarmRaised(kind="stuck", epoch=3, summary="It is stuck.", hint="Look\nat the labels."),
            "It is stuck. Look at the labels.",
        ),
        (RunFailed(summary="The disk is full.", hint="Make room."), "The disk is full. Make room."),
        (
            RunFinished(epochs=1, best_epoch=None, validation_auc=None, validation_findings=0,
                        reason="all_epochs"),
            "Finished after 1 epoch: all of them were trained.",
        ),
        (
            RunFinished(epochs=31, best_epoch=20, validation_auc=0.781, validation_findings=10,
                        reason="early_stopping"),
            ("Finished after 31 epochs: it no longer improved. Keeps the weights of epoch 20,"
            " validation AUC 0.781 over 10 findings."),
        ),
    ],
)  # fmt: skip
def test_every_event_is_a_sentence(event, text):
    """What happened, and what to do where something should be done."""
    assert told(event) == [text]


def test_an_epoch_and_its_checkpoint_are_one_line():
    """An alarm between them comes after the epoch that set it off."""
    alarm = AlarmRaised(kind="stuck", epoch=20, summary="Stuck.", hint="Look.")
    line = (
        "Epoch 20 in 1 min 54 s: loss 0.150, validation 0.173, AUC 0.781 over 10 findings,"
        " the best so far."
    )

    assert told(EPOCH, SAVED) == [f"{line} Checkpoint saved."]
    assert told(EPOCH, alarm, SAVED) == [line, "Stuck. Look.", "Checkpoint after epoch 20, 64 MB."]
    assert told(EPOCH) == []
    assert told(EPOCH, RunFailed(summary="Out.", hint="In.")) == [line, "Out. In."]


def test_a_step_says_nothing():
    """There are thousands of them."""
    step = StepFinished(
        epoch=1, step=1, loss=1.0, components={}, learning_rate=1e-3, films_per_s=9.0
    )

    assert told(step) == []


def test_a_rate_that_steps_down_says_why():
    """A plateau lowers it after idle epochs; a cosine glides, and its chart shows it."""
    later = replace(EPOCH, epoch=22, best=False, learning_rate=5e-5)

    assert told(EPOCH, later, SAVED, steps_down=True)[-2:] == [
        "No gain for 2 epochs. Learning rate 1.0e-4 → 5.0e-5.",
        "Checkpoint after epoch 20, 64 MB.",
    ]
    assert not any("Learning rate" in line for line in told(EPOCH, later, SAVED))


def test_errors_are_lines_too():
    """Ours in their own words; others without a path or a name that they might hold."""
    ours = line_of(XLiteError("It broke.", "Mend it."), WHEN)
    other = line_of(OSError("/home/somebody/secret"), WHEN)

    assert (ours.text, ours.weight) == ("It broke. Mend it.", Weight.ERROR)
    assert "secret" not in other.text
    assert "OSError" in other.text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.14, "0.1 s"), (1, "1 s"), (60, "1 min"), (114, "1 min 54 s"), (3600, "1 h"),
     (13_800, "3 h 50 min")],
)  # fmt: skip
def test_durations_have_two_units(seconds, words):
    """As people say them."""
    assert duration(seconds) == words


def test_rates_and_states_in_words():
    """As the log and the status line write them."""
    assert (rate(1e-4), rate(3.21e-12), rate(0.1)) == ("1.0e-4", "3.2e-12", "1.0e-1")
    assert status_words(RunState.IDLE, "KD_001", "cpu") == ""
    assert status_words(RunState.RUNNING, "KD_001", "cpu") == "KD_001 trains · CPU"
    assert status_words(RunState.PAUSED, "KD_001", "") == "KD_001: paused"


def test_a_log_file_gives_back_its_lines(tmp_path):
    """With times and weights; a torn last line and foreign ones are left out."""
    path = tmp_path / "messages.txt"
    lines = (LINE, replace(LINE, text="Out of memory.", weight=Weight.WARNING))

    write_lines(path, lines[:1])
    write_lines(path, lines[1:])
    with path.open("a") as stream:
        stream.write("2026-08-23T14:02")

    assert read_lines(path) == lines
    assert read_lines(tmp_path / "missing.txt") == ()


def test_a_log_that_cannot_be_written_costs_nothing_else(tmp_path, caplog):
    """A full disk has its own alarm."""
    write_lines(tmp_path, (LINE,))

    assert "could not be written" in caplog.text


def test_the_model_forgets_the_oldest_lines(qtbot):
    """A run of a week must not slow the window down."""
    model = LogModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.append([replace(LINE, text=str(n)) for n in range(MOST_SHOWN)])
    model.append([replace(LINE, text="new")])

    assert model.rowCount() == MOST_SHOWN
    assert (model.lines[0].text, model.lines[-1].text) == ("1", "new")


@pytest.fixture
def pane(qtbot):
    made = LogPane()
    qtbot.addWidget(made)
    made.resize(600, 172)
    made.show()
    return made


def test_a_warning_is_heard_as_one(pane):
    """Colour and sign are not all there is."""
    pane.show_lines([replace(LINE, weight=Weight.WARNING)], "KD_001")

    spoken = pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "14:02:11. Warning: Goes on."


def test_the_list_follows_its_end_until_somebody_scrolls_back(qtbot, pane):
    """New lines do not take away what is being read."""
    pane.show_lines([replace(LINE, text=f"Line {n}") for n in range(100)], "KD_001")
    bar = pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())

    pane.append([LINE])
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    bar.setValue(0)
    pane.append([LINE] * 5)

    assert bar.value() == 0


def test_copying_takes_all_lines_or_those_that_are_selected(qtbot, pane):
    """By the button, and by the key."""
    pane.show_lines([replace(LINE, text=f"Line {n}") for n in range(3)], "KD_001")

    qtbot.mouseClick(pane.copy, Qt.MouseButton.LeftButton)
    everything = QGuiApplication.clipboard().text()
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(1))
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert everything.splitlines()[0] == "2026-08-23 14:02:11  Line 0"
    assert len(everything.splitlines()) == 3
    assert [line[-1] for line in QGuiApplication.clipboard().text().splitlines()] == ["1", "2"]


def test_long_sentences_are_never_cut(pane):
    """They take a second line; what to do stands at their end."""
    words = "The training process was ended from outside. " * 6
    pane.show_lines([LINE, replace(LINE, text=words)], "KD_001")

    short, long = (pane.view.sizeHintForIndex(pane.model.index(row)) for row in (0, 1))

    assert long.height() >= 2.5 * short.height()


def test_an_empty_log_says_what_it_is_for(qtbot, pane):
    """Nothing can be copied, and no file opened."""
    assert not pane.copy.isEnabled()
    assert not pane.file.isVisible()

    pane.show_lines([LINE], "KD_001")
    with qtbot.waitSignal(pane.file_requested):
        qtbot.mouseClick(pane.file, Qt.MouseButton.LeftButton)
