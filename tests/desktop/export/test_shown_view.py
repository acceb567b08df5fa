"""What is seen of a film, as a presentation state names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xlite_core.io.radiograph import Window
from xlite_desktop.export.shown_view import presented_view
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, fitted, zoomed

EXTENT = Extent(rows=200, columns=100)
SIZE = (400, 400)
PORT = Viewport(*SIZE)
VIEW = fitted(FilmView(Window(10.0, 20.0)), EXTENT, PORT)


def test_a_fitted_film_is_shown_whole():
    """No area, and the window as it is."""
    seen = presented_view(VIEW, EXTENT, SIZE, file_inverted=False)

    assert seen.area is None
    assert seen.voi == Window(10.0, 20.0)
    assert (seen.quarter_turns, seen.mirrored, seen.inverted) == (0, False, False)


@pytest.mark.parametrize(
    ("reader", "file", "seen"),
    [(False, False, False), (True, False, True), (False, True, True), (True, True, False)],
)
def test_two_inversions_make_none(reader, file, seen):
    """A presentation state replaces the file's own inversion."""
    view = replace(VIEW, inverted=reader)

    assert presented_view(view, EXTENT, SIZE, file_inverted=file).inverted is seen


def test_a_zoomed_film_names_the_pixels_that_are_seen():
    """At eight device pixels a film pixel, 400 of them show 50 film pixels each way."""
    view = zoomed(VIEW, 8.0, PORT.middle, EXTENT, PORT)

    left, top, right, bottom = presented_view(view, EXTENT, SIZE, file_inverted=False).area

    assert (left, top, right, bottom) == pytest.approx((25, 75, 75, 125), abs=0.2)


def test_a_turned_film_names_the_pixels_before_turning():
    """In film coordinates, and never beyond the film."""
    view = replace(zoomed(VIEW, 3.0, PORT.middle, EXTENT, PORT), quarter_turns=1, mirrored=True)

    seen = presented_view(view, EXTENT, SIZE, file_inverted=False)

    assert (seen.quarter_turns, seen.mirrored) == (1, True)
    assert seen.area == pytest.approx((0, 100 - 200 / 3, 100, 100 + 200 / 3), abs=0.4)
