"""One background thread: the newest request only, or each in turn."""

from __future__ import annotations

import threading

import pytest

from xlite_core.errors import UnreadableImage
from xlite_desktop.background.latest_only import InTurn, LatestOnly


@pytest.fixture(params=[LatestOnly, InTurn])
def any_kind(request):
    made = request.param()
    yield made
    made.shut_down()


@pytest.fixture
def latest():
    made = LatestOnly()
    yield made
    made.shut_down()


@pytest.fixture
def in_turn():
    made = InTurn()
    yield made
    made.shut_down()


def test_only_the_newest_answer_arrives(qtbot, latest):
    """Fifty requests while one is computed: two computations, one answer."""
    gate, computed, answers = threading.Event(), [], []
    latest.ready.connect(answers.append)

    def compute(number):
        gate.wait(10)
        computed.append(number)
        return number

    for number in range(50):
        latest.request(lambda n=number: compute(n))
    gate.set()
    qtbot.waitUntil(lambda: answers == [49], timeout=5000)

    assert computed == [0, 49]


def test_each_request_is_answered_in_turn(qtbot, in_turn):
    """Two folders dropped one after the other are both searched."""
    answers = []
    in_turn.ready.connect(answers.append)

    for number in range(5):
        in_turn.request(lambda n=number: n)
    qtbot.waitUntil(lambda: len(answers) == 5, timeout=5000)

    assert answers == [0, 1, 2, 3, 4]


def test_work_runs_elsewhere_and_answers_arrive_here(qtbot, any_kind):
    """Computed off the GUI thread, delivered on it."""
    threads = []
    any_kind.ready.connect(threads.append)

    any_kind.request(threading.get_ident)
    qtbot.waitUntil(lambda: len(threads) == 1, timeout=5000)

    assert threads[0] != threading.get_ident()


def test_a_failure_arrives_as_the_error_and_the_next_request_works(qtbot, any_kind):
    """An exception ends its request, not the thread."""
    errors, answers = [], []
    any_kind.failed.connect(errors.append)
    any_kind.ready.connect(answers.append)

    def refuse():
        raise UnreadableImage("It is damaged.", "Copy it again.")

    any_kind.request(refuse)
    qtbot.waitUntil(lambda: len(errors) == 1, timeout=5000)
    any_kind.request(lambda: 7)
    qtbot.waitUntil(lambda: answers == [7], timeout=5000)

    assert isinstance(errors[0], UnreadableImage)


def test_an_unexpected_failure_is_logged_without_its_words(qtbot, latest, caplog):
    """The log is written by the worker, and the page hears of it too."""
    errors = []
    latest.failed.connect(errors.append)

    latest.request(lambda: 1 // 0)
    qtbot.waitUntil(lambda: len(errors) == 1, timeout=5000)

    assert "background computation failed" in caplog.text


def test_a_forgotten_request_answers_nobody_but_settles(qtbot, latest):
    """The film left the canvas while it was read."""
    answers = []
    latest.ready.connect(answers.append)

    with qtbot.waitSignal(latest.settled, timeout=5000):
        latest.request(lambda: 1)
        latest.forget()

    assert answers == []


def test_shutting_down_waits_for_the_thread(any_kind):
    """Twice is as good as once, and requests after it are ignored."""
    any_kind.request(lambda: 1)

    any_kind.shut_down()
    any_kind.shut_down()
    any_kind.request(lambda: 2)

    assert not any_kind._thread.isRunning()
