"""A hand on the real window, with a stopwatch: run by `hands` in a process of its own.

Each movement is a mouse event that enters at the window, as the platform hands
it over; its time ends when the last frame it causes has been painted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.frame_watch import FrameWatch
from tests.benchmarks.machine import WINDOW
from xlite_desktop.action_words import Act
from xlite_desktop.app import make_application
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.viewer import changes as c

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


class WatchedWindow(FrameWatch, MainWindow):
    """The main window, noting when its newest frame was painted."""


class Hand:
    """Moves the pointer over a window, and waits for what that paints."""

    def __init__(self, window: WatchedWindow) -> None:
        self.window = window
        self.handle = window.windowHandle()

    def place(self, widget, point: QPoint) -> QPoint:
        return widget.mapTo(self.window, point)

    def press(self, place: QPoint) -> None:
        QTest.mousePress(self.handle, LEFT, pos=place)
        settle()

    def release(self, place: QPoint) -> None:
        QTest.mouseRelease(self.handle, LEFT, pos=place)
        settle()

    def move(self, place: QPoint) -> None:
        QTest.mouseMove(self.handle, place)

    def timed(self, action: Callable[[], None]) -> float | None:
        """Return milliseconds to the last frame that an action causes; None without a frame."""
        frames, started = self.window.frames, time.perf_counter()
        action()
        settle()
        if self.window.frames == frames:
            return None
        return 1000 * (self.window.last_frame - started)


def settle() -> None:
    """Handle events until there are none: what is painted later is painted by a timer."""
    for _ in range(4):
        QApplication.processEvents()


def painted(hand: Hand, actions: Iterable[Callable[[], None]]) -> list[float]:
    """Return the times of the actions that painted something."""
    return [time for action in actions if (time := hand.timed(action)) is not None]


def threshold_drag(hand: Hand, steps: int) -> list[float]:
    """Drag the knob of the opened finding up and down its bar."""
    rows = hand.window.page.panel.findings_list
    row = rows.row(rows.order[0])
    knob = QPoint(round(row.bar.x_of(row.line.threshold)), round(row.bar.centre))
    start = hand.place(row, knob)
    hand.move(start)
    hand.press(start)
    offsets = [10 + abs(60 - step * 3 % 120) for step in range(steps)]
    times = painted(hand, [lambda o=o: hand.move(start + QPoint(o, 0)) for o in offsets])
    hand.release(start)
    return times


def finding_hover(hand: Hand, steps: int) -> list[float]:
    """Pass the pointer from row to row: each shows its map."""
    rows = hand.window.page.panel.findings_list
    names = list(rows.order[:8])
    places = [hand.place(rows.row(name), QPoint(60, 10)) for name in names]
    tour = [places[step % len(places)] for step in range(steps)]
    return painted(hand, [lambda p=place: hand.move(p) for place in tour])


def finding_click(hand: Hand, steps: int) -> list[float]:
    """Click finding after finding: each opens its row and shows its map."""
    rows = hand.window.page.panel.findings_list
    times = []
    for step in range(steps):
        row = rows.row(rows.order[step % 8])
        place = hand.place(row, QPoint(60, 8))
        hand.move(place)
        QTest.mousePress(hand.handle, LEFT, pos=place)
        settle()
        times += painted(hand, [lambda p=place: QTest.mouseRelease(hand.handle, LEFT, pos=p)])
    return times


def window_drag(hand: Hand, steps: int) -> list[float]:
    """Drag centre and width of the window over the film."""
    canvas = hand.window.page.area.canvas
    start = hand.place(canvas, canvas.rect().center())
    hand.move(start)
    hand.press(start)
    places = [start + QPoint(step * 7 % 160, step * 5 % 90) for step in range(1, steps + 1)]
    times = painted(hand, [lambda p=p: hand.move(p) for p in places])
    hand.release(start)
    return times


def linked_pan(hand: Hand, steps: int) -> list[float]:
    """Drag one of two films that are compared, with their maps: the other one follows."""
    canvas = hand.window.page.area.canvas
    canvas.zoom_by(1.5)
    settle()
    start = hand.place(canvas, canvas.rect().center())
    hand.move(start)
    QTest.mousePress(hand.handle, MIDDLE, pos=start)
    settle()
    places = [start + QPoint(step * 7 % 160, step * 5 % 90) for step in range(1, steps + 1)]
    times = painted(hand, [lambda p=p: hand.move(p) for p in places])
    QTest.mouseRelease(hand.handle, MIDDLE, pos=start)
    settle()
    canvas.fit()
    settle()
    return times


def handle_drag(hand: Hand, steps: int) -> list[float]:
    """Drag the end of a measured distance over the film."""
    area = hand.window.page.area
    hand.window.actions_by_name[Act.MEASURE_DISTANCE].trigger()
    middle = hand.place(area.canvas, area.canvas.rect().center())
    for place in (middle, middle + QPoint(150, 40)):
        hand.move(place)
        hand.press(place)
        hand.release(place)
    hand.press(middle)
    places = [middle - QPoint(step * 7 % 160, step * 5 % 90) for step in range(1, steps + 1)]
    times = painted(hand, [lambda p=p: hand.move(p) for p in places])
    hand.release(places[-1])
    area.measuring.clear()
    hand.window.actions_by_name[Act.MEASURE_DISTANCE].trigger()
    return times


def measure(film: Path, model: Path, store: Path, steps: int) -> dict[str, list[float]]:
    app = make_application()
    window = WatchedWindow(SettingsStore(store), ThemeFollower(app, ThemeChoice.DARK), model=model)
    window.show()
    window.resize(*WINDOW)
    window.open_paths([film])
    while (shown := window.desk.state.film) is None or shown.prediction is None:
        QApplication.processEvents()
    with_its_maps(window)
    QTest.qWait(300)
    hand = Hand(window)
    acts = (threshold_drag, finding_hover, finding_click, window_drag)
    for act in acts:  # fonts, caches and the first shown details are paid for here
        act(hand, 10)
    times = {act.__name__: act(hand, steps) for act in acts}
    handle_drag(hand, 10)
    times["handle_drag"] = handle_drag(hand, steps)
    compare(window, film)
    linked_pan(hand, 10)
    times["linked_pan"] = linked_pan(hand, steps)
    times["pixel ratio"] = [window.devicePixelRatioF()]
    window.close()
    return times


def with_its_maps(window: WatchedWindow) -> None:
    """Show what a doubted film hides: the phantom is taken for a blurred film, and it is."""
    window.desk.apply(c.DoubtSet(shown_anyway=True))


def compare(window: WatchedWindow, film: Path) -> None:
    """Put a second film beside the first, once both have an answer."""
    window.open_paths([film])
    while len(window.desk.state.films) < 2 or window.desk.state.film.prediction is None:
        QApplication.processEvents()
    with_its_maps(window)
    window.actions_by_name[Act.COMPARE_FILM].trigger()
    while window.desk.pixels_of(window.desk.state.comparison.film) is None:
        QApplication.processEvents()
    QTest.qWait(300)


if __name__ == "__main__":
    film_file, model_file, store_file, count = sys.argv[1:]
    result = measure(Path(film_file), Path(model_file), Path(store_file), int(count))
    sys.stdout.write(json.dumps(result) + "\n")
