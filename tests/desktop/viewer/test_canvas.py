from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from tests.helpers.films import needs_films, originals
from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import layer_for, radiograph_of
from xlite_core.io.radiograph import IDENTITY_8BIT, VoiTable, Window
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer.canvas import CanvasTool, FilmCanvas, OverlayMode, OverlaySettings
from xlite_desktop.viewer.canvas_toolbar import CanvasCommand
from xlite_desktop.viewer.film_view import film_to_viewport, inverse, mapped

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)


@pytest.fixture
def film():
    return radiograph_of(chest_phantom(512), spacing_mm=(0.7, 0.7))


@pytest.fixture
def canvas(qtbot, film):
    widget = FilmCanvas()
    qtbot.addWidget(widget)
    widget.resize(984, 828)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_film(film, ("Film 1 of 1", "DX · PA"))
    return widget


def drag(widget, button, start, end):
    QTest.mousePress(widget, button, pos=QPoint(*start))
    QTest.mouseMove(widget, QPoint(*end))
    QTest.mouseRelease(widget, button, pos=QPoint(*end))


def turn_wheel(widget, at, notches):
    position = QPointF(*at)
    event = QWheelEvent(
        position,
        widget.mapToGlobal(position),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    widget.wheelEvent(event)


def film_point(widget, film, at):
    extent_and_port = widget._renderer.extent, widget._viewport()
    return mapped(inverse(film_to_viewport(widget.view, *extent_and_port)), at)


def coloured(image):
    rgb = rgb_of_image(image).astype(int)
    return rgb.max(axis=2) - rgb.min(axis=2) > 25  # text is a bluish grey


def test_the_wheel_zooms_to_the_pointer(canvas, film):
    """The film point under the pointer is still there after turning the wheel."""
    before = film_point(canvas, film, (600, 300))
    zoom = canvas.view.zoom

    turn_wheel(canvas, (600, 300), 4)

    assert canvas.view.zoom > 1.9 * zoom
    assert film_point(canvas, film, (600, 300)) == pytest.approx(before, abs=1.0)


@pytest.mark.parametrize("button", [LEFT, RIGHT])
def test_dragging_changes_window_and_level(canvas, button):
    """To the right widens the window, up raises its centre."""
    drag(canvas, button, (500, 400), (600, 350))

    assert canvas.view.voi.width > IDENTITY_8BIT.width
    assert canvas.view.voi.center > IDENTITY_8BIT.center


def test_dragging_a_voi_table_goes_on_as_a_window(canvas, film):
    """The table has no width, so the window nearest to it takes over."""
    table = VoiTable(0, (np.arange(256) * 257).astype(np.uint16), 16, "LUT")
    canvas.show_film(radiograph_of(film.pixels, presets=(table,)), ())

    drag(canvas, LEFT, (500, 400), (540, 400))

    assert isinstance(canvas.view.voi, Window)
    assert canvas.view.voi.width > 200


@pytest.mark.parametrize(("tool", "button"), [(CanvasTool.PAN, LEFT), (CanvasTool.WINDOW, MIDDLE)])
def test_the_film_follows_the_hand(canvas, film, tool, button):
    """With the hand tool, or the middle button under any tool."""
    canvas.zoom_by(3)
    canvas.set_tool(tool)
    held = film_point(canvas, film, (500, 400))

    drag(canvas, button, (500, 400), (560, 370))

    assert film_point(canvas, film, (560, 370)) == pytest.approx(held, abs=1.0)
    assert canvas.view.voi == IDENTITY_8BIT


def test_the_zoom_tool_zooms_about_where_the_drag_began(canvas, film):
    """Dragging up with the zoom tool enlarges."""
    canvas.set_tool(CanvasTool.ZOOM)
    zoom = canvas.view.zoom

    drag(canvas, LEFT, (500, 400), (500, 300))

    assert canvas.view.zoom == pytest.approx(2 * zoom, rel=0.1)


def test_looking_never_changes_the_radiograph(canvas, film):
    """Flip, turn, invert, window and zoom leave every stored value alone."""
    before = film.pixels.copy()

    canvas.flip()
    canvas.rotate()
    canvas.invert()
    drag(canvas, LEFT, (500, 400), (600, 350))
    turn_wheel(canvas, (100, 100), 2)
    canvas.grab()

    np.testing.assert_array_equal(film.pixels, before)


def test_reset_undoes_everything(canvas):
    """The film as its file means it, fitted."""
    first = canvas.view
    canvas.flip()
    canvas.rotate()
    canvas.invert()
    canvas.zoom_by(4)
    drag(canvas, LEFT, (500, 400), (600, 350))

    canvas.reset_view()

    assert canvas.view == first


def test_a_double_click_fits(canvas):
    """However far in, the whole film comes back."""
    fitted_zoom = canvas.view.zoom
    canvas.zoom_by(5)

    QTest.mouseDClick(canvas, LEFT, pos=QPoint(500, 400))

    assert canvas.view.zoom == fitted_zoom
    assert canvas.view.fitted


def test_actual_size_is_one_film_pixel_a_device_pixel(canvas):
    """100 % means that no pixel is invented or lost."""
    canvas.actual_size()

    assert canvas.view.zoom == 1.0


def test_presets_come_from_the_film(canvas, film):
    """Choosing one shows the film through it."""
    presets = (IDENTITY_8BIT, Window(100, 80, name="BONE"))
    canvas.show_film(radiograph_of(film.pixels, presets=presets), ())

    canvas.set_preset(1)

    assert canvas.view.voi.name == "BONE"


def test_a_fitted_film_follows_the_window(canvas):
    """Resizing the canvas fits again, unless the reader has zoomed."""
    small = canvas.view.zoom
    canvas.resize(1400, 1100)
    large = canvas.view.zoom
    canvas.zoom_by(2)
    zoomed = canvas.view.zoom
    canvas.resize(984, 828)

    assert large > small
    assert canvas.view.zoom == zoomed


def test_colour_is_painted_where_the_evidence_is(canvas, film):
    """The frame holds colour at the cell, and none on the far side of the film."""
    canvas.show_evidence(layer_for(film, {(3, 5): 0.4}))

    frame = coloured(canvas.grab().toImage())

    left, top = (984 - 792) / 2, 18
    cell = 792 / 7
    x, y = round(left + 5.5 * cell), round(top + 3.5 * cell)
    assert frame[y - 20 : y + 20, x - 20 : x + 20].mean() > 0.9
    assert not frame[100:700, round(left) : round(left + 2.5 * cell)].any()


def test_bare_hides_the_colour_for_as_long_as_it_is_held(canvas, film):
    """Space held: the film alone, without the legend."""
    canvas.show_evidence(layer_for(film, {(3, 3): 0.4}))
    inside = np.s_[100:700, 200:800]

    shown = coloured(canvas.grab().toImage())
    canvas.set_bare(True)
    held = coloured(canvas.grab().toImage())
    canvas.set_bare(False)
    again = coloured(canvas.grab().toImage())

    assert shown[inside].any()
    assert not held[:, 100:].any()
    np.testing.assert_array_equal(again, shown)


def test_contours_are_lines_not_areas(canvas, film):
    """Contour mode leaves the inside of the outline bare."""
    canvas.show_evidence(layer_for(film, {(3, 3): 0.4}))
    canvas.set_overlay(OverlaySettings(OverlayMode.CONTOUR))

    frame = coloured(canvas.grab().toImage())

    x, y = 984 // 2, round(18 + 3.5 * 792 / 7)
    assert not frame[y - 10 : y + 10, x - 10 : x + 10].any()
    assert 100 < frame[100:700, 200:800].sum() < 5000


def test_a_new_film_brings_no_old_evidence(canvas, film):
    """Evidence belongs to the film that it was computed from."""
    canvas.show_evidence(layer_for(film, {(3, 3): 0.4}))

    canvas.show_film(radiograph_of(film.pixels.copy()), ())

    assert not coloured(canvas.grab().toImage())[100:700, 200:800].any()


def test_the_same_film_keeps_its_view(canvas, film):
    """A new caption does not throw the reader out of a zoomed view."""
    canvas.zoom_by(3)
    view = canvas.view

    canvas.show_film(film, ("Film 2 of 2",))

    assert canvas.view == view


def test_view_changes_are_announced_once(canvas, qtbot):
    """Every step of the view is one signal with the new view."""
    with qtbot.waitSignal(canvas.view_changed) as heard:
        canvas.invert()

    assert heard.args == [canvas.view]
    assert canvas.view.inverted


def test_the_toolbar_acts_on_the_film(canvas):
    """A click on each tool and command does what its name says."""
    bar = canvas.toolbar

    bar.button(CanvasTool.PAN).click()
    bar.button(CanvasCommand.FLIP).click()
    bar.button(CanvasCommand.ROTATE).click()
    bar.button(CanvasCommand.INVERT).click()

    assert canvas.tool is CanvasTool.PAN
    assert (canvas.view.mirrored, canvas.view.inverted) == (True, True)
    assert bar.button(CanvasCommand.FLIP).isChecked()
    bar.button(CanvasCommand.RESET).click()
    assert not bar.button(CanvasCommand.FLIP).isChecked()
    assert canvas.view.quarter_turns == 0


def test_tools_have_names_and_keys_for_everybody(canvas):
    """Each button is spoken, explained and reachable with the Tab key."""
    for does in (*CanvasTool, *CanvasCommand):
        button = canvas.toolbar.button(does)

        assert button.accessibleName()
        assert "(" in button.toolTip()
        # Of the three tools only the chosen one is a Tab stop; arrow keys go on from there.
        unchosen = does in CanvasTool and does is not canvas.tool
        assert unchosen or button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrow_keys_choose_between_tools(canvas):
    """Down on the window tool goes to the hand."""
    button = canvas.toolbar.button(CanvasTool.WINDOW)
    button.setFocus()

    QTest.keyClick(button, Qt.Key.Key_Down)

    assert canvas.tool is CanvasTool.PAN


def test_the_canvas_says_what_it_shows(canvas, film):
    """A screen reader hears the film, how it is turned, and the evidence."""
    canvas.show_evidence(layer_for(film, {(3, 3): 0.05}))
    canvas.flip()

    said = canvas.accessibleDescription()

    assert "Film 1 of 1" in said
    assert "View is flipped" in said
    assert "Mass" in said
    assert "weak evidence" in said
    canvas.show_film(None, ())
    assert canvas.accessibleDescription() == "No film is open."


def test_every_frame_says_how_long_it_took(canvas, qtbot):
    """The benchmark listens to the canvas itself."""
    with qtbot.waitSignal(canvas.painted) as heard:
        canvas.invert()
        canvas.repaint()

    assert heard.args[0] > 0


def test_the_pointer_reads_values_and_leaves_none_behind(canvas):
    """Moving over the film repaints the readouts; leaving clears them."""
    QTest.mouseMove(canvas, QPoint(492, 414))
    over = rgb_of_image(canvas.grab().toImage())[690:, :95]
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    away = rgb_of_image(canvas.grab().toImage())[690:, :95]

    assert not np.array_equal(over, away)


def test_an_exported_picture_has_no_text(canvas, film):
    """Film and overlay only, in the size asked for, as the view has it turned."""
    canvas.show_evidence(layer_for(film, {(3, 5): 0.4}))
    canvas.zoom_by(4)
    canvas.flip()

    image = canvas.render_image(300, 200, scale=2.0)

    frame = rgb_of_image(image)
    assert frame.shape == (400, 600, 3)
    assert not frame[:, :95].any()
    assert coloured(image)[:, 100:300].any()
    assert not coloured(image)[:, 320:].any()


@pytest.mark.parametrize("size", [(1, 1), (60, 40), (200, 900), (1200, 90)])
@pytest.mark.parametrize("shape", [(1, 1), (200, 5000), (5000, 200)])
def test_no_size_of_window_or_film_fails(qtbot, size, shape):
    """A sliver of a window and a single pixel are painted like any other."""
    odd = radiograph_of(np.full(shape, 9, np.uint16), spacing_mm=(0.1, 0.1))
    widget = FilmCanvas()
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()

    widget.show_film(odd, ("Film 1 of 1", "ID hidden"))
    widget.show_evidence(layer_for(odd, {(3, 3): 0.4}, label="Pleural thickening"))
    turn_wheel(widget, (size[0] / 2, size[1] / 2), 20)
    widget.rotate()
    widget.set_overlay(OverlaySettings(OverlayMode.CONTOUR))

    assert widget.grab().toImage().size().toTuple() == size


def test_an_empty_canvas_ignores_the_reader(qtbot):
    """Without a film every tool is harmless and the canvas is black."""
    widget = FilmCanvas()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()

    drag(widget, LEFT, (10, 10), (90, 90))
    turn_wheel(widget, (50, 50), 3)
    widget.fit()
    widget.invert()
    widget.set_preset(0)

    assert widget.view is None
    assert not rgb_of_image(widget.grab().toImage()).any()
    assert not rgb_of_image(widget.render_image(20, 10)).any()


@pytest.mark.films
@needs_films
def test_a_real_film_fills_the_canvas(canvas):
    """An untouched NIH film is shown fitted, with its own greys."""
    import cv2

    pixels = cv2.imread(str(originals("nih", "*.png")[0]), cv2.IMREAD_GRAYSCALE)

    canvas.show_film(radiograph_of(pixels), ("Film 1 of 1",))

    frame = rgb_of_image(canvas.grab().toImage())
    assert frame[300:500, 300:700].std() > 10
    assert np.ptp(frame, axis=2)[100:700, 200:780].max() == 0
