"""Small film files, each with a content of its own or with that of another."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np


def write_films(root: Path, *names: str) -> None:
    """Write a picture of 24 x 24 pixels for each path below a folder; no two are alike."""
    for number, name in enumerate(names):
        write_film(root / name, number)


def write_film(path: Path, content: int) -> None:
    """Write a small picture; the same number makes the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(content).integers(0, 256, (24, 24)).astype(np.uint8)
    assert cv2.imwrite(str(path), pixels)
