"""Work with progress and cancel, on a thread of its own."""

from __future__ import annotations

import threading

import pytest

from xlite_core.errors import InvalidLabels
from xlite_desktop.background.long_work import LongWork

PATIENCE_MS = 5000


@pytest.fixture
def work():
    made = LongWork()
    yield made
    made.shut_down()


def test_reports_result_and_end_arrive_in_order(qtbot, work):
    """Progress first, then the result, and `ended` last of all."""
    heard = []
    for name in ("progressed", "finished", "failed"):
        getattr(work, name).connect(lambda value, name=name: heard.append((name, value)))
    work.ended.connect(lambda: heard.append(("ended", None)))

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(lambda progress, _: progress("half") or 7)

    assert heard == [("progressed", "half"), ("finished", 7), ("ended", None)]
    assert not work.busy


def test_it_runs_elsewhere_and_tells_here(qtbot, work):
    """The work on its thread, the signals on the window's."""
    threads = []
    work.finished.connect(lambda there: threads.extend([there, threading.get_ident()]))

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(lambda _progress, _cancelled: threading.get_ident())

    assert threads[0] != threads[1] == threading.get_ident()


def test_many_reports_are_thinned_out_and_the_last_arrives(qtbot, work):
    """A hundred thousand reports do not fill the event queue."""
    reports = []
    work.progressed.connect(reports.append)

    def count(progress, _cancelled):
        for number in range(100_000):
            progress(number)

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(count)

    assert reports[0] == 0
    assert reports[-1] == 99_999
    assert len(reports) < 200


def test_cancelling_reaches_the_work_which_ends_as_it_likes(qtbot, work):
    """What it did so far is its result."""
    begun, results = threading.Event(), []
    work.finished.connect(results.append)

    def wait(_progress, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.005)
        return "half"

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(wait)
        begun.wait(5)
        assert work.busy
        work.cancel()
        assert work.cancelling

    assert results == ["half"]


def test_one_piece_of_work_at_a_time(qtbot, work):
    """A second one is refused, and the first is not disturbed."""
    gate, results = threading.Event(), []
    work.finished.connect(results.append)

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        assert work.start(lambda _progress, _cancelled: gate.wait(5))
        assert not work.start(lambda _progress, _cancelled: "second")
        gate.set()

    assert results == [True]


def test_an_expected_failure_is_handed_over_and_more_work_can_follow(qtbot, work):
    """`ended` comes after a failure, too."""
    errors, results = [], []
    work.failed.connect(errors.append)
    work.finished.connect(results.append)

    def refuse(_progress, _cancelled):
        raise InvalidLabels("The table is empty.", "Give another.")

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(refuse)
    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(lambda _progress, _cancelled: 1)

    assert [error.summary for error in errors] == ["The table is empty."]
    assert results == [1]


def test_an_unforeseen_failure_is_logged(qtbot, work, caplog):
    """Nothing escapes from the thread."""
    errors = []
    work.failed.connect(errors.append)

    with qtbot.waitSignal(work.ended, timeout=PATIENCE_MS):
        work.start(lambda _progress, _cancelled: 1 // 0)

    assert isinstance(errors[0], ZeroDivisionError)
    assert "long work failed" in caplog.text


def test_shutting_down_cancels_waits_and_keeps_silent(qtbot, work):
    """Closing the window in the middle of an import."""
    begun, heard = threading.Event(), []
    work.finished.connect(heard.append)

    def wait(_progress, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.005)

    work.start(wait)
    begun.wait(5)
    work.shut_down()
    work.shut_down()
    qtbot.wait(1)

    assert heard == []
    assert not work.start(lambda _progress, _cancelled: 1)
