"""What is painted stands where its number says."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from tests.helpers.evaluations import tiny_evaluation
from xlite_core.evaluation.interval import Estimate
from xlite_desktop.experiments.curve_grid import CurveGrid
from xlite_desktop.experiments.curve_plots import plots_of
from xlite_desktop.experiments.finding_intervals import finding_rows, group_rows, overall_for
from xlite_desktop.experiments.interval_axes import auc_axis, narrow_axis
from xlite_desktop.experiments.interval_table import IntervalRow, IntervalTable
from xlite_desktop.experiments.reliability_plot import ReliabilityPlot
from xlite_desktop.experiments.run_numbers import BigNumber, RunNumbers


@pytest.fixture(scope="module")
def judged():
    return tiny_evaluation()


def tooltip_at(widget, place, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _who: said.append(text))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    return said[-1]


def columns_of(widget, colour, top, height):
    """Return which pixel columns of a strip hold a colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    found = (pixels[top : top + height, : image.width()] == QColor(colour).rgb()).any(axis=0)
    return np.flatnonzero(found)


@pytest.fixture
def table(qtbot, dark):
    widget = IntervalTable(count_heading="n", value_heading="AUC")
    qtbot.addWidget(widget)
    widget.resize(416, 400)
    return widget


def test_the_teacher_is_a_tick_where_its_auc_is(table, dark):
    """A sky-blue tick two pixels wide, never a second dot."""
    half = Estimate(value=0.6, low=0.55, high=0.65)
    table.show_rows([IntervalRow(name="Mass", count="59", estimate=half, comparison=0.9)])

    strip = table.strip_of(0)
    columns = columns_of(table, dark.series[0], int(strip.top()), 24)

    assert 2 <= len(columns) <= 3
    axis = auc_axis([half])
    assert columns.mean() + 0.5 == pytest.approx(axis.x(0.9, strip), abs=1)


def test_a_line_ends_where_its_interval_ends(table, dark):
    wide = Estimate(value=0.7, low=0.6, high=0.9)
    table.show_rows([IntervalRow(name="Mass", count="59", estimate=wide)])
    strip = table.strip_of(0)
    axis = auc_axis([wide])

    columns = columns_of(table, dark.quiet, int(strip.center().y()), 1)
    inside = columns[(columns > strip.left()) & (columns < strip.right())]

    assert inside.min() == pytest.approx(axis.x(0.6, strip), abs=2)
    assert inside.max() == pytest.approx(axis.x(0.9, strip), abs=2)


def test_too_few_films_leave_no_number(judged):
    """Hernia is on no film and Fibrosis on a handful: last, and without an estimate."""
    rows = finding_rows(judged, {})

    assert [row.estimate is None for row in rows][-2:] == [True, True]
    assert "fewer than 10 films" in rows[-1].tip
    values = [row.estimate.value for row in rows if row.estimate]
    assert values == sorted(values, reverse=True)


def test_a_row_tells_its_numbers_on_hover(table, judged, monkeypatch):
    table.show_rows(finding_rows(judged, {}))

    tip = tooltip_at(table, table.strip_of(1).center().toPoint(), monkeypatch)

    assert tip == table.rows[1].tip
    assert "95 % interval" in tip
    assert tooltip_at(table, QPoint(5, 2), monkeypatch) == ""


def test_long_names_are_never_cut(table):
    """The strip gives way; the name keeps its width."""
    half = Estimate(value=0.6, low=0.55, high=0.65)
    table.show_rows([IntervalRow(name="Mass", estimate=half)])
    before = table.strip_of(0).left()

    table.show_rows([IntervalRow(name="Enlarged cardiomediastinum and more", estimate=half)])

    assert table.strip_of(0).left() > before + 80


def test_a_screen_reader_hears_the_rows(table, judged):
    table.show_rows(finding_rows(judged, {}))

    assert all(row.name in table.accessibleDescription() for row in table.rows)


def test_the_axis_begins_at_a_half_or_lower_where_it_must():
    assert auc_axis([]).low == 0.5
    assert auc_axis([Estimate(value=0.5, low=0.31, high=0.6)]).low == 0.3
    low = auc_axis([Estimate(value=0.5, low=0.12, high=0.6)])
    assert (low.low, low.ticks[-1], len(low.ticks)) == (0.1, 1.0, 5)


def test_a_narrow_axis_holds_intervals_and_target():
    axis = narrow_axis([Estimate(value=0.7, low=0.65, high=0.75)], 0.8)

    assert axis.low < 0.65
    assert axis.high > 0.8


def test_groups_of_one_finding_are_its_own(judged):
    """Macro means and single findings are never mixed in one list."""
    for name in (None, "Mass"):
        rows = group_rows(judged, name)
        assert len(rows) == len(judged.subgroups)
        assert {"Women", "Men", "AP", "PA"} <= {row.name for row in rows}
    assert "films with the finding" in group_rows(judged, "Mass")[0].tip


def test_groups_are_held_against_all_films_on_the_same_findings_only(judged):
    counted = {g.macro_findings for g in judged.subgroups if g.macro_auc is not None}

    assert (overall_for(judged) is not None) == (counted == {judged.macro_findings})


def test_a_reliability_dot_lies_at_its_probabilities(qtbot, dark, judged, monkeypatch):
    plot = ReliabilityPlot()
    qtbot.addWidget(plot)
    plot.resize(240, 200)
    plot.show_reliability(judged.uncalibrated, judged.calibrated)
    found = judged.calibrated.bins[-1]
    place = plot.place_of(found.stated, found.observed.value)

    colour = plot.grab().toImage().pixelColor(place.toPoint()).name().upper()

    assert colour == dark.text
    tip = tooltip_at(plot, place.toPoint(), monkeypatch)
    assert tip.startswith(f"{found.films:,} predictions around")
    assert "before calibration, error" in plot.accessibleDescription()


def test_a_run_without_calibration_shows_one_line(qtbot, dark, judged):
    plot = ReliabilityPlot()
    qtbot.addWidget(plot)
    plot.show_reliability(judged.uncalibrated, None)

    assert not plot.grab().isNull()
    assert "after" not in plot.accessibleDescription()


def test_an_operating_point_lies_on_its_counts(judged):
    mass = judged.findings[0]
    counts = mass.operating["f1"].confusion

    roc, _ = plots_of(judged, "roc", "f1")[:2]
    pr, _ = plots_of(judged, "precision_recall", "f1")[:2]

    assert roc.point == (1 - counts.specificity.value, counts.sensitivity.value)
    assert pr.point == (counts.sensitivity.value, counts.precision.value)
    assert pr.chance[0][1] == mass.prevalence


def test_a_grid_has_as_many_columns_as_fit(qtbot, dark, judged, monkeypatch):
    """A narrower window makes the grid higher, never its names shorter."""
    grid = CurveGrid()
    qtbot.addWidget(grid)
    grid.show()
    grid.show_plots(plots_of(judged, "roc", "f1"))
    grid.resize(900, grid.height())
    low = grid.height()
    grid.resize(300, grid.height())

    assert grid.height() > low
    assert not grid.grab().isNull()
    assert tooltip_at(grid, QPoint(20, 40), monkeypatch) == grid.plots[0].tip


def test_numbers_give_way_to_a_narrow_window(qtbot, dark):
    """First with shorter words, then in two rows of two."""
    shown = RunNumbers()
    qtbot.addWidget(shown)
    shown.show()
    words = {"label": "over BASELINE_001, like for like", "short": "matched"}
    numbers = [BigNumber(value="0.792", interval="0.768–0.815", **words)] * 4
    shown.resize(900, 52)
    shown.show_numbers(numbers)
    one = shown.height()

    shown.resize(640, 52)
    assert shown.height() == one
    shown.resize(400, 52)
    assert shown.height() == 2 * one
