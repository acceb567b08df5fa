"""The state of the Diagnose page and its changes, without any window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from xlite_core.worklist.entries import FilmMarks
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ModelStatus, ViewerState

PROBLEM = c.Problem("It is damaged.", "Copy it again.", "PNG", 12)


def after(*changes, state=None):
    state = state or ViewerState()
    for change in changes:
        state = reduce(state, change)
    return state


def films(count):
    return c.FilmsAdded(tuple(FilmSource(f"{n}.png", Path(f"{n}.png")) for n in range(count)))


MODEL = c.ModelOpened(example_card(), FINGERPRINT, "CPU")


def test_the_first_of_the_added_films_is_shown():
    """A second drop shows its own first film, and keeps those that were there."""
    state = after(films(2), films(3))

    assert len(state.films) == 5
    assert state.index == 2


def test_stepping_stops_at_both_ends():
    """Next on the last film and previous on the first stay where they are."""
    assert after(films(2), c.FilmStepped(1), c.FilmStepped(1)).index == 1
    assert after(films(2), c.FilmStepped(-1)).index == 0
    assert after(c.FilmStepped(1)).current is None


def test_removing_the_current_film_shows_the_next_one():
    """The last film of the strip hands over to the one before it."""
    middle = after(films(3), c.FilmChosen(2), c.FilmRemoved(2))
    last = after(films(3), c.FilmChosen(3), c.FilmRemoved(3))

    assert middle.film.source.name == "2.png"
    assert last.film.source.name == "1.png"


def test_numbers_are_never_given_twice():
    """A late answer for a removed film finds nobody."""
    state = after(films(1), c.FilmRemoved(1), films(1))

    assert state.current == 2
    assert after(c.FilmRead(1, "PA"), state=state).films == state.films


def test_a_file_that_changed_meanwhile_loses_its_answer_and_marks():
    """Read again it is another film: nothing said of the former one may stand beside it."""
    state = after(
        films(1),
        MODEL,
        c.FilmRead(1, "PA", "aaaa"),
        c.FilmPredicted(1, example_prediction()),
        c.FilmMarked(1, FilmMarks(flagged=True, note="Of the film before.")),
    )

    same = after(c.FilmRead(1, "PA", "aaaa"), state=state).film
    other = after(c.FilmRead(1, "AP", "bbbb"), state=state).film

    assert same.prediction is state.film.prediction
    assert same.marks.flagged
    assert other.prediction is None
    assert not other.probabilities
    assert other.marks == FilmMarks()
    assert other.lacks_answer


def test_a_prediction_selects_the_finding_that_stands_out_most():
    """Largest excess over its threshold, on the axis that the bars have."""
    state = after(films(1), MODEL, c.FilmPredicted(1, example_prediction()))

    assert state.selected == "Mass"
    assert not state.pinned


def test_a_clicked_finding_is_kept_for_the_next_film():
    """Clicking pins; clicking again lets go, and Esc returns to what stands out."""
    prediction = example_prediction()
    state = after(films(2), MODEL, c.FilmPredicted(1, prediction), c.FindingSelected("Hernia"))

    kept = after(c.FilmStepped(1), c.FilmPredicted(2, prediction), state=state)
    let_go = after(
        c.FindingSelected("Hernia"), c.FilmStepped(1), c.FilmPredicted(2, prediction), state=state
    )
    escaped = after(c.FindingSelected(""), state=state)

    assert kept.selected == "Hernia"
    assert let_go.selected == "Mass"
    assert escaped.selected == "Mass"


def test_a_finding_reached_by_key_is_not_kept_for_the_next_film():
    """Browsing with the arrow keys pins nothing."""
    prediction = example_prediction()
    state = after(films(2), MODEL, c.FilmPredicted(1, prediction), c.FindingStepped("Hernia"))

    following = after(c.FilmStepped(1), c.FilmPredicted(2, prediction), state=state)

    assert state.selected == "Hernia"
    assert following.selected == "Mass"


def test_hovering_shows_another_map_and_leaving_brings_the_selected_one_back():
    """The pointer borrows the map."""
    state = after(films(1), MODEL, c.FilmPredicted(1, example_prediction()))

    hovering = after(c.FindingHovered("Nodule"), state=state)

    assert hovering.shown_finding == "Nodule"
    assert after(c.FindingHovered(""), state=hovering).shown_finding == "Mass"


def test_thresholds_start_at_the_operating_points_and_return_there():
    """Reset undoes every move with one change."""
    state = after(MODEL, c.ThresholdMoved("Mass", 0.9))

    assert state.thresholds["Mass"] == 0.9
    assert after(c.ThresholdsReset(), state=state).thresholds == after(MODEL).thresholds


def test_a_threshold_stays_a_probability():
    """Nothing below 0 or above 1, and nothing for a finding the model does not have."""
    assert after(MODEL, c.ThresholdMoved("Mass", 1.7)).thresholds["Mass"] == 1.0
    assert after(MODEL, c.ThresholdMoved("Mass", -1.0)).thresholds["Mass"] == 0.0
    assert "Rib" not in after(MODEL, c.ThresholdMoved("Rib", 0.5)).thresholds


def test_moving_a_threshold_changes_the_count_of_flags():
    """Counts follow the thresholds; the prediction is not touched."""
    state = after(films(1), MODEL, c.FilmPredicted(1, example_prediction()))

    raised = after(c.ThresholdMoved("Mass", 0.9), state=state)

    assert raised.flags(raised.film) == state.flags(state.film) - 1
    assert raised.film.prediction is state.film.prediction


def test_a_probability_equal_to_its_threshold_is_flagged():
    """At least, not above: the same rule as in the model card."""
    prediction = example_prediction(probabilities={"Mass": 0.125})
    state = after(films(1), MODEL, c.FilmPredicted(1, prediction))

    at = state.flags(state.film)
    above = after(c.ThresholdMoved("Mass", 0.126), state=state)

    assert above.flags(above.film) == at - 1


def test_kept_thresholds_are_taken_only_where_they_fit():
    """Another set of findings, a policy that is gone or a damaged value count for nothing."""
    own = after(MODEL).thresholds
    moved = {**own, "Mass": 0.7}
    cases = {
        "fits": c.KeptThresholds("youden", moved),
        "other findings": c.KeptThresholds("youden", {"Rib": 0.7}),
        "unknown policy": c.KeptThresholds("gone", moved),
        "out of range": c.KeptThresholds("youden", {**own, "Mass": 7.0}),
    }

    mass = {
        name: after(c.ModelOpened(example_card(), FINGERPRINT, "CPU", kept)).thresholds["Mass"]
        for name, kept in cases.items()
    }

    assert mass == {
        "fits": 0.7,
        "other findings": own["Mass"],
        "unknown policy": own["Mass"],
        "out of range": own["Mass"],
    }


def test_another_model_forgets_every_answer_and_threshold_of_the_first():
    """Numbers of one model never stand under the name of another."""
    state = after(
        films(1), MODEL, c.FilmPredicted(1, example_prediction()), c.ThresholdMoved("Mass", 0.9)
    )

    other = after(c.ModelOpened(example_card(), "another", "CPU"), state=state)

    assert other.film.prediction is None
    assert other.thresholds["Mass"] != 0.9
    assert other.selected == ""


def test_a_late_answer_of_a_replaced_model_is_dropped():
    """The fingerprint decides whose answer it is."""
    state = after(films(1), c.ModelOpened(example_card(), "another", "CPU"))

    assert after(c.FilmPredicted(1, example_prediction()), state=state).film.prediction is None
    assert after(c.PredictionFailed(1, FINGERPRINT, PROBLEM), state=state) is state


def test_a_refused_film_keeps_its_reason_until_it_is_tried_again():
    """Trying again forgets the reason."""
    state = after(films(1), c.FilmRefused(1, PROBLEM))

    assert state.film.problem is PROBLEM
    assert after(c.FilmRetried(1), state=state).film.problem is None


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (c.ModelMissing(PROBLEM), ModelStatus.MISSING),
        (c.ModelRefused(PROBLEM), ModelStatus.REFUSED),
        (c.ModelRequested(), ModelStatus.OPENING),
    ],
)
def test_without_a_model_films_stay_and_answers_go(change, status):
    """The strip survives; no number of the old model does."""
    state = after(films(2), MODEL, c.FilmPredicted(1, example_prediction()), change)

    assert state.model_status is status
    assert len(state.films) == 2
    assert state.film.prediction is None
    assert not state.thresholds


def test_a_switch_turns_around_or_takes_a_value():
    """Only the switches of the page can be switched."""
    assert after(c.ViewSwitched("strip")).strip is False
    assert after(c.ViewSwitched("bare", on=True)).bare is True
    with pytest.raises(ValueError, match="no switch"):
        after(c.ViewSwitched("films"))


def test_a_policy_brings_its_operating_points():
    """An unknown policy changes nothing."""
    state = after(MODEL, c.PolicyChosen("f1"))

    assert state.policy == "f1"
    assert state.thresholds == example_card().operating_points("f1")
    assert after(c.PolicyChosen("gone"), state=state) is state


def test_a_remark_about_a_drop_stays_until_another_film_is_chosen():
    """Long enough to be read, gone when it is about the past."""
    state = after(films(2), c.DropRemarked(PROBLEM))

    assert after(c.FilmRead(1, "PA"), state=state).remark is PROBLEM
    assert after(c.FilmStepped(1), state=state).remark is None
