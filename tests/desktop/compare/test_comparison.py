"""What stands beside the current film, without a window."""

from __future__ import annotations

import pytest

from tests.helpers.cards import FINGERPRINT, example_card
from xlite_core.io.film_group import FilmGroup
from xlite_desktop.compare.comparison import (
    Beside,
    Comparison,
    ComparisonChosen,
    stepped_film,
    study_day,
    suggested_film,
)
from xlite_desktop.compare.relation import relation
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import Film, ViewerState


def film(number, patient="", day="", view="PA", **rest):
    group = FilmGroup(patient=patient, study=f"{patient}-{day}", date=day) if patient else None
    source = FilmSource(f"{number}.dcm", data=b"", group=group)
    return Film(number=number, source=source, view=view, **rest)


def state(*films, current=1):
    return ViewerState(films=films, current=current)


def beside(number):
    return ComparisonChosen(Comparison(beside=Beside.FILM, film=number))


def test_the_prior_is_the_latest_earlier_study_of_the_patient():
    """Not the film next to it, nor the oldest, nor a later one."""
    shown = state(
        film(1, "A", "20260301"), film(2, "B", "20260201"), film(3, "A", "20240101"),
        film(4, "A", "20260115", view="LL"), film(5, "A", "20260115"), film(6, "A", "20260401"),
    )  # fmt: skip

    assert suggested_film(shown) == 5


def test_what_cannot_be_read_or_scored_is_suggested_last():
    """A lateral of last week gives way to a frontal film of last year."""
    shown = state(
        film(1, "A", "20260301"), film(2, "A", "20260220", unscored="Lateral."),
        film(3, "A", "20250301"), film(4, "A", "20260225", problem=c.Problem("Broken.", "")),
    )  # fmt: skip

    assert suggested_film(shown) == 3


def test_without_an_earlier_study_the_nearest_other_is_suggested():
    """Later ones, the nearest first; without a patient the neighbour in the strip."""
    later = state(film(1, "A", "20260301"), film(2, "A", "20270301"), film(3, "A", "20260302"))
    unknown = state(film(1), film(2), film(3), current=2)
    first = state(film(1), film(2))

    assert suggested_film(later) == 3
    assert suggested_film(unknown) == 1
    assert suggested_film(first) == 2
    assert suggested_film(state(film(1))) is None
    assert suggested_film(ViewerState()) is None


@pytest.mark.parametrize(
    ("day", "word", "words"),
    [
        ("20250301", "Prior", "365 days earlier"),
        ("20260228", "Prior", "1 day earlier"),
        ("20260302", "Later film", "1 day later"),
        ("20300301", "Later film", "1,461 days later"),
        ("20260301", "Other film", "same day"),
        ("20260231", "Other film", ""),
        ("", "Other film", ""),
    ],
)
def test_how_two_films_of_a_patient_stand_to_each_other(day, word, words):
    """By the days of their studies; a day that does not exist says nothing."""
    said = relation(film(1, "A", "20260301"), film(2, "A", day))

    assert (said.word, said.words, said.warning) == (word, words, "")


def test_films_of_two_patients_are_told_apart():
    """As far as the headers say; a picture without a header says nothing."""
    other = relation(film(1, "A", "20260301"), film(2, "B", "20250301"))
    unknown = relation(film(1, "A", "20260301"), film(2))

    assert other.warning == "Not the same patient, as far as the files say."
    assert other.word == "Prior"
    assert unknown.warning == "The files do not say whether this is the same patient."


def test_days_are_read_as_dicom_writes_them():
    """Eight digits of a day that exists."""
    group = FilmGroup(patient="A", study="1", date="2026-03-01")

    assert study_day(None) is None
    assert study_day(group) is None


def test_choosing_the_film_beside_swaps_the_two():
    """What was current stands beside now, and the switch of the link stays."""
    shown = reduce(state(film(1), film(2), film(3)), beside(2))

    swapped = reduce(shown, c.FilmChosen(2))
    on = reduce(shown, c.FilmChosen(3))

    assert (swapped.current, swapped.comparison.film) == (2, 1)
    assert (on.current, on.comparison.film) == (3, 2)


def test_a_comparison_ends_with_what_it_needs():
    """Its film, or the single view."""
    shown = reduce(state(film(1), film(2)), beside(2))

    assert shown.comparison is not None
    assert reduce(shown, c.FilmRemoved(2)).comparison is None
    assert reduce(shown, c.FilmRemoved(1)).comparison is None
    assert reduce(shown, c.ViewSwitched("top_three")).comparison is None
    assert reduce(shown, ComparisonChosen(None)).comparison is None
    assert reduce(state(film(1)), beside(1)).comparison is None
    assert reduce(state(film(1)), beside(9)).comparison is None
    assert (
        reduce(ViewerState(), ComparisonChosen(Comparison(beside=Beside.MODEL))).comparison is None
    )


def test_a_comparison_takes_the_place_of_the_three_maps():
    """There is room for one of them."""
    three = reduce(state(film(1), film(2)), c.ViewSwitched("top_three"))

    shown = reduce(three, beside(2))

    assert not shown.top_three
    assert shown.comparison.film == 2


def test_comparing_goes_on_while_a_model_is_opened():
    """The films stay side by side; their numbers come when they are there."""
    shown = reduce(state(film(1), film(2)), beside(2))

    opened = reduce(
        reduce(shown, c.ModelRequested()), c.ModelOpened(example_card(), FINGERPRINT, "CPU")
    )

    assert opened.comparison == shown.comparison


def test_stepping_passes_the_current_film_over():
    """And stops at the ends."""
    shown = state(film(1), film(2), film(3), film(4), current=2)

    def stepped(number, step):
        return stepped_film(shown, Comparison(beside=Beside.FILM, film=number), step)

    assert [stepped(1, 1), stepped(3, 1), stepped(4, 1)] == [3, 4, 4]
    assert [stepped(3, -1), stepped(1, -1)] == [1, 1]
    assert stepped_film(shown, Comparison(beside=Beside.MODEL), 1) is None
