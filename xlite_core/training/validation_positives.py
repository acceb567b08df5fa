"""How many of the films that judge a run show each finding: what its intervals rest on."""

from __future__ import annotations

from xlite_core.training.config import TrainingConfig
from xlite_core.training.open_run import opening


def validation_positives(config: TrainingConfig) -> dict[str, int]:
    """Return the validation films with each finding; no film is opened.

    Raises:
        XLiteError: As `open_run.opening` says.
    """
    found = opening(config)
    parts = found.parts
    judged = parts.validation[parts.judging[parts.validation]]
    counts = (found.table.labels[judged] == 1).sum(axis=0)
    return dict(zip(found.table.findings, counts.tolist(), strict=True))
