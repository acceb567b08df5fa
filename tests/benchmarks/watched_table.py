"""A hand on the table of films, with a stopwatch: run by `table_10000` in a process of its own."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.frame_watch import FrameWatch
from tests.benchmarks.machine import WINDOW
from xlite_core.batch.film_row import FilmRow, RowState
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.input_notice import notice
from xlite_core.worklist.entries import FilmMarks
from xlite_desktop.app import make_application
from xlite_desktop.folders.film_table import FilmTable
from xlite_desktop.folders.folder_page import FolderPage
from xlite_desktop.folders.folder_view import FolderView, Phase
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower

LEFT = Qt.MouseButton.LeftButton
_WORDS = "0123"


class WatchedPage(FrameWatch, FolderPage):
    """The page as a window of its own, noting when its newest frame was painted."""


def scored(number: int, random: np.random.Generator) -> FilmRow:
    """Return a film with made-up numbers; each tenth is in doubt, each fiftieth unreadable."""
    path = Path(f"/films/ward {number % 40}/film_{number:05d}.png")
    if number % 50 == 0:
        why = "This PNG file stops before the end of its picture. Copy it again from its source."
        return FilmRow(number=number, path=path, state=RowState.UNREADABLE, reason=why)
    values = random.beta(0.6, 8.0, len(CHESTXRAY14))
    return FilmRow(
        number=number, path=path, state=RowState.SCORED, sha256=f"{number:064x}",
        logits=values.astype(np.float32), probabilities=values, peaks=values,
        notices=(notice("cropped"),) if number % 10 == 0 else (),
    )  # fmt: skip


class Bench:
    """The page with films, and what a reader does to it."""

    def __init__(self, films: int) -> None:
        self.random = np.random.default_rng(5)
        self.rows = [scored(number, self.random) for number in range(1, films + 1)]
        self.thresholds = self.random.uniform(0.05, 0.3, len(CHESTXRAY14))
        self.page = WatchedPage()
        self.page.resize(*WINDOW)
        self.page.show()
        self.films = FilmTable(CHESTXRAY14, self.rows)
        self.page.show_table(self.films, self.thresholds)
        self.page.show_view(FolderView(phase=Phase.RUNNING, name="films"))
        self.table = self.page.table
        settle()

    def timed(self, action: Callable[[], None]) -> float | None:
        """Return milliseconds to the last frame that an action causes; None without a frame."""
        frames, started = self.page.frames, time.perf_counter()
        action()
        settle()
        if self.page.frames == frames:
            return None
        return 1000 * (self.page.last_frame - started)

    def painted(self, actions: Iterable[Callable[[], None]]) -> list[float]:
        return [time for action in actions if (time := self.timed(action)) is not None]

    def scroll(self, steps: int) -> list[float]:
        """Turn the wheel downwards, and up again at the end."""
        view = self.table.viewport()
        middle = QPointF(view.rect().center())

        def turn(notch: int) -> None:
            wheel = QWheelEvent(
                middle, view.mapToGlobal(middle), QPoint(), QPoint(0, -120 * notch),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(view, wheel)

        times = self.painted([lambda: turn(1)] * steps)
        self.table.scrollToTop()
        return times

    def walk(self, steps: int) -> list[float]:
        """Hold an arrow key."""
        self.table.setCurrentIndex(self.page.model.index(20, 1))
        return self.painted([lambda: QTest.keyClick(self.table, Qt.Key.Key_Down)] * steps)

    def sort(self, steps: int) -> list[float]:
        """Click a heading after the other: downwards, upwards, as listed."""
        header = self.table.horizontalHeader()

        def click(step: int) -> None:
            x = header.sectionViewportPosition(1 + step // 3 % 16) + 10
            QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 100))

        return self.painted([lambda s=step: click(s) for step in range(steps - steps % 3)])

    def filter_kind(self, steps: int) -> list[float]:
        """Click through the kinds of films; the last click shows all."""
        pieces = [self.page.bar.kinds.piece(number % 5) for number in range(1, steps // 5 * 5 + 1)]
        return self.painted([lambda p=piece: QTest.mouseClick(p, LEFT) for piece in pieces])

    def filter_words(self, steps: int) -> list[float]:
        """Type a name letter by letter, then empty the field."""
        field, times = self.page.bar.field, []
        while len(times) < steps:
            times += self.painted([lambda k=key: QTest.keyClicks(field, k) for key in _WORDS])
            field.clear()
            settle()
        return times

    def filling(self, steps: int) -> list[float]:
        """Take results in groups, sorted by what stands out: films change their places."""
        self.page.model.show_wish(dataclasses.replace(self.page.model.wish, sorted_by="top"))

        def take(rows: list[FilmRow]) -> None:
            self.page.show_changed(self.films.update(rows))

        numbers = self.random.integers(1, len(self.rows), (steps, 50)).tolist()
        groups = [[scored(number, self.random) for number in group] for group in numbers]
        times = self.painted([lambda g=group: take(g) for group in groups])
        self.page.model.show_wish(dataclasses.replace(self.page.model.wish, sorted_by=""))
        return times

    def threshold(self, steps: int) -> list[float]:
        """Move one threshold, as in Diagnose."""

        def move() -> None:
            moved = self.thresholds.copy()
            moved[4] = self.random.uniform(0.01, 0.3)
            self.page.show_thresholds(moved)

        return self.painted([move] * steps)

    def flag(self, steps: int) -> list[float]:
        """Flag one film after the other."""

        def mark(place: int) -> None:
            self.films.set_mark(place, FilmMarks(flagged=True))
            self.page.show_marks()

        return self.painted([lambda p=place: mark(p) for place in range(1, steps + 1)])


def settle() -> None:
    """Handle events until there are none."""
    for _ in range(4):
        QApplication.processEvents()


def main() -> None:
    films, steps = int(sys.argv[1]), int(sys.argv[2])
    app = make_application()
    theme = ThemeFollower(app, ThemeChoice.DARK)
    bench = Bench(films)
    QTest.qWait(300)
    acts = (bench.scroll, bench.walk, bench.sort, bench.filter_kind, bench.filter_words,
            bench.filling, bench.threshold, bench.flag)  # fmt: skip
    for act in acts:  # fonts and caches are paid for here
        act(5)
    times = {act.__name__: act(steps) for act in acts}
    times["pixel ratio"] = [bench.page.devicePixelRatioF()]
    sys.stdout.write(json.dumps(times) + "\n")
    bench.page.close()
    theme.deleteLater()


if __name__ == "__main__":
    main()
