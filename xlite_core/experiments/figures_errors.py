"""What thresholds get wrong: confusion tables, confused pairs, findings wrongly tied together."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.evaluation.confused_pairs import ConfusedPair
from xlite_core.evaluation.confusion import Confusion
from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.figures_panels import (
    about_thresholds,
    finding_heading,
    panels,
    without_numbers,
)
from xlite_core.experiments.figures_style import (
    FAINT,
    GRID,
    NOT_AVAILABLE,
    QUIET,
    SERIES,
    TEXT,
    Look,
    area,
    emptied,
    interval,
    keys,
    page,
    saved,
    signed,
)
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Rectangle

_RIGHT, _WRONG = SERIES[0], SERIES[1]


def confusion_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw each finding's four counts, shaded by their share of the films that show it or not.

    Args:
        evaluation: What to draw.
        folder: Gets confusion.png and confusion.svg.

    Returns:
        Path of the PNG.
    """
    from matplotlib.patches import Patch

    about = about_thresholds(evaluation)
    with panels(
        len(evaluation.findings), title="Right and wrong", about=about, extra_left=0.30
    ) as (figure, all_axes):
        for axes, finding in zip(all_axes, evaluation.findings, strict=True):
            finding_heading(axes, finding)
            numbers = finding.operating.get(evaluation.policy or "")
            if numbers is None:
                emptied(axes)
                without_numbers(axes, finding.positives, why="no threshold")
            else:
                _confusion_panel(axes, numbers.confusion)
        handles = [
            Patch(color=_RIGHT, alpha=0.5, label="right"),
            Patch(color=_WRONG, alpha=0.5, label="wrong"),
        ]
        keys(figure, handles)
        return saved(figure, folder, "confusion")


def _confusion_panel(axes: Axes, confusion: Confusion) -> None:
    from matplotlib.patches import Rectangle

    rows = (
        (
            confusion.positives,
            ((confusion.true_positives, True), (confusion.false_negatives, False)),
        ),
        (
            confusion.negatives,
            ((confusion.false_positives, False), (confusion.true_negatives, True)),
        ),
    )
    for row, (total, cells) in enumerate(rows):
        for column, (count, is_right) in enumerate(cells):
            share = count / total if total else 0.0
            colour = _RIGHT if is_right else _WRONG
            place = (column + 0.015, row + 0.015)
            axes.add_patch(
                Rectangle(
                    place, 0.97, 0.97, facecolor=colour, alpha=0.06 + 0.5 * share, linewidth=0
                )
            )
            middle = column + 0.5
            axes.text(middle, row + 0.44, f"{count:,}", ha="center", va="center", fontsize=11)
            told = f"{100 * share:.1f} %" if total else NOT_AVAILABLE
            axes.text(middle, row + 0.70, told, ha="center", va="center", fontsize=7.5, color=QUIET)
    axes.set(xlim=(0, 2), ylim=(2, 0))
    axes.set_xticks([0.5, 1.5], ["flagged", "not flagged"])
    axes.set_yticks([0.5, 1.5], ["present", "absent"], rotation=90, va="center")
    for spine in axes.spines.values():
        spine.set_visible(False)


def co_occurrence_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw how much more, or less, predictions tie findings together than labels do.

    Args:
        evaluation: What to draw.
        folder: Gets co_occurrence.png and co_occurrence.svg.

    Returns:
        Path of the PNG.
    """
    names = [display_name(name) for name in evaluation.names]
    side = max(0.46 * len(names), 3.2)
    with page(
        side + 3.4,
        side + 1.6,
        title="Findings that go together",
        about=about_thresholds(evaluation),
    ) as figure:
        axes = figure.add_subplot(
            figure.add_gridspec(1, 1, **area(figure, left=1.45, right=1.35, top=0.2, bottom=1.30))[
                0
            ]
        )
        emptied(axes)
        if evaluation.co_occurrence is None:
            without_numbers(axes, 0, why="no thresholds were given")
            return saved(figure, folder, "co_occurrence")
        _error_cells(axes, evaluation)
        axes.set_xticks(
            range(len(names) - 1), names[:-1], rotation=45, ha="right", rotation_mode="anchor"
        )
        axes.set_yticks(range(1, len(names)), names[1:])
        axes.tick_params(labelcolor=TEXT, labelsize=8.5)
        axes.text(
            0.5,
            0.97,
            "Phi of the predictions minus phi of the labels:\n"
            "orange, the model ties two findings together\n"
            "more than the labels do; blue, less.\n"
            "–: one of the two is never flagged, or never present.",
            transform=axes.transAxes,
            va="top",
            color=QUIET,
            fontsize=8.5,
            linespacing=1.5,
        )
        return saved(figure, folder, "co_occurrence")


def _error_cells(axes: Axes, evaluation: Evaluation) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    assert evaluation.co_occurrence is not None
    error = evaluation.co_occurrence.association_error().tolist()
    # White in the middle: a pair without error is no news.
    colours = LinearSegmentedColormap.from_list("error", [_RIGHT, "#FFFFFF", _WRONG])
    count = len(error)
    for row in range(1, count):
        for column in range(row):
            value = error[row][column]
            axes.add_patch(_square(column, row, GRID if isnan(value) else colours(0.5 + value)))
            told = "–" if isnan(value) else signed(value, 2)
            quiet = isnan(value) or abs(value) < 0.05
            axes.text(
                column, row, told, ha="center", va="center", fontsize=7,
                color=FAINT if quiet else TEXT,
            )  # fmt: skip
    axes.set(xlim=(-0.5, max(count - 1.5, 0.5)), ylim=(max(count - 0.5, 1.5), 0.5), aspect="equal")


def _square(column: float, row: float, colour: Any) -> Rectangle:
    from matplotlib.patches import Rectangle

    return Rectangle((column - 0.48, row - 0.48), 0.96, 0.96, facecolor=colour, linewidth=0)


def confused_pairs_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw the pairs of findings of which one is called on films that show the other.

    Args:
        evaluation: What to draw.
        folder: Gets confused_pairs.png and confused_pairs.svg.

    Returns:
        Path of the PNG.
    """
    from matplotlib.lines import Line2D

    pairs = evaluation.confused_pairs
    height = 0.33 * max(len(pairs), 3) + 1.0
    with page(9.6, height, title="Confused pairs", about=about_thresholds(evaluation)) as figure:
        box = area(figure, left=3.55, right=2.30, top=0.42, bottom=0.5)
        axes = figure.add_subplot(figure.add_gridspec(1, 1, **box)[0])
        if not pairs:
            emptied(axes)
            without_numbers(axes, 0, why="no pair has more false alarms than usual")
            return saved(figure, folder, "confused_pairs")
        for row, pair in enumerate(pairs):
            _pair_row(axes, row, pair)
        highest = max(pair.rate.high for pair in pairs)
        axes.set(xlim=(0, min(1.0, highest * 1.08)), ylim=(len(pairs) - 0.4, -0.6))
        axes.set_yticks([])
        axes.grid(visible=True, axis="x")
        axes.spines["left"].set_visible(False)
        axes.xaxis.set_major_formatter(lambda share, _: f"{100 * share:g}")
        axes.set_xlabel("films flagged though the finding is absent, %")
        _pair_headings(axes)
        keys(
            figure,
            [
                Line2D([], [], color=_WRONG, marker="o", markersize=5, label="beside the other"),
                Line2D([], [], color=QUIET, marker="|", markersize=9, markeredgewidth=1.8,
                       linestyle="none", label="on films with neither"),
            ],
        )  # fmt: skip
        return saved(figure, folder, "confused_pairs")


def _pair_row(axes: Axes, row: int, pair: ConfusedPair) -> None:
    interval(axes, row, pair.rate, _WRONG)
    if pair.elsewhere is not None:
        axes.plot([pair.elsewhere], [row], "|", color=QUIET, markersize=10, markeredgewidth=1.8)
    # Words stand outside the axes, in fractions of their width.
    words: Look = {"transform": axes.get_yaxis_transform(), "va": "center"}
    called, shown = display_name(pair.called), display_name(pair.shown)
    axes.text(-0.53, row, called, ha="right", weight="medium", fontsize=9, **words)
    axes.text(-0.51, row, "on", ha="left", color=FAINT, fontsize=8, **words)
    axes.text(-0.44, row, shown, ha="left", fontsize=9, **words)
    counted = f"{pair.false_alarms:,} of {pair.films:,}"
    axes.text(1.32, row, counted, ha="right", fontsize=8.5, **words)
    axes.text(1.55, row, f"{pair.swapped:,}", ha="right", fontsize=8.5, color=QUIET, **words)


def _pair_headings(axes: Axes) -> None:
    words: Look = {"transform": axes.transAxes, "color": FAINT, "fontsize": 7.5, "va": "bottom"}
    axes.text(-0.53, 1.02, "called", ha="right", **words)
    axes.text(-0.44, 1.02, "shown", ha="left", **words)
    axes.text(1.32, 1.02, "false alarms", ha="right", **words)
    axes.text(1.55, 1.02, "other missed", ha="right", **words)
