import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.helpers.cards import example_card, example_prediction
from tests.helpers.findings_desk import FindingsDesk
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT
from xlite_desktop.viewer.finding_details import FindingDetails
from xlite_desktop.viewer.findings_view import PanelState, findings_view


@pytest.fixture(autouse=True)
def themed(qapp):
    apply_theme(qapp, DARK)
    yield
    apply_theme(qapp, DARK)


@pytest.fixture
def desk(qtbot):
    return FindingsDesk(qtbot)


def shown_texts(desk):
    return {label.text() for label in desk.panel.findChildren(QLabel) if label.isVisible()}


def has_colour(widget, colour):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return bool((pixels == QColor(colour).rgb()).any())


def test_the_knob_follows_the_pointer(desk):
    """Drag Mass from 12.5 to 50 %: the threshold arrives where the pointer let go."""
    desk.drag("Mass", 0.5)

    assert desk.thresholds["Mass"] == pytest.approx(0.5, abs=0.005)
    assert not desk.row("Mass").line.flagged


def test_dragging_tells_every_step_and_the_end(desk, qtbot):
    """Live movement for the display, one release for whoever remembers thresholds."""
    moved, released = [], []
    desk.panel.threshold_moved.connect(lambda name, value: moved.append((name, value)))
    desk.panel.threshold_released.connect(released.append)

    desk.drag("Effusion", 0.3)

    assert len(moved) == 2
    assert {name for name, _ in moved} == {"Effusion"}
    assert released == ["Effusion"]


def test_a_drag_may_begin_beside_the_knob_without_a_jump(desk):
    """The distance counts, not the place: 16 pixels right of where it stood."""
    start = desk.knob("Mass") + QPoint(100, 8)
    before = desk.row("Mass").bar.x_of(desk.thresholds["Mass"])

    desk.press("Mass", start)
    desk.move("Mass", start + QPoint(16, 0))
    desk.release("Mass", start + QPoint(16, 0))

    after = desk.row("Mass").bar.x_of(desk.thresholds["Mass"])
    assert after - before == pytest.approx(16, abs=0.6)


def test_a_click_selects_and_moves_no_threshold(desk):
    """A hand that trembles by two pixels still only clicks."""
    thresholds = dict(desk.thresholds)
    place = desk.knob("Edema")

    desk.press("Edema", place)
    desk.move("Edema", place + QPoint(2, 0))
    desk.release("Edema", place + QPoint(2, 0))

    assert desk.selected == "Edema"
    assert desk.thresholds == thresholds


def test_the_order_waits_for_the_hand_to_let_go(desk):
    """Lifting Mass's threshold over its probability sinks it in the list, but only afterwards."""
    order = desk.order
    start, end = desk.knob("Mass"), desk.place("Mass", 0.9)

    desk.press("Mass", start)
    desk.move("Mass", end)
    while_held = desk.order
    desk.release("Mass", end)

    assert while_held == order
    assert desk.order == tuple(line.name for line in desk.view.lines)
    assert desk.order[-1] == "Mass"


def test_no_wheel_moves_a_threshold(desk, qtbot):
    """The wheel scrolls."""
    before = dict(desk.thresholds)
    row = desk.row("Mass")

    QTest.wheelEvent(row.window().windowHandle(), row.rect().center(), QPoint(0, 240))

    assert desk.thresholds == before


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Right, 0.126),
        (Qt.Key.Key_Left, 0.124),
        (Qt.Key.Key_PageUp, 0.135),
        (Qt.Key.Key_PageDown, 0.115),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 1.0),
    ],
)
def test_keys_move_the_threshold_in_value(desk, key, expected):
    """A tenth of a point, a point, or to the end."""
    desk.key("Mass", key)

    assert desk.thresholds["Mass"] == pytest.approx(expected)


def test_tapping_keys_holds_the_order_until_the_row_is_left(desk):
    """A list that reorders between two taps of a key cannot be used by key."""
    desk.row("Mass").setFocus()
    order = desk.order

    desk.key("Mass", Qt.Key.Key_End)
    while_tapping = desk.order
    desk.row("Edema").setFocus()

    assert while_tapping == order
    assert desk.order[-1] == "Mass"


def test_tapping_settles_by_itself(desk, qtbot):
    """Nobody has to leave the row for the order to be true again."""
    with qtbot.waitSignal(desk.panel.threshold_released, timeout=3000) as released:
        desk.key("Mass", Qt.Key.Key_End)

    assert released.args == ["Mass"]
    assert desk.order[-1] == "Mass"


@pytest.mark.parametrize("reset", ["enter", "double click"])
def test_a_finding_returns_to_its_operating_point(desk, reset):
    """Enter, or a double click on the knob, resets this finding alone."""
    desk.drag("Effusion", 0.6)
    desk.drag("Mass", 0.3)

    if reset == "enter":
        desk.key("Mass", Qt.Key.Key_Return)
    else:
        QTest.mouseDClick(desk.row("Mass"), Qt.MouseButton.LeftButton, pos=desk.knob("Mass"))
        # Qt's test library leaves the button down after a double click.
        QTest.mouseRelease(desk.row("Mass"), Qt.MouseButton.LeftButton, pos=desk.knob("Mass"))

    assert desk.thresholds["Mass"] == 0.125
    assert desk.thresholds["Effusion"] > 0.5


def test_arrow_keys_walk_the_list_as_it_stands(desk):
    """Down, down, up; and no further than the ends."""
    visited = []
    desk.panel.finding_stepped.connect(visited.append)

    for name, key in [
        ("Mass", Qt.Key.Key_Down),
        ("Effusion", Qt.Key.Key_Down),
        ("Infiltration", Qt.Key.Key_Up),
        ("Effusion", Qt.Key.Key_Up),
        ("Mass", Qt.Key.Key_Up),
    ]:
        desk.key(name, key)

    assert visited == ["Effusion", "Infiltration", "Effusion", "Mass", "Mass"]
    assert desk.row("Mass").hasFocus()


def test_the_list_is_one_stop_of_the_tab_key(desk):
    """Fourteen stops would keep the keyboard in the list for ever."""
    stops = [n for n in desk.order if desk.row(n).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == ["Mass"]


def test_hovering_names_the_finding_and_leaving_names_none(desk, qtbot):
    """The page shows the map of the row under the pointer."""
    hovered = []
    row = desk.row("Nodule")
    # The pointer is wherever the test before left it, perhaps over a row.
    QTest.mouseMove(row.window().windowHandle(), QPoint(30, 10))
    QApplication.processEvents()
    desk.panel.finding_hovered.connect(hovered.append)

    QTest.mouseMove(row.window().windowHandle(), row.mapTo(row.window(), row.rect().center()))
    QTest.mouseMove(row.window().windowHandle(), QPoint(30, 10))

    assert hovered == ["Nodule", ""]


def test_flagged_findings_are_amber_and_counted_in_words(desk):
    """A flag is never colour alone."""
    assert "4 above threshold" in shown_texts(desk)
    assert has_colour(desk.row("Effusion"), DARK.flag_fill)
    assert not has_colour(desk.row("Edema"), DARK.flag_fill)


def test_the_open_row_tells_what_its_threshold_means(desk):
    """Only the selected finding shows its operating numbers; moving the knob renews them."""
    details = desk.row("Mass").findChild(FindingDetails)
    before = details.accessibleDescription()

    desk.drag("Mass", 0.5)

    assert "Sensitivity" in before
    assert details.accessibleDescription() != before
    assert desk.row("Mass").height() > 150
    assert desk.row("Edema").height() == 34


def test_all_fourteen_findings_are_visible_at_900_pixels(desk):
    """828 pixels remain for the panel: nothing has to be scrolled."""
    rows = desk.panel.findings_list

    assert rows.verticalScrollBar().maximum() == 0
    assert len(desk.order) == 14


def test_on_a_small_window_the_list_scrolls_under_the_axis(qtbot):
    """Stepping down brings the row into view."""
    desk = FindingsDesk(qtbot, height=640)
    rows = desk.panel.findings_list
    assert rows.verticalScrollBar().maximum() > 0

    desk.selected = desk.order[-1]
    desk.show()

    last = desk.row(desk.order[-1])
    bottom = last.mapTo(rows.viewport(), QPoint(0, last.height())).y()
    assert bottom <= rows.viewport().height()


@pytest.mark.parametrize("count", [1, 40])
def test_other_sets_of_findings_fit(qtbot, count):
    """One finding or forty, with names of any length."""
    names = tuple(f"A_finding_with_a_name_of_fifty_letters_or_more_{n:02}" for n in range(count))

    desk = FindingsDesk(qtbot, findings=names, selected=names[0])

    assert len(desk.order) == count
    assert desk.row(names[0]).accessibleName().startswith("A finding with a name of fifty letters")


def test_another_model_replaces_the_rows(desk):
    """Findings that the new model does not know are gone at once."""
    card = example_card(("Mass", "Cavity"))
    prediction = example_prediction(("Mass", "Cavity"))

    view = findings_view(card, prediction, card.operating_points("youden"), policy="youden")
    desk.panel.show_view(view, card)

    assert set(desk.order) == {"Mass", "Cavity"}


def test_the_empty_panel_shows_the_model_instead_of_overlay_controls(qtbot):
    """Nothing to overlay; but which model would answer is worth knowing."""
    desk = FindingsDesk(qtbot, loaded=False)

    assert "student-v3" in shown_texts(desk)
    assert "flagged from, %" in shown_texts(desk)
    assert not desk.panel.overlay_controls.isVisible()


def test_an_unreadable_file_leaves_knobs_and_takes_numbers(qtbot):
    """The overlay controls stand there, but rest."""
    desk = FindingsDesk(qtbot, loaded=False)
    desk.without_result = PanelState.NO_RESULT

    desk.show()

    assert "no result for this file" in shown_texts(desk)
    assert desk.panel.overlay_controls.isVisible()
    assert not desk.panel.overlay_controls.isEnabled()
    assert desk.row("Mass").line.number == "–"


def test_assistive_technology_reads_and_moves_a_threshold(desk):
    """Each row is a slider: a name that says it all, a value that can be set."""
    row = desk.row("Mass")
    interface = QAccessible.queryAccessibleInterface(row)

    name = interface.text(QAccessible.Text.Name)
    role = interface.role()
    row.setValue(300)

    assert name == "Mass, 41.8 per cent, above threshold 12.5"
    assert role == QAccessible.Role.Slider
    assert desk.thresholds["Mass"] == pytest.approx(0.3)


def test_the_panel_changes_theme_while_it_is_open(desk, qapp):
    """No widget keeps a colour of its own."""
    apply_theme(qapp, LIGHT)

    assert has_colour(desk.panel, LIGHT.surface1)
    assert not has_colour(desk.panel, DARK.flag_fill)
