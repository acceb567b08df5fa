"""Threads work ahead, in order, and leave nothing behind."""

from __future__ import annotations

import os
import threading
import time

import pytest

from xlite_core.prefetch import prefetched, usable_cores


def slower_for_even(item: int) -> int:
    time.sleep(0.002 * (item % 2 == 0))
    return item * item


@pytest.mark.parametrize("workers", [0, 1, 2, 5])
def test_results_come_in_the_order_of_the_items(workers):
    """Whichever thread is first, and also where there are none."""
    assert list(prefetched(slower_for_even, range(30), workers=workers)) == [
        item * item for item in range(30)
    ]


def test_no_more_is_begun_than_may_wait():
    """A thousand items do not fill the memory while nobody asks for them."""
    begun = []
    results = prefetched(begun.append, range(1000), workers=2, ahead=3)

    next(results)
    time.sleep(0.05)

    assert len(begun) <= 3
    results.close()


def test_an_error_arrives_where_its_result_would_have_come():
    """What came before it is delivered, and the threads have ended when it arrives."""

    def refuse_three(item: int) -> int:
        if item == 3:
            raise KeyError("three")
        return item

    for workers in (0, 2):
        received = []
        with pytest.raises(KeyError, match="three"):
            received.extend(prefetched(refuse_three, range(9), workers=workers))
        results = prefetched(refuse_three, range(9), workers=workers)
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(KeyError):
            next(results)
        assert not [t for t in threading.enumerate() if t.name.startswith("prefetch")]


def test_closing_ends_the_threads_at_once():
    """What has not begun is dropped."""
    begun = []

    def note(item: int) -> int:
        begun.append(item)
        return item

    results = prefetched(note, range(1000), workers=2)
    next(results)

    results.close()

    assert not [t for t in threading.enumerate() if t.name.startswith("prefetch")]
    assert len(begun) < 10


def test_there_is_at_least_one_core_to_use():
    """And no more than the machine has."""
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
