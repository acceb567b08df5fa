"""The page of the system check, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, open_window, write_film
from xlite_core.system_check.check_line import CheckLine, Fact
from xlite_desktop.action_words import Act
from xlite_desktop.support import own_check
from xlite_desktop.support.support_topic import SupportTopic
from xlite_desktop.support.system_check_page import SystemCheckPage


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        yield window


def shown(window):
    window.actions_by_name[Act.SYSTEM_CHECK].trigger()
    (topic,) = [topic for topic in window.topics if isinstance(topic, SupportTopic)]
    return topic


def test_the_check_runs_beside_the_window_and_is_copied_without_paths(qtbot, window, tmp_path):
    """With a film open whose name names a patient."""
    window.open_paths([write_film(tmp_path / "Doe^Jane.png", 64)])
    topic = shown(window)
    assert topic.page.text == "Looking at this computer"
    assert not topic.page.copy.isEnabled()

    qtbot.waitUntil(topic.page.copy.isEnabled, timeout=PATIENCE_MS)
    topic.page.copy.click()

    copied = QGuiApplication.clipboard().text()
    assert topic.page.text == "Everything that was tested works."
    assert f"Model self-test, {window.desk.state.fingerprint}: It opens" in copied
    assert "Window: Qt " in copied
    assert str(tmp_path) not in copied
    assert "Doe" not in copied


def test_leaving_the_page_ends_the_check_and_it_can_be_begun_anew(qtbot, window):
    """The same command closes the page; the next one starts over."""
    topic = shown(window)
    window.actions_by_name[Act.SYSTEM_CHECK].trigger()
    assert not window.side.is_open
    qtbot.waitUntil(lambda: topic.page is None, timeout=PATIENCE_MS)

    again = shown(window)
    qtbot.waitUntil(again.page.copy.isEnabled, timeout=PATIENCE_MS)
    again.page.again.setFocus()
    qtbot.keyClick(again.page.again, Qt.Key.Key_Space)
    assert again.page.again.hasFocus()  # the next Space opens no folder
    assert again.page.text == "Looking at this computer"
    qtbot.waitUntil(again.page.copy.isEnabled, timeout=PATIENCE_MS)

    assert again.page.text == "Everything that was tested works."


def test_a_check_that_breaks_down_says_so(qtbot, window, monkeypatch, caplog):
    """And keeps the window."""

    def broken(*_arguments, **_options):
        yield CheckLine(fact=Fact.SYSTEM, value="Linux")
        raise RuntimeError

    monkeypatch.setattr(own_check, "own_check", broken)
    topic = shown(window)
    qtbot.waitUntil(topic.page.copy.isEnabled, timeout=PATIENCE_MS)

    assert topic.page.text == "The check could not be finished; the log says where it ended."
    caplog.clear()


def test_a_failed_line_is_marked_in_words_too(qtbot):
    """Not by colour alone: a sign with a name."""
    page = SystemCheckPage()
    qtbot.addWidget(page)
    lines = [
        CheckLine(fact=Fact.FOLDER, of="Runs", value="Its drive is not there.", passed=False),
        CheckLine(fact=Fact.CORES, value="2"),
    ]

    page.show_lines(lines[:1])
    page.show_lines(lines)
    page.show_ended()

    assert page.text == "1 of 1 tests failed."
    assert [label.accessibleName() for label in page.findChildren(QLabel)].count("Failed") == 1
