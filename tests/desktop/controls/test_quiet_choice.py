"""A drop-down list whose words may be longer than itself."""

from __future__ import annotations

import pytest

from xlite_desktop.controls.quiet_choice import QuietChoice


@pytest.fixture
def choice(qtbot):
    choice = QuietChoice()
    qtbot.addWidget(choice)
    choice.addItems(["Short", "A policy with a name that no panel has room for"])
    choice.setFixedWidth(120)
    choice.show()
    return choice


def test_words_that_do_not_fit_stand_whole_in_the_tooltip(choice):
    """And only those."""
    choice.grab()
    assert choice.toolTip() == ""

    choice.setCurrentIndex(1)
    choice.grab()
    assert choice.toolTip() == choice.currentText()

    choice.setCurrentIndex(0)
    choice.grab()
    assert choice.toolTip() == ""


def test_a_tooltip_that_says_something_else_stays(choice):
    choice.setToolTip("What it is for")
    choice.setCurrentIndex(1)
    choice.grab()

    assert choice.toolTip() == "What it is for"


def test_long_words_end_within_the_list(choice):
    """Nothing is painted below the arrow: the last columns look alike for both texts."""
    choice.setCurrentIndex(0)
    short = choice.grab().toImage()
    choice.setCurrentIndex(1)
    long = choice.grab().toImage()

    ratio = short.devicePixelRatio()
    width, height = short.width(), short.height()
    arrow = range(width - round(18 * ratio), width)
    assert all(short.pixel(x, y) == long.pixel(x, y) for x in arrow for y in range(height))
