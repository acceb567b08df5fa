"""A watchdog that calls once for each step that takes too long."""

from __future__ import annotations

import threading

import pytest

from xlite_core.training.watchdog import Watchdog


def test_it_calls_once_for_a_long_step_and_never_for_short_ones():
    """While the step is under way, with how long it has taken."""
    calls, called = [], threading.Event()

    def stalled(seconds):
        calls.append(seconds)
        called.set()

    with Watchdog(0.2, stalled) as watchdog:
        for _ in range(50):
            with watchdog.step():
                pass
        with watchdog.step():
            assert called.wait(5)
            threading.Event().wait(0.3)
        with watchdog.step():
            called.clear()
            assert called.wait(5)

    assert len(calls) == 2
    assert all(seconds > 0.2 for seconds in calls)


def test_between_steps_time_does_not_count():
    """A paused run may rest for days."""
    calls = []

    with Watchdog(0.1, calls.append) as watchdog:
        with watchdog.step():
            pass
        threading.Event().wait(0.4)

    assert calls == []


def test_leaving_ends_its_thread():
    """Also when a step raises."""
    before = threading.active_count()

    with pytest.raises(KeyError), Watchdog(60, print) as watchdog, watchdog.step():
        raise KeyError

    assert threading.active_count() == before
