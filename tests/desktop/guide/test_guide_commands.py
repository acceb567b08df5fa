""" "About this finding" in the window: by key, by button, from the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_desktop.action_words import MENUS, Act
from xlite_desktop.guide.guide_page import GuidePage
from xlite_desktop.viewer.about_finding import AboutFinding


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as opened:
        opened.activateWindow()
        drop(opened, [write_film(tmp_path / "film.png")])
        qtbot.waitUntil(lambda: answered(opened), timeout=PATIENCE_MS)
        yield opened


def guide(window):
    (page,) = window.findChildren(GuidePage)
    return page


def test_f2_opens_the_page_of_the_finding_that_is_open(window):
    """Its numbers are those of the model that is open; F2 stands in the help menu."""
    finding = window.page.finding_order[2]
    row = window.page.panel.findings_list.row(finding)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)

    assert guide(window).topic.finding == finding
    assert window.desk.state.card.name in guide(window).text
    assert guide(window).search_field.hasFocus()
    assert Act.ABOUT_FINDING in MENUS["&Help"]


def test_the_button_beside_the_open_name_does_the_same(window):
    """It stands in the open row alone, named after its finding, and moves no threshold."""
    thresholds = window.desk.state.thresholds
    finding = window.page.finding_order[1]
    row = window.page.panel.findings_list.row(finding)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    (button,) = [b for b in window.findChildren(AboutFinding) if b.isVisible()]

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert finding.replace("_", " ").lower() in button.accessibleName().lower()
    assert guide(window).topic.finding == finding
    assert window.desk.state.thresholds == thresholds


def test_f2_changes_nothing_while_the_guide_is_open(window):
    """It speaks of a row that nobody sees then; F1 closes the guide."""
    window.actions_by_name[Act.HELP].trigger()

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)

    assert guide(window).topic.finding == ""
    window.actions_by_name[Act.HELP].trigger()
    assert not window.side.is_open


def test_escape_leads_back_to_the_film(window):
    """Also out of the search field, once it is empty."""
    window.actions_by_name[Act.ABOUT_FINDING].trigger()
    field = guide(window).search_field
    QTest.keyClicks(field, "drain")

    QTest.keyClick(field, Qt.Key.Key_Escape)
    still_open = window.side.is_open
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert still_open
    assert not window.side.is_open


def test_without_a_model_there_is_nothing_to_explain(qtbot, tmp_path):
    """The command is greyed; the help itself opens as ever."""
    (tmp_path / "broken.onnx").write_bytes(b"no model")
    with open_window(
        qtbot, tmp_path / "settings.ini", model=tmp_path / "broken.onnx", wait=True
    ) as opened:
        assert not opened.actions_by_name[Act.ABOUT_FINDING].isEnabled()
        opened.actions_by_name[Act.HELP].trigger()
        guide(opened).show_finding("Mass")
        assert "No model is open" in guide(opened).text
