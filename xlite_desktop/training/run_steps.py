"""The steps of a run as columns that grow: a hundred thousand of them are three arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FIRST_ROOM = 1024
_X, _LOSS, _RATE = range(3)


class RunSteps:
    """Place, loss and learning rate of every step that was heard of, in order.

    A place counts epochs: 2.5 is the middle of the third one.
    """

    def __init__(self) -> None:
        self._columns = np.empty((3, _FIRST_ROOM))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, place: float, loss: float, rate: float) -> None:
        """Add a step; what was heard of this place or later ones is said anew, and forgotten."""
        if self._count and place <= self._columns[_X, self._count - 1]:
            self.forget_from(place)
        if self._count == self._columns.shape[1]:
            wider = np.empty((3, 2 * self._count))
            wider[:, : self._count] = self._columns
            self._columns = wider
        self._columns[:, self._count] = place, loss, rate
        self._count += 1

    def forget_from(self, place: float) -> None:
        """Drop the steps from a place on."""
        self._count = int(np.searchsorted(self.places, place - 1e-9))

    # The views below stay right until the next change; nobody keeps them longer.

    @property
    def places(self) -> NDArray[np.float64]:
        return self._columns[_X, : self._count]

    @property
    def losses(self) -> NDArray[np.float64]:
        return self._columns[_LOSS, : self._count]

    @property
    def rates(self) -> NDArray[np.float64]:
        return self._columns[_RATE, : self._count]
