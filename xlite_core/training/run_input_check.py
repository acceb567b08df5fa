"""An input check for a run's student: built on its training films, measured on its validation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import XLiteError
from xlite_core.export.input_check_learning import KnownFilm
from xlite_core.export.input_check_writing import affordable, with_input_check
from xlite_core.inference.classifier import Classifier
from xlite_core.training.open_run import Opening

_BUILDING_S, _MEASURING_S = 60.0, 30.0
"""Time for looking at spoilt films, by one pass of the student; a fit takes as long again."""


def add_input_check(
    model: Path, found: Opening, *, tell: Callable[[str], None] = lambda _: None
) -> str:
    """Fit an input check and write it into a model file.

    Args:
        model: The file; replaced only where a check was fitted.
        found: The run's films and parts.
        tell: Called with a sentence about how far it is.

    Returns:
        Why the model has none, a sentence; empty if it has one.
    """
    opened = Classifier.open(model, provider="CPU")
    forward_ms = opened.forward_ms or 0.0
    building = affordable(_known(found, found.parts.train), forward_ms, _BUILDING_S)
    measuring = affordable(_known(found, found.parts.validation), forward_ms, _MEASURING_S)
    try:
        content, _ = with_input_check(
            model.read_bytes(),
            building,
            measuring,
            source="films of the run's training and validation parts",
            progress=lambda what, done, total: tell(f"{what}, {done:,} of {total:,}"),
        )
    except XLiteError as error:
        return f"The model has no input check: {error.summary}"
    with atomic_write(model) as stream:
        stream.write(content)
    return ""


def _known(found: Opening, rows: NDArray[np.intp]) -> list[KnownFilm]:
    """Return the frontal films among some rows."""
    table = found.table[rows[found.table.views[rows] != "LL"]]
    files, patients = table.files.tolist(), table.patients.tolist()
    return [
        KnownFilm(path=found.manifest.root / file, patient=patient, age_years=age)
        for file, patient, age in zip(files, patients, table.ages.tolist(), strict=True)
    ]
