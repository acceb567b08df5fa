"""What a line chart shows, as plain values: curves, references, markers and an alarm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xlite_desktop.theme.tokens import Palette
from xlite_desktop.translation import tr

Numbers = NDArray[np.float64]
Style = Literal["main", "part", "raw"]


def three_decimals(value: float) -> str:
    """Return "0.781", with a real minus."""
    return f"{value:.3f}".replace("-", "−")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Band:
    """An interval along a curve.

    Attributes:
        low: Its lower ends, one for each point of the curve; NaN where not known.
        high: Its upper ends; None where only the lower ones are known: the band ends at the curve.
    """

    low: Numbers
    high: Numbers | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Series:
    """One curve.

    Attributes:
        name: In the legend, the readout and exported tables.
        x: Ascending, shape (points,).
        y: Same shape; NaN leaves a gap.
        colour: A token of the palette, "text", or "series0" for the first series colour.
        style: "main" is 2 px, "part" dashed, "raw" faint and without a readout.
        band: Its interval.
        words: How the readout writes a value.
        in_legend: Whether the legend names it.
    """

    name: str
    x: Numbers
    y: Numbers
    colour: str = "text"
    style: Style = "main"
    band: Band | None = None
    words: Callable[[float], str] = three_decimals
    in_legend: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A level to compare with: a dashed line over the whole width.

    Attributes:
        name: "target 0.75", written on the line's end, or in the legend.
        value: The level.
        colour: Token of the palette.
        in_legend: Named in the legend instead of on the line.
    """

    name: str
    value: float
    colour: str = "faint"
    in_legend: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A point that matters, with words beside it.

    Attributes:
        x: Where.
        y: Where.
        title: "best 0.781".
        caption: A second, faint line.
    """

    x: float
    y: float
    title: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A gap between two curves that is worth a look: filled from a place on.

    Attributes:
        upper: Name of a series.
        lower: Name of another one.
        start: Place on the axis where the fill begins.
        words: At most four, at its end.
    """

    upper: str
    lower: str
    start: float
    words: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ChartContent:
    """Everything between the axes of one chart, and what the axes say.

    Attributes:
        series: In the order of the legend; the first is drawn on top, raw ones below all.
        references: Levels.
        markers: Points.
        alarm: A gap, or None.
        x_range: What the axis spans; None fits the curves.
        y_range: What the axis must hold; it grows with the curves.
        x_unit: Written after the last number of the axis: "epochs".
        x_name: In the readout, before the number: "Epoch".
        empty: What stands in place of curves while there are none.
    """

    series: tuple[Series, ...] = ()
    references: tuple[Reference, ...] = ()
    markers: tuple[Marker, ...] = ()
    alarm: Alarm | None = None
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    x_unit: str = tr("epochs")
    x_name: str = tr("Epoch")
    empty: str = tr("Nothing to draw yet")

    @property
    def has_points(self) -> bool:
        return any(np.isfinite(series.y).any() for series in self.series)

    def named(self, name: str) -> Series | None:
        """Return a series by its name."""
        return next((series for series in self.series if series.name == name), None)


def resolved(colour: str, palette: Palette) -> str:
    """Return a token as "#RRGGBB": "series2" is the third colour of the series."""
    if colour.startswith("series"):
        return palette.series[int(colour.removeprefix("series")) % len(palette.series)]
    value: str = getattr(palette, colour)
    return value
