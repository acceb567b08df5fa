"""Glyphs beside words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from xlite_desktop.controls.sign import Sign
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_a_sign_has_the_colour_of_the_theme_in_force(qapp, qtbot, palette):
    """Also where it was made in another: notices stay open while the theme changes."""
    apply_theme(qapp, LIGHT if palette is DARK else DARK)
    sign = Sign(Glyph.WARNING, 64, "flag")
    qtbot.addWidget(sign)
    sign.show()

    apply_theme(qapp, palette)
    shown = sign.grab().toImage()

    places = ((x, y) for x in range(shown.width()) for y in range(shown.height()))
    assert any(shown.pixelColor(*place) == QColor(palette.flag) for place in places)
