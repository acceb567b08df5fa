"""What a run's view reads beside its events, in the background: positives, and the GPU."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_desktop.background.latest_only import LatestOnly
from xlite_desktop.training.finding_counts import validation_positives
from xlite_desktop.training.gpu_reading import GpuReader, GpuReading
from xlite_desktop.training.run_history import RunHistory


class RunReadings(QObject):
    """Counts each finding's positives once a run, and reads the GPU of one that trains on it.

    Signals:
        changed: the GPU was read anew.
        settled: counting is over, whether it succeeded or not.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gpu: GpuReading | None = None
        self._counting: RunHistory | None = None
        self.gpu_reader = GpuReader(self)
        self._counter = LatestOnly(self)
        self._counter.ready.connect(self._on_counted)
        self._counter.settled.connect(self.settled)
        self.gpu_reader.read.connect(self._on_gpu_read)

    def follow(
        self,
        history: RunHistory,
        config: TrainingConfig | None,
        directory: RunDirectory | None,
        *,
        trains: bool,
    ) -> GpuReading | None:
        """Begin what is still to be read of a run; return its GPU, as it was read last."""
        self._count(history, config, directory)
        device = history.started.device if history.started is not None else ""
        on_gpu = trains and device.startswith("cuda")
        self.gpu_reader.set_reading(on_gpu)
        return self._gpu if on_gpu else None

    def shut_down(self) -> None:
        """End the background threads."""
        self.gpu_reader.shut_down()
        self._counter.shut_down()

    def _count(
        self, history: RunHistory, config: TrainingConfig | None, directory: RunDirectory | None
    ) -> None:
        known = history.positives or self._counting is history
        if known or config is None or directory is None or history.started is None:
            return
        self._counting = history
        self._counter.request(lambda: (history, validation_positives(config, directory)))

    @Slot(object)
    def _on_counted(self, counted: tuple[RunHistory, dict[str, int]]) -> None:
        history, positives = counted
        history.count_positives(positives)

    @Slot(object)
    def _on_gpu_read(self, reading: GpuReading | None) -> None:
        self._gpu = reading
        self.changed.emit()
