"""Prevalence, curve and tooltips of the findings panel, by mouse and by key."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.findings_desk import LEFT, FindingsDesk
from xlite_core.worklist.entries import NamedThresholds
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.finding_details import FindingDetails
from xlite_desktop.viewer.findings_view import findings_view
from xlite_desktop.viewer.prevalence_field import PrevalenceField
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.roc_handle import MARGIN, RocHandle
from xlite_desktop.viewer.roc_plot import HEIGHT, WIDTH
from xlite_desktop.viewer.spread_words import spread_words
from xlite_desktop.viewer.state import ViewerState
from xlite_desktop.viewer.threshold_changes import (
    NamedThresholdsKnown,
    PrevalenceChosen,
    SpreadFound,
    named_key,
)
from xlite_desktop.viewer.threshold_lines import with_thresholds

MASS = next(finding for finding in example_card().findings if finding.name == "Mass")


@pytest.fixture(autouse=True)
def themed(qapp):
    apply_theme(qapp, DARK)


@pytest.fixture
def desk(qtbot):
    return FindingsDesk(qtbot)


def opened(desk, kind):
    return desk.row("Mass").findChild(FindingDetails).findChild(kind)


def on_plot(false_rate, sensitivity):
    return QPoint(round(MARGIN + false_rate * WIDTH), round(MARGIN + (1 - sensitivity) * HEIGHT))


def state_with_film():
    state = ViewerState()
    for change in (
        c.ModelOpened(example_card(), FINGERPRINT, "CPU"),
        c.FilmsAdded((FilmSource("film.png"),)),
        c.FilmPredicted(1, example_prediction()),
    ):
        state = reduce(state, change)
    return state


def shown(state):
    view = findings_view(
        state.card, state.film.prediction, state.thresholds, policy=state.policy, selected="Mass"
    )
    return with_thresholds(view, state)


def line(state, name="Mass"):
    return next(line for line in shown(state).lines if line.name == name)


def named(name="Night", *, model=FINGERPRINT, mass=0.3, policy="youden"):
    points = example_card().operating_points("youden") | {"Mass": mass}
    return NamedThresholds(model=model, name=name, policy=policy, points=points)


def test_dragging_the_point_moves_the_threshold_to_real_ones(desk):
    """Every threshold on the way flags exactly the films of a point of the curve."""
    moved, released = [], []
    desk.panel.threshold_moved.connect(lambda _, threshold: moved.append(threshold))
    desk.panel.threshold_released.connect(released.append)
    roc = opened(desk, RocHandle)

    QTest.mousePress(roc, LEFT, pos=on_plot(0.2, 0.8))
    QTest.mouseMove(roc, on_plot(0.5, 0.95))
    QTest.mouseMove(roc, on_plot(0.05, 0.4))
    QTest.mouseRelease(roc, LEFT, pos=on_plot(0.05, 0.4))

    assert len(moved) >= 2
    assert released == ["Mass"]
    hits, alarms = MASS.roc.flagged_at(desk.thresholds["Mass"])
    assert alarms / MASS.roc.negatives == pytest.approx(0.05, abs=0.06)
    assert hits / MASS.roc.positives == pytest.approx(0.45, abs=0.15)
    assert desk.row("Mass").line.threshold == desk.thresholds["Mass"]  # the knob follows


def test_the_list_holds_its_order_while_the_point_is_dragged(desk):
    """The row must not slide away under the pointer."""
    order = desk.order
    roc = opened(desk, RocHandle)

    QTest.mousePress(roc, LEFT, pos=on_plot(0.0, 0.0))
    while_held = desk.order
    QTest.mouseRelease(roc, LEFT, pos=on_plot(0.0, 0.0))

    assert while_held == order
    assert desk.order != order


@pytest.mark.parametrize(
    ("key", "more"),
    [
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Up, True),
        (Qt.Key.Key_PageUp, True),
        (Qt.Key.Key_End, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Down, False),
        (Qt.Key.Key_PageDown, False),
        (Qt.Key.Key_Home, False),
    ],
)
def test_keys_walk_along_the_curve(desk, key, more):
    """Right and up flag more films, left and down fewer."""
    before = desk.thresholds["Mass"]
    roc = opened(desk, RocHandle)
    roc.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(roc, key)

    assert (desk.thresholds["Mass"] < before) == more
    assert desk.thresholds["Mass"] != before


def test_the_point_is_a_slider_for_assistive_technology(desk):
    """It can be read and moved without a pointer."""
    roc = opened(desk, RocHandle)
    before = desk.thresholds["Mass"]

    interface = QAccessible.queryAccessibleInterface(roc)
    interface.valueInterface().setCurrentValue(roc.value() + 3)

    assert interface.role() == QAccessible.Role.Slider
    assert desk.thresholds["Mass"] < before


def test_a_click_on_the_curve_does_not_close_the_row(desk):
    """It belongs to the curve."""
    QTest.mouseClick(opened(desk, RocHandle), LEFT, pos=on_plot(0.3, 0.3))

    assert desk.selected == "Mass"


def test_a_prevalence_is_written_where_it_stands(desk):
    """Click, write, Enter."""
    chosen = []
    desk.panel.prevalence_chosen.connect(lambda name, share: chosen.append((name, share)))
    field = opened(desk, PrevalenceField)

    QTest.mouseClick(field._number, LEFT)
    QTest.keyClicks(field._text, "12,5 %")
    QTest.keyClick(field._text, Qt.Key.Key_Return)

    assert chosen == [("Mass", pytest.approx(0.125))]
    assert not field.editing


def test_enter_in_the_field_does_not_reset_the_threshold(desk):
    """The row below means something else by that key."""
    desk.drag("Mass", 0.5)
    before = desk.thresholds["Mass"]
    field = opened(desk, PrevalenceField)
    field.open_editor()

    QTest.keyClicks(field._text, "3")
    QTest.keyClick(field._text, Qt.Key.Key_Return)

    assert desk.thresholds["Mass"] == before


@pytest.mark.parametrize("text", ["", "zero", "0", "100", "-3", "nan", "inf", "1e9"])
def test_what_is_no_share_is_refused_in_place(desk, text):
    """And can be mended, or left."""
    chosen = []
    desk.panel.prevalence_chosen.connect(lambda *what: chosen.append(what))
    field = opened(desk, PrevalenceField)
    refused = []
    field.refused.connect(refused.append)

    field.open_editor()
    field._text.setText(text)
    QTest.keyClick(field._text, Qt.Key.Key_Return)

    assert field.editing
    assert refused == ["Write a number above 0 and below 100."]
    QTest.keyClick(field._text, Qt.Key.Key_Escape)
    assert not field.editing
    assert refused[-1] == ""
    assert chosen == []


def test_the_prevalence_can_be_reached_and_reset_by_key(desk, qtbot):
    """Of one's own number there is a way back; of the model's there is none needed."""
    field = opened(desk, PrevalenceField)
    assert field._reset.isHidden()

    field.show_share("12.0 %", own=True, usual="5.2 %")

    assert not field._reset.isHidden()
    assert "5.2 %" in field._reset.toolTip()
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(field._reset, Qt.Key.Key_Space)
    assert chosen.args == [None]


def test_a_prevalence_moves_predictive_values_and_nothing_else():
    """Not the probability, not the threshold, not sensitivity or specificity."""
    state = state_with_film()
    before, after = line(state), line(reduce(state, c.PrevalenceChosen("Mass", 0.3)))

    assert after.prevalence == 0.3
    assert (after.probability, after.threshold) == (before.probability, before.threshold)
    assert before.meaning.split("PPV")[0] == after.meaning.split("PPV")[0]
    assert before.meaning.split("PPV")[1] != after.meaning.split("PPV")[1]
    assert "prevalence set for your site to 30.0 %" in after.meaning


def test_resetting_a_prevalence_forgets_it():
    """The model's table counts again."""
    state = reduce(state_with_film(), c.PrevalenceChosen("Mass", 0.3))

    assert not reduce(state, c.PrevalenceChosen("Mass", None)).prevalences


def test_prevalences_stay_with_the_user_through_models_and_bad_notes_are_dropped():
    """They belong to the site; a share of 0 or 3 is none."""
    known = c.SitePrevalencesKnown({"Mass": 0.1, "Edema": 0.0, "Hernia": 3.0})
    state = reduce(state_with_film(), known)
    reopened = reduce(reduce(state, c.ModelRequested()), c.ModelMissing(c.Problem("", "")))

    assert dict(reopened.prevalences) == {"Mass": 0.1}


def test_closed_rows_tell_their_numbers_by_tooltip_and_description(desk):
    """Each slider's row, not only the open one."""
    state = reduce(state_with_film(), c.FindingSelected("Mass"))
    desk.panel.show_view(shown(state), state.card)

    row = desk.row("Edema")

    assert row.toolTip() == row.accessibleDescription() == line(state, "Edema").meaning
    for word in ("Sensitivity", "Specificity", "PPV", "NPV", "95 % interval"):
        assert word in row.toolTip()
    assert desk.row("Mass").toolTip() == ""  # the open row shows them
    assert "NPV" in desk.row("Mass").accessibleDescription()


def test_named_thresholds_are_offered_and_chosen():
    """After the model's own policies; "My own" stays for what has no name yet."""
    state = reduce(state_with_film(), NamedThresholdsKnown(FINGERPRINT, (named(),)))
    labels = [choice.label for choice in shown(state).policies]
    chosen = reduce(state, c.PolicyChosen(named_key("Night")))

    assert labels[-1] == "Night"
    assert chosen.thresholds["Mass"] == 0.3
    assert shown(chosen).policy == named_key("Night")
    moved = reduce(chosen, c.ThresholdMoved("Mass", 0.31))
    assert shown(moved).policies[-1].label == "My own"
    assert shown(moved).policy == "own"


@pytest.mark.parametrize(
    "kept",
    [
        named(model="another model"),
        named(policy="a policy that this model lacks"),
        dataclasses.replace(named(), points={"Mass": 0.3}),
        named(""),
    ],
)
def test_another_models_thresholds_are_never_offered(kept):
    """Nor those that do not fit, however they came here."""
    state = reduce(state_with_film(), NamedThresholdsKnown(FINGERPRINT, (kept,)))

    assert state.named == ()


def test_a_late_answer_for_another_model_is_dropped_and_a_new_model_inherits_nothing():
    """A fingerprint is all that counts."""
    state = state_with_film()
    assert reduce(state, NamedThresholdsKnown("another", (named(model="another"),))) is state

    state = reduce(state, NamedThresholdsKnown(FINGERPRINT, (named(),)))
    state = reduce(state, c.PolicyChosen(named_key("Night")))
    other = reduce(state, c.ModelOpened(example_card(), "fedcba9876543210", "CPU"))

    assert other.named == ()
    assert other.thresholds["Mass"] == MASS.operating_points["youden"]


def test_a_spread_is_shown_only_while_it_is_asked_for():
    """And never as a probability: the number stays the film's own."""
    spread = dict.fromkeys(example_card().finding_names, (0.3, 0.5))
    state = reduce(state_with_film(), SpreadFound(1, FINGERPRINT, spread))

    assert line(state).spread is None
    asked = reduce(state, c.ViewSwitched("spread", on=True))
    assert line(asked).spread == (0.3, 0.5)
    assert line(asked).number == line(state).number
    assert line(asked).meaning.startswith("Moves between 30.0 and 50.0 % when the film is shifted")


def test_a_spread_of_another_model_or_film_is_dropped():
    """Late answers find nobody."""
    state = state_with_film()

    assert reduce(state, SpreadFound(1, "another", {"Mass": (0.1, 0.2)})) is state
    assert not reduce(state, SpreadFound(7, FINGERPRINT, {"Mass": (0.1, 0.2)})).film.spread


def test_a_number_that_does_not_move_says_so():
    """Not "between 3.1 and 3.1"."""
    assert spread_words(0.031, (0.0309, 0.0311)).startswith("Stays at 3.1 %")


def test_prevalence_chosen_for_nonsense_changes_nothing():
    """The reducer trusts no widget."""
    assert not reduce(state_with_film(), PrevalenceChosen("Mass", 1.5)).prevalences
