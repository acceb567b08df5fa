"""One small panel a finding, the same axes in each: what three figures have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES
from xlite_core.evaluation.finding_report import FindingEvaluation
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.figures_style import FAINT, QUIET, Look, area, page
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PANELS_A_ROW = 5
_PANEL_INCHES, _GAP_INCHES, _TITLE_INCHES = 2.0, 0.42, 0.62


@contextmanager
def panels(
    count: int, *, title: str, about: str, extra_left: float = 0.0
) -> Iterator[tuple[Figure, list[Axes]]]:
    """Open a page of square panels, five a row.

    Args:
        count: How many.
        title: Of the page.
        about: Which films, how many, how chosen.
        extra_left: More room for the labels of the first column, in inches.

    Yields:
        The page and its panels, row by row.
    """
    # A page narrower than five panels would cut its own title off.
    columns, rows = PANELS_A_ROW, ceil(count / PANELS_A_ROW)
    width = 0.6 + 0.30 + extra_left + columns * _PANEL_INCHES + (columns - 1) * _GAP_INCHES
    height = rows * (_PANEL_INCHES + _TITLE_INCHES) + 0.34
    with page(width, height, title=title, about=about) as figure:
        grid = figure.add_gridspec(
            rows,
            columns,
            **area(figure, left=0.30 + extra_left, top=0.36, bottom=0.36),
            wspace=_GAP_INCHES / _PANEL_INCHES,
            hspace=_TITLE_INCHES / _PANEL_INCHES,
        )
        yield figure, [figure.add_subplot(grid[divmod(i, columns)]) for i in range(count)]


def heading(axes: Axes, name: str, positives: str) -> None:
    """Write a finding's name above its panel, and how many films support it."""
    axes.set_title(name, loc="left", fontsize=9, weight="semibold", pad=5)
    axes.set_title(positives, loc="right", fontsize=7.5, color=FAINT, pad=5)


def finding_heading(axes: Axes, finding: FindingEvaluation) -> None:
    """Write a finding's display name and its number of positive films."""
    heading(axes, display_name(finding.name), f"n {finding.positives:,}")


def without_numbers(axes: Axes, positives: int, *, why: str | None = None) -> None:
    """Say in the middle of a panel that there is no honest number to give.

    Args:
        axes: The panel.
        positives: Known positive films.
        why: Another reason than their number.
    """
    reason = why or ("no positive film" if positives == 0 else f"only {positives} positive films")
    if positives == 1 and why is None:
        reason = "only 1 positive film"
    words: Look = {"transform": axes.transAxes, "ha": "center"}
    axes.text(0.5, 0.55, "n/a", fontsize=11, color=QUIET, va="center", **words)
    axes.text(0.5, 0.43, reason, fontsize=7.5, color=FAINT, va="center", **words)


def too_few(finding: FindingEvaluation) -> bool:
    """Whether a finding's numbers would be noise: fewer than ten positive films."""
    return finding.positives < MINIMUM_POSITIVES


def about_films(evaluation: Evaluation) -> str:
    """Return "300 test films of 150 patients · 95 % intervals by patient"."""
    name = evaluation.data_name
    return (
        f"{name}: {evaluation.films:,} films of {evaluation.patients:,} patients  ·  "
        "95 % intervals by patient"
    )


def about_thresholds(evaluation: Evaluation) -> str:
    """Return which films and thresholds a figure at thresholds speaks of."""
    told = (
        f"{evaluation.data_name}: {evaluation.films:,} films of {evaluation.patients:,} patients"
        f"  ·  thresholds: {policy_name(evaluation.policy)}, chosen on {evaluation.selection}"
    )
    return told + (
        "  ·  the films judged here, so the numbers flatter"
        if evaluation.selected_on_these_films
        else ""
    )


def policy_name(policy: str | None) -> str:
    """Return a policy's key as people read it: "f1" -> "largest F1"."""
    if policy is None:
        return "none"
    named = {"f1": "largest F1", "youden": "Youden's index"}
    if policy in named:
        return named[policy]
    kind, _, share = policy.partition("_")
    return f"{kind} {share} %" if share.isdigit() else policy.replace("_", " ")
