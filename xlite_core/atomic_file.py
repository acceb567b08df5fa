"""Writing files so that a crash leaves either the old file or the new one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a binary file that replaces `path` only when the block succeeds.

    The bytes go to a temporary file in the same directory (a rename is only
    atomic within one file system), are flushed to disk, and then take the
    place of `path` in one step.  If the block raises, `path` is untouched and
    the temporary file is removed.
    """
    # Not mkstemp: its files are readable by their owner alone, and so would `path` be.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
