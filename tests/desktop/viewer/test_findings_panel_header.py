import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton

from tests.helpers.findings_desk import FindingsDesk
from xlite_core.findings import CHESTXRAY14
from xlite_desktop.viewer.findings_view import SortOrder


@pytest.fixture
def desk(qtbot):
    return FindingsDesk(qtbot)


def test_a_moved_knob_is_the_readers_own_policy(desk):
    """The list of policies says "My own" and offers the way back."""
    combo = desk.panel.findChild(QComboBox)
    chosen = []
    desk.panel.policy_chosen.connect(chosen.append)
    assert combo.currentText() == "Youden, out-of-fold"

    desk.drag("Mass", 0.3)
    own = combo.currentText()
    combo.activated.emit(combo.findData("own"))
    combo.activated.emit(combo.findData("youden"))

    assert own == "My own"
    assert chosen == ["youden"]


def test_reset_is_offered_once_there_is_something_to_reset(desk, qtbot):
    """One click returns to the model's operating points."""
    button = next(
        b for b in desk.panel.findChildren(QToolButton) if b.accessibleName() == "Reset thresholds"
    )
    assert not button.isEnabled()

    desk.drag("Mass", 0.3)

    with qtbot.waitSignal(desk.panel.thresholds_reset):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_sort_control_offers_three_orders(desk):
    """What is picked goes out; what is shown comes back with the view."""
    button = next(
        b for b in desk.panel.findChildren(QToolButton) if b.accessibleName() == "Sort findings"
    )
    chosen = []
    desk.panel.sort_chosen.connect(chosen.append)

    for action in button.menu().actions():
        action.trigger()
    desk.sort = SortOrder.NAME
    desk.show()

    assert chosen == [SortOrder.EXCESS, SortOrder.NAME, SortOrder.PROBABILITY]
    assert button.text() == "by name"
    assert desk.order == tuple(sorted(CHESTXRAY14))
