"""How the queue stands, in as many words as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.training.queue_foresight import QueueTimes
from xlite_desktop.training.queue_model import QueueRow
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.translation import tr


def facts_of(rows: Sequence[QueueRow], times: QueueTimes | None, *, rests: bool) -> tuple[str, ...]:
    """Return how a queue stands, first what matters most.

    Args:
        rows: Of the queue.
        times: How long it will take, where anybody asked.
        rests: Nothing will begin by itself after the run under way.
    """
    waiting = sum(row.state is EntryState.WAITING for row in rows)
    failed = sum(row.state is EntryState.FAILED for row in rows)
    parts = [tr("{waiting} waiting", waiting=waiting)] if waiting else []
    parts += [tr("{failed} failed", failed=failed)] if failed else []
    parts += [tr("held")] if waiting and rests else []
    if waiting and times is not None and times.words:
        parts.append(times.words)
    return tuple(parts)


class QueueFacts(QLabel):
    """Shows as many parts as fit; the tooltip has them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self.setProperty("role", "quiet")
        self.setFont(font(TYPE_CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """All parts."""
        return ", ".join(self._parts)

    def show_parts(self, parts: tuple[str, ...], note: str = "") -> None:
        """Show other facts.

        Args:
            parts: The most important first.
            note: A sentence for the tooltip.
        """
        self._parts = parts
        told = f"{self.whole[:1].upper()}{self.whole[1:]}." if parts else ""
        self.setToolTip(" ".join(words for words in (told, note) if words))
        self.setAccessibleName(self.whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for count in range(len(self._parts), -1, -1):
            words = ", ".join(self._parts[:count])
            if self.fontMetrics().horizontalAdvance(words) <= self.width() or count <= 1:
                self.setText(words)
                return
