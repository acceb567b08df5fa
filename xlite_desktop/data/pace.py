"""How far a count of films is, how fast it goes, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from xlite_desktop.data.words import duration
from xlite_desktop.translation import tr

_MEANS_SOMETHING_S = 1.0
"""Before that a rate is an accident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A state of the count.

    Attributes:
        done: Films that are done.
        total: All films; 0 while nobody knows.
        per_s: Films a second; None before it means something.
    """

    done: int = 0
    total: int = 0
    per_s: float | None = None

    @property
    def share(self) -> float | None:
        """Part of the whole, 0 to 1; None while the whole is not known."""
        return self.done / self.total if self.total else None

    @property
    def words(self) -> str:
        """For people: "1,204 of 2,322 films · 85 a second · 13 s left"."""
        if not self.total:
            return ""
        said = [tr("{done:,} of {total:,} films", done=self.done, total=self.total)]
        if self.per_s:
            fast = f"{self.per_s:.0f}" if self.per_s >= 10 else f"{self.per_s:.1f}"
            said.append(tr("{fast} a second", fast=fast))
            if self.done < self.total:
                said.append(
                    tr("{duration} left", duration=duration((self.total - self.done) / self.per_s))
                )
        return " · ".join(said)


class Stopwatch:
    """Measures a pace from the first count on; films that were done before do not make it fast."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, int] | None = None

    def pace(self, done: int, total: int) -> Pace:
        """Return the pace at a count."""
        now = self._clock()
        if self._began is None:
            self._began = (now, done)
        seconds, films = now - self._began[0], done - self._began[1]
        measured = seconds >= _MEANS_SOMETHING_S and films > 0
        return Pace(done=done, total=total, per_s=films / seconds if measured else None)
