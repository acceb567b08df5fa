"""The quiet line below every page: which model, research use only, how fast."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import STATUS_HEIGHT, TYPE_CAPTION
from xlite_desktop.translation import tr

RESEARCH_USE_ONLY = tr("Research use only")
_SPEED = tr("Duration of the last forward pass")


class StatusLine(QWidget):
    """Model on the left, "Research use only" in the middle, speed on the right.

    Signals:
        model_card_requested: the model's name was clicked.
        bundled_requested: the model that came with the application is wanted back.
    """

    model_card_requested = Signal()
    bundled_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_HEIGHT)
        self._model = QPushButton()
        self._model.setFlat(True)
        self._model.setFont(font(TYPE_CAPTION, SEMIBOLD))
        self._model.setCursor(Qt.CursorShape.PointingHandCursor)
        self._model.setStyleSheet(
            "QPushButton { background: transparent; border: none; padding: 0; min-height: 0; }"
            "QPushButton:focus { text-decoration: underline; border: none; padding: 0; }"
        )
        self._model.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._model.clicked.connect(self.model_card_requested)
        self._facts = _Elided()
        self._facts.setCursor(Qt.CursorShape.PointingHandCursor)
        self.back = _way_back()
        self.back.clicked.connect(self.bundled_requested)
        self._research = _caption(RESEARCH_USE_ONLY, weight=MEDIUM)
        self._right = _caption(role="quiet")
        self._model.setAccessibleName(tr("About this model"))
        self._right.setAccessibleName(_SPEED)

        left = QHBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._model)
        left.addWidget(self._facts, 1)
        left.addWidget(self.back)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 1, 16, 0)
        grid.setHorizontalSpacing(8)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self._research, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._right, 0, 2, Qt.AlignmentFlag.AlignRight)
        # Equal shares left and right keep the middle in the middle.
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    @property
    def text(self) -> str:
        """All that the line says, for tests and screen readers."""
        parts = (self._model.text(), self._facts.text(), self._research.text(), self._right.text())
        return " | ".join(part.strip() for part in parts)

    def show_model(self, name: str, facts: str) -> None:
        """Show the model's name and what is known about it."""
        self._model.setText(name)
        self._facts.setText("".join(f"  ·  {fact}" for fact in facts.split("  ·  ") if fact))
        self._facts.setToolTip(f"{name}: {facts}" if facts else name)

    def show_way_back(self, away: bool) -> None:
        """Offer the bundled model while another one answers."""
        self.back.setVisible(away)

    def show_speed(self, text: str) -> None:
        """Show what runs where: "12 ms · CPU"."""
        self._right.setText(text)
        self._right.setAccessibleName(_SPEED)

    def show_note(self, text: str) -> None:
        """Show what another page has to say: "Cache 231 MB"."""
        self._right.setText(text)
        self._right.setAccessibleName(tr("Status of the page"))

    def show_quietly(self, quiet: bool) -> None:
        """Leave only "Research use only", which is never hidden."""
        for part in (self._model, self._right):
            part.setVisible(not quiet)
        for part in (self._facts, self.back):
            part.setEnabled(not quiet)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # The words beside the name belong to the same link.
        if self._facts.geometry().contains(event.position().toPoint()):
            self.model_card_requested.emit()
        super().mouseReleaseEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.line))


class _Elided(QLabel):
    """Gives way to its neighbours: what does not fit is in the tooltip and on the model's page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(TYPE_CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self.isEnabled():  # keeps its room, so that the middle stays in the middle
            return
        painter = QPainter(self)
        painter.setPen(QColor(current_palette().quiet))
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, fitting)


def _way_back() -> QPushButton:
    button = QPushButton(tr("Use the bundled model"))
    button.setProperty("role", "link")
    button.setFont(font(TYPE_CAPTION, MEDIUM))
    button.setToolTip(tr("Back to the model that came with the application"))
    button.setStyleSheet("padding: 0 4px; min-height: 0;")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.hide()
    return button


def _caption(text: str = "", *, role: str = "", weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_CAPTION, weight))
    label.setProperty("role", role or None)
    return label
