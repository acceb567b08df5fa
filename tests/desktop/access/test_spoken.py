"""What a screen reader hears of widgets that paint themselves, and what it can move."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.helpers.spoken import heard
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_desktop.action_words import Act
from xlite_desktop.controls.spoken import SpokenPart, describe
from xlite_desktop.viewer.roc_handle import RocHandle
from xlite_desktop.viewer.square_root_axis import per_cent

Role = QAccessible.Role
DEFERRED_DELETE = 52


@pytest.fixture
def window(qtbot, tmp_path):
    """Return a window with one film and its first finding open."""
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as opened:
        opened.activateWindow()
        drop(opened, [write_film(tmp_path / "film.png")])
        qtbot.waitUntil(lambda: answered(opened), timeout=PATIENCE_MS)
        opened.actions_by_name[Act.NEXT_FINDING].trigger()
        yield opened


@pytest.fixture
def row(window):
    return window.page.panel.findings_list.row(window.desk.state.selected)


def number(widget):
    return QAccessible.queryAccessibleInterface(widget).valueInterface()


def test_a_finding_says_its_probability_threshold_and_meaning(row):
    """Name, side of the threshold, and what the threshold is worth."""
    said = heard(row)

    assert said.role == Role.Slider
    assert row.line.label in said.name
    assert f"threshold {per_cent(row.line.threshold)}" in said.name
    assert said.value == f"threshold {per_cent(row.line.threshold)} per cent"
    assert "Sensitivity" in said.description


def test_a_threshold_is_read_and_set_in_per_cent(window, row):
    """Not in tenths of a point, which is what the slider counts."""
    value = number(row)
    finding = row.line.name

    value.setCurrentValue(12.5)

    assert window.desk.state.thresholds[finding] == pytest.approx(0.125)
    assert heard(row).value == "threshold 12.5 per cent"
    assert value.currentValue() == pytest.approx(12.5)
    assert (value.minimumValue(), value.maximumValue()) == (0.0, 100.0)
    assert value.minimumStepSize() == pytest.approx(0.1)


def test_a_threshold_beyond_the_axis_is_its_end(window, row):
    """A screen reader that asks for more gets the most there is."""
    finding = row.line.name

    number(row).setCurrentValue(1000.0)

    assert window.desk.state.thresholds[finding] == 1.0


def test_the_film_is_a_picture_that_tells_what_it_shows(window):
    """Which film of how many, and where the patient's sides are."""
    said = heard(window.page.area.canvas)

    assert said.role == Role.Graphic
    assert said.name == "Radiograph"
    assert "Film 1 of 1" in said.description


def test_the_point_on_the_curve_says_what_it_means_and_moves(window, row):
    """In words a value, as a number a step along the curve."""
    (handle,) = [h for h in row.findChildren(RocHandle) if h.isVisible()]
    finding = row.line.name
    before = window.desk.state.thresholds[finding]
    value = number(handle)

    target = value.minimumValue() if value.currentValue() else value.maximumValue()
    value.setCurrentValue(target)

    assert heard(handle).role == Role.Slider
    assert heard(handle).value.startswith("sensitivity ")
    assert "specificity" in heard(handle).value
    assert window.desk.state.thresholds[finding] != before


def test_the_three_films_of_top_three_say_which_they_are(window):
    """Each with its finding, its number, and what Enter does."""
    window.actions_by_name[Act.TOP_THREE].trigger()
    from xlite_desktop.viewer.top_three import FilmWithMap

    shown = [panel for panel in window.findChildren(FilmWithMap) if panel.isVisible()]

    assert len(shown) == 3
    for panel in shown:
        assert heard(panel).role == Role.Graphic
        assert "Press Enter" in heard(panel).description


class Dial(QWidget):
    """A widget of nobody else's, so that describing it leaves all others alone."""


class SmallDial(Dial):
    """Described by what is said of its parent class."""


def test_what_is_said_of_a_class_holds_for_its_subclasses_and_nobody_else(qtbot):
    """Qt goes on describing its own."""
    describe(Dial, SpokenPart(role=Role.Dial, value=lambda dial: f"{dial.width()} wide"))
    dial, button = SmallDial(), QPushButton("Open")
    qtbot.addWidget(dial)
    qtbot.addWidget(button)
    dial.resize(40, 10)

    assert (heard(dial).role, heard(dial).value) == (Role.Dial, "40 wide")
    assert heard(button).role == Role.Button


def test_a_widget_that_was_spoken_of_can_go(qtbot):
    """Qt keeps descriptions as long as their widgets, and not a moment longer."""
    describe(Dial, SpokenPart(role=Role.Dial))
    parent = QWidget()
    qtbot.addWidget(parent)
    for _ in range(3):
        dials = [Dial(parent) for _ in range(50)]
        assert {heard(dial).role for dial in dials} == {Role.Dial}
        for dial in dials:
            dial.deleteLater()
        del dials
        QApplication.sendPostedEvents(None, DEFERRED_DELETE)
        gc.collect()

    assert heard(Dial(parent)).role == Role.Dial
