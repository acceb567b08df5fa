"""The line above a chart: title, scope and legend, on the screen and in exported pictures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from xlite_desktop.charts.series import ChartContent, resolved
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, Palette

HEIGHT = 24
_SWATCH, _AFTER_SWATCH, _BETWEEN = 16, 6, 16
_BASE = 16.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A swatch and a name."""

    name: str
    colour: str
    dashed: bool


def legend_of(content: ChartContent) -> tuple[LegendEntry, ...]:
    """Return what the legend names: curves that are drawn, then references."""
    curves = [
        LegendEntry(series.name, series.colour, series.style == "part")
        for series in content.series
        if series.in_legend and series.style != "raw" and len(series.x)
    ]
    levels = [LegendEntry(r.name, r.colour, dashed=True) for r in content.references if r.in_legend]
    return (*curves, *levels)


def legend_width(entries: tuple[LegendEntry, ...]) -> float:
    """Return how wide a legend is."""
    metrics = QFontMetricsF(font(TYPE_CAPTION))
    swatches = len(entries) * (_SWATCH + _AFTER_SWATCH) + max(len(entries) - 1, 0) * _BETWEEN
    return swatches + sum(metrics.horizontalAdvance(entry.name) for entry in entries)


def fitting(entries: tuple[LegendEntry, ...], width: float) -> tuple[LegendEntry, ...]:
    """Return the first entries that fit; the chosen ones after them are read by pointing."""
    kept = entries
    while kept and legend_width(kept) > width:
        kept = kept[:-1]
    return kept


def fitting_scope(scope: str, metrics: QFontMetricsF, width: float) -> str:
    """Return as much of "macro over 10 findings, n 464" as fits; the n goes last."""
    parts = scope.split(", ")
    for first in range(len(parts)):
        words = ", ".join(parts[first:])
        if metrics.horizontalAdvance(words) <= width:
            return words
    return ""


def paint_title(painter: QPainter, left: float, title: str, palette: Palette) -> float:
    """Write the title; return where it ends."""
    painter.setFont(font(TYPE_BODY, SEMIBOLD))
    painter.setPen(QColor(palette.text))
    painter.drawText(QPointF(left, _BASE), title)
    return left + QFontMetricsF(painter.font()).horizontalAdvance(title)


def paint_notice(painter: QPainter, between: tuple[float, float], words: str, colour: str) -> None:
    """Write one sentence where scope and legend are otherwise."""
    left, right = between
    painter.setFont(font(TYPE_CAPTION))
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(painter.font())
    fitting_words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, right - left)
    painter.drawText(QPointF(left, _BASE), fitting_words)


def paint_scope_and_legend(
    painter: QPainter, between: tuple[float, float], scope: str, content: ChartContent,
    palette: Palette,
) -> None:  # fmt: skip
    """Write the scope from the left, as far as the legend at the right leaves room."""
    left, right = between
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(TYPE_CAPTION))
    metrics = QFontMetricsF(painter.font())
    count = metrics.horizontalAdvance(scope.rsplit(", ", 1)[-1]) + _BETWEEN if scope else 0.0
    entries = fitting(legend_of(content), right - left - count)
    x = right - legend_width(entries)
    words = fitting_scope(scope, metrics, x - left - _BETWEEN)
    painter.setPen(QColor(palette.faint))
    painter.drawText(QPointF(left, _BASE), words)
    for entry in entries:
        pen = QPen(QColor(resolved(entry.colour, palette)), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if entry.dashed:
            pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, _BASE - 4, x + _SWATCH, _BASE - 4))
        painter.setPen(QColor(palette.quiet))
        painter.drawText(QPointF(x + _SWATCH + _AFTER_SWATCH, _BASE), entry.name)
        x += _SWATCH + _AFTER_SWATCH + metrics.horizontalAdvance(entry.name) + _BETWEEN
