import pytest

from xlite_desktop.theme.tokens import DARK, LIGHT, contrast_ratio, mixed


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_every_text_colour_is_readable_on_every_surface(palette):
    """WCAG 2.1 AA asks for 4.5:1 between small text and what it stands on."""
    ratios = [
        contrast_ratio(colour, surface)
        for colour in palette.text_colours
        for surface in palette.surfaces
    ]

    assert min(ratios) >= 4.5


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_text_on_the_accent_is_readable(palette):
    """The primary button's label meets the same bar."""
    assert contrast_ratio(palette.on_accent, palette.accent) >= 4.5


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_bars_above_threshold_stand_out_from_an_empty_bar(palette):
    """WCAG 2.1 asks for 3:1 between parts of a picture that carry meaning; track is decoration."""
    assert contrast_ratio(palette.flag_fill, palette.surface1) >= 3.0


def test_contrast_of_black_and_white_is_the_largest_there_is():
    """The formula's known ends: 21 and 1, in either order."""
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast_ratio("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#777777") == 1.0


def test_mixing_goes_from_ground_to_colour():
    """No share is the ground, a full share the colour, half lies between."""
    assert mixed("#FF0000", "#000000", 0.0) == "#000000"
    assert mixed("#FF0000", "#000000", 1.0) == "#FF0000"
    assert mixed("#FFFFFF", "#000000", 0.5) == "#808080"
