"""Side markers and the notice of a changed view, from real DICOM files to painted pixels."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt

from tests.helpers.dicom_factory import dicom_bytes
from xlite_core.io.projection import FACING, Sides
from xlite_core.io.radiograph import IDENTITY_8BIT
from xlite_core.io.read import read_radiograph_bytes
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer.canvas import FilmCanvas
from xlite_desktop.viewer.film_view import (
    Extent,
    FilmView,
    Viewport,
    film_to_viewport,
    fitted,
    mapped,
)
from xlite_desktop.viewer.side_markers import markers, shown_sides, sides_as_seen

LPS = Sides("R", "H", "L", "F")
SIZE = QSizeF(900, 700)


def film(*, grey=0, columns=60, **elements):
    stored = np.full((80, columns), grey, np.uint8)
    return read_radiograph_bytes(dicom_bytes(stored, **elements), "film.dcm")


@pytest.fixture
def canvas(qtbot):
    made = FilmCanvas()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def lit(canvas, area):
    """How many pixels of text lie in an area of the painted canvas."""
    picture = rgb_of_image(canvas.grab(area.toRect()).toImage()).astype(int)
    return int((picture.max(axis=2) > 120).sum())


@pytest.mark.parametrize(("turns", "mirrored"), list(product(range(4), (False, True))))
def test_letters_follow_every_turn_and_flip_of_the_view(turns, mirrored):
    """Each letter stands where the view's own geometry takes its edge of the film."""
    view = FilmView(IDENTITY_8BIT, quarter_turns=turns, mirrored=mirrored)
    extent, viewport = Extent(100, 100), Viewport(400, 400)
    view = fitted(view, extent, viewport)
    affine = film_to_viewport(view, extent, viewport)
    middles = {"R": (0, 50), "H": (50, 0), "L": (100, 50), "F": (50, 100)}

    seen = sides_as_seen(LPS, view)

    for letter, point in middles.items():
        x, y = mapped(affine, point)
        edge = ("left" if x < 100 else "right") if abs(y - 200) < 100 else ""
        edge = edge or ("top" if y < 100 else "bottom")
        assert getattr(seen, edge) == letter


def test_head_and_feet_are_named_only_while_the_view_is_turned():
    """Upright, everybody sees where the head is."""
    upright, turned = FilmView(IDENTITY_8BIT), FilmView(IDENTITY_8BIT, quarter_turns=1)

    assert shown_sides(LPS, upright) == {"left": "R", "right": "L"}
    assert shown_sides(LPS, turned) == {"left": "F", "top": "R", "right": "H", "bottom": "L"}


def test_markers_stand_in_the_black_beside_the_film_and_on_it_where_there_is_none(qapp):
    """Never outside the canvas, never under the tools."""
    view = FilmView(IDENTITY_8BIT)
    narrow = markers(FACING, view, QRectF(200, 20, 500, 660), SIZE, caption_end=100)
    wide = markers(FACING, view, QRectF(0, 0, 900, 700), SIZE, caption_end=100)

    assert narrow[0].at.x() < 200 - 10
    assert narrow[1].at.x() > 700
    assert 76 <= wide[0].at.x() < 100
    assert 800 < wide[1].at.x() < 890
    assert {marker.at.y() for marker in (*narrow, *wide)} == {154.0}


def test_letters_are_painted_on_the_sides_that_the_file_names(canvas):
    """L\\F: the left of the picture is the patient's right, and nothing is assumed."""
    canvas.show_film(film(PatientOrientation=["L", "F"]), ("Film 1 of 1",))
    edges = _marker_areas(canvas)

    assert all(lit(canvas, area) > 10 for area in edges.values())
    assert "The left edge shows the patient's right." in canvas.accessibleDescription()

    canvas.flip()
    assert "The left edge shows the patient's left." in canvas.accessibleDescription()


def test_a_mirrored_letter_swaps_the_painted_sides(canvas):
    """Before and after a flip the two places show each other's letters."""
    canvas.show_film(film(PatientOrientation=["L", "F"]), ())
    before = {edge: _cut(canvas, area) for edge, area in _marker_areas(canvas).items()}

    canvas.flip()
    after = {edge: _cut(canvas, area) for edge, area in _marker_areas(canvas).items()}

    assert (before["left"] != after["left"]).any()
    assert (before["right"] != after["right"]).any()


def test_assumed_sides_say_so_and_silent_laterals_have_none(canvas):
    """A PNG names no side; a lateral film without orientation cannot have any assumed."""
    canvas.show_film(film(ViewPosition="PA"), ())
    below = {edge: area.translated(0, 18) for edge, area in _marker_areas(canvas).items()}
    assumed = {edge: lit(canvas, area) for edge, area in below.items()}
    assert "right (assumed)" in canvas.accessibleDescription()

    canvas.show_film(film(ViewPosition="PA", PatientOrientation=["L", "F"]), ())
    known = {edge: lit(canvas, area) for edge, area in below.items()}
    assert all(assumed[edge] > 5 and known[edge] == 0 for edge in below)

    areas = _marker_areas(canvas)
    canvas.show_film(film(ViewPosition="LL"), ())
    assert all(lit(canvas, area) == 0 for area in areas.values())
    assert "edge" not in canvas.accessibleDescription()


def test_a_lateral_film_that_names_its_sides_has_front_and_back(canvas):
    """A\\F: the picture's right is the patient's front."""
    canvas.show_film(film(ViewPosition="LL", PatientOrientation=["A", "F"]), ())

    assert "The left edge shows the patient's back." in canvas.accessibleDescription()


def test_a_changed_view_says_so_until_one_click_takes_it_back(canvas, qtbot):
    """Flip, turn and inversion go; the window that was chosen stays."""
    canvas.show_film(film(), ("Film 1 of 1",))
    assert not canvas.notice.isVisible()
    canvas.window_by(30, 10)
    chosen = canvas.view.voi

    canvas.flip()
    canvas.rotate()
    canvas.invert()
    assert canvas.notice.lines == ("View is flipped", "Rotated 90°", "Inverted")
    assert canvas.rect().contains(canvas.notice.geometry())
    assert canvas.notice.geometry().right() > canvas.width() - 20

    qtbot.mouseClick(canvas.notice, Qt.MouseButton.LeftButton)
    view = canvas.view
    assert (view.mirrored, view.quarter_turns, view.inverted) == (False, 0, False)
    assert view.voi == chosen
    assert not canvas.notice.isVisible()


def test_the_notice_is_reached_by_keyboard_and_follows_the_canvas(canvas, qtbot):
    """Space on it does what a click does; it keeps to the right edge."""
    canvas.show_film(film(), ())
    canvas.flip()
    canvas.resize(1200, 600)
    assert canvas.notice.geometry().right() > 1180

    canvas.notice.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(canvas.notice, Qt.Key.Key_Space)

    assert not canvas.view.mirrored


def _marker_areas(canvas):
    """Where the letters of lead are expected: beside the film, a fifth of the way down."""
    scene = canvas._scene(canvas._renderer, canvas.view, canvas._viewport(), 1.0)
    line = 0.22 * 700
    return {
        "left": QRectF(scene.film.left() - 24, line - 14, 18, 16),
        "right": QRectF(scene.film.right() + 8, line - 14, 18, 16),
    }


def _cut(canvas, area):
    return rgb_of_image(canvas.grab(area.toRect()).toImage()).astype(int)
