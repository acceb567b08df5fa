"""Which figures a run gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlite_core.errors import require
from xlite_core.experiments.metrics import RunMetrics


def write_figures(
    events: Sequence[Mapping[str, Any]], metrics: RunMetrics, folder: Path, *, name: str
) -> tuple[Path, ...]:
    """Draw all that a run has numbers for, as PNG and SVG; return the PNGs.

    Args:
        events: Of the run, as `StoredRun.events`; without any there are no curves.
        metrics: Its headline evaluation is drawn, and its comparison with a teacher.
        folder: Made where it is missing.
        name: Of the run, for titles.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    require("matplotlib", feature="Drawing figures", extra="train")
    from xlite_core.experiments.figures import evaluation_figures
    from xlite_core.experiments.figures_comparison import comparison_figure
    from xlite_core.experiments.figures_training import training_figure

    folder.mkdir(parents=True, exist_ok=True)
    drawn = [training_figure(events, folder, name=name)] if events else []
    if metrics.headline is not None:
        drawn += evaluation_figures(metrics.headline, folder).values()
    if metrics.teacher is not None:
        drawn.append(
            comparison_figure(metrics.teacher, folder, challenger="student", reference="teacher")
        )
    return tuple(drawn)
