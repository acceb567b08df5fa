import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.stylesheet import (
    ThemeChoice,
    ThemeFollower,
    apply_theme,
    palette_for,
    style_sheet,
)
from xlite_desktop.theme.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def dark_again(qapp):
    yield
    apply_theme(qapp, DARK)


def painted(widget, place):
    image = widget.grab().toImage()
    return image.pixelColor(round(image.width() * place[0]), round(image.height() * place[1]))


@pytest.mark.parametrize(
    ("choice", "scheme", "expected"),
    [
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (ThemeChoice.SYSTEM, Qt.ColorScheme.Unknown, DARK),
        (ThemeChoice.DARK, Qt.ColorScheme.Light, DARK),
        (ThemeChoice.LIGHT, Qt.ColorScheme.Dark, LIGHT),
    ],
)
def test_the_system_decides_unless_the_user_chose(choice, scheme, expected):
    """A choice outweighs the system; a silent system gets the dark theme."""
    assert palette_for(choice, scheme) is expected


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_the_primary_button_is_filled_with_the_accent(qapp, qtbot, palette):
    """One role is enough to say which button matters."""
    button = QPushButton("Open…")
    qtbot.addWidget(button)
    button.setProperty("role", "primary")
    button.resize(120, 32)

    apply_theme(qapp, palette)

    assert painted(button, (0.05, 0.5)) == QColor(palette.accent)


def test_a_theme_reaches_everything_that_asks_for_colours(qapp):
    """Painted widgets, Qt's palette and the typeface change in one step."""
    apply_theme(qapp, LIGHT)

    assert current_palette() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.surface0)
    assert qapp.font().family() == "Inter"


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_the_style_sheet_is_complete(palette):
    """No placeholder is left over, and every picture it names exists."""
    sheet = style_sheet(palette)

    pictures = re.findall(r"url\((.+?)\)", sheet)

    assert "$" not in sheet
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_the_list_of_choices_shows_that_it_opens(qapp, qtbot):
    """A combo box whose arrow picture is missing would look like a text field."""
    apply_theme(qapp, DARK)
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.resize(200, 30)

    image = combo.grab().toImage()
    corner = {
        image.pixelColor(x, y).name()
        for x in range(image.width() - 26, image.width() - 6)
        for y in range(8, image.height() - 8)
    }

    assert len(corner) > 1


def test_a_label_takes_the_colour_of_its_role(qapp, qtbot):
    """Amber text comes from a role, not from a colour in the code."""
    label = QLabel("████")
    qtbot.addWidget(label)
    label.setProperty("role", "flag")

    apply_theme(qapp, DARK)

    assert painted(label, (0.5, 0.5)) == QColor(DARK.flag)


def test_choosing_a_theme_applies_it_at_once(qapp):
    """The theme button needs no restart."""
    follower = ThemeFollower(qapp, ThemeChoice.DARK)

    follower.choose(ThemeChoice.LIGHT)

    assert current_palette() is LIGHT
    assert follower.choice is ThemeChoice.LIGHT
    follower.deleteLater()
