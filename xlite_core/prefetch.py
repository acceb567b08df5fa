"""Results in order, computed by threads a little ahead of whoever asks for them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def usable_cores() -> int:
    """Return how many processor cores this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(len(os.sched_getaffinity(0)), 1)
    return os.cpu_count() or 1


def prefetched(
    function: Callable[[_Item], _Result],
    items: Iterable[_Item],
    *,
    workers: int,
    ahead: int | None = None,
) -> Generator[_Result, None, None]:
    """Yield `function(item)` for each item, in the order of the items.

    However many items there are, no more than `ahead` results wait.  When the
    iterator is closed or an error leaves it, what has not begun is dropped, and
    the threads have ended before control returns.

    Args:
        function: Called in the threads; worth it where it lets go of the GIL.
        items: Looked at by the caller's thread alone.
        workers: Threads; 0 computes each result when it is asked for.
        ahead: Results that are begun before they are asked for; twice the
            workers by default.

    Raises:
        Exception: Whatever `function` raises, where its result would have come.
    """
    if workers == 0:
        yield from map(function, items)
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="prefetch")
    begun: deque[Future[_Result]] = deque()
    limit = 2 * workers if ahead is None else max(ahead, 1)
    try:
        for item in items:
            begun.append(pool.submit(function, item))
            if len(begun) >= limit:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
