import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.told_runs import a_history, a_start
from xlite_core.findings import CHESTXRAY14
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.training.finding_curves import FindingCurves
from xlite_desktop.training.finding_curves_view import (
    FindingCurve,
    FindingOrder,
    finding_curves,
    scope_words,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def counted():
    return a_history(6)


def _names(history, order):
    return [curve.name for curve in finding_curves(history, order)]


def test_they_are_sorted_by_what_was_asked_for(counted):
    """A finding without the value comes last."""
    assert _names(counted, FindingOrder.AREA) == ["Edema", "Mass", "Hernia"]
    assert _names(counted, FindingOrder.NAME) == ["Edema", "Hernia", "Mass"]
    assert _names(counted, FindingOrder.COUNT) == ["Mass", "Edema", "Hernia"]


def test_an_area_comes_with_its_n_and_interval(counted):
    """Twelve positives of forty films."""
    mass = finding_curves(counted, FindingOrder.NAME)[2]

    assert (mass.value_words, mass.count_words) == ("0.73", "n 12")
    assert mass.interval_words == "0.52–0.87"
    assert (mass.low < mass.values).all()


def test_under_ten_positives_there_are_too_few(counted):
    """And an AUC that does not exist is a dash."""
    edema, hernia, _ = finding_curves(counted, FindingOrder.NAME)

    assert (edema.too_few, edema.interval_words) == (True, "too few")
    assert hernia.value_words == "–"


def test_without_counts_there_is_neither_n_nor_interval():
    """An n is counted, never guessed."""
    history = a_history(3)
    # An older version's journal.
    history.hear(a_start(first_epoch=4, judging_films=0, judging_positives={}))
    (edema, *_) = finding_curves(history, FindingOrder.NAME)

    assert (edema.count_words, edema.interval_words, edema.too_few) == ("", "", False)
    assert scope_words(history) == "validation, axis 0.5 to 1"


def test_the_scope_explains_n(counted):
    """Of how many films."""
    assert scope_words(counted) == "validation, axis 0.5 to 1; n = positives of 40"


@pytest.fixture
def fourteen():
    epochs = np.arange(1.0, 9.0)
    return tuple(
        FindingCurve(key=key, name=key, epochs=epochs, values=0.8 - 0.2 / epochs, positives=n + 5)
        for n, key in enumerate(CHESTXRAY14)
    )


@pytest.fixture
def panel(qapp, qtbot, fourteen):
    apply_theme(qapp, DARK)
    made = FindingCurves()
    qtbot.addWidget(made)
    made.resize(1080, made.height_of(one_row=False))
    made.show()
    qtbot.waitExposed(made)
    made.show_curves(fourteen, 20, {})
    return made


def test_a_click_asks_for_the_findings_line(panel, qtbot):
    """As Space does on the focused curve."""
    toggled = []
    panel.finding_toggled.connect(toggled.append)

    QTest.mouseClick(panel.cells[3], LEFT)
    panel.cells[5].setFocus()
    QTest.keyClick(panel.cells[5], Qt.Key.Key_Space)

    assert toggled == [CHESTXRAY14[3], CHESTXRAY14[5]]


def test_arrows_lead_from_curve_to_curve(panel):
    """Fourteen presses of Tab would be too many."""
    panel.cells[0].setFocus()

    QTest.keyClick(panel.cells[0], Qt.Key.Key_Right)

    assert panel.cells[1].hasFocus()


def test_a_chosen_curve_wears_its_colour(panel, fourteen):
    """And says so to whoever does not see it."""
    panel.show_curves(fourteen, 20, {CHESTXRAY14[2]: "series2"})

    assert [cell.isChecked() for cell in panel.cells[:4]] == [False, False, True, False]
    assert panel.cells[2].toolTip().endswith("Hide its line in the chart above.")
    assert panel.cells[2].accessibleName().startswith(f"{CHESTXRAY14[2]}, AUC 0.78, n 7")


def test_a_low_window_gets_one_row_that_scrolls(panel):
    """Two rows come back with the room for them."""
    assert not panel.is_one_row
    first_row = {cell.y() for cell in panel.cells}
    assert len(first_row) == 2

    panel.resize(1080, panel.height_of(one_row=True))
    assert panel.is_one_row

    panel.resize(1080, panel.height_of(one_row=False))
    assert not panel.is_one_row


def test_the_order_is_chosen_from_a_menu(panel):
    """The present one is ticked."""
    chosen = []
    panel.order_chosen.connect(chosen.append)
    menu = panel._order.menu()

    menu.actions()[1].trigger()
    panel.show_order(FindingOrder.NAME)

    assert chosen == [FindingOrder.NAME]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]


def test_another_run_may_have_other_findings(panel, fourteen):
    """Cells come and go."""
    panel.show_curves(fourteen[:3], 20, {})
    assert len(panel.cells) == 3

    panel.show_curves(fourteen, 20, {})
    assert len(panel.cells) == 14
    assert not panel.grab().isNull()
