"""Drives the real window over real files, writes down what it saw, and closes it.

`xlite-desktop --smoke-test FOLDER FILMS` does what a reader does: it opens each film through the
window's own door, waits for its findings, looks at a map, saves a report, and quits.  The folder
gets `findings.json`, `window.png` and `report.pdf`.  With `--smoke-training PACK STUDY` it trains
(`training_walk`) and opens only the films that are named.  Nothing is judged here: whoever started
it reads the record (`installer/smoke_verdict.py`, `installer/smoke_training.py`).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from xlite_core.resources import sample_radiograph
from xlite_desktop.action_words import Act
from xlite_desktop.file_dialogs import FileDialogs
from xlite_desktop.smoke_test.training_walk import Steps, TrainingWalk
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.state import ModelStatus

if TYPE_CHECKING:
    from xlite_desktop.main_window import MainWindow
    from xlite_desktop.viewer.state import Film

STARTED = "XLITE_SMOKE_STARTED"
"""Environment variable: the monotonic clock, in seconds, as whoever starts us read it."""

LOOK_MS = 5
"""How often it is looked whether a step is over: far below a frame."""

PATIENCE_S = 120.0
"""How long one step may take: a slow disk, an emulated processor, a virus scanner."""

GLANCE_S = 0.5
"""After the map was asked for, before the window is photographed."""


class SmokeTest(QObject):
    """One walk through the window.

    Attributes:
        exit_code: Of the process: 0 once everything was written down.
    """

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        films: Sequence[Path],
        training: tuple[Path, Path] | None = None,
    ) -> None:
        """Prepare the walk, which begins when the window was painted.

        Args:
            window: Not yet shown, or just now.
            folder: Where the record goes.
            films: To open; without any, the sample.
            training: Folder of a Training pack, and folder of a study to train on with it.
        """
        super().__init__(window)
        self.exit_code = 1
        self._window, self._folder = window, folder
        self._training = None if training is None else TrainingWalk(window, *training)
        self._films = tuple(films) or (() if training else (sample_radiograph(),))
        self._began = float(os.environ.get(STARTED, time.monotonic()))
        self._moments: dict[str, float] = {}
        self._seen: list[dict[str, Any]] = []
        self._report = ""
        self._picture = ""
        self._ended = False
        self._steps = self._walk()
        self._over: Callable[[], bool] = lambda: True
        self._until = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._on_tick)
        window.first_painted.connect(self._on_first_painted)
        window.installEventFilter(self)

    @Slot(object)
    def on_unexpected(self, error: BaseException) -> None:
        """End the walk: an error that nobody foresaw waits in a dialog for an answer."""
        self._end(f"{type(error).__name__} was raised; the log says where.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._answered():
            # When the loop comes round again, the frame has been handed to the screen.
            QTimer.singleShot(0, self, self._on_result_painted)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_first_painted(self) -> None:
        self._note("first painted window")
        self._clock.start()
        self._on_tick()

    @Slot()
    def _on_result_painted(self) -> None:
        self._note("first result painted")

    @Slot()
    def _on_tick(self) -> None:
        try:
            while self._over():
                self._over = next(self._steps)
                self._until = time.monotonic() + PATIENCE_S
        except StopIteration:
            self._end("")
        except Exception as error:  # noqa: BLE001 - it belongs in the record
            self.on_unexpected(error)
        else:
            if time.monotonic() > self._until:
                self._end(f"A step took longer than {PATIENCE_S:.0f} seconds.")

    def _walk(self) -> Steps:
        if not self._folder.is_dir():
            raise NotADirectoryError(self._folder)
        for path in self._films:
            yield from self._open(path)
        yield from self._save_report()
        if self._training is not None:
            yield from self._training.steps()
            self._picture = self._photograph()

    def _open(self, path: Path) -> Steps:
        desk = self._window.desk
        count, remark = len(desk.state.films), desk.state.remark
        self._window.open_paths([path])
        yield lambda: len(desk.state.films) > count or desk.state.remark is not remark
        if len(desk.state.films) == count:
            assert desk.state.remark is not None
            self._seen.append({"name": path.name, "problem": desk.state.remark.summary})
            return
        desk.apply(c.FilmChosen(desk.state.films[-1].number))
        yield self._settled
        overlay = None
        if self._answered():
            yield from self._show_map()
            overlay = yield from self._map_on_canvas()
        from xlite_desktop.smoke_test.record import film_seen

        self._seen.append(film_seen(self._film(), desk.pixels, overlay))

    def _show_map(self) -> Steps:
        """Show the map that says most, also where the input is doubted."""
        film, desk = self._film(), self._window.desk
        prediction = film.prediction
        assert prediction is not None
        yield lambda: "first result painted" in self._moments
        if film.greyed:
            desk.apply(c.DoubtSet(shown_anyway=True))
        strongest = prediction.findings[int(prediction.evidence.max(axis=(1, 2)).argmax())]
        if desk.state.selected != strongest:
            desk.apply(c.FindingSelected(strongest))
        yield self._canvas_is_there

    def _map_on_canvas(self) -> Generator[Callable[[], bool], None, int]:
        from xlite_desktop.smoke_test.record import pixels_that_differ

        area, desk = self._window.page.area, self._window.desk
        assert area is not None
        if not self._picture:
            seen = time.monotonic() + GLANCE_S
            yield lambda: time.monotonic() > seen
            self._picture = self._photograph()
        # Its middle: film and map alone, without what is written around them.
        width, height = area.canvas.width(), area.canvas.height()
        middle = QRect(width // 4, height // 4, width // 2, height // 2)
        with_map = area.canvas.grab(middle).toImage()
        desk.apply(c.ViewSwitched("bare", on=True))
        yield lambda: True
        bare = area.canvas.grab(middle).toImage()
        desk.apply(c.ViewSwitched("bare", on=False))
        return pixels_that_differ(with_map, bare)

    def _photograph(self) -> str:
        """Save the window as it stands on the screen; return what was photographed."""
        shot, of_what = None, "screen"
        screen = self._window.screen()
        if screen is not None:
            shot = screen.grabWindow(self._window.winId())
        if shot is None or shot.isNull():  # a platform without a screen
            shot, of_what = self._window.grab(), "window"
        shot.save(str(self._folder / "window.png"))
        return of_what

    def _save_report(self) -> Steps:
        """Press "Save PDF..." on the page of the report, for the first film with an answer."""
        from xlite_desktop.reporting.report_topic import ReportTopic

        window, target = self._window, self._folder / "report.pdf"
        answered = [film for film in window.desk.state.films if film.prediction is not None]
        if not answered:
            return
        window.desk.apply(c.FilmChosen(answered[0].number))
        yield self._settled
        window.dialogs = _Answers(target)
        window.actions_by_name[Act.REPORT].trigger()
        desk = next(topic.desk for topic in window.topics if isinstance(topic, ReportTopic))
        assert desk is not None
        page = desk.page
        assert page is not None
        yield page.form.save.isEnabled
        page.form.save.click()
        yield target.is_file
        self._report = target.name

    def _film(self) -> Film:
        film = self._window.desk.state.film
        assert film is not None
        return film

    def _answered(self) -> bool:
        film = self._window.desk.state.film
        return film is not None and film.prediction is not None

    def _settled(self) -> bool:
        """Say whether the window has done with the film on its canvas, one way or another."""
        film, desk = self._film(), self._window.desk
        if film.problem is not None or desk.state.model_status in _NO_MODEL:
            return True
        return desk.pixels is not None and film.was_read and not film.lacks_answer

    def _canvas_is_there(self) -> bool:
        area = self._window.page.area
        return area is not None and area.canvas.view is not None

    def _note(self, moment: str) -> None:
        self._moments.setdefault(moment, time.monotonic() - self._began)

    def _end(self, failure: str) -> None:
        if self._ended:
            return
        self._ended = True
        self._clock.stop()
        try:
            self._write(failure)
            self.exit_code = 1 if failure else 0
            if failure:
                self._photograph()  # it shows what stands in the way
        finally:
            # Also where the record cannot be written: whoever started us must not wait in vain.
            self._window.close()
            if self.exit_code:
                QApplication.exit(1)  # a dialog may stand in the way

    def _write(self, failure: str) -> None:
        from xlite_desktop.smoke_test import record

        trained = record.training_packages_loaded()
        # From source all of it lies there; only freezing can lose a part.
        frozen = bool(getattr(sys, "frozen", False))
        record.write_record(
            self._folder,
            {
                "failure": failure,
                **record.surroundings(),
                "moments": self._moments,
                "model": record.model_seen(self._window.desk.state),
                "films": self._seen,
                "report": self._report,
                "training": None if self._training is None else self._training.seen,
                "picture": self._picture,
                "training_packages": trained,
                "modules": record.own_modules(),
                "broken_modules": record.broken_modules() if frozen else {},
            },
        )


_NO_MODEL = (ModelStatus.MISSING, ModelStatus.REFUSED)


class _Answers(FileDialogs):
    """The file dialog, answered."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def save(self, parent: QWidget, title: str, name: str, kind: str) -> Path | None:  # noqa: ARG002
        return self._target
