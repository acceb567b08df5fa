"""What a process may take at most: set by itself, before it touches anything from outside.

Linux holds a process to its address space.  macOS ignores that and Windows knows nothing like it;
there a thread looks at the memory twenty times a second and ends the process.  Its time is held by
a signal that nobody handles, on Windows by a thread in C.  (What is not Linux is untried.)
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

OUT_OF_MEMORY = 71
"""Exit code of a process that reached its limit of memory."""

_LOOK_S = 0.05


def limit_memory(most_bytes: int) -> None:
    """Let this process have no more memory than that; what asks for more fails.

    Args:
        most_bytes: Of address space on Linux, of memory in use elsewhere.
    """
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        # A dump of a process that decodes films would hold one, with whose it is.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    else:
        threading.Thread(target=_watch, args=(most_bytes,), daemon=True).start()


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End this process if the block takes longer, in the middle of whatever C code it is.

    From the main thread, in a process that handles no SIGALRM.
    """
    if sys.platform == "win32":
        import faulthandler

        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def out_of_time(exit_code: int) -> bool:
    """Say whether a process ended because `ended_after` ended it.

    Args:
        exit_code: As `subprocess` has it; below 0 the number of a signal.
    """
    return exit_code == (1 if sys.platform == "win32" else -signal.SIGALRM)


def _watch(most_bytes: int) -> None:
    while _memory_in_use() <= most_bytes:
        time.sleep(_LOOK_S)
    os._exit(OUT_OF_MEMORY)


def _memory_in_use() -> int:
    """Return the bytes that this process has had in use at most."""
    if sys.platform == "win32":
        return _peak_on_windows()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def _peak_on_windows() -> int:
    """Return PeakPagefileUsage of PROCESS_MEMORY_COUNTERS (Windows SDK, psapi.h)."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((f"size_{number}", ctypes.c_size_t) for number in range(7)),
            ("peak_pagefile", ctypes.c_size_t),
        )

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    get = kernel.K32GetProcessMemoryInfo
    get.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    get(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.peak_pagefile)
