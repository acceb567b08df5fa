"""Colours that tell things apart do so for readers who lack a kind of cone."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.helpers.colour_vision import MISSING, difference, lab
from xlite_desktop.theme.tokens import DARK, LIGHT, contrast_ratio

PALETTES = pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
VISIONS = pytest.mark.parametrize("vision", MISSING)
CLEAR, APART = 20.0, 10.0
"""CIELAB distances: seen at once, and seen beside each other; 2.3 is just noticeable."""


@PALETTES
@VISIONS
def test_a_bar_above_threshold_is_no_quiet_bar(palette, vision):
    """The one colour that says something of a patient."""
    assert difference(palette.flag_fill, palette.fill, vision) >= CLEAR
    assert difference(palette.flag_fill, palette.track, vision) >= CLEAR
    assert difference(palette.fill, palette.track, vision) >= CLEAR


@PALETTES
@VISIONS
def test_a_flagged_number_is_no_other_number(palette, vision):
    """It is bold and counted as well; here its colour alone."""
    for other in (palette.text, palette.quiet, palette.faint, palette.accent):
        assert difference(palette.flag, other, vision) >= CLEAR


@PALETTES
@VISIONS
def test_curves_can_be_told_apart(palette, vision):
    """Any two of the eight, and each from the ground."""
    worst = min(combinations(palette.series, 2), key=lambda pair: difference(*pair, vision))

    assert difference(*worst, vision) >= APART, worst
    for colour in palette.series:
        assert min(difference(colour, ground, vision) for ground in palette.surfaces) >= CLEAR


@PALETTES
def test_validation_and_training_are_told_apart_without_any_hue(palette):
    """They stand on every page: text-white against sky blue."""
    assert contrast_ratio(palette.text, palette.series[0]) >= 1.5


@PALETTES
def test_curves_and_bars_stand_out_from_their_ground(palette):
    """WCAG 2.1 asks for 3:1 where a picture carries meaning; sky blue on white has 2.3 and is
    never a curve's only mark: its legend, its dashes and its readout name it."""
    ground = palette.surface0
    faint = [colour for colour in palette.series if contrast_ratio(colour, ground) < 3.0]

    assert set(faint) <= ({"#56B4E9", "#E69F00", "#CC79A7"} if not palette.dark else set())


def test_the_simulation_keeps_grey_grey():
    """Who lacks a cone sees black, grey and white as everybody does."""
    for vision in MISSING:
        for grey in ("#000000", "#808080", "#FFFFFF"):
            assert lab(grey, vision) == pytest.approx(lab(grey), abs=0.5)


def test_the_simulation_confuses_what_such_readers_confuse():
    """A red and a green of one lightness come together; blue and yellow stay apart."""
    red, green = "#D1462F", "#7A8B1F"

    assert difference(red, green, "full") > 60
    assert difference(red, green, "deuteranopia") < difference(red, green, "full") / 2
    assert difference("#0000FF", "#FFFF00", "deuteranopia") > 100
