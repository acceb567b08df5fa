"""How a DICOM file wants its modality values shown: VOI tables, then windows (PS3.3 C.11.2)."""

from __future__ import annotations

import math

import numpy as np
from pydicom.dataset import Dataset

from xlite_core.io.dicom_dataset import all_values, first_value
from xlite_core.io.lookup_table import lookup_table
from xlite_core.io.radiograph import IDENTITY_8BIT, Pixels, Voi, VoiTable, Window, WindowFunction
from xlite_core.io.voi import derived_windows


def presets(
    dataset: Dataset, pixels: Pixels, measured: Pixels, *, identity: bool
) -> tuple[Voi, ...]:
    """Return the file's own VOI transformations, then the derived ones.

    Where a file has none, the VOI stage is the identity (PS3.3 C.11.2), which
    only says something for 8-bit values: a film as PNG and as such a DICOM file
    then show the same.  Deeper values get the percentile window first.

    Args:
        dataset: The header.
        pixels: Modality values.
        measured: The same without padding, of any shape.
        identity: The modality stage changed no value.
    """
    own: tuple[Voi, ...] = (*_tables(dataset, pixels), *_windows(dataset))
    if not own and identity and pixels.dtype == np.uint8:
        own = (IDENTITY_8BIT,)
    taken = {_meaning(voi) for voi in own if isinstance(voi, Window)}
    derived = (window for window in derived_windows(measured) if _meaning(window) not in taken)
    return (*own, *derived)


def _tables(dataset: Dataset, pixels: Pixels) -> list[VoiTable]:
    signed = bool(np.issubdtype(pixels.dtype, np.signedinteger))
    tables: list[VoiTable] = []
    for number, item in enumerate(dataset.get("VOILUTSequence") or (), start=1):
        table = lookup_table(item, signed=signed)
        name = _text(first_value(item, "LUTExplanation")) or f"Table {number}"
        tables.append(VoiTable(table.first_value, table.entries, table.bits, name))
    return tables


def _windows(dataset: Dataset) -> list[Window]:
    centers = all_values(dataset, "WindowCenter")
    widths = all_values(dataset, "WindowWidth")
    names = [_text(name) for name in all_values(dataset, "WindowCenterWidthExplanation")]
    function = _function(dataset)
    windows: list[Window] = []
    for number, (center, width) in enumerate(zip(centers, widths, strict=False), start=1):
        window = Window(float(center), float(width), function)
        if not _is_allowed(window):
            continue
        given = names[number - 1] if number <= len(names) else ""
        name = given or ("Window" if len(centers) == 1 else f"Window {number}")
        windows.append(Window(window.center, window.width, function, name))
    return windows


def _function(dataset: Dataset) -> WindowFunction:
    # An absent or unknown function means LINEAR (PS3.3 C.11.2.1.3).
    name = _text(first_value(dataset, "VOILUTFunction")).upper()
    known = {function.value: function for function in WindowFunction}
    return known.get(name, WindowFunction.LINEAR)


def _is_allowed(window: Window) -> bool:
    """PS3.3 C.11.2.1.2.1: at least 1 for LINEAR, above 0 for the others.

    Windows of width 0 do occur, as a placeholder for "none".
    """
    if not (math.isfinite(window.center) and math.isfinite(window.width)):
        return False
    return window.width >= 1 if window.function is WindowFunction.LINEAR else window.width > 0


def _meaning(window: Window) -> tuple[float, float, WindowFunction]:
    return window.center, window.width, window.function


def _text(value: object) -> str:
    return "" if value is None else str(value).strip(" \x00")
