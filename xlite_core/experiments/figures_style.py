"""How every figure in a file looks: one page, one palette, one set of letters.

Colours tell series apart for colour-blind readers too (Okabe and Ito, 2008) and
are those of the window's charts.  matplotlib's settings belong to the process,
so one figure at a time is drawn under them; pyplot is not used.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import require
from xlite_core.evaluation.interval import Estimate
from xlite_core.resources import resource_root

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Look = dict[str, Any]
"""How matplotlib is to draw something: the keywords that several calls share."""

PAGE, TEXT, QUIET, FAINT = "#FFFFFF", "#16191C", "#50585F", "#636B73"
LINE, GRID, FILL = "#D9DDE1", "#EDEFF1", "#838C95"
ACCENT, FLAG = "#00796B", "#C47E00"
TRAINING, VALIDATION = "#2F9BDB", TEXT
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#8A8F94")
RAMP = ("#86C3EA", "#4AA8DF", "#1F7FBD", "#005A94", "#00304F")
"""Light to dark, for groups that have an order, such as ages."""

NOT_AVAILABLE = "n/a"

_DPI = 150
_HEADER_INCHES, _FOOTER_INCHES, _MARGIN_INCHES = 0.72, 0.30, 0.30
_one_at_a_time = threading.Lock()

_SETTINGS: Any = {
    "font.family": ["Inter"],
    "font.size": 8.5,
    "text.color": TEXT,
    "figure.facecolor": PAGE,
    "axes.facecolor": PAGE,
    "axes.edgecolor": LINE,
    "axes.linewidth": 0.8,
    "axes.labelcolor": QUIET,
    "axes.labelsize": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": FAINT,
    "ytick.labelcolor": FAINT,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.minor.size": 0,
    "ytick.minor.size": 0,
    "lines.solid_capstyle": "round",
    "lines.linewidth": 1.6,
    "legend.frameon": False,
    "legend.fontsize": 8,
    # Letters as outlines: whoever opens the file need not have the fonts.
    "svg.fonttype": "path",
    "svg.hashsalt": "x-lite",
}


@cache
def _add_fonts() -> None:
    from matplotlib import font_manager

    for path in sorted((resource_root() / "fonts").glob("Inter-*.ttf")):
        font_manager.fontManager.addfont(path)


@contextmanager
def page(width: float, height: float, *, title: str, about: str) -> Iterator[Figure]:
    """Open a figure with its title, and draw on it under the one style.

    Args:
        width: Of the whole page, in inches.
        height: Of the area below the title, in inches.
        title: What it shows.
        about: Which films, how many, how chosen: a number without these is not shown.

    Yields:
        The figure; place axes with `area`.

    Raises:
        MissingFeature: matplotlib is not installed.
    """
    require("matplotlib", feature="Drawing figures", extra="train")
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with _one_at_a_time, mpl.rc_context():
        mpl.rcdefaults()
        _add_fonts()
        mpl.rcParams.update(_SETTINGS)
        figure = Figure(figsize=(width, height + _HEADER_INCHES + _FOOTER_INCHES))
        FigureCanvasAgg(figure)
        top = figure.get_figheight()
        left = _MARGIN_INCHES / width
        figure.text(left, 1 - 0.30 / top, title, fontsize=12.5, weight="semibold", va="center")
        figure.text(left, 1 - 0.54 / top, about, fontsize=8.5, color=FAINT, va="center")
        figure.text(
            1 - left, 0.16 / top, "Research use only", fontsize=7.5, color=FAINT,
            ha="right", va="center",
        )  # fmt: skip
        yield figure


def area(
    figure: Figure,
    *,
    left: float = 0.0,
    right: float = 0.0,
    top: float = 0.0,
    bottom: float = 0.0,
) -> dict[str, float]:
    """Return the part of a page below its title, as a grid's `left`, `right`, `top`, `bottom`.

    Args:
        figure: The page.
        left: Inches to leave free inside the margin; the others likewise.
        right: At the right.
        top: Below the title.
        bottom: Above the foot.
    """
    width, height = figure.get_size_inches()
    return {
        "left": (_MARGIN_INCHES + left) / width,
        "right": 1 - (_MARGIN_INCHES + right) / width,
        "top": 1 - (_HEADER_INCHES + top) / height,
        "bottom": (_FOOTER_INCHES + bottom) / height,
    }


def saved(figure: Figure, folder: Path, name: str) -> Path:
    """Write a figure as PNG (150 dpi) and as SVG, each in one step.

    Args:
        figure: A finished page.
        folder: Where to; it is made.
        name: Of the files, without suffix.

    Returns:
        Path of the PNG.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Without a date the same numbers give the same bytes.
    for suffix, metadata in (("svg", {"Date": None}), ("png", {"Software": None})):
        with atomic_write(folder / f"{name}.{suffix}") as stream:
            figure.savefig(stream, format=suffix, dpi=_DPI, metadata=metadata)
    return folder / f"{name}.png"


def keys(figure: Figure, handles: list[Any]) -> None:
    """Name the series at the upper right of a page, in one line."""
    width, height = figure.get_size_inches()
    figure.legend(
        handles=handles,
        loc="center right",
        bbox_to_anchor=(1 - (_MARGIN_INCHES - 0.04) / width, 1 - 0.30 / height),
        ncols=len(handles),
        handlelength=1.6,
        columnspacing=1.4,
        borderpad=0,
        borderaxespad=0,
        labelcolor=QUIET,
    )


def interval_text(estimate: Estimate | None, digits: int = 2) -> str:
    """Return "0.85 (0.83–0.87)", or "n/a"."""
    if estimate is None:
        return NOT_AVAILABLE
    low, high = f"{estimate.low:.{digits}f}", f"{estimate.high:.{digits}f}"
    return f"{estimate.value:.{digits}f} ({low}–{high})"


def signed(value: float, digits: int = 3) -> str:
    """Return a number with its sign, minus as a minus; what rounds to 0 has none."""
    rounded = round(value, digits)
    return f"{rounded:+.{digits}f}".replace("-", "−") if rounded else f"{0:.{digits}f}"


def interval(axes: Axes, row: float, estimate: Estimate, colour: str, size: float = 5.5) -> None:
    """Draw an estimate as a dot on the line of its interval."""
    axes.plot([estimate.low, estimate.high], [row, row], color=colour, alpha=0.55, linewidth=1.8)
    dot: Look = {"markersize": size, "markeredgecolor": PAGE, "markeredgewidth": 1.0}
    axes.plot([estimate.value], [row], "o", color=colour, zorder=3, **dot)


def emptied(axes: Axes) -> None:
    """Leave nothing of a panel but its place."""
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
