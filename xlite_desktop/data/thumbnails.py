"""Small pictures of the films that are in view, read in the background."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from xlite_core.errors import XLiteError
from xlite_core.io.reading_pool import read_bounded
from xlite_desktop.background.film_loading import thumbnail_of
from xlite_desktop.background.latest_only import InTurn
from xlite_desktop.qimage import image_of_grey
from xlite_desktop.translation import in_readers_language, tr

_AT_A_TIME = 4
"""Films between two looks at what is in view now."""
_KEPT = 1200
"""30 MB of pictures."""


class Thumbnails(QObject):
    """Keeps pictures by the path of the film; what is in view now goes first.

    Signals:
        arrived: the path of a film whose picture, or fault, is known now.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Path, QImage | str] = OrderedDict()
        self._wanted: list[Path] = []
        self._background = InTurn(self)
        self._background.ready.connect(self._on_ready)
        self._background.settled.connect(self._ask_next)

    def picture(self, path: Path) -> QImage | str | None:
        """Return a film's picture, why it has none, or None while nobody has looked."""
        return self._kept.get(path)

    def want(self, paths: Sequence[Path]) -> None:
        """Say what is in view, in the order in which it should appear; forget older wishes."""
        self._wanted = [path for path in paths if path not in self._kept]
        for path in paths:
            if path in self._kept:
                self._kept.move_to_end(path)
        self._ask_next()

    def forget(self) -> None:
        """Let go of all pictures."""
        self._kept.clear()
        self._wanted = []

    def shut_down(self) -> None:
        """End the thread."""
        self._wanted = []
        self._background.shut_down()

    @Slot()
    def _ask_next(self) -> None:
        if self._wanted and not self._background.busy:
            now, self._wanted = self._wanted[:_AT_A_TIME], self._wanted[_AT_A_TIME:]
            self._background.request(lambda: [(path, _small(path)) for path in now])

    @Slot(object)
    def _on_ready(self, pictures: list[tuple[Path, Any]]) -> None:
        for path, picture in pictures:
            self._kept[path] = picture if isinstance(picture, str) else image_of_grey(picture)
            self.arrived.emit(path)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _small(path: Path) -> Any:
    try:
        return thumbnail_of(read_bounded(path))
    except XLiteError as error:
        return in_readers_language(error.summary)
    except (OSError, MemoryError):
        return tr("The file could not be read.")
