"""What nvidia-smi says of the GPU: memory and load, read in the background; absent without it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from xlite_desktop.background.latest_only import LatestOnly

_EVERY_MS = 2000
_PATIENCE_S = 5.0
_QUERY = (
    "--query-gpu=index,name,memory.used,memory.total,utilization.gpu",
    "--format=csv,noheader,nounits",
)


@dataclass(frozen=True, slots=True)
class GpuReading:
    """One GPU at one moment.

    Attributes:
        name: "NVIDIA H100".
        used_mb: Memory taken, by whatever process.
        total_mb: Memory there is.
        load: 0 to 100; None where the driver does not say.
    """

    name: str
    used_mb: float
    total_mb: float
    load: float | None


def read_gpu(index: int = 0) -> GpuReading | None:
    """Ask nvidia-smi for a GPU; None where it cannot say."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program of the driver, fixed arguments
            [program, *_QUERY], capture_output=True, text=True, timeout=_PATIENCE_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return parsed(done.stdout, index)


def parsed(text: str, index: int = 0) -> GpuReading | None:
    """Return what a line of the answer says of a GPU; None where it is not told of."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split(",")]
        if len(cells) == 5 and cells[0] == str(index):
            numbers = [_number(cell) for cell in cells[2:]]
            if numbers[0] is not None and numbers[1]:
                return GpuReading(cells[1], numbers[0], numbers[1], numbers[2])
    return None


class GpuReader(QObject):
    """Reads the GPU every two seconds while asked to.

    Signals:
        read: `GpuReading`, or None when it can no longer be read.
    """

    read = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        read_once: Callable[[], GpuReading | None] = read_gpu,
    ) -> None:
        super().__init__(parent)
        self._read_once = read_once
        self._work = LatestOnly(self)
        self._work.ready.connect(self.read)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_due)

    def set_reading(self, on: bool) -> None:
        """Begin or cease to read."""
        if on and not self._timer.isActive():
            self._timer.start()
            self._on_due()
        elif not on:
            self._timer.stop()

    def shut_down(self) -> None:
        """Cease, and end the thread."""
        self._timer.stop()
        self._work.shut_down()

    @Slot()
    def _on_due(self) -> None:
        self._work.request(self._read_once)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None  # "[N/A]"
