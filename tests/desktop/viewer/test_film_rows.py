"""Rows of the filmstrip that are worked out only when something about them changed."""

from __future__ import annotations

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_rows import FilmRows
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState


def state_of(films):
    state = reduce(ViewerState(), c.ModelOpened(example_card(), FINGERPRINT, "CPU"))
    return reduce(state, c.FilmsAdded(tuple(FilmSource(f"{n}.png") for n in range(films))))


def test_only_the_row_of_the_film_that_changed_is_new():
    """The others are the very same objects."""
    rows, state = FilmRows(), state_of(3)
    before = rows.rows(state, {})

    after = rows.rows(reduce(state, c.FilmPredicted(2, example_prediction())), {})

    assert after[1].flags == 4
    assert (after[0] is before[0], after[1] is before[1], after[2] is before[2]) == (
        True,
        False,
        True,
    )


def test_moved_thresholds_count_the_flags_anew():
    """Every film of the strip is held against them."""
    rows, state = FilmRows(), state_of(1)
    state = reduce(state, c.FilmPredicted(1, example_prediction()))
    rows.rows(state, {})

    moved = rows.rows(reduce(state, c.ThresholdMoved("Mass", 0.9)), {})

    assert moved[0].flags == 3


def test_films_after_a_removed_one_move_up():
    """Places are counted without gaps."""
    rows, state = FilmRows(), state_of(3)
    rows.rows(state, {})

    left = rows.rows(reduce(state, c.FilmRemoved(1)), {})

    assert [(row.number, row.place) for row in left] == [(2, 1), (3, 2)]
