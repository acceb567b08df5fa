"""Two canvases that are moved together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.radiographs import radiograph_of
from xlite_core.io.radiograph import Window
from xlite_desktop.compare.linked_views import Frame, linked_view
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, fitted

PLACE = Viewport(400, 500, 18)


def frame(rows, columns, **rest):
    return Frame(radiograph_of(np.zeros((rows, columns), np.uint8), **rest), PLACE)


def whole(of):
    return fitted(FilmView(of.radiograph.presets[0]), of.extent, of.viewport)


def test_a_fitted_view_fits_the_other_film_as_well():
    """Whatever its size."""
    source, target = frame(300, 200), frame(900, 1200)

    view = linked_view(whole(source), source, target, whole(target))

    assert view == whole(target)


def test_zoom_and_place_are_taken_relative_to_the_film():
    """Twice the fitted size about the upper quarter: so on a film of three times the size."""
    source, target = frame(300, 200), frame(900, 600)
    moved = replace(whole(source), zoom=2 * whole(source).zoom, center=(100, 75), fitted=False)

    view = linked_view(moved, source, target, whole(target))

    assert view.zoom == pytest.approx(2 * whole(target).zoom)
    assert view.center == pytest.approx((300, 225))


def test_directions_are_those_of_the_screen():
    """Moved to what is seen above, also where the other film was turned by half."""
    source, target = frame(300, 300), frame(300, 300)
    moved = replace(whole(source), center=(150, 75), fitted=False)
    turned = replace(whole(target), quarter_turns=2)

    view = linked_view(moved, source, target, turned)

    assert view.center == pytest.approx((150, 225))
    assert view.quarter_turns == 2


def test_the_place_stays_on_the_film():
    """A corner of a wide film is no place beyond a narrow one."""
    source, target = frame(300, 900), frame(300, 100)
    moved = replace(whole(source), center=(900, 150), fitted=False)

    view = linked_view(moved, source, target, whole(target))

    assert view.center[0] == 100


def test_one_film_twice_shows_exactly_the_same():
    """Two models, or with and without its map: turned and inverted too."""
    source = frame(300, 200)
    target = Frame(source.radiograph, Viewport(300, 500, 18))
    voi = Window(10, 20)
    view = replace(
        whole(source), voi=voi, quarter_turns=1, inverted=True, mirrored=True, fitted=False
    )

    other = linked_view(view, source, target, whole(target))

    assert (other.voi, other.quarter_turns) == (voi, 1)
    assert other.inverted
    assert other.mirrored
    assert other.center == view.center


def test_a_narrower_window_is_as_much_narrower_beside():
    """In terms of each film's own first window: values of two machines differ."""
    source = frame(30, 20, presets=(Window(100, 200),))
    target = frame(30, 20, presets=(Window(1000, 4000),))
    dragged = replace(whole(source), voi=Window(150, 100))

    view = linked_view(dragged, source, target, whole(target))

    assert view.voi.width == pytest.approx(2000)
    assert view.voi.center == pytest.approx(2000)


def test_a_preset_of_the_file_is_the_same_preset_beside():
    """By its place in the list; the first where the other has fewer."""
    soft, bone = Window(100, 200, name="Soft"), Window(300, 50, name="Bone")
    own = Window(1000, 4000, name="Normal")
    source, target = frame(30, 20, presets=(soft, bone)), frame(30, 20, presets=(own,))

    view = linked_view(replace(whole(source), voi=bone), source, target, whole(target))

    assert view.voi is own


def test_the_height_of_a_pixel_counts():
    """A film whose pixels are twice as high is placed by what is seen."""
    source = frame(300, 300)
    target = frame(150, 300, spacing_mm=(0.4, 0.2))
    assert Extent.of(target.radiograph).aspect == pytest.approx(2.0)
    moved = replace(whole(source), center=(75, 225), fitted=False)

    view = linked_view(moved, source, target, whole(target))

    assert view.center == pytest.approx((75, 112.5))
