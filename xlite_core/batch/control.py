"""The switch of a batch: pause, go on, stop; turned by any thread."""

from __future__ import annotations

from threading import Event


class BatchControl:
    """Looked at by the batch between two films."""

    def __init__(self) -> None:
        self._going = Event()
        self._going.set()
        self._stopped = Event()

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def pause(self) -> None:
        """Begin no further film."""
        self._going.clear()

    def resume(self) -> None:
        """Go on after a pause."""
        self._going.set()

    def stop(self) -> None:
        """End; a paused batch wakes up for it."""
        self._stopped.set()
        self._going.set()

    def wait_while_paused(self) -> None:
        """Return when the batch goes on, or is to end."""
        self._going.wait()
