import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from xlite_desktop.theme.current import set_current_palette
from xlite_desktop.theme.icons import Glyph, icon, pixmap
from xlite_desktop.theme.tokens import DARK, LIGHT


@pytest.fixture(autouse=True)
def dark_again():
    yield
    set_current_palette(DARK)


def strongest_colour(drawn):
    image = drawn.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


@pytest.mark.parametrize("glyph", list(Glyph), ids=lambda glyph: glyph.name)
def test_every_icon_draws_something(qapp, glyph):
    """A name that the font does not know would leave an empty button."""
    drawn = pixmap(glyph, 20, 1.0)

    assert strongest_colour(drawn).alpha() > 100


def test_an_icon_is_sharp_on_a_dense_screen(qapp):
    """Twice the pixels for the same place."""
    drawn = pixmap(Glyph.OPEN, 20, 2.0)

    assert drawn.width() == 40
    assert drawn.devicePixelRatio() == 2.0


def test_an_icon_follows_the_theme_without_being_made_anew(qapp):
    """Icons take their colour when they are painted."""
    made = icon(Glyph.ADD)
    set_current_palette(DARK)
    in_dark = strongest_colour(made.pixmap(QSize(40, 40)))

    set_current_palette(LIGHT)
    in_light = strongest_colour(made.pixmap(QSize(40, 40)))

    assert in_dark == QColor(DARK.quiet)
    assert in_light == QColor(LIGHT.quiet)


def test_a_checked_button_shows_its_icon_in_the_accent(qapp):
    """State is seen without a second icon."""
    drawn = icon(Glyph.PAN).pixmap(QSize(40, 40), QIcon.Mode.Normal, QIcon.State.On)

    assert strongest_colour(drawn) == QColor(DARK.accent)


def test_a_colour_may_be_a_token_or_a_number(qapp):
    """The canvas's toolbar is dark in either theme, so it names its own colours."""
    by_name = icon(Glyph.ADD, "error").pixmap(QSize(40, 40))
    by_number = icon(Glyph.ADD, "#FF0000").pixmap(QSize(40, 40))

    assert strongest_colour(by_name) == QColor(DARK.error)
    assert strongest_colour(by_number) == QColor("#FF0000")
