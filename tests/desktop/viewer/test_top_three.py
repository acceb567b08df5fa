from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import layer_for, radiograph_of
from xlite_core.io.radiograph import IDENTITY_8BIT
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer.film_view import FilmView
from xlite_desktop.viewer.top_three import TopThreeView


@pytest.fixture
def film():
    return radiograph_of(chest_phantom(256))


@pytest.fixture
def view(qtbot, film):
    widget = TopThreeView()
    qtbot.addWidget(widget)
    widget.resize(990, 600)
    widget.show()
    layers = tuple(
        layer_for(film, {(3, column): 0.4}, finding=name, label=name)
        for name, column in (("Mass", 1), ("Nodule", 3), ("Effusion", 5))
    )
    widget.show_findings(film, layers, ("41.8 %", "11.9 %", "3.0 %"))
    return widget


def colour_of(widget):
    rgb = rgb_of_image(widget.grab().toImage()).astype(int)
    return rgb.max(axis=2) - rgb.min(axis=2) > 25  # text is a bluish grey


def shown(view):
    return [panel for panel in view._panels if panel.isVisible()]


def test_each_film_carries_its_own_evidence(view):
    """Colour lies left, middle and right in the first, second and third film."""
    columns = [colour_of(panel)[200:500].any(axis=0).nonzero()[0].mean() for panel in shown(view)]

    assert columns[0] < columns[1] < columns[2]


def test_a_click_chooses_the_finding(view, qtbot):
    """The page then shows that finding large."""
    with qtbot.waitSignal(view.finding_chosen) as heard:
        QTest.mouseClick(shown(view)[1], Qt.MouseButton.LeftButton)

    assert heard.args == ["Nodule"]


def test_enter_chooses_the_finding_in_focus(view, qtbot):
    """The keyboard reaches what the mouse reaches."""
    with qtbot.waitSignal(view.finding_chosen) as heard:
        QTest.keyClick(shown(view)[2], Qt.Key.Key_Return)

    assert heard.args == ["Effusion"]


def test_films_are_named_with_probability_and_strength(view):
    """A screen reader hears what stands above the film."""
    panel = shown(view)[0]

    assert panel.accessibleName() == "Mass, 41.8 %"
    assert "peak 0.40" in panel.accessibleDescription()


def test_fewer_findings_leave_fewer_films(view, film):
    """One finding fills the width; none leaves black."""
    view.show_findings(film, (layer_for(film, {(3, 3): 0.05}),), ("1.0 %",))
    assert len(shown(view)) == 1
    assert "weak" in shown(view)[0].accessibleDescription()

    view.show_findings(None, (), ())
    assert not shown(view)
    assert not rgb_of_image(view.grab().toImage()).any()


def test_bare_hides_all_three(view):
    """Space held means the same as on the large film."""
    view.set_bare(True)

    assert not any(colour_of(panel)[200:450, 20:-20].any() for panel in shown(view))


def test_the_turn_of_the_large_film_is_taken_over(view, film):
    """A flipped view is flipped here too, and says so."""
    layers = (layer_for(film, {(3, 1): 0.4}),)
    view.show_findings(film, layers, ("1 %",))
    before = colour_of(shown(view)[0])[250:450].any(axis=0).nonzero()[0].mean()

    view.show_findings(film, layers, ("1 %",), replace(FilmView(IDENTITY_8BIT), mirrored=True))

    assert colour_of(shown(view)[0])[250:450].any(axis=0).nonzero()[0].mean() > before
