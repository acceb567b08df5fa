"""Safe mode: as little as possible that could go wrong, for who looks for what does.

It is a variable of the environment, so that child processes are in it, too.
"""

from __future__ import annotations

import os

VARIABLE = "XLITE_SAFE_MODE"

_THREADS = ("OMP_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""What the libraries that compute ask for a number of threads when they are loaded."""


def safe_mode() -> bool:
    """Return whether this process computes on one thread of the CPU and watches nothing."""
    return bool(os.environ.get(VARIABLE))


def enter_safe_mode() -> None:
    """Be in safe mode until the process ends; call before anything that computes is imported."""
    os.environ[VARIABLE] = "1"
    for name in _THREADS:
        os.environ[name] = "1"
