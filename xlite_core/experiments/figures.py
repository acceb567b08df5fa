"""All figures of an evaluation, written into one folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.figures_curves import (
    precision_recall_figure,
    reliability_figure,
    roc_figure,
)
from xlite_core.experiments.figures_errors import (
    co_occurrence_figure,
    confused_pairs_figure,
    confusion_figure,
)
from xlite_core.experiments.figures_groups import subgroups_figure

FIGURES: Mapping[str, Callable[[Evaluation, Path], Path]] = {
    "roc": roc_figure,
    "precision_recall": precision_recall_figure,
    "reliability": reliability_figure,
    "confusion": confusion_figure,
    "confused_pairs": confused_pairs_figure,
    "co_occurrence": co_occurrence_figure,
    "subgroups": subgroups_figure,
}
"""Name of a figure and of its files -> what draws it, in the order of a report."""

_AT_THRESHOLDS = frozenset({"confusion", "confused_pairs", "co_occurrence"})


def evaluation_figures(evaluation: Evaluation, folder: Path) -> dict[str, Path]:
    """Write the figures that an evaluation has something to say in.

    Args:
        evaluation: What to draw.
        folder: Gets a PNG and an SVG of each.

    Returns:
        Name -> path of the PNG; figures at thresholds are left out without
        thresholds, and that of subgroups without subgroups.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    missing = set[str]()
    if evaluation.policy is None:
        missing |= _AT_THRESHOLDS
    if not evaluation.subgroups:
        missing.add("subgroups")
    return {name: draw(evaluation, folder) for name, draw in FIGURES.items() if name not in missing}
