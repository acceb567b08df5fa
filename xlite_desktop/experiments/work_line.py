"""The line below a run's head that tells how an export or a judgement goes, and went."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from xlite_core.errors import XLiteError
from xlite_desktop.experiments.run_detail_words import milliseconds, number
from xlite_desktop.experiments.run_work import ModelWritten
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, icon, pixmap
from xlite_desktop.theme.tokens import ICON_SMALL, SPACE_24, TYPE_BODY
from xlite_desktop.translation import in_readers_language, tr

_GAP = 8
"""Below the band, before the numbers."""

_UNFORESEEN = tr("Something unforeseen happened; the log file says what.")


class WorkLine(QWidget):
    """Hidden while there is nothing to tell.

    Signals:
        cancelled: The user does not want to wait any longer.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words = QLabel(), QLabel()
        self._icon.setFixedSize(ICON_SMALL, ICON_SMALL)
        self._words.setFont(font(TYPE_BODY))
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(96)
        self._bar.setAccessibleName(tr("Under way"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("role", "link")
        self.cancel.clicked.connect(self.cancelled)
        self.dismiss = QToolButton()
        self.dismiss.setIcon(icon(Glyph.CLOSE))
        self.dismiss.setIconSize(QSize(12, 12))
        self.dismiss.setFixedSize(24, 24)
        self.dismiss.setAccessibleName(tr("Dismiss"))
        self.dismiss.setToolTip(tr("Dismiss"))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 8, SPACE_24, 8 + _GAP)
        row.setSpacing(10)
        row.addWidget(self._bar)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def show_progress(self, words: str) -> None:
        """Say what is being done."""
        self._show(words, busy=True)

    def show_model(self, written: ModelWritten) -> None:
        """Say what was written or is used, how large and fast it is, and how well it agrees."""
        cost, told = written.cost, written.exported
        parts = []
        if cost is not None:
            speed = milliseconds(cost.cpu_ms)
            parts.append(
                tr(
                    "{megabytes} MB, {speed} a film on this CPU.",
                    megabytes=number(cost.megabytes, 1),
                    speed=speed,
                )
            )
        if told is not None:
            gap, allowed = power(told.largest_difference), power(told.allowed_difference)
            films = tr("{films_compared:,} films", films_compared=told.films_compared)
            parts.append(
                tr(
                    "Network and graph agree on {films} to {gap} ({allowed} is allowed).",
                    films=films,
                    gap=gap,
                    allowed=allowed,
                )
            )
            parts.append(tr("Calibration and operating points are in the file."))
            parts.append(in_readers_language(told.unmeasured))
        did = tr("Model written.") if told is not None else tr("Its model is used in Diagnose.")
        self._show(" ".join(filter(None, [did, *parts])), glyph=Glyph.INFO)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong, and what to do."""
        self._show(
            in_readers_language(str(error)) if isinstance(error, XLiteError) else _UNFORESEEN,
            glyph=Glyph.WARNING,
        )

    def show_words(self, words: str, *, warns: bool = False) -> None:
        """Say how something went."""
        self._show(words, glyph=Glyph.WARNING if warns else Glyph.INFO)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(0, 0, 0, -_GAP), QColor(palette.surface2))

    def _show(self, words: str, *, busy: bool = False, glyph: Glyph | None = None) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self._bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.dismiss.setVisible(not busy)
        self._icon.setVisible(glyph is not None)
        if glyph is not None:
            colour = "error" if glyph is Glyph.WARNING else "accent"
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(glyph, ICON_SMALL, ratio, colour))
        self.show()


def power(value: float) -> str:
    """Return a tiny number as "2e−6"."""
    digits, _, exponent = f"{value:.0e}".partition("e")
    return "0" if value == 0 else f"{digits}e{int(exponent)}".replace("-", "−")
