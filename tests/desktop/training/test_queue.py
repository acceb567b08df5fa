"""The queue: its order, what survives a crash, and the hands that change it."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.helpers.tiny_study import tiny_config
from tests.helpers.training_data import named
from xlite_core.run_directory import RunDirectory
from xlite_desktop.training.queue_keeper import QueueKeeper
from xlite_desktop.training.queue_model import QueueModel, rows_of
from xlite_desktop.training.queue_pane import QueuePane
from xlite_desktop.training.run_queue import (
    NAME,
    Entry,
    EntryState,
    RunQueue,
    read_queue,
    write_queue,
)

CONFIG = tiny_config()
RUN = "20260101_000000_BASELINE_007"


def queue_of(*states: EntryState) -> RunQueue:
    return RunQueue(
        Entry(key=key, config=named(CONFIG, f"s{key}"), state=state)
        for key, state in enumerate(states, 1)
    )


def keys(queue: RunQueue) -> list[int]:
    return [entry.key for entry in queue.entries]


@pytest.fixture
def runs(tmp_path):
    return tmp_path / "runs"


def test_what_waits_longest_is_next():
    """Skipped, failed and finished ones are passed over."""
    queue = queue_of(
        EntryState.FINISHED, EntryState.FAILED, EntryState.SKIPPED, EntryState.STOPPED,
        EntryState.WAITING, EntryState.WAITING,
    )  # fmt: skip

    assert queue.next_waiting == queue.entry(5)
    assert queue.waiting == 2
    assert queue_of(EntryState.FINISHED).next_waiting is None


def test_a_new_entry_goes_to_the_end_or_before_all_that_wait():
    """Never before what runs."""
    queue = queue_of(EntryState.RUNNING, EntryState.WAITING)

    last, first = queue.add(CONFIG), queue.add(CONFIG, first=True)

    assert keys(queue) == [1, first.key, 2, last.key]
    assert len({1, 2, first.key, last.key}) == 4


@pytest.mark.parametrize(
    ("key", "place", "order"),
    [
        (2, 4, [1, 3, 4, 2]),
        (4, 1, [1, 4, 2, 3]),
        (4, 0, [1, 4, 2, 3]),
        (3, 99, [1, 2, 4, 3]),
        (3, 2, [1, 2, 3, 4]),
        (1, 3, [1, 2, 3, 4]),
    ],
)
def test_moving_leaves_what_runs_at_the_head(key, place, order):
    """An entry is put before the one at a place; the running one stays where it is."""
    queue = queue_of(EntryState.RUNNING, *[EntryState.WAITING] * 3)

    queue.move(key, place)

    assert keys(queue) == order


def test_skipping_retrying_and_removing_ask_what_the_entry_is():
    """What runs is neither skipped nor removed here; what is over does not wait again."""
    queue = queue_of(EntryState.RUNNING, EntryState.WAITING, EntryState.FAILED, EntryState.FINISHED)

    for key in (1, 2, 4):
        queue.skip(key)
    for key in (1, 3, 4):
        queue.retry(key)
    queue.remove(1)
    queue.remove_finished()

    assert [entry.state for entry in queue.entries] == [
        EntryState.RUNNING, EntryState.SKIPPED, EntryState.WAITING,
    ]  # fmt: skip
    with pytest.raises(KeyError):
        queue.entry(4)


def test_a_queue_comes_back_from_its_file(runs):
    """Order, settings, states and reasons; finished runs are among the experiments."""
    queue = queue_of(EntryState.FAILED, EntryState.WAITING, EntryState.FINISHED)
    queue.change(1, note="The disk is full.")
    queue.move(2, 0)

    write_queue(runs, queue.to_text())
    again = read_queue(runs)

    assert [(e.config, e.state, e.note) for e in again.entries] == [
        (named(CONFIG, "s2"), EntryState.WAITING, ""),
        (named(CONFIG, "s1"), EntryState.FAILED, "The disk is full."),
    ]


def started(runs, config) -> RunDirectory:
    """Leave a run as a power cut does."""
    run = RunDirectory(runs / RUN)
    run.path.mkdir(parents=True)
    run.config.write_text(json.dumps(config.to_dict()))
    return run


@pytest.mark.parametrize("known", [RUN, ""], ids=["after its folder", "before its folder"])
def test_a_power_cut_leaves_the_entry_waiting_with_its_run(runs, known):
    """Also where the power failed before the queue learnt the name of the folder."""
    queue = queue_of(EntryState.RUNNING)
    queue.change(1, run=known)
    write_queue(runs, queue.to_text())
    run = started(runs, queue.entry(1).config)

    (entry,) = read_queue(runs).entries

    assert (entry.state, entry.run) == (EntryState.WAITING, run.name)


def test_what_the_run_s_folder_says_is_what_holds(runs):
    """It finished after the queue was last written; or somebody deleted it."""
    queue = queue_of(EntryState.RUNNING)
    queue.change(1, run=RUN)
    write_queue(runs, queue.to_text())

    (deleted,) = read_queue(runs).entries
    started(runs, CONFIG).weights.write_bytes(b"")

    assert (deleted.state, deleted.run) == (EntryState.WAITING, "")
    assert read_queue(runs).entries == ()


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 1}', '{"schema": 9}', '{"entries": [3]}'])
def test_a_damaged_queue_is_an_empty_one(runs, text):
    """No run is lost with it."""
    runs.mkdir()
    (runs / NAME).write_text(text)

    assert read_queue(runs).entries == ()


def test_the_keeper_writes_every_change_behind_one_s_back(qtbot, runs):
    """And tells of it at once."""
    keeper = QueueKeeper(runs)
    with qtbot.waitSignal(keeper.changed), keeper.changing() as queue:
        queue.add(CONFIG)

    qtbot.waitUntil((runs / NAME).exists)
    keeper.shut_down()

    assert [entry.config for entry in read_queue(runs).entries] == [CONFIG]


def test_a_queue_that_cannot_be_written_is_one_sentence(qtbot, runs):
    """Told once; the window goes on."""
    runs.write_text("a file where the folder should be")
    keeper = QueueKeeper(runs)
    told = []
    keeper.failed.connect(told.append)

    with qtbot.waitSignal(keeper.failed), keeper.changing() as queue:
        queue.add(CONFIG)
    with keeper.changing() as queue:
        queue.add(CONFIG)
    keeper.shut_down()

    assert [error.summary for error in told] == ["The queue could not be written down."]


def test_the_model_keeps_qt_s_rules(qtbot):
    """While rows come, change, move and go."""
    model = QueueModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    announced = []
    model.dataChanged.connect(lambda first, last: announced.append((first.row(), last.row())))
    queue = queue_of(EntryState.RUNNING, EntryState.WAITING, EntryState.WAITING)

    model.set_rows(rows_of(queue))
    model.set_rows(rows_of(queue, doing="47 %"))
    queue.move(3, 1)
    model.set_rows(rows_of(queue))
    model.set_rows(())

    assert announced == [(0, 0)]


def test_dropping_a_row_asks_for_its_new_place(qtbot):
    """The view drops by `moveRows`; the order itself is the queue's."""
    model = QueueModel()
    model.set_rows(rows_of(queue_of(EntryState.RUNNING, EntryState.WAITING, EntryState.WAITING)))
    none = QModelIndex()

    with qtbot.waitSignal(model.move_requested) as moved:
        assert model.moveRows(none, 2, 1, none, 1)

    assert moved.args == [3, 1]
    assert not model.moveRows(none, 0, 1, none, 3), "what runs cannot be dragged"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(none) & Qt.ItemFlag.ItemIsDropEnabled
    assert [row.key for row in model.rows] == [1, 2, 3]


def test_rows_say_what_they_are():
    """The number once there is one; a reason where it failed."""
    queue = queue_of(EntryState.FAILED, EntryState.WAITING)
    queue.change(1, run=RUN, note="The disk is full.")
    first, second = rows_of(queue)

    assert first.spoken == "BASELINE_007, MobNetV3-S, failed, The disk is full."
    assert second.spoken == "BASELINE, MobNetV3-S, waiting"


def test_rows_tell_runs_apart_that_differ_in_one_setting():
    """What the usual words do not say comes first, where it is read."""
    queue = RunQueue()
    for config in (CONFIG, tiny_config(seed=7), tiny_config(phase="ablation", epochs=9)):
        queue.add(config)
    grid, alone = rows_of(queue), rows_of(RunQueue([queue.entries[0]]))

    assert [row.about for row in grid] == [
        "epochs 2, seed 42, MobNetV3-S",
        "epochs 2, seed 7, MobNetV3-S",
        "epochs 9, seed 42, MobNetV3-S",
    ]
    assert alone[0].about == "MobNetV3-S"


@pytest.fixture
def pane(qtbot):
    made = QueuePane()
    qtbot.addWidget(made)
    made.resize(356, 172)
    made.show()
    return made


def choose(pane, place) -> None:
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(place))


def act(pane, words):
    return next(action for action in pane.menu().actions() if action.text() == words)


def test_an_empty_queue_says_how_it_is_filled(pane):
    """And offers nothing that could not be done."""
    assert not pane.view.isVisible()
    assert not pane.switch.isVisible()
    assert not pane.more.isVisible()


def test_the_switch_lets_the_queue_run_and_rest(qtbot, pane):
    """Its word is what a click does."""
    rows = rows_of(queue_of(EntryState.RUNNING, EntryState.WAITING))
    left = Qt.MouseButton.LeftButton

    pane.show_queue(rows, held=True, lives=False)
    assert (pane.switch.text(), pane.facts) == ("Start", "1 waiting")
    with qtbot.waitSignal(pane.go_requested):
        qtbot.mouseClick(pane.switch, left)
    pane.show_queue(rows, held=False, lives=True)
    assert pane.switch.text() == "Hold"
    with qtbot.waitSignal(pane.hold_requested):
        qtbot.mouseClick(pane.switch, left)
    pane.show_queue(rows, held=True, lives=True)

    assert pane.facts == "1 waiting, held"


def test_rows_are_moved_and_removed_by_keys(qtbot, pane):
    """Ctrl and an arrow move, Delete removes; what runs stays."""
    pane.show_queue(
        rows_of(queue_of(EntryState.RUNNING, EntryState.WAITING, EntryState.WAITING)),
        held=False,
        lives=True,
    )
    asked = []
    pane.move_requested.connect(lambda *move: asked.append(move))
    pane.remove_requested.connect(asked.append)
    control = Qt.KeyboardModifier.ControlModifier

    choose(pane, 1)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, control)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, control)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    choose(pane, 0)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, control)

    assert asked == [(2, 3), (2, 0), 2]


def test_the_menu_offers_what_the_row_allows(qtbot, pane):
    """By the state of the selected row."""
    states = (EntryState.RUNNING, EntryState.WAITING, EntryState.FAILED, EntryState.FINISHED)
    pane.show_queue(rows_of(queue_of(*states)), held=False, lives=True)

    def offered(place: int) -> set[str]:
        choose(pane, place)
        return {a.text() for a in pane.menu().actions() if a.isEnabled() and a.text()}

    always = {"Remove finished runs"}
    assert offered(0) == always | {"Stop and skip"}
    assert offered(1) >= always | {"Skip", "Move down", "Remove from the queue"}
    assert "Retry" in offered(2)
    assert offered(3) == always | {"Remove from the queue"}
    choose(pane, 2)
    with qtbot.waitSignal(pane.retry_requested) as retried:
        act(pane, "Retry").trigger()
    assert retried.args == [3]


def test_the_selected_row_stays_selected_when_it_moves(pane):
    """By its key, not by its place."""
    queue = queue_of(EntryState.WAITING, EntryState.WAITING, EntryState.WAITING)
    pane.show_queue(rows_of(queue), held=True, lives=False)
    choose(pane, 0)

    queue.move(1, 3)
    pane.show_queue(rows_of(queue), held=True, lives=False)

    assert pane.current.key == 1
    assert pane.view.currentIndex().row() == 2
