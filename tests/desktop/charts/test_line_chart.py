import subprocess
import sys

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from xlite_desktop.charts.line_chart import LineChart
from xlite_desktop.charts.series import Alarm, Band, ChartContent, Marker, Reference, Series
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
EPOCHS = np.arange(1.0, 21.0)
AREA = 0.78 - 0.25 * np.exp(-EPOCHS / 4)
CONTENT = ChartContent(
    series=(
        Series(name="student", x=EPOCHS, y=AREA, band=Band(low=AREA - 0.03)),
        Series(name="train", x=EPOCHS, y=AREA + 0.05, colour="series0", style="part"),
        Series(name="steps", x=np.linspace(0, 20, 9000), y=np.full(9000, 0.6), style="raw"),
    ),
    references=(
        Reference(name="target 0.75", value=0.75),
        Reference(name="teacher 0.76", value=0.76),
    ),
    markers=(Marker(x=20, y=AREA[-1], title="best 0.778", caption="epoch 20"),),
    alarm=Alarm(upper="train", lower="student", start=15, words="gap 0.05"),
    x_range=(0, 50),
)


@pytest.fixture
def answers():
    return []


@pytest.fixture
def chart(qapp, qtbot, answers):
    apply_theme(qapp, DARK)
    made = LineChart(
        "Validation AUC",
        "macro over 10 of 14 findings, n 464",
        ask=lambda _parent, _name: answers.pop() if answers else None,
    )
    qtbot.addWidget(made)
    made.resize(560, 260)
    made.show()
    qtbot.waitExposed(made)
    made.show_content(CONTENT)
    return made


def _at(chart, x, y):
    return chart.plot.frame.point(x, y).toPoint()


def _wheel(chart, place, delta=120):
    viewport = chart.plot.viewport()
    event = QWheelEvent(
        QPointF(place), QPointF(viewport.mapToGlobal(place)), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def _move(viewport, place, held=Qt.MouseButton.NoButton):
    """Move the pointer there; the system's own would not move if it is there already."""
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, move)


def test_pointing_reads_the_values_of_the_nearest_epoch(chart):
    """Of every curve but the raw steps; leaving the plot ends it."""
    _move(chart.plot.viewport(), _at(chart, 12.3, 0.7))

    assert chart.readout.title == "Epoch 12"
    assert [row.words for row in chart.readout.rows] == [
        f"{AREA[11]:.3f}",
        f"{AREA[11] + 0.05:.3f}",
    ]

    _move(chart.plot.viewport(), QPoint(2, 2))
    assert chart.readout is None


def test_arrows_read_the_values_too(chart, qtbot):
    """Left begins at the newest epoch, right goes on from where one is."""
    chart.plot.setFocus()
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    assert chart.readout.title == "Epoch 20"

    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    QTest.keyClick(chart.plot, Qt.Key.Key_Right)
    assert chart.readout.title == "Epoch 19"


def test_the_wheel_zooms_at_the_pointer_and_a_double_click_goes_back(chart):
    """The place under the pointer stays under it."""
    whole = chart.plot.frame
    place = _at(chart, 20.0, 0.7)

    _wheel(chart, place, 480)

    near = chart.plot.frame
    assert near.x[1] - near.x[0] < whole.x[1] - whole.x[0]
    assert near.place(place.x()) == pytest.approx(20.0, abs=0.2)
    assert chart.plot.is_zoomed

    QTest.mouseDClick(chart.plot.viewport(), LEFT, pos=place)
    assert chart.plot.frame == whole
    assert not chart.plot.is_zoomed


def test_a_drawn_rectangle_zooms_into_itself(chart):
    """From corner to corner, in both directions."""
    viewport, start, end = chart.plot.viewport(), _at(chart, 10, 0.76), _at(chart, 18, 0.7)

    QTest.mousePress(viewport, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        between = start + (end - start) * share
        _move(viewport, between, LEFT)
    QTest.mouseRelease(viewport, LEFT, pos=end)

    frame = chart.plot.frame
    assert frame.x == pytest.approx((10, 18), abs=0.3)
    assert frame.y == pytest.approx((0.7, 0.76), abs=0.005)


def test_new_values_leave_a_zoomed_part_where_it_is(chart):
    """Who looks closely at epoch 10 is not thrown out by epoch 21."""
    _wheel(chart, _at(chart, 10, 0.7), 480)
    near = chart.plot.frame

    chart.set_series(CONTENT.series[:1])

    assert chart.plot.frame == near
    assert len(chart.content.references) == 2


def test_nobody_zooms_out_of_the_run(chart):
    """The whole is the farthest view."""
    whole = chart.plot.frame

    _wheel(chart, _at(chart, 10, 0.7), -2000)

    assert chart.plot.frame.x == pytest.approx(whole.x)
    assert chart.plot.frame.y == pytest.approx(whole.y)


def test_the_menu_opens_at_the_pointer(chart, monkeypatch):
    """By the right button on the curves, as by the button above them."""
    place = QPoint(200, 100)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, chart.plot.viewport().mapToGlobal(place)
    )

    opened = []
    monkeypatch.setattr(chart.menu, "popup", opened.append)  # no screen to open it on

    QApplication.sendEvent(chart.plot.viewport(), event)

    assert opened == [event.globalPos()]
    words = [action.text() for action in chart.menu.actions() if action.text()]
    assert words == [
        "Show everything", "Export picture as PNG…", "Export picture as SVG…",
        "Export numbers as CSV…",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["PNG", "SVG", "CSV"])
def test_every_kind_is_exported_from_the_menu(chart, answers, tmp_path, qtbot, kind):
    """And the chart says under which name."""
    path = tmp_path / f"chart.{kind.lower()}"
    answers.append(path)
    action = next(a for a in chart.menu.actions() if kind in a.text())

    with qtbot.waitSignal(chart.exported) as written:
        action.trigger()

    assert written.args == [path]
    assert path.stat().st_size > 100
    assert chart.notice == f"Saved as {path.name}."


def test_whoever_thinks_better_of_it_gets_no_file(chart):
    """Nothing is said either."""
    chart.menu.actions()[-1].trigger()

    assert chart.notice == ""


def test_a_refused_export_is_told_in_place(chart, tmp_path):
    """What, and what to do."""
    chart.export(tmp_path / "missing" / "chart.png")

    assert "chart.png was not written" in chart.notice
    assert "Choose another folder." in chart.notice


def test_a_picture_looks_like_the_chart_without_the_pointer(chart, tmp_path):
    """Exported pictures do not depend on where the mouse happens to be."""
    chart.export(tmp_path / "before.png")
    _move(chart.plot.viewport(), _at(chart, 12, 0.7))
    assert chart.readout is not None

    chart.export(tmp_path / "after.png")

    before, after = (
        cv2.imread(str(tmp_path / name)).astype(int) for name in ("before.png", "after.png")
    )
    # Qt may draw a letter from its cache a shade differently; a readout is another picture.
    assert np.abs(before - after).max() <= 4


def test_colours_follow_the_theme(chart, qapp):
    """Switching repaints what lies there already."""
    corner = QPoint(chart.plot.width() - 3, 3)
    dark = chart.plot.grab().toImage().pixelColor(corner)

    apply_theme(qapp, LIGHT)

    assert dark == QColor(DARK.surface0)
    assert chart.plot.grab().toImage().pixelColor(corner) == QColor(LIGHT.surface0)
    assert chart.plot.pens[0].color() == QColor(LIGHT.text)
    apply_theme(qapp, DARK)


def test_nine_thousand_steps_are_drawn_with_as_many_points_as_pixels_need(chart):
    """Whatever the run's length."""
    assert chart.plot.drawn_points < 4 * chart.plot.width()


def test_tabs_stand_in_for_the_title(qapp, qtbot):
    """By mouse and by keyboard; the owner hears which."""
    chart = LineChart("Loss", tabs=("Loss", "Learning rate"))
    qtbot.addWidget(chart)
    chart.resize(500, 240)
    chart.show()
    tabs, chosen = chart.findChild(QTabBar), []
    chart.tab_chosen.connect(chosen.append)

    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    QTest.keyClick(tabs, Qt.Key.Key_Left)

    assert chosen == [1, 0]
    assert chart.title == "Loss"


@pytest.mark.parametrize("content", [ChartContent(), CONTENT], ids=["empty", "full"])
def test_it_paints_at_any_size(chart, content):
    """Also where nothing fits any more."""
    chart.show_content(content)

    for size in ((140, 140), (900, 400), (2400, 900)):
        chart.resize(*size)
        assert not chart.grab().isNull()


def test_importing_a_chart_brings_no_pyqtgraph():
    """It comes with the first chart: the window starts without it."""
    code = "import sys, xlite_desktop.charts.line_chart; print('pyqtgraph' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "False"


def test_no_grid_line_crosses_the_words_of_an_empty_chart(chart):
    """They stand on a patch of the ground, in the middle where a line would pass."""
    chart.show_content(ChartContent(x_range=(0, 50), y_range=(0.5, 0.9), empty="Nothing to draw"))
    middle = chart.plot.frame.rect.center().toPoint()

    picture = chart.plot.viewport().grab().toImage()

    def grid_pixels(left: int, right: int) -> int:
        """Count the pixels of the grid between two columns, near the middle."""
        rows = range(middle.y() - 4, middle.y() + 5)
        colours = (picture.pixelColor(x, y).name() for x in range(left, right) for y in rows)
        return sum(colour == DARK.grid.lower() for colour in colours)

    assert grid_pixels(middle.x() - 150, middle.x() - 100) == 50
    assert grid_pixels(middle.x() - 40, middle.x() + 40) == 0
