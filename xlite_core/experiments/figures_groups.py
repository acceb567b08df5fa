"""Subgroups side by side: a dot and an interval a group, a row a finding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.evaluation.report import Evaluation
from xlite_core.evaluation.subgroups import UNKNOWN, Subgroup
from xlite_core.experiments.figures_panels import about_films, without_numbers
from xlite_core.experiments.figures_style import (
    FAINT,
    LINE,
    NOT_AVAILABLE,
    RAMP,
    SERIES,
    Look,
    area,
    emptied,
    interval,
    page,
    saved,
)
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAMES = {"F": "female", "M": "male"}
_KEYS_A_LINE = 3
_GROUP_INCHES, _BETWEEN_INCHES = 0.10, 0.16


def subgroups_figure(evaluation: Evaluation, folder: Path) -> Path:
    """Draw the AUC of each finding in each group, and the macro mean over shared findings.

    Args:
        evaluation: What to draw.
        folder: Gets subgroups.png and subgroups.svg.

    Returns:
        Path of the PNG.
    """
    attributes = list(dict.fromkeys(group.attribute for group in evaluation.subgroups))
    rows = ["macro", *evaluation.names]
    most = max([Counter(g.attribute for g in evaluation.subgroups)[a] for a in attributes] or [1])
    height = (_GROUP_INCHES * max(most, 2) + _BETWEEN_INCHES) * len(rows) + 1.25
    about = f"{about_films(evaluation)}  ·  n/a: fewer than ten positive or negative films"
    with page(
        2.5 + 2.8 * max(len(attributes), 2), height, title="AUC in groups of films", about=about
    ) as figure:
        box = area(figure, left=1.35, right=0.1, top=0.72, bottom=0.42)
        grid = figure.add_gridspec(1, max(len(attributes), 1), **box, wspace=0.12)
        if not attributes:
            axes = figure.add_subplot(grid[0])
            emptied(axes)
            without_numbers(axes, 0, why="neither sex, view nor age is known")
        lowest = _lowest(evaluation.subgroups)
        for place, attribute in enumerate(attributes):
            axes = figure.add_subplot(grid[place])
            groups = [
                group
                for group in evaluation.subgroups
                if group.attribute == attribute and group.group != UNKNOWN
            ]
            _column(axes, attribute, groups, rows, lowest)
            if place == 0:
                names = ["Macro mean", *(display_name(name) for name in evaluation.names)]
                axes.set_yticks(range(len(rows)), names)
                axes.tick_params(axis="y", labelsize=9, labelcolor="black", pad=8)
                axes.get_yticklabels()[0].set_fontweight("semibold")
        return saved(figure, folder, "subgroups")


def _lowest(groups: tuple[Subgroup, ...]) -> float:
    """Return where all columns begin: 0.5, or below what lies below it."""
    estimates = [e for g in groups for e in (*g.auc, g.macro_auc) if e is not None]
    return min([0.5, *(estimate.low - 0.01 for estimate in estimates)])


def _column(
    axes: Axes, attribute: str, groups: list[Subgroup], rows: list[str], lowest: float
) -> None:
    axes.set(xlim=(lowest, 1.0), ylim=(len(rows) - 0.5, -0.5))
    axes.set_yticks([])
    axes.grid(visible=True, axis="x")
    for name in ("left", "bottom"):
        axes.spines[name].set_visible(False)
    for row in range(1, len(rows)):
        axes.axhline(row - 0.5, color=LINE, linewidth=1.2 if row == 1 else 0.5)
    axes.axvline(0.5, color=LINE, linewidth=1.0)
    axes.set_xlabel("AUC")
    colours = RAMP if attribute == "age" else SERIES
    step = 0.8 / max(len(groups), 1)
    for place, group in enumerate(groups):
        colour = colours[place % len(colours)]
        offset = (place - (len(groups) - 1) / 2) * step
        for row, estimate in enumerate((group.macro_auc, *group.auc)):
            if estimate is not None:
                interval(axes, row + offset, estimate, colour, 4.2 if len(groups) > 3 else 5.5)
            elif not _nowhere(groups, row):
                _not_available(axes, row + offset, 5.5, colour)
    for row in range(len(rows)):
        if _nowhere(groups, row):
            _not_available(axes, row, 7.5)
    _name_groups(axes, attribute, groups, colours)


def _nowhere(groups: list[Subgroup], row: int) -> bool:
    return all((group.macro_auc, *group.auc)[row] is None for group in groups)


def _not_available(axes: Axes, row: float, size: float, colour: str | None = None) -> None:
    words: Look = {"transform": axes.get_yaxis_transform(), "va": "center", "color": FAINT}
    axes.text(0.98, row, NOT_AVAILABLE, ha="right", fontsize=size, **words)
    if colour is not None:
        axes.plot([1.0], [row], "s", color=colour, markersize=2.5, clip_on=False)


def _name_groups(
    axes: Axes, attribute: str, groups: list[Subgroup], colours: tuple[str, ...]
) -> None:
    """Name each group above the column, in its colour's key, with its films."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=colours[place % len(colours)], marker="o", markersize=4.5)
        for place in range(len(groups))
    ]
    labels = [f"{_NAMES.get(group.group, group.group)}  {group.films:,}" for group in groups]
    # A legend fills its columns first; people read lines.
    lines = -(-len(groups) // _KEYS_A_LINE)
    order = [
        place for first in range(_KEYS_A_LINE) for place in range(len(groups))[first::_KEYS_A_LINE]
    ]
    if lines == 1:
        order = list(range(len(groups)))
    high = (0.10 + 0.17 * lines) / _inches_high(axes)
    counted = max((group.macro_findings for group in groups), default=0)
    about = f"macro over {counted} shared finding{'' if counted == 1 else 's'}"
    words: Look = {"transform": axes.transAxes, "va": "bottom"}
    axes.text(0, 1 + high, attribute.capitalize(), weight="semibold", fontsize=9.5, **words)
    axes.text(1, 1 + high, about, ha="right", color=FAINT, fontsize=7.5, **words)
    axes.legend(
        handles=[handles[place] for place in order],
        labels=[labels[place] for place in order],
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=min(max(len(groups), 1), _KEYS_A_LINE),
        fontsize=7.5,
        handlelength=1.0,
        handletextpad=0.5,
        columnspacing=1.1,
        labelspacing=0.35,
        borderpad=0.2,
        borderaxespad=0.2,
    )


def _inches_high(axes: Axes) -> float:
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.get_position().height * figure.get_size_inches()[1])
