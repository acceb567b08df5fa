"""Which run is shown, how it stands and how far it is, with Pause and Stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xlite_core.training.config import TrainingConfig
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, pixmap
from xlite_desktop.theme.tokens import (
    ICON_SMALL,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_24,
    TYPE_BODY,
    TYPE_TITLE,
)
from xlite_desktop.training.gpu_reading import GpuReading
from xlite_desktop.training.run_buttons import RunButtons
from xlite_desktop.training.run_facts import ending_words, facts, standing_words, subject
from xlite_desktop.training.run_facts_line import FactsLine
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_progress import RunProgress
from xlite_desktop.training.run_state import RunState
from xlite_desktop.translation import tr


class RunHeader(QWidget):
    """Name, what the run is, progress, facts, and how it ended.

    Attributes:
        buttons: Pause and Stop; their signals are the header's.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = RunButtons()
        self._dot = _Dot()
        self._name = QLabel()
        self._name.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._subject = QLabel()
        self._subject.setProperty("role", "quiet")
        self._subject.setFont(font(TYPE_BODY))
        self._subject.setContentsMargins(0, 2, 0, 0)  # onto the baseline of the larger name
        self._subject.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = RunProgress()
        self._facts = FactsLine()
        self._ending = _Ending()
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._dot)
        top.addWidget(self._name)
        top.addWidget(self._subject, 1)
        top.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_12 - 1, SPACE_24, SPACE_12)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(SPACE_12)
        column.addWidget(self._progress)
        column.addSpacing(SPACE_4)
        column.addWidget(self._facts)
        column.addWidget(self._ending)
        self.buttons.setFixedHeight(34)
        policy = self.buttons.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the page does not jump when a run ends
        self.buttons.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """What is written, in reading order."""
        parts = (self._name.text(), self._subject.text(), self._facts.text, self._ending.text)
        return "  ".join(part for part in parts if part)

    @property
    def progress(self) -> RunProgress:
        return self._progress

    def show_run(
        self,
        history: RunHistory,
        config: TrainingConfig | None,
        state: RunState,
        gpu: GpuReading | None = None,
    ) -> None:
        """Show a run as it is now."""
        self._dot.show_run(history, state)
        name = history.name or (history.started.run if history.started else "") or (
            config.name if config else tr("Run")
        )  # fmt: skip
        standing = standing_words(history, state)
        about = [*([standing] if standing else []), *subject(history, config)]
        words = "  ·  ".join(about)
        if (self._name.text(), self._subject.text()) != (name, words):
            self._name.setText(name)
            self._subject.setText(words)
            self._subject.setToolTip(words)
        self._progress.show_progress(history.share_done, history.total_epochs)
        self._facts.show_facts(facts(history, gpu))
        self._ending.show_words(ending_words(history), failed=history.state == "failed")


class _Dot(QWidget):
    """Full while the run trains, a ring while it waits; red when it failed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(10, 20)
        self._look = ("faint", False)

    def show_run(self, history: RunHistory, state: RunState) -> None:
        if history.state == "failed":
            look = ("error", True)
        elif state in (RunState.PAUSED, RunState.PAUSING):
            look = ("quiet", False)
        elif state is not RunState.IDLE or history.state == "finished":
            look = ("accent", True)
        else:
            look = ("faint", False)
        if look != self._look:
            self._look = look
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        token, full = self._look
        colour = QColor(getattr(current_palette(), token))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        if full:
            painter.setBrush(colour)
        painter.drawEllipse(QPointF(5, 11), 3.5, 3.5)


class _Ending(QWidget):
    """How the run ended, in one or two sentences; a failure has its sign before it."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setFont(font(TYPE_BODY))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_4, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def show_words(self, words: str, *, failed: bool) -> None:
        if words != self._words.text() or self.isHidden() == bool(words):
            self._words.setText(words)
            self._words.setProperty("role", "" if failed else "quiet")
            self._words.style().polish(self._words)
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(pixmap(Glyph.WARNING, ICON_SMALL, ratio, "error"))
            self._sign.setVisible(failed)
            self.setVisible(bool(words))
