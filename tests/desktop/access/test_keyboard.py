"""The window without a mouse: Tab reaches everything in reading order, and shows where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from tests.helpers.spoken import heard
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_desktop.action_words import Act
from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.controls.tab_order import put_in_order
from xlite_desktop.guide.guide_page import GuidePage
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT
from xlite_desktop.viewer.about_finding import AboutFinding
from xlite_desktop.viewer.canvas import FilmCanvas
from xlite_desktop.viewer.finding_row import FindingRow
from xlite_desktop.viewer.roc_handle import RocHandle
from xlite_desktop.workspace import Workspace

TAB, BACKTAB, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space
MOST_STOPS = 80


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")


@pytest.fixture
def window(qtbot, tmp_path, model):
    """Return a window with two films and a finding open; the page has the focus."""
    workspace = Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")
    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as opened:
        opened.activateWindow()
        drop(opened, [write_film(tmp_path / f"{n}.png", shade=n) for n in range(2)])
        qtbot.waitUntil(
            lambda: len(opened.desk.state.films) == 2 and answered(opened), timeout=PATIENCE_MS
        )
        opened.actions_by_name[Act.NEXT_FINDING].trigger()
        opened.page.setFocus()
        yield opened
        apply_theme(QApplication.instance(), DARK)


def press(key, window):
    QTest.keyClick(QApplication.focusWidget() or window, key)
    return QApplication.focusWidget()


def stops(window, key=TAB):
    """Press Tab until it comes round, and return what it stopped at."""
    return [widget for widget, _ in seen_stops(window, key, look=False)]


def seen_stops(window, key=TAB, *, look=True):
    """Return what Tab stops at, each with whether the window shows it."""
    found, seen = [], []
    while len(found) < MOST_STOPS:
        reached = press(key, window)
        assert reached is not None, "the focus is lost"
        if reached in found:
            start = found.index(reached)
            return list(zip(found, seen, strict=True))[start:]
        found.append(reached)
        seen.append(look and is_seen(window, reached))
    raise AssertionError("Tab never comes round")


def tab_to(window, wanted):
    """Press Tab until a widget is reached that is what is wanted."""
    for _ in range(MOST_STOPS):
        reached = press(TAB, window)
        if wanted(reached):
            return reached
    raise AssertionError("Tab does not lead there")


def named(words):
    return lambda widget: widget is not None and heard(widget).name == words


def is_seen(window, widget):
    """Whether the picture of the window shows that a widget has the focus; it keeps it."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    with_focus = window.grab(place).toImage()
    widget.clearFocus()
    without = window.grab(place).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


def test_tab_goes_through_diagnose_as_the_eye_does(window):
    """Strip, film, tools, policy, the open finding from top to bottom, overlay."""
    around = stops(window)
    kinds = [type(widget) for widget in around]
    names = [heard(widget).name for widget in around]
    inside = [
        names.index("Films"),
        kinds.index(FilmCanvas),
        names.index("Fit to window"),
        names.index("Sort findings"),
        names.index("More about thresholds"),
        kinds.index(FindingRow),
        kinds.index(AboutFinding),
        kinds.index(RocHandle),
        names.index("Agree"),
        names.index("Opacity of the overlay in per cent"),
    ]

    first = names.index("Add films")
    assert [place - first for place in inside] == sorted(place - first for place in inside)
    assert kinds.count(FindingRow) == 1
    assert {"Diagnose page", "Help", "About this model"} <= set(names)


def test_backtab_goes_the_same_way_back(window):
    """What was passed can be gone back to."""
    forwards = stops(window)
    window.page.setFocus()
    backwards = stops(window, BACKTAB)

    place = backwards.index(forwards[0])
    turned = (backwards[place:] + backwards[:place])[1:][::-1]
    assert turned == forwards[1:]


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_every_stop_of_diagnose_shows_the_focus(window, palette):
    """In both themes: nobody types into the dark."""
    apply_theme(QApplication.instance(), palette)

    hidden = [heard(stop).name for stop, seen in seen_stops(window) if not seen]

    assert hidden == []


@pytest.mark.parametrize(
    "act",
    [
        Act.HELP,
        Act.SETTINGS,
        Act.MODEL_CARD,
        Act.WORKLIST,
        Act.EXPORT_DICOM,
        Act.REPORT,
        Act.SHOW_FOLDERS,
        Act.SHOW_DATA,
        Act.SHOW_TRAIN,
        Act.SHOW_EXPERIMENTS,
    ],
    ids=lambda act: act.name,
)
def test_every_stop_of_every_page_shows_the_focus(window, act):
    """And Tab comes round: there is no trap on the way."""
    window.actions_by_name[act].trigger()

    around = seen_stops(window)

    assert [heard(stop).name for stop, seen in around if not seen] == []
    assert len(around) > 4


def test_what_tab_reaches_can_be_pressed(window):
    """A tool by Space, a threshold by arrows, an opinion by Space, help by Space."""
    mirrored = window.page.area.canvas.view.mirrored
    tab_to(window, named("Flip left and right"))
    press(SPACE, window)
    assert window.page.area.canvas.view.mirrored != mirrored

    row = tab_to(window, lambda widget: isinstance(widget, FindingRow))
    finding, before = row.line.name, row.line.threshold
    press(Qt.Key.Key_Right, window)
    assert window.desk.state.thresholds[finding] == pytest.approx(before + 0.001)

    tab_to(window, named("Agree"))
    press(SPACE, window)
    assert row.line.opinion is not None

    tab_to(window, lambda widget: isinstance(widget, AboutFinding))
    press(SPACE, window)
    (page,) = window.findChildren(GuidePage)
    assert page.topic.finding == finding


def test_groups_are_walked_by_arrows(window):
    """One stop for Tab; the arrows go from page to page, from tool to tool, and turn no film."""
    index = window.desk.state.index
    tab_to(window, named("Window and level"))
    tool = heard(press(Qt.Key.Key_Down, window)).name
    tab_to(window, named("Diagnose page"))
    page = heard(press(Qt.Key.Key_Right, window)).name

    assert tool == "Pan"
    assert page == "Folders page"
    assert window.desk.state.index == index


class _Windows(QObject):
    """Notes every window that opens."""

    def __init__(self, app):
        super().__init__(app)
        self.opened = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(watched)
        return False


def test_building_a_page_opens_no_other_window(window):
    """One that flashes up takes the keyboard with it."""
    app = QApplication.instance()
    watch = _Windows(app)
    app.installEventFilter(watch)

    for act in (Act.SHOW_FOLDERS, Act.SHOW_DATA, Act.SHOW_TRAIN, Act.SHOW_EXPERIMENTS):
        window.actions_by_name[act].trigger()
    app.removeEventFilter(watch)

    assert [w for w in watch.opened if not isinstance(w, QMenu)] == []
    assert window.isActiveWindow()


def test_a_ring_is_for_those_who_come_by_key(qtbot):
    """A click shows by itself where it went; and the ring grows with its widget."""
    page = QWidget()
    qtbot.addWidget(page)
    around, other = QWidget(page), QPushButton("Other", page)
    around.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    around.resize(60, 40)
    ring = FocusRing(around)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    QTest.mouseClick(around, Qt.MouseButton.LeftButton)
    by_click = ring.isVisible()
    other.setFocus()
    around.setFocus(Qt.FocusReason.TabFocusReason)
    by_key = ring.isVisible()
    around.resize(90, 50)
    grown = ring.size() == around.size()
    other.setFocus()

    assert (by_click, by_key, grown, ring.isVisible()) == (False, True, True, False)


def test_columns_are_walked_one_after_the_other(qtbot):
    """Whatever the order in which their parts were made."""
    page = QWidget()
    qtbot.addWidget(page)
    left, right = QWidget(page), QWidget(page)
    right.move(100, 0)
    places = {"d": (right, 0, 60), "b": (left, 0, 50), "c2": (right, 40, 3), "a": (left, 5, 0),
              "c1": (right, 0, 0)}  # fmt: skip
    made = {}
    for name, (column, x, y) in places.items():
        made[name] = QPushButton(name, column)
        made[name].setGeometry(x, y, 30, 20)
    for column in (left, right):
        column.resize(100, 100)
    page.show()

    put_in_order(page, ([left], [right]))

    order, widget = ["a"], made["a"].nextInFocusChain()
    while widget is not made["a"]:
        if isinstance(widget, QPushButton):
            order.append(widget.text())
        widget = widget.nextInFocusChain()
    assert order == ["a", "b", "c1", "c2", "d"]
