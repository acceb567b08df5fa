import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from xlite_desktop.controls.quiet_slider import QuietSlider
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def control(qapp, qtbot):
    apply_theme(qapp, DARK)
    made = SegmentedControl(["One", "Two", "Three"])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_click_chooses_a_piece(control, qtbot):
    """Exactly one piece holds."""
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.mouseClick(control.piece(1), LEFT)

    assert chosen.args == [1]
    assert [control.piece(i).isChecked() for i in range(3)] == [False, True, False]


def test_setting_a_piece_says_nothing(control, qtbot):
    """The page tells the control, not the other way round."""
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current(2)

    assert control.current == 2


def test_arrow_keys_move_the_choice(control):
    """The control is one stop of the tab key; the arrows do the rest."""
    control.piece(0).setFocus()

    QTest.keyClick(control.piece(0), Qt.Key.Key_Right)

    assert control.current == 1


def test_the_chosen_piece_is_raised(control):
    """It has a ground of its own."""
    piece = control.piece(0)

    image = piece.grab().toImage()

    assert image.pixelColor(5, image.height() // 2) == QColor(DARK.piece)


@pytest.mark.parametrize(
    ("ground", "track"), [(Ground.PANEL, DARK.surface0), (Ground.WINDOW, DARK.surface2)]
)
def test_the_track_differs_from_the_ground(qapp, qtbot, ground, track):
    """On the window itself, a track as dark as the window would not be seen."""
    apply_theme(qapp, DARK)
    control = SegmentedControl(["One", "Two"], ground=ground)
    qtbot.addWidget(control)

    image = control.grab().toImage()

    assert image.pixelColor(image.width() - 8, 4) == QColor(track)


def test_a_slider_goes_where_it_is_pressed_and_follows(qapp, qtbot):
    """No paging towards the pointer; beyond the ends means the ends."""
    slider = QuietSlider()
    qtbot.addWidget(slider)
    slider.setRange(0, 100)
    slider.resize(120, 24)
    values = []
    slider.valueChanged.connect(values.append)

    QTest.mousePress(slider, LEFT, pos=QPoint(60, 12))
    QTest.mouseMove(slider, QPoint(500, 12))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(-50, 12))
    QTest.mousePress(slider, LEFT, pos=QPoint(-50, 12))

    assert values == [50, 100, 0]
