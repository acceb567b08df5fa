"""Pictures of every state of the window: `python -m tests.desktop.screenshots OUT [MODEL]`.

With `--pages research` of the researcher's pages alone, with `--pages diagnose` without them.
QT_SCALE_FACTOR=2 makes them for a fine screen.

They show the synthetic sample, never a person's film, in both themes.  Without a
model file the bundled student answers, or a tiny one of random weights.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2
from PySide6.QtWidgets import QApplication

from tests.desktop.research_tour import full_workspace, visit_empty, visit_full
from tests.helpers.cards import example_card
from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.tiny_student import SIZE, write_tiny_student
from tests.helpers.window import answered, drag, drop
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.resources import bundled_student, sample_radiograph
from xlite_desktop.action_words import Act
from xlite_desktop.app import make_application
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.viewer.state import ModelStatus
from xlite_desktop.workspace import Workspace

_PATIENCE = 30.0
_SIZES = {"": (1440, 900), "-small": (1024, 640)}
_RESEARCH_SIZES = {"": (1440, 900), "-small": (1280, 720), "-large": (2560, 1440)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--pages", choices=("all", "diagnose", "research"), default="all")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        model = options.model or _any_model(work)
        empty = Workspace(data=work / "nothing", runs=work / "no runs")
        full = full_workspace(work) if options.pages != "diagnose" else empty
        for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            follower = ThemeFollower(app, theme)
            for suffix, size in _SIZES.items() if options.pages != "research" else ():
                tour = _Tour(options.folder, f"-{theme.value}{suffix}", work, follower, size)
                tour.with_model(model)
                tour.without_model()
            for suffix, size in _RESEARCH_SIZES.items() if options.pages != "diagnose" else ():
                tour = _Tour(options.folder, f"-{theme.value}{suffix}", work, follower, size)
                tour.of_research(model, empty, full)


class _Tour:
    """Leads one window through its states and takes a picture of each."""

    def __init__(
        self, folder: Path, suffix: str, work: Path, theme: ThemeFollower, size: tuple[int, int]
    ) -> None:
        self._folder, self._suffix, self._work = folder, suffix, work
        self._theme, self._size = theme, size

    def with_model(self, model: Path) -> None:
        window = self._open(model)
        self._take(window, "empty")
        drag(window, [sample_radiograph()])
        self._take(window, "dragging")
        drop(window, [sample_radiograph(), *_other_films(self._work)])
        _wait(lambda: answered(window))
        self._take(window, "film")
        for act, name in (
            (Act.CONTOUR, "contour"),
            (Act.TOP_THREE, "top-three"),
            (Act.UNPIN, None),
            (Act.CONTOUR, None),
            (Act.FILM_ONLY, "film-alone"),
            (Act.FILM_ONLY, None),
            (Act.HELP, "help"),
            (Act.SETTINGS, "settings"),
            (Act.MODEL_CARD, "about"),
            (Act.UNPIN, None),
            (Act.NEXT_FILM, None),
            (Act.FLIP, None),
            (Act.ROTATE, None),
            (Act.PATIENT_TEXT, "dicom-turned"),
            (Act.NEXT_FILM, "unreadable"),
        ):
            window.actions_by_name[act].trigger()
            _wait(lambda: window.desk.pixels is not None or window.desk.state.film.problem)
            if name is not None:
                self._take(window, name)
        self._close(window)

    def of_research(self, model: Path, empty: Workspace, full: Workspace) -> None:
        for workspace, visit in ((empty, visit_empty), (full, visit_full)):
            window = self._open(model, workspace)
            visit(window, _wait, self._take)
            self._close(window)

    def without_model(self) -> None:
        window = self._open(self._work / "missing.onnx")
        drop(window, [sample_radiograph()])
        _wait(lambda: answered(window))
        self._take(window, "no-model")
        self._close(window)

    def _open(self, model: Path, workspace: Workspace | None = None) -> MainWindow:
        store = SettingsStore(self._work / "settings.ini")
        window = MainWindow(store, self._theme, model=model, workspace=workspace)
        window.resize(*self._size)
        window.show()
        window.begin()
        _wait(lambda: window.desk.state.model_status is not ModelStatus.OPENING)
        return window

    def _take(self, window: MainWindow, name: str) -> None:
        _wait(lambda: True)
        window.grab().save(str(self._folder / f"{name}{self._suffix}.png"))

    def _close(self, window: MainWindow) -> None:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def _any_model(folder: Path) -> Path:
    if bundled_student().is_file():
        return bundled_student()
    recipe = PreprocessingRecipe(size=SIZE)
    card = replace(example_card(), recipe=recipe, evidence_full_scale=0.02)
    return write_tiny_student(folder / "tiny.onnx", card=card)


def _other_films(folder: Path) -> tuple[Path, Path]:
    """Write the sample as a DICOM file of a made-up person, and a file that is no film."""
    dicom, broken = folder / "sample.dcm", folder / "broken.png"
    pixels = cv2.imread(str(sample_radiograph()), cv2.IMREAD_GRAYSCALE)
    person = {"PatientName": "Sample^Synthetic", "PatientID": "NOBODY", "PatientAge": "060Y"}
    dicom.write_bytes(
        dicom_bytes(pixels, PixelSpacing=[0.4, 0.4], ViewPosition="PA", PatientSex="O", **person)
    )
    broken.write_text("This is not a picture.")
    return dicom, broken


def _wait(settled: Callable[[], object]) -> None:
    """Let the window work until it has settled, and paint what it has come to."""
    end = time.monotonic() + _PATIENCE
    QApplication.processEvents()
    while not settled():
        assert time.monotonic() < end, "the window does not settle"
        QApplication.processEvents()
        time.sleep(0.01)
    for _ in range(5):
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main()
