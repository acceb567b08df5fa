"""Boxes find the same pixels in the film, in the network's square and in a map over it."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.film_box import ShareBox, average_box, in_square, inside_boxes
from xlite_core.imaging.preprocessing import SquarePadding, padded_to_square, resized


def box(left, top, right, bottom):
    return ShareBox(left=left, top=top, right=right, bottom=bottom)


@pytest.mark.parametrize("shape", [(320, 320), (300, 400), (411, 256)])
@pytest.mark.parametrize("size", [64, 500])
def test_a_box_is_where_the_recipe_brings_the_pixels_that_it_holds(shape, size):
    """A film that is white in its box only goes through the recipe's own padding and resizing."""
    rows, columns = shape
    left, top, right, bottom = 37, 52, 148, 171
    film = np.zeros(shape, np.uint8)
    film[top:bottom, left:right] = 255

    seen = resized(padded_to_square(film), size)
    drawn = box(left / columns, top / rows, right / columns, bottom / rows)
    square = in_square(drawn, SquarePadding(rows, columns))
    inside = inside_boxes([square], (size, size))

    # A pixel that an edge halves is 127 or 128: both sides may have it.
    rows_in, columns_in = inside.any(axis=1), inside.any(axis=0)
    down, across = seen[:, columns_in.argmax() + 2], seen[rows_in.argmax() + 2]
    assert (down[rows_in].min(), across[columns_in].min()) >= (126, 126)
    assert (down[~rows_in].max(), across[~columns_in].max()) <= (129, 129)
    assert (inside == np.outer(rows_in, columns_in)).all()


def test_cells_are_in_a_box_with_their_centres():
    """Of eight cells a side those from the second to the fourth, counted from the left."""
    inside = inside_boxes([box(0.18, 0.0, 0.45, 1.0)], (2, 8))

    assert inside.tolist() == [[False, True, True, True, False, False, False, False]] * 2


def test_a_box_between_centres_holds_the_cell_of_its_own():
    """However thin, a box is somewhere; at the far edge too."""
    assert np.argwhere(inside_boxes([box(0.26, 0.3, 0.27, 0.31)], (4, 4))).tolist() == [[1, 1]]
    assert np.argwhere(inside_boxes([box(0.99, 0.99, 1.0, 1.0)], (4, 4))).tolist() == [[3, 3]]


def test_several_boxes_are_joined_and_averaged():
    """Joined: a cell in any of them.  Averaged: in what share of them it lies."""
    two = [box(0, 0, 0.5, 1), box(0, 0, 1, 0.5)]

    assert inside_boxes(two, (2, 2)).tolist() == [[True, True], [True, False]]
    assert average_box(two, (2, 2)).tolist() == [[1.0, 0.5], [0.5, 0.0]]


@pytest.mark.parametrize(
    "edges",
    [(0.5, 0, 0.5, 1), (0.6, 0, 0.5, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.1), (0, float("nan"), 1, 1)],
)
def test_a_box_that_is_none_is_refused(edges):
    """Empty, turned round, beyond the film, or no number."""
    with pytest.raises(InvalidConfiguration, match="does not lie on its film"):
        box(*edges)
