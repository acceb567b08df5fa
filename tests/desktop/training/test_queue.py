"""The queue: its order, what survives a crash, and the hands that change it."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.helpers.tiny_study import tiny_config
from tests.helpers.training_data import named
from xlite_core.run_directory import RunDirectory
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT
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
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
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

    write_queue(runs, queue.to_text(), queue.marks)
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
    write_queue(runs, queue.to_text(), queue.marks)
    run = started(runs, queue.entry(1).config)

    (entry,) = read_queue(runs).entries

    assert (entry.state, entry.run) == (EntryState.WAITING, run.name)


def test_what_the_run_s_folder_says_is_what_holds(runs):
    """It finished after the queue was last written; or somebody deleted it."""
    queue = queue_of(EntryState.RUNNING)
    queue.change(1, run=RUN)
    write_queue(runs, queue.to_text(), queue.marks)

    (deleted,) = read_queue(runs).entries
    started(runs, CONFIG).weights.write_bytes(b"")

    assert (deleted.state, deleted.run) == (EntryState.WAITING, "")
    assert read_queue(runs).entries == ()


def test_two_windows_on_one_folder_keep_each_other_s_entries(qtbot, runs):
    """Each writes its own, behind what the other one wrote; a removed entry stays away."""
    one, other = QueueKeeper(runs), QueueKeeper(runs)
    for keeper, name in ((one, "s1"), (other, "s2")):
        with keeper.changing() as queue:
            queue.add(named(CONFIG, name))
        qtbot.waitUntil(lambda name=name: name in {e.config.name for e in read_queue(runs).entries})
    with one.changing() as queue:
        queue.add(named(CONFIG, "s3"))
    one.remove(1)
    for keeper in (one, other):
        keeper.shut_down()

    assert {entry.config.name for entry in read_queue(runs).entries} == {"s2", "s3"}


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


def test_rows_say_what_they_are():
    """The number once there is one; a reason where it failed."""
    queue = queue_of(EntryState.FAILED, EntryState.WAITING)
    queue.change(1, run=RUN, note="The disk is full.")
    first, second = rows_of(queue)

    assert first.spoken == "BASELINE_007, MobNetV3-S, failed, The disk is full."
    assert second.spoken == "BASELINE, MobNetV3-S, waiting"
    assert (first.right, second.right) == ("failed", "waiting")


def test_a_row_that_waits_says_how_long_it_will_take():
    """Instead of that it waits; one that was cut off says both, as there is room."""
    queue = queue_of(EntryState.WAITING, EntryState.WAITING)
    queue.change(2, run=RUN)
    first, second = rows_of(queue, takes={1: 4_200.0, 2: 600.0})

    assert first.right == "1 h 10 min"
    assert first.spoken == "BASELINE, MobNetV3-S, waiting, about 1 h 10 min"
    assert second.right == "cut off"
    assert second.spoken == "BASELINE_007, MobNetV3-S, cut off, about 10 min"
    assert rows_of(queue, takes={1: 20.0})[0].right == "< 1 min"


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


@pytest.mark.parametrize("held", [ALT, CONTROL], ids=["Alt", "Ctrl"])
def test_rows_are_moved_and_removed_by_keys(qtbot, pane, held):
    """Alt or Ctrl and an arrow move, Delete removes; what runs stays."""
    pane.show_queue(
        rows_of(queue_of(EntryState.RUNNING, EntryState.WAITING, EntryState.WAITING)),
        held=False,
        lives=True,
    )
    asked = []
    pane.move_requested.connect(lambda *move: asked.append(move))
    pane.remove_requested.connect(asked.append)

    choose(pane, 1)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, held)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, held)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    choose(pane, 0)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, held)

    assert asked == [(2, 3), (2, 0), 2]


class Mouse:
    """A hand on a pane's list: it presses a row, moves in steps, and lets go."""

    def __init__(self, pane) -> None:
        self._window = pane.windowHandle()
        self._pane, self._at = pane, QPoint()

    def press(self, row: int) -> None:
        self._at = self._rect(row).center()
        QTest.mousePress(self._window, LEFT, NO_KEY, self._in_window(self._at))

    def move_above(self, row: int) -> None:
        self._move(self._rect(row).top() + 4)

    def move_below(self, row: int) -> None:
        self._move(self._rect(row).bottom() - 4)

    def release(self) -> None:
        QTest.mouseRelease(self._window, LEFT, NO_KEY, self._in_window(self._at))

    def _move(self, y: int) -> None:
        """Go there in three steps, as a hand does."""
        for share in (1, 2, 3):
            step = QPoint(self._at.x(), self._at.y() + (y - self._at.y()) * share // 3)
            QTest.mouseMove(self._window, self._in_window(step))
        self._at.setY(y)

    def _rect(self, row: int):
        return self._pane.view.visualRect(self._pane.model.index(row))

    def _in_window(self, place: QPoint) -> QPoint:
        return self._pane.view.viewport().mapTo(self._pane, place)


@pytest.fixture
def queue():
    return queue_of(EntryState.RUNNING, *[EntryState.WAITING] * 3)


@pytest.fixture
def dragged(qtbot, pane, queue):
    """Return a hand on a pane whose moves are obeyed."""

    def obey(key: int, place: int) -> None:
        queue.move(key, place)
        pane.show_queue(rows_of(queue), held=False, lives=True)

    qtbot.waitExposed(pane)
    pane.move_requested.connect(obey)
    pane.show_queue(rows_of(queue), held=False, lives=True)
    return Mouse(pane)


def test_a_row_is_dragged_to_another_place(dragged, pane, queue):
    """With the mouse, up and down; it stays selected."""
    dragged.press(3)
    dragged.move_above(1)
    assert pane.view.is_dragging
    dragged.release()
    assert keys(queue) == [1, 4, 2, 3]
    assert pane.current.key == 4

    dragged.press(1)
    dragged.move_below(3)
    dragged.release()
    assert keys(queue) == [1, 2, 3, 4]
    assert pane.current.key == 4
    assert not pane.view.is_dragging


def test_a_row_dropped_before_what_runs_stands_behind_it(dragged, queue):
    """As the line under the mouse says."""
    dragged.press(2)
    dragged.move_above(0)
    dragged.release()

    assert keys(queue) == [1, 3, 2, 4]


def test_what_runs_is_not_dragged(dragged, pane, queue):
    """Its place says what is under way."""
    dragged.press(0)
    dragged.move_below(2)
    assert not pane.view.is_dragging
    dragged.release()

    assert keys(queue) == [1, 2, 3, 4]


def test_a_click_and_a_drag_that_comes_back_move_nothing(dragged, pane, queue):
    """Nor does one that Escape ended."""
    asked = []
    pane.move_requested.connect(lambda *move: asked.append(move))

    dragged.press(2)
    dragged.release()
    dragged.press(2)
    dragged.move_above(1)
    dragged.move_below(2)
    dragged.release()
    dragged.press(3)
    dragged.move_above(1)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane.view.is_dragging
    dragged.release()

    assert asked == []
    assert pane.current.key == 4


def test_rows_that_change_under_a_drag_end_it(dragged, pane, queue):
    """Another run has begun: places are no longer what they were."""
    dragged.press(3)
    dragged.move_above(1)
    queue.remove(2)
    pane.show_queue(rows_of(queue), held=False, lives=True)
    dragged.release()

    assert keys(queue) == [1, 3, 4]


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_a_drag_shows_where_the_row_will_stand(qapp, dragged, pane, palette):
    """A line in the accent's colour between two rows."""
    apply_theme(qapp, palette)
    dragged.press(3)
    dragged.move_above(2)

    picture = pane.view.viewport().grab().toImage()

    ratio = picture.devicePixelRatio()
    top = pane.view.visualRect(pane.model.index(2)).top()
    line = picture.pixelColor(int(100 * ratio), int(top * ratio))
    dragged.release()
    apply_theme(qapp, DARK)
    assert line.name() == palette.accent.lower()


def test_the_menu_offers_what_the_row_allows(qtbot, pane):
    """By the state of the selected row."""
    states = (EntryState.RUNNING, EntryState.WAITING, EntryState.FAILED, EntryState.FINISHED)
    pane.show_queue(rows_of(queue_of(*states)), held=False, lives=True)

    def offered(place: int) -> set[str]:
        choose(pane, place)
        return {a.text() for a in pane.menu().actions() if a.isEnabled() and a.text()}

    told = {a.text(): a.shortcut().toString() for a in pane.menu().actions()}
    assert (told["Move up"], told["Move down"]) == ("Alt+Up", "Alt+Down")

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
