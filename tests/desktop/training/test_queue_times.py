"""How long the queue will take: of each run, and of all together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.next_run import probe_of, write_data_set
from tests.helpers.tiny_study import tiny_config
from tests.helpers.told_runs import a_start, a_step, an_epoch
from xlite_core.errors import InvalidLabels
from xlite_core.run_directory import RunDirectory
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import estimate
from xlite_core.training.events import RunFinished, to_line
from xlite_core.training.sections import DataConfig
from xlite_desktop.training.queue_clock import QueueClock
from xlite_desktop.training.queue_foresight import Prospect, QueueTimes, prospects, queue_times
from xlite_desktop.training.queue_model import rows_of
from xlite_desktop.training.queue_pane import QueuePane
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_queue import Entry, EntryState, RunQueue

CONFIG = tiny_config(epochs=10)
FACTS = DataFacts(
    training=3_000, validation=300, test=0, findings=("Mass", "Edema"), positives=(50, 50)
)


def queue_of(*states: EntryState) -> RunQueue:
    return RunQueue(
        Entry(key=key, config=CONFIG, state=state) for key, state in enumerate(states, 1)
    )


def training(*events) -> RunHistory:
    history = RunHistory("KD_001")
    for event in (a_start(epochs=10), *events):
        history.hear(event)
    return history


def test_what_was_measured_is_what_is_told():
    """Ten epochs of 3,000 films at 0.1 s, and a third of the effort for 300 more."""
    queue = queue_of(EntryState.WAITING, EntryState.SKIPPED, EntryState.WAITING)
    known = dict.fromkeys((1, 2, 3), Prospect(FACTS))

    times = queue_times(queue, known, under_way=None, probe_of=probe_of)

    assert times.waiting == {1: pytest.approx(3_100), 3: pytest.approx(3_100)}
    assert (times.left, times.complete) == (pytest.approx(6_200), True)
    assert times.words == "about 1 h 43 min"


def test_a_run_that_was_cut_off_takes_what_is_left_of_it():
    """Its journal says how many epochs it has."""
    queue = queue_of(EntryState.WAITING)

    times = queue_times(queue, {1: Prospect(FACTS, 7.0)}, under_way=None, probe_of=probe_of)

    assert times.waiting[1] == pytest.approx(930)


def test_the_run_under_way_teaches_how_fast_this_machine_is():
    """Where nothing was measured before: the table counts for a usual processor."""
    queue = queue_of(EntryState.RUNNING, EntryState.WAITING)
    known = dict.fromkeys((1, 2), Prospect(FACTS))
    cold = queue_times(queue, known, under_way=training())
    epoch = cold.waiting[2] / 10

    history = training(an_epoch(1, seconds=3 * epoch), an_epoch(2, seconds=3 * epoch))
    warm = queue_times(queue, known, under_way=history)

    assert warm.waiting[2] == pytest.approx(30 * epoch)
    assert warm.left == pytest.approx(8 * 3 * epoch + 30 * epoch)
    assert (cold.complete, warm.complete) == (False, True)


def test_what_is_not_known_is_said_to_be_missing():
    """A queue whose films cannot be counted takes at least the rest."""
    queue = queue_of(EntryState.WAITING, EntryState.WAITING)

    some = queue_times(queue, {1: Prospect(FACTS)}, under_way=None, probe_of=probe_of)
    none = queue_times(queue, {1: Prospect(), 2: Prospect()}, under_way=None)

    assert some.words == "over 52 min"
    assert none == QueueTimes({}, None, complete=False)
    assert none.words == ""
    assert QueueTimes({}, 20.0, complete=False).words == ""
    assert QueueTimes({}, 20.0, complete=True).words == "under a minute"


def test_a_run_that_is_over_takes_no_more_time():
    """While it is judged, the queue is what waits."""
    queue = queue_of(EntryState.RUNNING, EntryState.WAITING)
    end = RunFinished(
        epochs=10, best_epoch=3, validation_auc=0.8, validation_findings=2, reason="all_epochs"
    )
    known = {2: Prospect(FACTS)}

    times = queue_times(queue, known, under_way=training(an_epoch(1), end), probe_of=probe_of)

    assert times.left == times.waiting[2]
    assert times.complete


def test_the_files_are_asked_for_films_and_epochs(tmp_path):
    """One whose films cannot be counted is no obstacle for the others."""
    run = RunDirectory(tmp_path / "20260101_000000_BASELINE_007")
    run.path.mkdir()
    events = (a_start(epochs=10), an_epoch(1), an_epoch(2))
    run.events.write_text("".join(f"{to_line(event)}\n" for event in events))
    broken = replace(CONFIG, name="broken")
    queue = queue_of(EntryState.WAITING, EntryState.WAITING, EntryState.WAITING)
    queue.change(2, run=run.name)
    queue.change(3, config=broken)

    def facts_of(config):
        if config == broken:
            raise InvalidLabels("The manifest is gone.", "Import it again.")
        return FACTS

    found = prospects(queue.entries, lambda name: RunDirectory(tmp_path / name), facts_of)

    assert found == {1: Prospect(FACTS, 0.0), 2: Prospect(FACTS, 2.0), 3: Prospect(None, 0.0)}


def test_the_clock_looks_in_the_background_once(qtbot, tmp_path):
    """And again when data sets have changed."""
    films = write_data_set(tmp_path / "Films")
    clock = QueueClock(tmp_path / "runs", probe_of=probe_of)
    looks, queue = [], RunQueue()
    clock._looking.settled.connect(lambda: looks.append(1))
    config = replace(CONFIG, findings=(), data=DataConfig(manifest=films.manifest))
    queue.add(config)

    with qtbot.waitSignal(clock.changed):
        assert clock.times(queue, None).left is None
    first = clock.times(queue, None).waiting[1]
    clock.forget()
    with qtbot.waitSignal(clock.changed):
        clock.times(queue, None)
    clock.shut_down()

    told = estimate(config, clock._known[1].facts, cores=1, probe=probe_of(config))
    assert first == told.run_seconds
    assert len(looks) == 2


def test_the_pane_tells_as_much_as_fits(qtbot):
    """The number that waits always; the time where there is room, and in the tooltip."""
    pane = QueuePane()
    qtbot.addWidget(pane)
    pane.resize(356, 172)
    pane.show()
    queue = queue_of(EntryState.WAITING, EntryState.FAILED, EntryState.WAITING)
    times = QueueTimes({1: 4_200.0, 3: 7_800.0}, 12_000.0, complete=True)

    pane.show_queue(rows_of(queue, takes=times.waiting), held=True, lives=True, times=times)

    assert pane.facts == "2 waiting, 1 failed, held, about 3 h 20 min"
    assert pane.facts.startswith(pane._facts.text() + ", ")
    assert pane._facts.toolTip() == (
        "2 waiting, 1 failed, held, about 3 h 20 min. Nothing begins by itself after this run."
    )
    pane.resize(700, 172)
    assert pane._facts.text() == pane.facts


def test_some_steps_are_enough_to_foresee_a_run():
    """The first guess of the time left comes within its first epoch."""
    steps = [a_step(1, step, films_per_s=10.0) for step in range(1, 7)]

    assert training(*steps).epoch_seconds == pytest.approx((80 + 40 / 3) / 10)
    assert training().epoch_seconds is None
