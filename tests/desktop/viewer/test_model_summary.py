import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers.cards import example_card
from xlite_desktop.viewer.model_summary import ModelSummary, model_facts

CARD = example_card()


def test_the_facts_are_the_cards_own():
    """Network, films, AUC with its interval, and what was measured on this machine."""
    facts = dict(model_facts(CARD, byte_count=21_000_000, forward_ms=12.3))

    assert facts["Network"] == "EfficientNet-B0 + MHSA, 5.3 M"
    assert facts["Trained on"] == "2,322 films, 1,931 patients"
    assert facts["Macro AUC"] == "0.79 (0.77–0.81), out-of-fold"
    assert facts["Size, speed"] == "21 MB, 12 ms on this machine"


def test_what_is_not_known_is_not_said():
    """No AUC, no size, no speed: no empty line either."""
    unknown = dataclasses.replace(CARD, macro_auc=None)

    assert [label for label, _ in model_facts(unknown)] == ["Network", "Trained on"]


def test_another_model_replaces_the_facts(qtbot):
    """Showing a model twice does not list it twice."""
    summary = ModelSummary()
    qtbot.addWidget(summary)

    summary.show_model(CARD)
    summary.show_model(dataclasses.replace(CARD, name="student-v4", network="ResNet-18"))

    texts = [label.text() for label in summary.findChildren(QLabel)]
    assert "student-v4" in texts
    assert "student-v3" not in texts
    assert any(text.startswith("Not for clinical use.") for text in texts)


def test_the_whole_card_is_one_click_away(qtbot):
    """The link asks for the About page."""
    summary = ModelSummary()
    qtbot.addWidget(summary)
    summary.show_model(CARD)

    with qtbot.waitSignal(summary.about_requested):
        QTest.mouseClick(summary.findChild(QPushButton), Qt.MouseButton.LeftButton)
