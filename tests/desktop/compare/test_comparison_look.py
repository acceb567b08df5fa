"""What a comparison says of films without an answer, or with one that is in doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from xlite_core.inference.input_notice import InputNotice, Severity
from xlite_desktop.background.film_loading import FilmAnswer
from xlite_desktop.compare.comparison import Beside, Comparison, ComparisonChosen
from xlite_desktop.compare.comparison_look import (
    OtherModel,
    film_answer,
    film_look,
    model_look,
    other_answer,
)
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState

SENTENCE = "The film looks blurred: fine findings are lost."
NOTICE = InputNotice(kind="blurred", sentence=SENTENCE, severity=Severity.DOUBTFUL)
DOUBTED = replace(example_prediction(), notices=(NOTICE,))
OTHER = OtherModel(path=Path("other.onnx"))


@pytest.fixture
def state():
    """Return two films, the first with an answer, compared with the second."""
    made = ViewerState()
    for change in (
        c.ModelOpened(example_card(), FINGERPRINT, "CPU"),
        c.FilmsAdded((FilmSource("a.png"), FilmSource("b.png"))),
        c.FilmPredicted(1, example_prediction()),
        ComparisonChosen(Comparison(beside=Beside.FILM, film=2)),
    ):
        made = reduce(made, change)
    return made


def after(state, change, number=2):
    """Return the answer of a film after a change."""
    changed = reduce(state, change)
    return film_answer("Prior", changed.film_numbered(number), changed)


def test_an_answer_on_its_way_is_waited_for_without_a_word(state):
    """Nothing flashes for the tenth of a second that it takes."""
    answer = film_answer("Prior", state.film_numbered(2), state)

    assert (answer.remark, dict(answer.probabilities)) == ("", {})
    assert answer.thresholds == state.thresholds


def test_a_doubted_film_has_no_numbers_until_they_are_asked_for(state):
    """Then they stand there, and so does the doubt."""
    first = reduce(state, c.FilmPredicted(2, DOUBTED))
    here = reduce(first, c.FilmChosen(2))

    greyed = film_answer("Prior", here.film, here)
    shown = reduce(here, c.DoubtSet(shown_anyway=True))
    asked = film_answer("Prior", shown.film, shown)

    assert (greyed.greyed, dict(greyed.probabilities)) == (True, {})
    assert greyed.remark == asked.remark == f"Prior: {SENTENCE}"
    assert asked.probabilities == shown.film.probabilities


def test_a_lateral_and_a_failed_film_say_why_they_have_no_numbers(state):
    """In the sentence that the film itself has."""
    lateral = after(state, c.FilmRead(2, "LL", "", "Lateral films are not scored."))
    broken = after(state, c.FilmRefused(2, c.Problem("It is damaged.", "Copy it again.")))
    failed = after(state, c.PredictionFailed(2, FINGERPRINT, c.Problem("No answer.", "")))
    without = after(state, c.ModelMissing(c.Problem("None.", "Choose one.")))

    assert lateral.remark == "Prior: Lateral films are not scored."
    assert broken.remark == "Prior: It is damaged."
    assert failed.remark == "Prior: No answer."
    assert without.remark == "Prior: There is no model."


def test_a_second_model_that_fails_or_doubts_says_so(state):
    """Whatever the first one says of the film."""
    failed = other_answer("Second", state.film, OTHER, FilmAnswer(1, predict_error=ValueError()))
    doubts = other_answer("Second", state.film, OTHER, FilmAnswer(1, prediction=DOUBTED))
    refused = replace(OTHER, problem=c.Problem("It is no model.", "Choose another."))
    none = other_answer("Second", state.film, refused, None)

    assert failed.remark == "Second: The model could not be applied to this film."
    assert (doubts.greyed, dict(doubts.probabilities)) == (True, {})
    assert none.remark == "Second: It is no model."


def test_a_picture_of_two_models_names_both(state):
    """By name and fingerprint; no folder and no file of a film."""
    model = replace(state, comparison=Comparison(beside=Beside.MODEL))

    look = model_look(model, model.comparison, None, (OTHER, None))

    assert look.lines == (
        "Left: First model, student-v3 · 01234567. Right: Second model, Opening other.onnx.",
    )


def test_a_film_that_is_read_says_so_in_its_half(state):
    """Until its pixels are there."""
    look = film_look(state, state.comparison, (None, None))

    assert look.beheld.words == "Reading b.png"
    assert look.head.warning == "The files do not say whether this is the same patient."
    assert look.lines[1] == look.head.warning
