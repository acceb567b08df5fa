"""Which key goes where: to the control that has the focus, or to the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_core.resources import resource_root
from xlite_desktop.action_words import Act
from xlite_desktop.controls.quiet_slider import QuietSlider
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.viewer.canvas import FilmCanvas


@pytest.fixture
def window(qtbot, tmp_path):
    """Return a window with three films, the second one on the canvas."""
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as opened:
        opened.activateWindow()
        drop(opened, [write_film(tmp_path / f"{n}.png", shade=n) for n in range(3)])
        qtbot.waitUntil(
            lambda: len(opened.desk.state.films) == 3 and answered(opened), timeout=PATIENCE_MS
        )
        opened.actions_by_name[Act.NEXT_FILM].trigger()
        qtbot.waitUntil(lambda: opened.desk.pixels is not None, timeout=PATIENCE_MS)
        yield opened


def press(key, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key)


def selected_row(window):
    return window.page.panel.findings_list.row(window.desk.state.selected)


def test_arrows_move_the_threshold_of_the_finding_that_has_the_ring(window):
    """Reached by Tab, Right raises the threshold by 0.1 point and pages nothing."""
    row = selected_row(window)
    before = row.line.threshold
    row.setFocus(Qt.FocusReason.TabFocusReason)

    press(Qt.Key.Key_Right, times=3)

    assert window.desk.state.thresholds[row.line.name] == pytest.approx(before + 0.003)
    assert window.desk.state.index == 1


def test_arrows_move_the_threshold_after_its_knob_was_taken(window):
    """A drag is finished with the keys."""
    row = selected_row(window)
    knob = QPoint(round(row.bar.x_of(row.line.threshold)), round(row.bar.centre))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=knob)
    QTest.mouseMove(row, knob + QPoint(30, 0))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=knob + QPoint(30, 0))
    dragged = window.desk.state.thresholds[row.line.name]

    press(Qt.Key.Key_Left)

    assert window.desk.state.thresholds[row.line.name] == pytest.approx(dragged - 0.001)
    assert window.desk.state.index == 1


@pytest.mark.parametrize(
    ("key", "index"), [(Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Home, 1)]
)
def test_after_a_click_on_a_finding_keys_go_on_paging(window, key, index):
    """Looking at a map must not move a threshold by accident."""
    thresholds = window.desk.state.thresholds
    name = window.page.finding_order[3]
    row = window.page.panel.findings_list.row(name)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))

    press(key)

    assert window.desk.state.selected == name
    assert window.desk.state.index == index
    assert window.desk.state.thresholds == thresholds


def test_the_opacity_moves_by_keys_when_it_was_reached_by_keys(window):
    """Left makes the overlay fainter; a click on the slider leaves the arrows to the films."""
    slider = window.page.panel.findChild(QuietSlider)
    before = window.desk.state.overlay.opacity
    slider.setFocus(Qt.FocusReason.TabFocusReason)

    press(Qt.Key.Key_Left)

    assert window.desk.state.overlay.opacity < before
    assert window.desk.state.index == 1
    assert not slider.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_space_shows_the_bare_film_after_a_click_on_the_overlay_controls(window):
    """A clicked control does not keep the key that belongs to the film."""
    window.page.area.canvas.setFocus()
    pieces = window.page.panel.findChild(SegmentedControl)
    QTest.mouseClick(pieces.piece(1), Qt.MouseButton.LeftButton)

    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Space)
    held = window.desk.state.bare
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert held
    assert not window.desk.state.bare


def test_the_wheel_over_the_policy_changes_nothing(window):
    """Scrolling past it would replace every threshold."""
    box = window.page.panel.findChild(QComboBox)
    before = window.desk.state.policy
    nowhere, turn = QPointF(5, 5), QPoint(0, -240)
    wheel = QWheelEvent(
        nowhere,
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        turn,
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(box, wheel)

    assert window.desk.state.policy == before


def test_keys_do_nothing_to_films_that_a_side_page_covers(window):
    """Reading the help must not turn pages behind it."""
    window.actions_by_name[Act.HELP].trigger()

    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_T)
    window.actions_by_name[Act.UNPIN].trigger()

    assert window.desk.state.index == 1
    assert not window.desk.state.top_three
    assert window.actions_by_name[Act.NEXT_FILM].isEnabled()


def test_leaving_a_side_page_gives_the_focus_back_to_the_work(window):
    """No button lights up that nobody asked for, and the keys page films again."""
    window.actions_by_name[Act.SETTINGS].trigger()
    window.actions_by_name[Act.UNPIN].trigger()

    press(Qt.Key.Key_Right)

    assert window.desk.state.index == 2


@pytest.mark.parametrize(
    ("key", "dx", "dy"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Up, 0, -1),
        (Qt.Key.Key_Down, 0, 1),
    ],
)
def test_shift_and_an_arrow_move_the_film_that_way(window, key, dx, dy):
    """Without a mouse: the film goes where the arrow points, and no film is paged."""
    canvas = window.page.findChild(FilmCanvas)
    canvas.zoom_by(4)
    before = canvas.view.center

    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ShiftModifier)

    moved = (before[0] - canvas.view.center[0], before[1] - canvas.view.center[1])
    assert [(m > 0) - (m < 0) for m in moved] == [dx, dy]
    assert window.desk.state.index == 1


@pytest.mark.parametrize(
    ("key", "wider", "higher"),
    [
        (Qt.Key.Key_Left, -1, 0),
        (Qt.Key.Key_Right, 1, 0),
        (Qt.Key.Key_Up, 0, 1),
        (Qt.Key.Key_Down, 0, -1),
    ],
)
def test_control_and_an_arrow_change_the_window(window, key, wider, higher):
    """Without a mouse: width sideways, level up and down, and no film is paged."""
    canvas = window.page.findChild(FilmCanvas)
    before = canvas.view.voi

    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)

    after = canvas.view.voi
    changes = (after.width - before.width, after.center - before.center)
    assert [(change > 0) - (change < 0) for change in changes] == [wider, higher]
    assert window.desk.state.index == 1


def test_the_help_names_every_key(window):
    """What a key does can be looked up; a second spelling of a key need not be there."""
    guide = (resource_root() / "help" / "keyboard-and-mouse.md").read_text(encoding="utf-8")
    spelled = {"PgDown": "Page Down", "PgUp": "Page Up", "-": "−"}
    held = [(with_, key) for with_ in ("Ctrl", "Shift") for key in ("PgDown", "PgUp")]
    spelled |= {f"{with_}+{key}": f"{with_}+{spelled[key]}" for with_, key in held}
    written = {word.strip() for word in re.split(r"\||(?<=\w), | and ", guide)}
    keys = {
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions_by_name
        for key in action.shortcuts()
    }

    assert {spelled.get(key, key) for key in keys - {"="}} <= written
