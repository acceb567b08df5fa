"""Where the real radiographs lie, for tests marked `films`."""

from __future__ import annotations

from pathlib import Path

import pytest

CXR = Path(__file__).resolve().parents[3] / "shared" / "cxr"
ORIGINALS = CXR / "originals"

needs_films = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the real films are not here")


def originals(folder: str, pattern: str) -> list[Path]:
    """Return the untouched files of one folder, in a fixed order; empty where they are not."""
    return sorted((ORIGINALS / folder).glob(pattern))
