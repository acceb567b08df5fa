"""Memory that a reading child and its parent share, so that a film crosses over in one copy.

Linux only, where such memory has no name, lies in no folder and goes with its last user.  Larger
films, and all films elsewhere, travel through the pipe.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import sys

import numpy as np
from numpy.typing import NDArray

BLOCK_BYTES = 32 * 2**20
"""A film of 16 megapixels and 16 bits; the memory stays in use, so no block is larger."""


class FilmBlock:
    """A block of `BLOCK_BYTES` bytes; the same in two processes.

    Attributes:
        file: Number of its descriptor, the same in the child that inherits it.
    """

    def __init__(self, file: int) -> None:
        """Map an inherited block.

        Raises:
            OSError: The memory cannot be mapped.
        """
        self.file = file
        self._map = mmap.mmap(file, BLOCK_BYTES)

    def put(self, pixels: NDArray[np.uint8]) -> None:
        """Write bytes to its beginning."""
        np.frombuffer(self._map, np.uint8, len(pixels))[:] = pixels

    def take(self, count: int) -> NDArray[np.uint8]:
        """Return a copy of its first bytes."""
        return np.frombuffer(self._map, np.uint8, count).copy()

    def close(self) -> None:
        """Let go of the memory."""
        self._map.close()
        os.close(self.file)


def new_block() -> FilmBlock | None:
    """Return a block for a new child; None where there is no such memory."""
    if sys.platform != "linux":
        return None
    import fcntl

    file = os.memfd_create("film", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(file, BLOCK_BYTES)
        # A child gone wild could cut it short, which kills whoever then looks at the rest.
        seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
        fcntl.fcntl(file, fcntl.F_ADD_SEALS, seals)
        return FilmBlock(file)
    except OSError:
        with contextlib.suppress(OSError):
            os.close(file)
        return None
