"""What a child process does for a finished run: exporting its model, judging it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.experiments.latency import ModelCost
from xlite_core.run_directory import RunDirectory
from xlite_core.training.after_run import ExportedModel, export_in_child, finish_in_child
from xlite_desktop.background.long_work import Asked, LongWork, Tell

Export = Callable[[RunDirectory, Tell, Asked], ExportedModel]
Judge = Callable[[RunDirectory, Tell, Asked], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelWritten:
    """A run's model file, and what it is worth knowing about it.

    Attributes:
        directory: The run.
        exported: What the export told; None where the file was there before.
        cost: Speed and size; None where they could not be measured.
    """

    directory: RunDirectory
    exported: ExportedModel | None
    cost: ModelCost | None

    @property
    def path(self) -> Path:
        return self.exported.path if self.exported else self.directory.model


def _export(directory: RunDirectory, say: Tell, cancelled: Asked) -> ExportedModel:
    return export_in_child(directory, say=say, cancelled=cancelled)


def _judge(directory: RunDirectory, say: Tell, cancelled: Asked) -> tuple[str, ...]:
    return finish_in_child(directory, say=say, cancelled=cancelled)


class RunWork(QObject):
    """Has one thing at a time done for a run.

    Signals:
        began: The run's folder.
        said: A few words on what is being done.
        model_written: A `ModelWritten`.
        judged: The run's folder, and a sentence for each thing that failed.
        failed: The run's folder, and the error.
        ended: The run's folder; the last signal, however it ended.
    """

    began = Signal(object)
    said = Signal(str)
    model_written = Signal(object)
    judged = Signal(object, object)
    failed = Signal(object, object)
    ended = Signal(object)

    def __init__(
        self,
        *,
        export: Export = _export,
        judge: Judge = _judge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._export, self._judge = export, judge
        self._directory: RunDirectory | None = None
        self._stopped = False
        self._work = LongWork(self)
        self._work.progressed.connect(self._on_progressed)
        self._work.finished.connect(self._on_finished)
        self._work.failed.connect(self._on_failed)
        self._work.ended.connect(self._on_ended)

    @property
    def directory(self) -> RunDirectory | None:
        """Whose work is under way; None while there is none."""
        return self._directory

    def export(self, directory: RunDirectory) -> bool:
        """Write a run's model file; False while other work is under way."""
        do = self._export
        return self._start(directory, lambda say, asked: _written(directory, do, say, asked))

    def judge(self, directory: RunDirectory) -> bool:
        """Compute a run's numbers, figures and report; False while other work is under way."""
        do = self._judge
        return self._start(directory, lambda say, asked: do(directory, say, asked))

    def cancel(self) -> None:
        """End what is under way; what it has written so far does not count."""
        self._stopped = True
        self._work.cancel()

    def shut_down(self) -> None:
        """End the child and the thread."""
        self._work.shut_down()

    def _start(self, directory: RunDirectory, work: Callable[[Tell, Asked], object]) -> bool:
        if self._work.busy:
            return False
        self._directory, self._stopped = directory, False
        started = self._work.start(work)
        if started:
            self.began.emit(directory)
        return started

    @Slot(object)
    def _on_progressed(self, words: object) -> None:
        self.said.emit(str(words))

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        if isinstance(result, ModelWritten):
            self.model_written.emit(result)
        else:
            self.judged.emit(self._directory, result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._stopped:  # who cancels needs not be told that it was cancelled
            self.failed.emit(self._directory, error)

    @Slot()
    def _on_ended(self) -> None:
        directory, self._directory = self._directory, None
        self.ended.emit(directory)


def _written(directory: RunDirectory, export: Export, say: Tell, asked: Asked) -> ModelWritten:
    exported = export(directory, say, asked)
    return ModelWritten(directory=directory, exported=exported, cost=model_cost_of(directory))


def model_cost_of(directory: RunDirectory) -> ModelCost | None:
    """Return what a run's model costs, as its metrics.json has it."""
    from xlite_desktop.experiments.run_content import read_run

    return read_run(directory).metrics.cost
