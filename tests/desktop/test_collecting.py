"""Garbage: collected in time, and in the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from xlite_desktop.collecting import Collecting


class Loop:
    """Refers to itself: only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting(qtbot, qapp):
    parent = QObject()
    collecting = Collecting(parent)
    collecting.begin()
    yield collecting
    collecting.end()


def test_what_other_threads_leave_behind_is_collected_in_the_window_s_thread(qtbot, collecting):
    """And never while they work."""
    ended_in: list[int] = []
    kept: list[weakref.ref[Loop]] = []

    def leave_much() -> None:
        for _ in range(5_000):
            loop = Loop()
            kept.append(weakref.ref(loop, lambda _: ended_in.append(threading.get_ident())))
        del loop

    worker = threading.Thread(target=leave_much)
    worker.start()
    worker.join()
    assert ended_in == []

    qtbot.waitUntil(lambda: len(ended_in) == 5_000, timeout=10_000)

    assert set(ended_in) == {threading.get_ident()}


def test_the_collector_is_given_back(qtbot, collecting):
    """For whoever runs on after the window."""
    collecting.end()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
