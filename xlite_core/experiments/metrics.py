"""metrics.json: what a run's predictions are worth, part by part, and what was fitted on which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.comparison import AucComparison
from xlite_core.evaluation.fitted import Fitted
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.latency import ModelCost

METRICS_SCHEMA = 1

HEADLINE_POLICY = "f1"
"""Whose thresholds the F1 columns of results.csv use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMetrics:
    """All numbers of one run, or of predictions from elsewhere.

    Attributes:
        fitted: Calibration and thresholds, fitted on validation films; None for
            predictions that came without any.
        validation: Judged on the films that chose epoch, calibration and thresholds.
        test: Judged on films that chose nothing; None but for phase final.
        teacher: The student against its teacher on the validation films, the
            student being the challenger; None without stored teacher values.
        cost: Of the exported model on the machine that measured it; None before.
        schema: Raised whenever the same fields would mean something else.
    """

    fitted: Fitted | None = None
    validation: Evaluation | None = None
    test: Evaluation | None = None
    teacher: AucComparison | None = None
    cost: ModelCost | None = None
    schema: int = METRICS_SCHEMA

    def __post_init__(self) -> None:
        if self.schema != METRICS_SCHEMA:
            raise InvalidConfiguration(
                f"The metrics have schema {self.schema}; this version knows {METRICS_SCHEMA}.",
                "Evaluate the run again with this version.",
            )

    @property
    def headline(self) -> Evaluation | None:
        """What the report's first line is about: the test films where they were judged."""
        return self.test or self.validation

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        return {name: _plain(getattr(self, name)) for name in _KINDS} | {"schema": self.schema}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> RunMetrics:
        """Rebuild what `to_dict` returned; an empty mapping is a run without metrics.

        Raises:
            InvalidConfiguration: The values are incomplete, unknown or of another version.
        """
        parts = {
            name: None if values.get(name) is None else read(values[name])
            for name, read in _KINDS.items()
        }
        return cls(**parts, schema=values.get("schema", METRICS_SCHEMA))

    def write(self, path: Path) -> None:
        """Write the metrics as JSON; a crash leaves the old file or the new one."""
        with atomic_write(path) as stream:
            stream.write(json.dumps(self.to_dict(), allow_nan=False).encode())


def _plain(part: Any) -> Any:
    return None if part is None else part.to_dict()


_KINDS: Mapping[str, Any] = {
    "fitted": Fitted.from_dict,
    "validation": Evaluation.from_dict,
    "test": Evaluation.from_dict,
    "teacher": AucComparison.from_dict,
    "cost": ModelCost.from_dict,
}
