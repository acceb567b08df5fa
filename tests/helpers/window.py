"""A real main window with throw-away settings, and hands to use it with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cv2
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.helpers.phantom import chest_phantom
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower

PATIENCE_MS = 20_000
_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


class FixedAnswers:
    """File dialogs that nobody has to click: each answers what it was given."""

    def __init__(self, films=(), folder=None, model=None, save=None):
        self._films, self._folder, self._model = tuple(films), folder, model
        self._save, self.proposed = save, ""
        self.tables = ()  # answered one after the other, the last one for good

    def films(self, _parent):
        return self._films

    def folder(self, _parent, _title=""):
        return self._folder

    def model(self, _parent):
        return self._model

    def table(self, _parent):
        first, *others = self.tables or (None,)
        self.tables = others or self.tables
        return first

    def save(self, _parent, _title, name, _kind):
        self.proposed = name
        return self._save


@contextmanager
def open_window(
    qtbot, store_file: Path, *, model: Path, dialogs=None, workspace=None, wait: bool = True
) -> Iterator[MainWindow]:
    """Show the window, wait until its model is settled, and close it in the end."""
    app = QApplication.instance()
    theme = ThemeFollower(app, ThemeChoice.DARK)
    window = MainWindow(
        SettingsStore(store_file), theme, model=model, dialogs=dialogs, workspace=workspace
    )
    window.resize(1280, 800)
    window.show()
    window.begin()
    if wait:
        qtbot.waitUntil(
            lambda: window.desk.state.model_status.value != "opening", timeout=PATIENCE_MS
        )
    try:
        yield window
    finally:
        if not window.close():  # a run lives, because a test failed
            window.shut_down()
        window.deleteLater()
        theme.deleteLater()
        app.sendPostedEvents(None, 52)  # DeferredDelete
        app.processEvents()


def drag(window: MainWindow, paths: Sequence[Path]) -> None:
    """Drag files over the middle of the window."""
    mime, place = _mime(paths), window.rect().center()
    QApplication.sendEvent(window, QDragEnterEvent(place, _COPY, mime, _LEFT, _NO_KEY))


def drop(window: MainWindow, paths: Sequence[Path]) -> None:
    """Drop files on the middle of the window: on whatever takes drops there."""
    place = window.rect().center()
    taker = window.childAt(place)
    while taker is not None and not taker.acceptDrops():
        taker = taker.parentWidget()
    taker = taker or window
    inside = taker.mapFrom(window, place)
    mime = _mime(paths)
    QApplication.sendEvent(taker, QDragEnterEvent(inside, _COPY, mime, _LEFT, _NO_KEY))
    QApplication.sendEvent(taker, QDropEvent(QPointF(inside), _COPY, mime, _LEFT, _NO_KEY))


def _mime(paths: Sequence[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def write_film(path: Path, size: int = 256, *, shade: int = 0) -> Path:
    """Write the phantom as a PNG file, a little darker for every `shade`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = chest_phantom(size)
    _, encoded = cv2.imencode(".png", (pixels // (shade + 1)).astype("uint8"))
    path.write_bytes(encoded.tobytes())
    return path


def answered(window: MainWindow) -> bool:
    """Whether every film of the strip has an answer or a reason for having none."""
    state = window.desk.state
    return bool(state.films) and all(
        film.problem is not None
        or (film.was_read and (film.prediction is not None or state.card is None))
        or bool(film.unscored)
        for film in state.films
    )
