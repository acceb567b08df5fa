"""A challenger beside its reference: both AUCs, and the difference that the same films show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.evaluation.comparison import AucComparison, AucDifference
from xlite_core.experiments.figures_style import (
    ACCENT,
    FAINT,
    LINE,
    NOT_AVAILABLE,
    PAGE,
    QUIET,
    SERIES,
    TEXT,
    Look,
    area,
    interval,
    keys,
    page,
    saved,
    signed,
)
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW_INCHES = 0.33


def comparison_figure(
    comparison: AucComparison, folder: Path, *, challenger: str, reference: str, about: str = ""
) -> Path:
    """Draw both AUCs of each finding, and their difference with its paired interval.

    Args:
        comparison: What to draw.
        folder: Gets comparison.png and comparison.svg.
        challenger: Name of the one: "KD_001".
        reference: Name of the other: "CheXNet", "BASELINE_001".
        about: What is not like for like, or which films, in a few words.

    Returns:
        Path of the PNG.
    """
    from matplotlib.lines import Line2D

    names = ["Macro mean", *(display_name(name) for name in comparison.names)]
    rows = [comparison.macro, *comparison.findings]
    told = (
        f"{comparison.films:,} films of {comparison.patients:,} patients  ·  "
        "paired 95 % intervals by patient"
    )
    with page(
        10.6,
        _ROW_INCHES * len(rows) + 1.15,
        title=f"{challenger} against {reference}",
        about="  ·  ".join(part for part in (about, told) if part),
    ) as figure:
        box = area(figure, left=1.35, right=1.65, top=0.40, bottom=0.45)
        grid = figure.add_gridspec(1, 2, **box, wspace=0.09)
        areas, gains = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
        _table_rows(areas, len(rows))
        _table_rows(gains, len(rows))
        for row, entry in enumerate(rows):
            _row(areas, gains, row, entry)
        areas.set_yticks(range(len(rows)), names)
        areas.tick_params(axis="y", labelsize=9, labelcolor=TEXT, pad=8)
        areas.get_yticklabels()[0].set_fontweight("semibold")
        _limits(areas, gains, rows)
        words: Look = {"fontsize": 8, "color": FAINT, "va": "bottom"}
        areas.text(0, 1.015, "AUC", transform=areas.transAxes, **words)
        gains.text(
            0, 1.015, "difference in AUC: right of 0, the challenger ranks better",
            transform=gains.transAxes, **words,
        )  # fmt: skip
        keys(
            figure,
            [
                Line2D([], [], color=SERIES[0], marker="o", linestyle="none", label=challenger),
                Line2D([], [], color=QUIET, marker="|", markersize=9, markeredgewidth=2,
                       linestyle="none", label=reference),
            ],
        )  # fmt: skip
        return saved(figure, folder, "comparison")


def _table_rows(axes: Axes, count: int) -> None:
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.grid(visible=True, axis="x")
    for name in ("left", "bottom"):
        axes.spines[name].set_visible(False)
    for row in range(1, count):
        axes.axhline(row - 0.5, color=LINE, linewidth=1.2 if row == 1 else 0.5)


def _row(areas: Axes, gains: Axes, row: int, entry: AucDifference | None) -> None:
    # Words stand beside the axes, in fractions of their width.
    words: Look = {"transform": gains.get_yaxis_transform(), "va": "center", "fontsize": 8.5}
    if entry is None:
        gains.text(1.03, row, NOT_AVAILABLE, color=FAINT, **words)
        return
    areas.plot(
        [entry.reference, entry.challenger], [row, row], color=SERIES[0], alpha=0.35, linewidth=1.6
    )
    areas.plot([entry.reference], [row], "|", color=QUIET, markersize=10, markeredgewidth=2)
    areas.plot(
        [entry.challenger], [row], "o", color=SERIES[0], markersize=6, markeredgecolor=PAGE,
        markeredgewidth=1.0, zorder=3,
    )  # fmt: skip
    interval(gains, row, entry.difference, ACCENT if entry.differs else QUIET)
    low, high = signed(entry.difference.low), signed(entry.difference.high)
    weight = "semibold" if entry.differs else "normal"
    gains.text(1.03, row, signed(entry.difference.value), weight=weight, **words)
    gains.text(1.19, row, f"{low} to {high}", color=FAINT, **words | {"fontsize": 8})


def _limits(areas: Axes, gains: Axes, rows: list[AucDifference | None]) -> None:
    from matplotlib.ticker import MaxNLocator

    there = [entry for entry in rows if entry is not None]
    values = [value for entry in there for value in (entry.challenger, entry.reference)]
    areas.set_xlim(min([0.5, *(value - 0.01 for value in values)]), 1.0)
    reach = max([0.02, *(max(abs(e.difference.low), abs(e.difference.high)) * 1.05 for e in there)])
    gains.set_xlim(-reach, reach)
    gains.axvline(0, color=QUIET, linewidth=0.9)
    gains.xaxis.set_major_locator(MaxNLocator(nbins=6))
    gains.xaxis.set_major_formatter(lambda value, _: signed(value, 2))
