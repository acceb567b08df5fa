"""Which figures a run gets."""

from __future__ import annotations

from pathlib import Path

from xlite_core.errors import require
from xlite_core.experiments.metrics import RunMetrics


def write_figures(metrics: RunMetrics, folder: Path) -> tuple[Path, ...]:
    """Draw all that a run has numbers for, as PNG and SVG; return the PNGs.

    Args:
        metrics: Its headline evaluation is drawn.
        folder: Made where it is missing.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    require("matplotlib", feature="Drawing figures", extra="train")
    from xlite_core.experiments import figures_curves, figures_errors

    judged = metrics.headline
    if judged is None:
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    drawn = [
        figures_curves.roc_figure,
        figures_curves.precision_recall_figure,
        figures_curves.reliability_figure,
    ]
    if judged.policy is not None:
        drawn += [
            figures_errors.confusion_figure,
            figures_errors.confused_pairs_figure,
            figures_errors.co_occurrence_figure,
        ]
    return tuple(draw(judged, folder) for draw in drawn)
