"""Opening a model file off the GUI thread; the newest choice wins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.errors import ModelFileRefused, XLiteError
from xlite_core.policy import policy
from xlite_core.resources import bundled_student
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier


@dataclass(frozen=True, slots=True)
class OpenedModel:
    """A classifier that is ready, the file it came from, and why it is not the installed one."""

    path: Path
    classifier: Classifier
    problem: XLiteError | None = None


class _NoSuchModel(XLiteError):  # noqa: N818 - the tree of errors has no "Error" on its leaves
    """There is no file to open."""


class ModelLoading(QObject):
    """Opens one model at a time.

    Signals:
        opened: an `OpenedModel`.
        missing: an `XLiteError`: there is no such file.
        refused: an `XLiteError`: there is a file, and it is no model of ours.
    """

    opened = Signal(object)
    missing = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = LatestOnly(self)
        self._thread.ready.connect(self.opened)
        self._thread.failed.connect(self._on_failed)

    def open(self, path: Path | None) -> None:
        """Start opening a model file; None for the installed one, or else the bundled student."""
        self._thread.request(lambda: _open(path))

    def shut_down(self) -> None:
        """End the thread; call before the window closes."""
        self._thread.shut_down()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, _NoSuchModel):
            self.missing.emit(error)
        elif isinstance(error, XLiteError):
            self.refused.emit(error)
        else:
            self.refused.emit(
                ModelFileRefused(
                    tr("The model file could not be opened, for a reason that was not foreseen."),
                    tr("Choose another model file; the log says more."),
                )
            )


def _open(path: Path | None) -> OpenedModel:
    from xlite_core.io.reading_pool import warm_up

    warm_up()  # beside the model, on another core: the first film then finds a reader
    if path is None:
        return _open_chosen()
    if not path.is_file():
        raise _no_such_model()
    # ONNX Runtime takes a quarter of a second to import: here nobody waits for it.
    from xlite_core.fixed_model import open_model

    return OpenedModel(path, open_model(path))


def _open_chosen() -> OpenedModel:
    from xlite_core.installed_model import open_for_diagnose

    try:
        classifier, found = open_for_diagnose()
    except ModelFileRefused as error:
        if not bundled_student().is_file() and not policy().fixes_model:
            raise _no_such_model() from error
        raise
    return OpenedModel(found.path, classifier, found.problem)


def _no_such_model() -> _NoSuchModel:
    return _NoSuchModel(
        tr("There is no model, so films are shown without findings."),
        tr("Choose a model file (.onnx) that this application exported."),
    )
