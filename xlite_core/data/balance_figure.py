"""The balance of a run in four panels: films, weights, batches, and what they make together."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.data.balance import Balance
from xlite_core.data.balance_check import BalanceCheck
from xlite_core.errors import InvalidConfiguration, require
from xlite_core.findings import display_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

_INK, _QUIET, _PAPER = "#16191C", "#50585F", "#FFFFFF"
_NATURAL, _BALANCED = "#B9C0C7", "#0072B2"
"""Everywhere: grey is the data as they are, blue is what the run makes of them."""
_GRID = "#EDEFF1"
_DPI = 150
_DASHES = (0, (4, 3))
_SAMPLERS = {
    "none": "no sampler: each film once an epoch",
    "mean_active": "films drawn by the mean rarity of their findings",
    "maximum_2025": "films drawn as by mistake in 2025, by the maximum rarity",
    "by_source": "films drawn from each source equally often",
    "by_source_root": "sources drawn by the root of their films",
}


def balance_figure(check: BalanceCheck) -> Figure:
    """Return the four panels: distribution, loss weights, sampler effect, and their product.

    Findings stand in the same order everywhere, the most common one on top.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    require("matplotlib", feature="Drawing the balance", extra="train")
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    order = np.argsort(-check.positives, kind="stable")
    height = 3.4 + 0.46 * max(len(order), 4)
    layout = ConstrainedLayoutEngine(h_pad=0.14, w_pad=0.12, hspace=0.03, wspace=0.03)
    figure = Figure(figsize=(12.0, height), dpi=_DPI, facecolor=_PAPER, layout=layout)
    figure.suptitle(_title(check), x=0.012, ha="left", fontsize=14, color=_INK, weight="bold")
    _legend(figure)
    panels = figure.subplots(2, 2, sharey=True)
    _films(panels[0, 0], check, order)
    _weights(panels[0, 1], check, order)
    _batches(panels[1, 0], check, order)
    _product(panels[1, 1], check, order)
    names = [display_name(check.findings[column]) for column in order]
    for axes in panels.flat:
        axes.set_yticks(range(len(order)), names)
        axes.set_ylim(len(order) - 0.4, -0.6)
    return figure


def write_balance_figure(path: Path, check: BalanceCheck) -> None:
    """Write the four panels as PNG (150 dots an inch) or SVG; the file's ending decides.

    Raises:
        InvalidConfiguration: The file's name ends otherwise.
        MissingFeature: matplotlib is not installed.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise InvalidConfiguration(
            f"The figure cannot be written as {path.name}.", "Let its name end in .png or .svg."
        )
    figure = balance_figure(check)
    import matplotlib as mpl

    drawn = io.BytesIO()
    # Without salt and date the same figure would be another file each time.
    with mpl.rc_context({"svg.hashsalt": "x-lite"}):
        figure.savefig(drawn, format=kind, metadata={"Date": None} if kind == "svg" else None)
    with atomic_write(path) as stream:
        stream.write(drawn.getvalue())


def _title(check: BalanceCheck) -> str:
    return (
        f"Balance of {check.films:,} training films, "
        f"{check.batches} batches of {check.batch_size} drawn"
    )


def _legend(figure: Figure) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    figure.legend(
        handles=[
            Patch(color=_NATURAL, label="the films as they are"),
            Patch(color=_BALANCED, label="what the run makes of them"),
            Line2D([], [], color=_QUIET, linewidth=1.0, linestyle=_DASHES, label="all alike"),
        ],
        loc="outside lower left",
        ncols=3,
        fontsize=10,
        frameon=False,
        labelcolor=_INK,
    )


def _films(axes: Axes, check: BalanceCheck, order: NDArray[np.intp]) -> None:
    ratio = check.positives.max() / check.positives.min()
    _heading(axes, "Films with the finding", f"the most common has {ratio:,.0f} times the rarest's")
    _bars(axes, check.positives[order].astype(np.float64), _NATURAL, "{:,.0f}".format)
    axes.xaxis.set_major_formatter("{x:,.0f}")


def _weights(axes: Axes, check: BalanceCheck, order: NDArray[np.intp]) -> None:
    _heading(axes, "Weight of a positive label in the loss", _formula(check.balance))
    _bars(axes, check.weights[order], _BALANCED, _weight)
    _dashed(axes, 1.0)


def _weight(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def _formula(balance: Balance) -> str:
    return {
        "none": "all weigh 1",
        "inverse_power": f"1 / (n + {balance.smoothing:g})^{balance.exponent:g} of n films, "
        "rescaled to mean 1",
        "share": "known labels / (findings × positive labels)",
        "odds": "negative / positive labels",
        "effective_number": f"effective number of films, beta {balance.beta:g}, rescaled to mean 1",
    }[balance.weights]


def _batches(axes: Axes, check: BalanceCheck, order: NDArray[np.intp]) -> None:
    before, after = check.before, check.after
    worst = int(after.starved.argmax())
    starved = (
        f"{100 * after.starved[worst]:.0f} % of the batches hold no film with "
        f"{display_name(check.findings[worst])}"
    )
    title = "Share of the positive labels in the batches, %"
    said = f"{_SAMPLERS[check.balance.sampler]}\n{starved}; variation {before.variation:.2f}"
    if check.balance.sampler == "none":
        _heading(axes, title, said)
        _bars(axes, 100 * before.shares[order], _NATURAL, "{:.1f}".format)
    else:
        _heading(axes, title, f"{said} → {after.variation:.2f}")
        _pairs(axes, before.shares[order], after.shares[order])
    _dashed(axes, 100 / len(order))


def _product(axes: Axes, check: BalanceCheck, order: NDArray[np.intp]) -> None:
    _heading(
        axes,
        "Share of the weighted positive labels, %",
        "weight × share in the batches: how much of what positive labels teach\n"
        "is about each finding; distance from all alike "
        f"{check.before.distance_from_uniform:.2f} → {check.pull_distance_from_uniform:.2f}",
    )
    _pairs(axes, check.before.shares[order], check.pull[order])
    _dashed(axes, 100 / len(order))


def _bars(
    axes: Axes, values: NDArray[np.float64], colour: str, said: Callable[[float], str]
) -> None:
    bars = axes.barh(range(len(values)), values, height=0.72, color=colour)
    _label(axes, bars, [said(float(value)) for value in values])
    axes.set_xlim(0.0, 1.14 * float(values.max()))


def _pairs(axes: Axes, before: NDArray[np.float64], after: NDArray[np.float64]) -> None:
    places = np.arange(len(before))
    axes.barh(places - 0.19, 100 * before, height=0.36, color=_NATURAL)
    bars = axes.barh(places + 0.19, 100 * after, height=0.36, color=_BALANCED)
    _label(axes, bars, [f"{100 * share:.1f}" for share in after])
    axes.set_xlim(0.0, 114 * max(before.max(), after.max()))


def _label(axes: Axes, bars: BarContainer, said: Sequence[str]) -> None:
    for text in axes.bar_label(bars, said, padding=4, fontsize=8.5, color=_INK):
        text.set_bbox({"facecolor": _PAPER, "edgecolor": "none", "pad": 0.2})


def _dashed(axes: Axes, place: float) -> None:
    axes.axvline(place, color=_QUIET, linewidth=1.0, linestyle=_DASHES)


def _heading(axes: Axes, title: str, said: str) -> None:
    lines = 1 + said.count("\n")
    axes.set_title(title, loc="left", fontsize=11, color=_INK, weight="bold", pad=7 + 13 * lines)
    note = axes.annotate(
        said, (0.0, 1.0), xycoords="axes fraction", xytext=(0, 4), textcoords="offset points",
        fontsize=9, color=_QUIET, va="bottom", ha="left", linespacing=1.25,
    )  # fmt: skip
    note.set_in_layout(False)  # a long sentence must not push the panels apart
    axes.tick_params(length=0, labelsize=9, colors=_QUIET)
    axes.tick_params(axis="y", labelsize=10, labelcolor=_INK)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.spines["left"].set_color(_NATURAL)
    axes.grid(axis="x", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
