from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.io.radiograph import IDENTITY_8BIT
from xlite_desktop.viewer.film_view import (
    HIGHEST_ZOOM,
    Extent,
    FilmView,
    Viewport,
    degrees_as_seen,
    film_rectangle,
    film_to_viewport,
    fitted,
    inverse,
    mapped,
    panned,
    rotated,
    zoomed,
)

EXTENT = Extent(1000, 800)
VIEWPORT = Viewport(984, 828, 18)
START = fitted(FilmView(IDENTITY_8BIT), EXTENT, VIEWPORT)

views = st.builds(
    replace,
    st.just(START),
    quarter_turns=st.integers(0, 3),
    mirrored=st.booleans(),
    zoom=st.floats(0.5, 8),
    center=st.tuples(st.floats(200, 600), st.floats(200, 800)),
    fitted=st.just(False),
)


def test_a_fitted_film_leaves_the_margin_above_and_below():
    """The whole film is visible, as high as the canvas allows."""
    left, top, right, bottom = film_rectangle(START, EXTENT, VIEWPORT)

    assert (top, bottom) == (18, 810)
    assert left + right == pytest.approx(984, abs=1)


def test_a_wide_film_is_fitted_by_its_width():
    """It reaches both sides of the canvas and is centred in height."""
    extent = Extent(200, 5000)

    view = fitted(START, extent, VIEWPORT)

    left, top, right, bottom = film_rectangle(view, extent, VIEWPORT)
    assert (left, right) == (0, 984)
    assert top + bottom == pytest.approx(828, abs=1)


@given(view=views, x=st.floats(0, 984), y=st.floats(0, 828), factor=st.floats(1.0, 3.0))
def test_zooming_keeps_the_point_under_the_pointer(view, x, y, factor):
    """Whatever the turn, the film point under the pointer stays within a device pixel."""
    before = mapped(inverse(film_to_viewport(view, EXTENT, VIEWPORT)), (x, y))
    on_film = 0 <= before[0] <= EXTENT.columns and 0 <= before[1] <= EXTENT.rows

    closer = zoomed(view, view.zoom * factor, (x, y), EXTENT, VIEWPORT)

    after = mapped(film_to_viewport(closer, EXTENT, VIEWPORT), before)
    # The matrix is rounded to whole device pixels before and after.
    assert not on_film or np.hypot(after[0] - x, after[1] - y) < 0.75 * (1 + factor)


@given(view=views, dx=st.floats(-40, 40), dy=st.floats(-40, 40))
def test_panning_moves_the_film_with_the_hand(view, dx, dy):
    """The film follows the pointer in the direction seen, however it is turned."""
    before = mapped(film_to_viewport(view, EXTENT, VIEWPORT), (400, 500))

    moved = panned(view, dx, dy, EXTENT)

    after = mapped(film_to_viewport(moved, EXTENT, VIEWPORT), (400, 500))
    assert after == pytest.approx((before[0] + dx, before[1] + dy), abs=1.01)


@given(view=views)
def test_there_and_back_is_the_same_point(view):
    """The inverse of the view finds the film point again."""
    there = film_to_viewport(view, EXTENT, VIEWPORT)

    assert mapped(inverse(there), mapped(there, (123.0, 45.0))) == pytest.approx((123.0, 45.0))


def test_rotating_is_clockwise_as_seen_even_when_mirrored():
    """The film's upper edge moves to the right side, mirrored or not."""
    for mirrored in (False, True):
        view = rotated(replace(START, mirrored=mirrored))

        x, y = mapped(film_to_viewport(view, EXTENT, VIEWPORT), (EXTENT.columns / 2, 0))

        assert x > 984 / 2 + 100
        assert y == pytest.approx(414, abs=1)
        assert degrees_as_seen(view) == 90


def test_four_turns_are_none():
    """Turning on and on comes back to the start."""
    assert rotated(rotated(rotated(rotated(START)))) == START


def test_zoom_has_limits():
    """Neither a single pixel nor a speck fills the canvas beyond use."""
    far = zoomed(START, 1e-9, (0, 0), EXTENT, VIEWPORT)
    near = zoomed(START, 1e9, (0, 0), EXTENT, VIEWPORT)

    assert far.zoom == pytest.approx(START.zoom / 2)
    assert near.zoom == HIGHEST_ZOOM


def test_film_pixels_are_stretched_to_their_shape_in_millimetres():
    """Rows twice as far apart as columns make the film twice as high."""
    extent = Extent(100, 100, aspect=2.0)

    left, top, right, bottom = film_rectangle(fitted(START, extent, VIEWPORT), extent, VIEWPORT)

    assert (bottom - top) == pytest.approx(2 * (right - left), abs=2)


@given(view=views)
def test_the_visible_rectangle_lies_in_the_viewport(view):
    """What is composed is never larger than what is seen."""
    left, top, right, bottom = film_rectangle(view, EXTENT, VIEWPORT)

    assert 0 <= left <= right <= VIEWPORT.width
    assert 0 <= top <= bottom <= VIEWPORT.height
