"""A row of choices of which one holds, as one piece of furniture."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from xlite_desktop.controls.own_keys import ARROWS, OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import FOCUS_WIDTH, RADIUS, TYPE_BODY

HEIGHT = 28
_INSET = 2
_PIECE_RADIUS = 4


class Ground(Enum):
    """What a control stands on."""

    PANEL = "surface 1"
    WINDOW = "surface 0"


class SegmentedControl(QWidget):
    """Shows its choices side by side; the chosen piece is raised.

    Arrow keys move within the control, as in any group of exclusive buttons.

    Signals:
        chosen: The index of the piece that the user picked.
    """

    chosen = Signal(int)

    def __init__(
        self,
        labels: Sequence[str],
        *,
        padding: int = 12,
        ground: Ground = Ground.PANEL,
        parent: QWidget | None = None,
    ) -> None:
        """Build a control whose first piece is chosen.

        Args:
            labels: Of the pieces, from the left.
            padding: Beside each label.
            ground: What it stands on: the track must differ from it.
            parent: Qt's.
        """
        super().__init__(parent)
        self._ground = ground
        self.setFixedHeight(HEIGHT)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        layout.setSpacing(0)
        for index, label in enumerate(labels):
            piece = _Piece(label, padding)
            self._group.addButton(piece, index)
            layout.addWidget(piece)
        self._group.idClicked.connect(self.chosen)
        self.set_current(0)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Show another piece as chosen, without saying so to anyone."""
        self._group.button(index).setChecked(True)

    def set_none(self) -> None:
        """Show no piece as chosen."""
        self._group.setExclusive(False)
        for piece in self._group.buttons():
            piece.setChecked(False)
        self._group.setExclusive(True)

    def piece(self, index: int) -> QAbstractButton:
        return self._group.button(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        dark = palette.surface2 if self._ground is Ground.WINDOW else palette.surface0
        painter.setBrush(QColor(dark if palette.dark else palette.track))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


class _Piece(QAbstractButton):
    def __init__(self, label: str, padding: int) -> None:
        super().__init__()
        self._padding = padding
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        # Not by clicking: Space belongs to the film, and arrows to the filmstrip.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        OwnKeys(self, ARROWS)
        self.setFont(font(TYPE_BODY, MEDIUM))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * self._padding
        return QSize(width, HEIGHT - 2 * _INSET)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        raised = self.isChecked() and self.isEnabled()
        if raised:
            edge = QPen(QColor(palette.line)) if not palette.dark else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(QColor(palette.piece))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _PIECE_RADIUS, 4)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _PIECE_RADIUS, _PIECE_RADIUS)
        lively = raised or (self.underMouse() and self.isEnabled())
        painter.setPen(QColor(palette.text if lively else palette.quiet))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
