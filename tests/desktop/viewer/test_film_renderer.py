from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import layer_for, radiograph_of
from xlite_core.imaging.overlay import overlay_table
from xlite_core.imaging.windowing import presented, to_grey
from xlite_core.io.radiograph import IDENTITY_8BIT, VoiTable, Window
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import FilmView, Viewport, fitted, rotated

BARE = OverlaySettings(OverlayMode.BARE)
MAP = OverlaySettings()


def at_actual_size(radiograph, **changes):
    middle = (radiograph.columns / 2, radiograph.rows / 2)
    view = FilmView(radiograph.presets[0], zoom=1.0, center=middle, fitted=False)
    return replace(view, **changes), Viewport(radiograph.columns, radiograph.rows)


def grey_of(film):
    return (film.pixels & 0xFF).astype(np.uint8)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.int32, np.float32])
@pytest.mark.parametrize("inverted", [False, True])
def test_at_actual_size_the_screen_shows_the_presented_film(dtype, inverted):
    """Every pixel has the grey that the file means, for every type of value."""
    pixels = (chest_phantom(64).astype(np.float64) * 12 - (600 if dtype != np.uint8 else 0)) / 12
    film = radiograph_of(
        np.clip(pixels, 0, None).astype(dtype)
        if dtype in (np.uint8, np.uint16)
        else pixels.astype(dtype),
        presets=(Window(90, 160),),
        inverted=inverted,
    )
    view, viewport = at_actual_size(film)

    shown = FilmRenderer(film).composed(view, viewport, None, BARE)

    difference = grey_of(shown).astype(int) - presented(film).astype(int)
    assert np.abs(difference).max() <= (1 if dtype == np.float32 else 0)


def test_flipping_and_turning_move_pixels_only():
    """The mirrored and turned picture is the film mirrored and turned, value for value."""
    film = radiograph_of(chest_phantom(64)[:, :48].copy())
    view, viewport = at_actual_size(film)
    renderer = FilmRenderer(film)

    flipped = renderer.composed(replace(view, mirrored=True), viewport, None, BARE)
    turned = renderer.composed(rotated(view), Viewport(64, 48), None, BARE)

    np.testing.assert_array_equal(grey_of(flipped), film.pixels[:, ::-1])
    np.testing.assert_array_equal(grey_of(turned), np.rot90(film.pixels, -1))


def test_the_view_window_and_inversion_apply():
    """The view's own VOI is used, and inverted on top of what the file says."""
    film = radiograph_of(chest_phantom(64), inverted=True)
    window = Window(60, 40)
    view, viewport = at_actual_size(film, voi=window, inverted=True)

    shown = FilmRenderer(film).composed(view, viewport, None, BARE)

    np.testing.assert_array_equal(grey_of(shown), to_grey(film.pixels, window, inverted=False))


def test_a_voi_table_applies():
    """A film shown through its VOI LUT sequence has the table's grey."""
    table = VoiTable(0, (np.arange(256)[::-1] * 257).astype(np.uint16), 16)
    film = radiograph_of(chest_phantom(32), presets=(table,))
    view, viewport = at_actual_size(film)

    shown = FilmRenderer(film).composed(view, viewport, None, BARE)

    np.testing.assert_array_equal(grey_of(shown), 255 - film.pixels)


def test_colour_appears_exactly_where_evidence_is():
    """Painted pixels follow the table; everything away from the cell is bare grey."""
    film = radiograph_of(np.full((700, 700), 128, np.uint8))
    layer = layer_for(film, {(3, 5): 0.4})
    view, viewport = at_actual_size(film)

    shown = FilmRenderer(film).composed(view, viewport, layer, MAP)

    colored = (shown.pixels >> 16 & 0xFF) != (shown.pixels & 0xFF)
    rows, columns = np.nonzero(colored)
    assert colored[350, 550]
    assert rows.min() > 200
    assert rows.max() < 500
    assert columns.min() > 400
    assert shown.pixels[10, 10] == overlay_table("magma", 0.8)[0, 128]


def test_evidence_turns_with_the_film():
    """After a turn clockwise, a cell at the right lies at the bottom."""
    film = radiograph_of(np.full((350, 350), 128, np.uint8))
    layer = layer_for(film, {(3, 5): 0.4})
    view, viewport = at_actual_size(film)

    shown = FilmRenderer(film).composed(rotated(view), viewport, layer, MAP)

    red = (shown.pixels >> 16 & 0xFF).astype(int) - (shown.pixels >> 8 & 0xFF).astype(int)
    y, x = np.nonzero(red > 10)
    assert (x.mean(), y.mean()) == pytest.approx((175, 275), abs=3)


def test_changing_finding_opacity_and_window_changes_the_picture():
    """Nothing that was remembered outlives the settings that it was made for."""
    film = radiograph_of(chest_phantom(64))
    one, other = layer_for(film, {(3, 5): 0.4}), layer_for(film, {(1, 1): 0.4})
    view, viewport = at_actual_size(film)
    renderer = FilmRenderer(film)

    pictures = [
        renderer.composed(view, viewport, one, MAP),
        renderer.composed(view, viewport, other, MAP),
        renderer.composed(view, viewport, other, OverlaySettings(opacity=0.4)),
        renderer.composed(view, viewport, other, OverlaySettings(colormap="viridis")),
        renderer.composed(replace(view, voi=Window(60, 30)), viewport, other, MAP),
        renderer.composed(view, viewport, other, BARE),
        renderer.composed(view, viewport, one, MAP),
    ]

    different = {picture.pixels.tobytes() for picture in pictures}
    assert len(different) == 6
    np.testing.assert_array_equal(pictures[0].pixels, pictures[-1].pixels)


def test_a_weak_map_has_no_contours():
    """Lines relative to a small peak would lend it a strength that it has not."""
    film = radiograph_of(chest_phantom(64))
    renderer = FilmRenderer(film)

    assert renderer.contour_lines(layer_for(film, {(3, 3): 0.09})) == ()
    assert len(renderer.contour_lines(layer_for(film, {(3, 3): 0.3}))) == 2


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (200, 5000), (5000, 200), (3, 2)])
@pytest.mark.parametrize("zoom", [0.02, 0.5, 1.0, 3.3, 64.0])
def test_odd_films_can_be_shown_at_any_zoom(rows, columns, zoom):
    """One pixel or a strip: what is visible is composed in the size of the screen."""
    film = radiograph_of(np.full((rows, columns), 90, np.uint8))
    layer = layer_for(film, {(3, 3): 0.4})
    viewport = Viewport(300, 200)
    view = fitted(FilmView(film.presets[0]), FilmRenderer(film).extent, viewport)

    shown = FilmRenderer(film).composed(
        replace(view, zoom=zoom, fitted=False), viewport, layer, MAP
    )

    assert shown.pixels.shape[0] <= 200
    assert shown.pixels.shape[1] <= 300


def test_a_film_moved_out_of_sight_composes_nothing():
    """There is no picture where there is no film."""
    film = radiograph_of(chest_phantom(32))
    view = FilmView(film.presets[0], zoom=1.0, center=(5000, 5000), fitted=False)

    assert FilmRenderer(film).composed(view, Viewport(100, 100), None, BARE) is None


def test_fine_stripes_do_not_alias_when_the_film_shrinks():
    """A pattern of single rows becomes even grey, not a false pattern."""
    stripes = np.zeros((1024, 1024), np.uint8)
    stripes[::2] = 255
    film = radiograph_of(stripes)
    viewport = Viewport(300, 300)
    view = fitted(FilmView(film.presets[0]), FilmRenderer(film).extent, viewport)

    shown = FilmRenderer(film).composed(view, viewport, None, BARE)

    assert grey_of(shown).std() < 30
    assert grey_of(shown).mean() == pytest.approx(127.5, abs=3)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("zoom", [0.37, 1.0, 2.6])
@pytest.mark.parametrize(("rows", "columns"), [(700, 560), (420, 840)])
def test_evidence_sticks_to_the_anatomy_however_the_view_is_turned(
    rows, columns, turns, mirrored, zoom
):
    """The strongest colour lies on the film's own spot under it, to a few device pixels."""
    layer_film = radiograph_of(np.full((rows, columns), 40, np.uint8))
    layer = layer_for(layer_film, {(4, 2): 0.4})
    side, cell = max(rows, columns), max(rows, columns) / 7
    spot = (2.5 * cell - (side - columns) // 2, 4.5 * cell - (side - rows) // 2)
    pixels = np.full((rows, columns), 40, np.uint8)
    cv2.circle(pixels, (round(spot[0]), round(spot[1])), 9, 160, -1)
    viewport = Viewport(900, 700)
    view = FilmView(
        IDENTITY_8BIT, zoom=zoom, center=spot, quarter_turns=turns, mirrored=mirrored, fitted=False
    )

    plain = FilmRenderer(radiograph_of(pixels)).composed(view, viewport, None, BARE)
    painted = FilmRenderer(layer_film).composed(view, viewport, layer, MAP)

    bright = centroid((plain.pixels & 255) > 100, plain)
    red = (painted.pixels >> 16 & 255).astype(int) - (painted.pixels >> 8 & 255).astype(int)
    colour = centroid(red >= 0.98 * red.max(), painted)
    assert np.hypot(*(bright - colour)) <= 2 + 0.02 * cell * zoom


def centroid(mask, film):
    y, x = np.nonzero(mask)
    return np.array([x.mean() + film.left, y.mean() + film.top])
