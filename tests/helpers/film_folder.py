"""A folder of small films, each different from the others."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from tests.helpers.phantom import chest_phantom


def film_folder(folder: Path, count: int, *, size: int = 40) -> list[str]:
    """Write PNG films and return their names, in the order of their numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    phantom = chest_phantom(size).astype(np.int16)
    names = []
    for number in range(count):
        film = np.clip(np.roll(phantom, number, axis=1) + number % 7, 0, 255).astype(np.uint8)
        name = f"film_{number:03d}.png"
        (folder / name).write_bytes(cv2.imencode(".png", film)[1].tobytes())
        names.append(name)
    return names
