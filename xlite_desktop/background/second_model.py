"""Another model's answer to the film on the canvas, on a thread of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import ModelFileRefused, XLiteError
from xlite_desktop.background.film_loading import predict_film
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.io.radiograph import Radiograph


class SecondModel(QObject):
    """Opens one model file and asks it about films; the newest wish wins.

    Signals:
        opened: a `Classifier` that is ready.
        refused: an `XLiteError`: the file is no model of ours.
        answered: a `FilmAnswer` with a prediction, or the error that took its place.
    """

    opened = Signal(object)
    refused = Signal(object)
    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening = LatestOnly(self)
        self._asking = LatestOnly(self)
        self._opening.ready.connect(self.opened)
        self._opening.failed.connect(self._on_failed)
        self._asking.ready.connect(self.answered)

    def open(self, path: Path) -> None:
        """Start opening a model file."""
        self._asking.forget()
        self._opening.request(lambda: _opened(path))

    def ask(self, number: int, radiograph: Radiograph, classifier: Classifier) -> None:
        """Ask a model about a film; a film asked about before is dropped."""
        self._asking.request(lambda: predict_film(number, radiograph, classifier))

    def forget(self) -> None:
        """Drop whatever is under way."""
        self._opening.forget()
        self._asking.forget()

    def shut_down(self) -> None:
        """End both threads; call before the window closes."""
        self._opening.shut_down()
        self._asking.shut_down()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, XLiteError):
            self.refused.emit(error)
        else:
            self.refused.emit(
                ModelFileRefused(
                    tr("The second model could not be opened, for a reason that was not foreseen."),
                    tr("Choose another model file; the log says more."),
                )
            )


def _opened(path: Path) -> Classifier:
    if not path.is_file():
        raise ModelFileRefused(
            tr("There is no model file {name} any more.", name=path.name),
            tr("Choose another model file."),
        )
    from xlite_core.fixed_model import open_model

    return open_model(path)
