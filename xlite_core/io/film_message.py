"""A radiograph as a message between two processes: plain words and numbers, and one block of bytes.

No pickle: whoever decodes hostile files must not be able to hand objects to whoever asked.  What
arrives is checked as if it came from a stranger.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.io.pixel_spacing import SpacingOrigin
from xlite_core.io.radiograph import (
    PatientText,
    Provenance,
    Radiograph,
    Voi,
    VoiTable,
    Window,
    WindowFunction,
)
from xlite_core.io.raster import MAX_PIXELS

_TYPES = ("uint8", "uint16", "int16", "int32", "float32")
"""What `Radiograph.pixels` may be."""


def film_message(film: Radiograph) -> dict[str, Any]:
    """Return everything but the pixels, fit for JSON, which keeps every float bit for bit."""
    return {
        "dtype": film.pixels.dtype.name,
        "shape": list(film.pixels.shape),
        "presets": [_told(voi) for voi in film.presets],
        "inverted": bool(film.inverted),
        "spacing_mm": film.spacing_mm,
        "spacing_origin": film.spacing_origin.name,
        "provenance": asdict(film.provenance),
    }


def pixel_bytes(message: Mapping[str, Any]) -> int:
    """Return how many bytes the pixels of a message take.

    Raises:
        ValueError: They are of no type or size that a film has.
    """
    rows, columns = (int(side) for side in message["shape"])
    if message["dtype"] not in _TYPES or min(rows, columns) < 1 or rows * columns > MAX_PIXELS:
        raise ValueError
    return rows * columns * int(np.dtype(message["dtype"]).itemsize)


def film_of(message: Mapping[str, Any], pixels: NDArray[np.uint8]) -> Radiograph:
    """Return the radiograph that a message and its block of bytes describe.

    Args:
        message: Made by `film_message`.
        pixels: uint8, shape (`pixel_bytes(message)`,), row by row; the film keeps them.

    Raises:
        ValueError: The message makes no film; so do KeyError, TypeError and AttributeError.
    """
    if len(pixels) != pixel_bytes(message):
        raise ValueError
    values = pixels.view(message["dtype"]).reshape(message["shape"])
    values.flags.writeable = False
    said = dict(message["provenance"])
    said["patient"] = PatientText(**said["patient"])
    said["orientation"] = tuple(said["orientation"])
    spacing = message["spacing_mm"]
    return Radiograph(
        pixels=values,
        presets=tuple(_heard(voi) for voi in message["presets"]),
        inverted=message["inverted"],
        spacing_mm=None if spacing is None else (float(spacing[0]), float(spacing[1])),
        spacing_origin=SpacingOrigin[message["spacing_origin"]],
        provenance=Provenance(**said),
    )


def _told(voi: Voi) -> dict[str, Any]:
    if isinstance(voi, Window):
        function = voi.function.name
        numbers = {"center": float(voi.center), "width": float(voi.width)}
        return {"function": function, "name": voi.name, **numbers}
    first, entries = int(voi.first_value), voi.entries.tolist()
    return {"entries": entries, "first_value": first, "bits": int(voi.bits), "name": voi.name}


def _heard(said: Mapping[str, Any]) -> Voi:
    if "entries" in said:
        entries = np.array(said["entries"], np.uint16)
        return VoiTable(said["first_value"], entries, said["bits"], said["name"])
    center, width = float(said["center"]), float(said["width"])
    if not (math.isfinite(center) and math.isfinite(width)):
        raise ValueError
    return Window(center, width, WindowFunction[said["function"]], said["name"])
