"""Radiographs and evidence made in memory, for tests of what is shown."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.io.radiograph import IDENTITY_8BIT, Pixels, Provenance, Radiograph, Voi
from xlite_desktop.viewer.evidence_layer import EvidenceLayer


def radiograph_of(
    pixels: Pixels,
    *,
    presets: tuple[Voi, ...] = (IDENTITY_8BIT,),
    inverted: bool = False,
    spacing_mm: tuple[float, float] | None = None,
) -> Radiograph:
    """Return a radiograph around an array, with an empty provenance."""
    provenance = Provenance(file_name="film.png", file_kind="PNG", byte_count=0, sha256="")
    return Radiograph(
        pixels=pixels,
        presets=presets,
        inverted=inverted,
        spacing_mm=spacing_mm,
        provenance=provenance,
    )


def layer_for(radiograph: Radiograph, cells: dict[tuple[int, int], float], **named: Any) -> Any:
    """Return a layer of 7 x 7 cells: the named ones as given, the others slightly against."""
    evidence = np.full((7, 7), -0.02, np.float32)
    for place, value in cells.items():
        evidence[place] = value
    padding = SquarePadding(radiograph.rows, radiograph.columns)
    words = {"finding": "Mass", "label": "Mass", "full_scale": 0.4} | named
    return EvidenceLayer(evidence=evidence, padding=padding, **words)
