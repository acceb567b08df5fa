"""Drawing on the film with a real mouse and real keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import radiograph_of
from xlite_core.imaging.measurement import MarkKind, measured
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer.canvas import CanvasTool, FilmCanvas
from xlite_desktop.viewer.measure_copy import draw_on, measurement_lines, measurements
from xlite_desktop.viewer.measure_desk import Measuring
from xlite_desktop.viewer.measure_drawings import Drawings

LEFT = Qt.MouseButton.LeftButton
SPACING = (0.5, 0.5)


@pytest.fixture
def film():
    return radiograph_of(chest_phantom(512), spacing_mm=SPACING)


@pytest.fixture
def canvas(qtbot, film):
    widget = FilmCanvas()
    qtbot.addWidget(widget)
    widget.resize(984, 828)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_film(film, ("Film 1 of 1",))
    widget.setFocus()
    return widget


@pytest.fixture
def measuring(canvas, film):
    desk = Measuring(canvas, Drawings(canvas))
    desk.show_film("a", film)
    return desk


def drag(canvas, start, end):
    QTest.mousePress(canvas, LEFT, pos=QPoint(*start))
    QTest.mouseMove(canvas, QPoint((start[0] + end[0]) // 2, (start[1] + end[1]) // 2))
    QTest.mouseMove(canvas, QPoint(*end))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(*end))


def click(canvas, at):
    QTest.mouseMove(canvas, QPoint(*at))
    QTest.mouseClick(canvas, LEFT, pos=QPoint(*at))


def end_on_canvas(measuring, index=-1, mark=-1):
    point = measuring._place().on_canvas(measuring.drawing.marks[mark].points[index])
    return round(point.x()), round(point.y())


def test_a_distance_is_drawn_by_a_drag(canvas, measuring):
    """310 logical pixels at the fitted zoom, in millimetres of the film."""
    canvas.set_tool(CanvasTool.DISTANCE)
    measuring.hand.take_tool(CanvasTool.DISTANCE)

    drag(canvas, (300, 300), (610, 300))

    (mark,) = measuring.drawing.marks
    expected = 310 / canvas.view.zoom * canvas.devicePixelRatioF() * SPACING[1]
    assert measured(mark, measuring.size).value == pytest.approx(expected)
    assert measuring.drawing.chosen == mark.number
    assert canvas.view.voi.width == 255


def test_two_clicks_do_as_well(canvas, measuring):
    """Click, move, click."""
    measuring.take_tool(CanvasTool.DISTANCE)

    click(canvas, (300, 300))
    QTest.mouseMove(canvas, QPoint(450, 380))
    click(canvas, (500, 400))

    (mark,) = measuring.drawing.marks
    assert end_on_canvas(measuring) == (500, 400)
    assert mark.kind is MarkKind.DISTANCE


def test_a_click_alone_draws_nothing(canvas, measuring):
    """The line waits for its second end, and Esc leaves it."""
    measuring.take_tool(CanvasTool.DISTANCE)
    click(canvas, (300, 300))

    assert measuring.drawing.marks == ()
    assert measuring.hand.draft.open
    assert measuring.let_go()
    assert measuring.hand.draft.points == ()
    assert measuring.let_go()
    assert canvas.tool is CanvasTool.WINDOW
    assert not measuring.let_go()


def test_words_that_are_being_written_stay_with_their_film(canvas, measuring, film):
    """Another film comes by a key or by itself; what was typed is kept where it was begun."""
    measuring.take_tool(CanvasTool.NOTE)
    click(canvas, (300, 300))
    QTest.keyClicks(measuring.words, "old fracture")

    measuring.show_film("b", film)

    assert measuring.drawing.marks == ()
    assert not measuring.words.isVisible()
    (mark,) = measuring.drawings.of("a").marks
    assert mark.text == "old fracture"
    QTest.keyClicks(canvas, "x")
    assert measuring.drawing.marks == ()


def test_a_drag_ends_where_another_film_begins(canvas, measuring, film):
    """Marks are numbered anew on each film: the hand must not go on with a namesake."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (600, 300))
    measuring.show_film("b", film)
    drag(canvas, (300, 400), (600, 400))
    measuring.take_tool(CanvasTool.DISTANCE)  # puts it away
    before = measuring.drawings.of("a").marks
    QTest.mousePress(canvas, LEFT, pos=QPoint(*end_on_canvas(measuring)))

    measuring.show_film("a", film)
    QTest.mouseMove(canvas, QPoint(700, 500))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(700, 500))

    assert measuring.drawings.of("a").marks == before


def test_lines_of_an_angle_and_spans_of_a_ratio(canvas, measuring):
    """Two drags each; what to do next is written on the film."""
    measuring.take_tool(CanvasTool.ANGLE)
    assert measuring.layer.shown.hint == "Draw the first line"
    drag(canvas, (300, 300), (500, 300))
    assert measuring.layer.shown.hint.startswith("Draw the second line")
    drag(canvas, (300, 400), (500, 600))
    measuring.take_tool(CanvasTool.RATIO)
    drag(canvas, (400, 500), (600, 530))
    drag(canvas, (300, 650), (700, 640))

    angle, ratio = measurements(measuring)
    assert angle.value == pytest.approx(45.0)
    assert ratio.value == pytest.approx(0.5)


def test_an_angle_of_three_points_begins_at_an_end(canvas, measuring):
    """Within reach of the first line's end."""
    measuring.take_tool(CanvasTool.ANGLE)
    drag(canvas, (300, 300), (500, 300))
    drag(canvas, (503, 298), (300, 500))

    (mark,) = measuring.drawing.marks
    assert len(mark.points) == 3
    assert measured(mark, measuring.size).value == pytest.approx(45.0, abs=0.5)


def test_a_note_is_typed_on_the_film(canvas, measuring):
    """A click gives a place, a drag an arrow; Enter keeps, Esc leaves."""
    measuring.take_tool(CanvasTool.NOTE)
    drag(canvas, (600, 300), (500, 400))
    QTest.keyClicks(measuring.words, "A nodule?")
    QTest.keyClick(measuring.words, Qt.Key.Key_Return)
    click(canvas, (300, 500))
    QTest.keyClicks(measuring.words, "Never mind")
    QTest.keyClick(measuring.words, Qt.Key.Key_Escape)

    (mark,) = measuring.drawing.marks
    assert (mark.text, len(mark.points)) == ("A nodule?", 2)
    assert not measuring.words.isVisible()
    assert canvas.hasFocus()


def test_a_note_is_reworded_by_a_double_click(canvas, measuring):
    """The field opens with the words that stand there."""
    measuring.take_tool(CanvasTool.NOTE)
    click(canvas, (300, 500))
    QTest.keyClicks(measuring.words, "One")
    QTest.keyClick(measuring.words, Qt.Key.Key_Return)

    QTest.mouseDClick(canvas, LEFT, pos=QPoint(*end_on_canvas(measuring)))
    assert measuring.words.text() == "One"
    QTest.keyClicks(measuring.words, "Two")
    QTest.keyClick(measuring.words, Qt.Key.Key_Return)

    assert [mark.text for mark in measuring.drawing.marks] == ["Two"]


def test_an_end_is_dragged_with_any_tool_and_the_window_stays(canvas, measuring):
    """A handle is taken before the film is; one undo takes it all back."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    measuring.take_tool(CanvasTool.DISTANCE)  # the same again puts it away
    before = measuring.drawing.marks

    drag(canvas, (500, 300), (520, 420))

    assert canvas.tool is CanvasTool.WINDOW
    assert end_on_canvas(measuring) == (520, 420)
    assert canvas.view.voi.width == 255
    measuring.undo()
    assert measuring.drawing.marks == before
    measuring.redo()
    assert end_on_canvas(measuring) == (520, 420)


def test_a_line_is_dragged_as_a_whole(canvas, measuring):
    """Taken between its ends."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    measuring.take_tool(CanvasTool.DISTANCE)

    drag(canvas, (400, 301), (430, 341))

    assert end_on_canvas(measuring, 0) == (330, 340)
    assert end_on_canvas(measuring, 1) == (530, 340)


def test_beside_every_mark_the_film_is_windowed_as_ever(canvas, measuring):
    """And what was chosen is let go."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    measuring.take_tool(CanvasTool.DISTANCE)

    drag(canvas, (600, 600), (700, 600))

    assert canvas.view.voi.width > 255
    assert measuring.drawing.chosen is None


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flipped", [False, True])
def test_marks_stay_on_the_film_however_it_is_turned(canvas, measuring, turns, flipped):
    """Film coordinates are kept; the glass shows them where the film now is."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (400, 300), (500, 300))
    mark = measuring.drawing.marks[0]

    for _ in range(turns):
        canvas.rotate()
    if flipped:
        canvas.flip()
    canvas.zoom_by(1.7)
    canvas.pan_by(13, -20)

    at = end_on_canvas(measuring)
    drag(canvas, at, (at[0] + 10, at[1]))
    assert measuring.drawing.marks[0].points[0] == mark.points[0]
    assert end_on_canvas(measuring) == (at[0] + 10, at[1])


def test_a_ratio_follows_the_screen_on_a_turned_film(canvas, measuring):
    """Spans are level as seen."""
    canvas.rotate()
    measuring.take_tool(CanvasTool.RATIO)
    drag(canvas, (400, 400), (560, 420))
    drag(canvas, (300, 500), (620, 480))

    (ratio,) = measurements(measuring)
    assert ratio.value == pytest.approx(0.5)


def test_keys_move_a_mark_and_its_ends(canvas, measuring):
    """Arrows go one logical pixel; Enter takes the next end in hand; Delete removes."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))

    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    whole = end_on_canvas(measuring, 0), end_on_canvas(measuring, 1)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Left)

    assert whole == ((301, 301), (501, 301))
    assert end_on_canvas(measuring, 0) == (300, 301)
    assert end_on_canvas(measuring, 1) == (501, 301)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert measuring.drawing.marks == ()


@pytest.mark.parametrize("tool", [CanvasTool.DISTANCE, CanvasTool.ANGLE, CanvasTool.RATIO])
def test_a_mark_is_drawn_by_keys_alone(canvas, measuring, tool):
    """Enter with a tool in hand draws in the middle, and arrows take over."""
    measuring.take_tool(tool)

    QTest.keyClick(canvas, Qt.Key.Key_Return)

    assert len(measuring.drawing.marks) == 1
    assert measuring.drawing.chosen is not None


def test_a_note_is_written_by_keys_alone(canvas, measuring):
    """Enter opens the field in the middle."""
    measuring.take_tool(CanvasTool.NOTE)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Here")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert measuring.drawing.marks[0].text == "Here"


def test_every_film_keeps_its_own_drawing(canvas, measuring):
    """Away and back again; what was begun on one film does not end on another."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    click(canvas, (600, 600))
    other = radiograph_of(np.zeros((64, 64), np.uint8))

    measuring.show_film("b", other)
    assert measuring.drawing.marks == ()
    assert measuring.hand.draft.points == ()
    assert not measuring.pane.isVisible()
    measuring.show_film("a", measuring._radiograph)

    assert len(measuring.drawing.marks) == 1


def test_without_a_film_nothing_is_drawn(canvas, measuring):
    """The mouse belongs to the canvas."""
    measuring.take_tool(CanvasTool.DISTANCE)
    measuring.show_film("", None)

    drag(canvas, (300, 300), (500, 300))

    assert measuring.drawing.marks == ()
    assert not measuring.layer.isVisible()


def test_two_canvases_of_one_film_share_its_drawing(qtbot, canvas, measuring, film):
    """As when two models look at it side by side."""
    second = FilmCanvas()
    qtbot.addWidget(second)
    second.show_film(film, ())
    beside = Measuring(second, measuring.drawings, listed=False)
    beside.show_film("a", film)
    measuring.take_tool(CanvasTool.DISTANCE)

    drag(canvas, (300, 300), (500, 300))

    assert beside.drawing.marks == measuring.drawing.marks
    assert not beside.pane.isVisible()


def test_the_list_says_what_was_measured(canvas, measuring):
    """Choosing a row chooses the mark; its note stands below; the button removes it."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    drag(canvas, (300, 500), (500, 500))
    pane = measuring.pane

    pane.view.setCurrentIndex(pane.model.index(0))

    assert pane.isVisible()
    assert measuring.drawing.chosen == 1
    assert pane.model.rows[0].spoken.startswith("Distance, ")
    pane.remove_button.click()
    assert [row.number for row in pane.model.rows] == [2]
    assert not pane.remove_button.isEnabled()


def test_a_narrow_canvas_shows_no_list(canvas, measuring):
    """It would hide the film; the marks stay."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))

    canvas.resize(400, 500)

    assert not measuring.pane.isVisible()
    assert measuring.layer.isVisible()


def test_rows_are_a_sound_model(qtmodeltester, canvas, measuring):
    """With rows, and after one has gone."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    drag(canvas, (300, 500), (500, 500))
    qtmodeltester.check(measuring.pane.model)
    measuring.undo()


def test_the_pointer_says_what_it_would_take(canvas, measuring):
    """Over a mark it can be moved; beside it, it is the tool's again."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    measuring.take_tool(CanvasTool.DISTANCE)

    QTest.mouseMove(canvas, QPoint(500, 300))
    over = canvas.cursor().shape()
    QTest.mouseMove(canvas, QPoint(600, 600))

    assert over is Qt.CursorShape.SizeAllCursor
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor


def test_marks_go_along_with_a_copied_view(canvas, measuring):
    """White lines on the picture, and a line of words each, notes' own words excepted."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))
    bare = canvas.render_image(600, 600)
    drawn = bare.copy()

    draw_on(drawn, measuring, canvas.view, 1.0)

    changed = (rgb_of_image(bare) != rgb_of_image(drawn)).any(axis=2)
    assert 150 < changed.sum() < 20_000
    (line,) = measurement_lines(measuring)
    assert line.startswith("Distance ")
    assert line.endswith(" mm, the file does not say whether magnification is corrected")


def test_forgetting_takes_every_drawing_off(canvas, measuring):
    """As "forget everything" does."""
    measuring.take_tool(CanvasTool.DISTANCE)
    drag(canvas, (300, 300), (500, 300))

    measuring.drawings.forget()

    assert measuring.drawing.marks == ()
    assert not measuring.pane.isVisible()
