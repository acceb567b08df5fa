import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from xlite_core.imaging.colormap import COLORMAPS
from xlite_desktop.controls.quiet_slider import QuietSlider
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.viewer.evidence_layer import OverlayMode, OverlaySettings
from xlite_desktop.viewer.overlay_controls import OverlayControls

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controls(qapp, qtbot):
    apply_theme(qapp, DARK)
    made = OverlayControls()
    qtbot.addWidget(made)
    made.resize(351, 48)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def chosen(controls):
    settings = []
    controls.overlay_chosen.connect(settings.append)
    return settings


def test_each_mode_is_one_click(controls, chosen):
    """Map, contour, bare."""
    modes = controls.findChild(SegmentedControl)

    for index in (1, 2, 0):
        QTest.mouseClick(modes.piece(index), LEFT)

    assert [s.mode for s in chosen] == [OverlayMode.CONTOUR, OverlayMode.BARE, OverlayMode.MAP]


def test_opacity_is_set_where_the_slider_is_pressed(controls, chosen):
    """Live, in per cent, and written beside the slider."""
    slider = controls.findChild(QuietSlider)

    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() // 2, slider.height() // 2))

    assert chosen[-1].opacity == pytest.approx(0.5, abs=0.02)
    texts = {label.text() for label in controls.findChildren(QLabel)}
    assert f"{100 * chosen[-1].opacity:.0f} %" in texts


def test_opacity_rests_where_nothing_is_laid_over_the_film(controls):
    """A slider that does nothing would be tried in vain."""
    controls.show_overlay(OverlaySettings(mode=OverlayMode.BARE), top_three=False)

    assert not controls.findChild(QuietSlider).isEnabled()


def test_showing_settings_chooses_nothing(controls, chosen):
    """What comes from the page does not go back to it."""
    controls.show_overlay(OverlaySettings(mode=OverlayMode.CONTOUR, opacity=0.3), top_three=True)

    assert chosen == []


def test_the_top_three_are_a_switch(controls):
    """One button, on and off."""
    button = controls.findChild(QToolButton)
    toggled = []
    controls.top_three_toggled.connect(toggled.append)

    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(button, LEFT)

    assert toggled == [True, False]


def test_every_colour_map_can_be_chosen(controls, chosen):
    """The present one is ticked."""
    menu = controls.colormap_menu()
    actions = {action.data(): action for action in menu.actions()}

    other = next(name for name in COLORMAPS if name != OverlaySettings().colormap)
    actions[other].trigger()

    assert set(actions) == set(COLORMAPS)
    assert chosen[-1].colormap == other
