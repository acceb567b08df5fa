"""Where the files that ship with the application are found."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource_root() -> Path:
    """Return the folder that holds `models/`, `samples/`, `help/` and the rest.

    A source checkout keeps it beside the packages; an installed wheel keeps it
    inside `xlite_core`; a frozen application unpacks it where PyInstaller says.
    `XLITE_RESOURCES` overrides all three.
    """
    override = os.environ.get("XLITE_RESOURCES")
    if override:
        return Path(override)
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root is not None:
        return Path(frozen_root) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def bundled_student() -> Path:
    """Return the path of the student that the application opens with."""
    return resource_root() / "models" / "student.onnx"


def fast_variant_of(model: Path) -> Path:
    """Return where the INT8 variant of a model file lies, if it has one: student-fast.onnx."""
    return model.with_name(f"{model.stem}-fast{model.suffix}")


def installed_licences() -> Path | None:
    """Return the folder with the licences of all that was installed with the application.

    A source checkout has none: its packages bring their own.
    """
    if getattr(sys, "_MEIPASS", None) is None:
        return None
    program = Path(sys.executable).parent
    # A bundle of macOS keeps apart what runs from what is read.
    places = (program / "licences", program.parent / "Resources" / "licences")
    return next((place for place in places if place.is_dir()), None)


def sample_radiograph() -> Path:
    """Return the path of the synthetic phantom that stands in for a real film."""
    return resource_root() / "samples" / "phantom.png"
