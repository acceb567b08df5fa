"""What a smoke test saw, as plain values for a JSON file; judged outside of the application."""

from __future__ import annotations

import hashlib
import importlib
import json
import pkgutil
import platform
import sys
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtGui import QGuiApplication, QImage

from xlite_core.atomic_file import atomic_write
from xlite_core.io.radiograph import Radiograph
from xlite_core.pack.training_program import BROUGHT
from xlite_desktop.messages import application_version
from xlite_desktop.viewer.state import Film, ViewerState

FILE = "findings.json"
"""Name of the record in the folder of the smoke test."""


def surroundings() -> dict[str, Any]:
    """Return what ran, and where it was loaded from."""
    return {
        "version": application_version(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "executable": sys.executable,
        "search_path": list(sys.path),
        "python": platform.python_version(),
        "qt": PySide6.__version__,
        "system": platform.platform(),
        "screen": QGuiApplication.platformName(),
    }


def model_seen(state: ViewerState) -> dict[str, Any]:
    """Return which model answered."""
    return {
        "fingerprint": state.fingerprint,
        "provider": state.provider,
        "findings": sorted(state.thresholds),
        "problem": "" if state.model_problem is None else state.model_problem.summary,
    }


def film_seen(film: Film, pixels: Radiograph | None, overlay_pixels: int | None) -> dict[str, Any]:
    """Return what became of a film: its pixels and findings, or the sentence of its refusal.

    Args:
        film: As the window holds it.
        pixels: What the canvas shows; None where it cannot be read.
        overlay_pixels: Pixels amid the canvas that a map changes; None where there is no answer.
    """
    return {
        "name": film.source.name,
        "key": film.key,
        "problem": "" if film.problem is None else film.problem.summary,
        "unscored": film.unscored,
        "no_answer": "" if film.prediction_problem is None else film.prediction_problem.summary,
        "doubts": list(film.doubts),
        "probabilities": {name: float(value) for name, value in film.probabilities.items()},
        "overlay_pixels": overlay_pixels,
        **({} if pixels is None else _pixels_seen(pixels)),
    }


def _pixels_seen(radiograph: Radiograph) -> dict[str, Any]:
    pixels = radiograph.pixels
    return {
        "kind": radiograph.provenance.file_kind,
        "shape": list(pixels.shape),
        "dtype": str(pixels.dtype),
        "pixels": hashlib.sha256(pixels.tobytes()).hexdigest(),
    }


def pixels_that_differ(one: QImage, other: QImage) -> int:
    """Count the pixels in which two pictures of one size differ."""
    import numpy as np

    first, second = (_words(image) for image in (one, other))
    return int(np.count_nonzero(first != second))


def _words(image: QImage) -> Any:
    import numpy as np

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    # Four bytes a pixel: lines are never padded.
    return np.frombuffer(plain.constBits(), np.uint32).copy()


def training_packages_loaded() -> list[str]:
    """Return the packages of the training half that this process has imported."""
    return [name for name in sorted(BROUGHT) if sys.modules.get(name) is not None]


def own_modules() -> list[str]:
    """Return the names of all modules of ours that are there."""
    return sorted(
        module.name
        for package in map(importlib.import_module, ("xlite_core", "xlite_desktop"))
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not module.name.endswith("__main__")
    )


def broken_modules() -> dict[str, str]:
    """Import every module of ours, and return those that cannot be, with the reason.

    Much is imported late, by a page or a command that nobody has opened yet; a frozen application
    that lacks a part of it would say so only then.
    """
    broken = {}
    for name in own_modules():
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            broken[name] = str(error)  # names the module that is missing
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs in the record
            broken[name] = f"{type(error).__name__}: {error}"
    return broken


def write_record(folder: Path, record: dict[str, Any]) -> None:
    """Write the record into the folder of the smoke test."""
    with atomic_write(folder / FILE) as stream:
        stream.write(json.dumps(record, indent=1).encode())
