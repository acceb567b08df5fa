"""Worth a look: a row for each kind of film that people should know of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xlite_core.data.oddities import Oddity
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import FOCUS_WIDTH, TYPE_BODY

ROW_HEIGHT = 20
_CARET = 16


class OddityRows(QWidget):
    """The rows below their heading.

    Signals:
        chosen: the `Oddity` whose films are to be listed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel("Worth a look")
        heading.setProperty("role", "quiet")
        heading.setFont(font(TYPE_BODY, MEDIUM))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addSpacing(3)
        self.rows: list[OddityRow] = []

    def show_oddities(self, oddities: Sequence[Oddity]) -> None:
        """Show other rows."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [OddityRow(oddity) for oddity in oddities]
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            self._column.addWidget(row)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, OddityRow):
            self.chosen.emit(row.oddity)


class OddityRow(QAbstractButton):
    """A kind of film, how many there are, and a caret that leads to them."""

    def __init__(self, oddity: Oddity) -> None:
        super().__init__()
        self.oddity = oddity
        self.setEnabled(bool(oddity.files))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{oddity.name}, {len(oddity.files):,}")
        if oddity.files:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip("List them")

    def sizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = current_palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, count = QRectF(self.rect()), len(self.oddity.files)
        lively = self.isEnabled() and (self.underMouse() or self.hasFocus())
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(palette.text if lively else palette.quiet))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole, left, self.oddity.name)
        painter.setFont(font(TYPE_BODY, SEMIBOLD if count else 400))
        warned = palette.flag if self.oddity.warns else palette.text
        painter.setPen(QColor(warned if count else palette.quiet))
        painter.drawText(whole.adjusted(0, 0, -_CARET, 0), right, f"{count:,}")
        if count:
            at = QPointF(whole.right() - 5, whole.center().y())
            painter.setPen(QPen(QColor(palette.text if lively else palette.quiet), 1.2))
            painter.drawPolyline(QPolygonF([at + QPointF(x, y) for x, y in _CARET_PATH]))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


_CARET_PATH = ((-2.0, -3.5), (1.5, 0.0), (-2.0, 3.5))
