import pytest

from tests.helpers.cards import example_card, example_prediction
from xlite_core.findings import CHESTXRAY14
from xlite_desktop.viewer.findings_view import (
    OWN_POLICY,
    FindingsView,
    PanelState,
    SortOrder,
    findings_view,
    policy_label,
)

CARD = example_card()


def view_of(probabilities=None, *, thresholds=None, loaded=True, card=CARD, **options):
    points = card.operating_points("youden")
    prediction = example_prediction(card.finding_names, probabilities) if loaded else None
    return findings_view(card, prediction, points | (thresholds or {}), policy="youden", **options)


def line_of(view, name):
    return next(line for line in view.lines if line.name == name)


def names(view):
    return tuple(line.name for line in view.lines)


def test_a_probability_at_its_threshold_is_flagged():
    """At or above counts, one step below does not: as the model's counts were made."""
    at = view_of({"Mass": 0.125}, thresholds={"Mass": 0.125})
    below = view_of({"Mass": 0.1249}, thresholds={"Mass": 0.125})

    assert line_of(at, "Mass").flagged
    assert not line_of(below, "Mass").flagged


def test_the_headline_counts_the_flags():
    """The count stands in words beside the colour."""
    nothing = dict.fromkeys(CHESTXRAY14, 0.0001)

    assert view_of().headline == "4 above threshold"
    assert view_of(nothing).headline == "None above threshold"
    assert view_of(loaded=False).headline == ""


def test_the_list_begins_with_what_stands_out_most():
    """By excess: how far each bar passes its knob on the axis that is shown."""
    view = view_of()

    assert names(view)[:4] == ("Mass", "Effusion", "Infiltration", "Nodule")
    assert names(view)[-1] == "Pneumonia"


def test_the_list_can_be_sorted_by_name_and_by_probability():
    """The other two orders of the sort control."""
    by_name = view_of(sort=SortOrder.NAME)
    by_probability = view_of(sort=SortOrder.PROBABILITY)

    assert names(by_name) == tuple(sorted(CHESTXRAY14))
    assert names(by_probability)[:3] == ("Mass", "Infiltration", "Effusion")


def test_equal_findings_keep_the_order_of_the_model():
    """A stable order: two films with the same answer look the same."""
    equal = dict.fromkeys(CHESTXRAY14, 0.05)
    points = dict.fromkeys(CHESTXRAY14, 0.1)

    assert names(view_of(equal, thresholds=points)) == CHESTXRAY14


def test_the_three_strongest_are_prominent_even_when_nothing_is_flagged():
    """A normal film still shows what came closest."""
    low = {"Mass": 0.124, "Nodule": 0.094, "Hernia": 0.0089}
    view = view_of(dict.fromkeys(CHESTXRAY14, 0.0001) | low)

    assert {line.name for line in view.lines if line.prominent} == set(low)
    assert view.flagged_count == 0


def test_without_a_film_the_numbers_are_thresholds_and_say_so():
    """A threshold is never read as a probability."""
    view = view_of(loaded=False)

    assert view.note == "flagged from, %"
    assert line_of(view, "Atelectasis").number == "≥ 13.0"
    assert names(view) == tuple(sorted(CHESTXRAY14))
    assert not any(line.flagged or line.prominent for line in view.lines)


@pytest.mark.parametrize("state", [PanelState.NO_RESULT, PanelState.LOADING])
def test_without_an_answer_there_is_no_number_at_all(state):
    """A broken or unread file has neither probabilities nor thresholds to read off."""
    view = view_of(loaded=False, without_result=state)

    assert {line.number for line in view.lines} == {"–"}
    assert view.note
    assert view.state is state


def test_without_a_film_no_row_is_open():
    """Operating numbers of a film that is not there would mislead."""
    assert view_of(selected="Mass").selected == "Mass"
    assert view_of(loaded=False, selected="Mass").selected == ""


def test_without_a_model_there_is_nothing_to_list():
    """The panel stays, empty, and says why."""
    view = findings_view(None, None, {}, policy="")

    assert view.state is PanelState.NO_MODEL
    assert view.lines == ()
    assert view.note == "no model"


def test_a_moved_threshold_makes_the_policy_the_readers_own():
    """A policy's name must not stand over thresholds that are not its own."""
    before, after = view_of(), view_of(thresholds={"Mass": 0.2})

    assert before.policy == "youden"
    assert OWN_POLICY not in {choice.key for choice in before.policies}
    assert after.policy == OWN_POLICY
    assert after.policies[-1].label == "My own"
    assert line_of(after, "Mass").operating_point == 0.125


def test_policies_are_named_for_people_with_the_films_they_rest_on():
    """The model's default comes first."""
    assert [choice.label for choice in view_of().policies] == [
        "Youden, out-of-fold",
        "F1, out-of-fold",
        "Sensitivity 0.90, out-of-fold",
    ]


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("youden", "Youden"),
        ("f1", "F1"),
        ("sensitivity_0.90", "Sensitivity 0.90"),
        ("sensitivity95", "Sensitivity 95 %"),
        ("specificity_95", "Specificity 95 %"),
        ("house_rules", "House rules"),
        ("own", "My own"),
    ],
)
def test_any_policy_key_becomes_words(key, label):
    """Model files of others may name policies of their own."""
    assert policy_label(key) == label


def test_a_line_can_be_read_aloud():
    """A screen reader hears finding, number, side and threshold."""
    assert line_of(view_of(), "Mass").spoken == "Mass, 41.8 per cent, above threshold 12.5"
    assert line_of(view_of(), "Hernia").spoken == "Hernia, 0.2 per cent, below threshold 0.9"
    assert "no result" in line_of(view_of(loaded=False), "Mass").spoken


@pytest.mark.parametrize("count", [1, 2, 40])
def test_any_set_of_findings_can_be_shown(count):
    """Findings come from the model file: 14 here, any named set elsewhere."""
    card = example_card(tuple(f"Finding_{number}" for number in range(count)))

    view = view_of(card=card)

    assert len(view.lines) == count


def test_a_view_can_be_held_in_an_order():
    """While a knob is held, only the order stays; everything else is new."""
    view = view_of()
    backwards = tuple(reversed(names(view)))

    held = view.in_order(backwards)

    assert names(held) == backwards
    assert held.headline == view.headline


def test_another_set_of_findings_cannot_be_held_in_an_old_order():
    """A new model's findings are shown as they come."""
    view = view_of()

    assert view.in_order(("Mass",)) is view
    assert FindingsView(state=PanelState.NO_MODEL).in_order(("Mass",)).lines == ()
