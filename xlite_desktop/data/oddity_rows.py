"""Worth a look: a row for each kind of film that people should know of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from xlite_core.data.oddities import Oddity
from xlite_desktop.data.panel_heading import link_button
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import FOCUS_WIDTH, TYPE_BODY
from xlite_desktop.translation import counted, in_readers_language, tr

ROW_HEIGHT = 20
_CARET = 16
_LOOK_TIP = tr("Read every film once: near duplicates, negatives, turned and colour films")


class OddityRows(QWidget):
    """The rows below their heading, and what was looked at.

    Signals:
        chosen: the `Oddity` whose films are to be listed.
        look_requested: the films should be looked at.
    """

    chosen = Signal(object)
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(tr("Worth a look"))
        heading.setProperty("role", "quiet")
        heading.setFont(font(TYPE_BODY, MEDIUM))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addSpacing(3)
        self.rows: list[OddityRow] = []
        self.looked = QLabel()
        self.looked.setProperty("role", "faint")
        self.looked.setWordWrap(True)
        self.look = link_button(tr("Look at the films"), _LOOK_TIP)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 6, 0, 0)
        self._below.setSpacing(2)
        self._below.addWidget(self.looked)
        self._below.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._below)
        self.look.clicked.connect(self.look_requested)

    def show_looked(self, words: str, *, again: bool, enabled: bool) -> None:
        """Say how many films were looked at; no words where there are no films."""
        self.looked.setText(words)
        self.looked.setVisible(bool(words))
        self.look.setVisible(bool(words))
        self.look.setText(tr("Look again") if again else tr("Look at the films"))
        self.look.setEnabled(enabled)

    def show_oddities(self, oddities: Sequence[Oddity]) -> None:
        """Show other rows."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [OddityRow(oddity) for oddity in oddities]
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            self._column.insertWidget(self._column.count() - 1, row)

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
        self.setAccessibleName(f"{in_readers_language(oddity.name)}, {_number(oddity)}")
        if oddity.files:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(tr("List them"))

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
        painter.drawText(whole, left, in_readers_language(self.oddity.name))
        painter.setFont(font(TYPE_BODY, SEMIBOLD if count else 400))
        warned = palette.flag if self.oddity.warns else palette.text
        painter.setPen(QColor(warned if count else palette.quiet))
        painter.drawText(whole.adjusted(0, 0, -_CARET, 0), right, _number(self.oddity))
        if count:
            at = QPointF(whole.right() - 5, whole.center().y())
            painter.setPen(QPen(QColor(palette.text if lively else palette.quiet), 1.2))
            painter.drawPolyline(QPolygonF([at + QPointF(x, y) for x, y in _CARET_PATH]))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


def _number(oddity: Oddity) -> str:
    files = f"{len(oddity.files):,}"
    return (
        tr("{files} in {groups}", files=files, groups=counted(oddity.groups, "group"))
        if oddity.groups
        else files
    )


_CARET_PATH = ((-2.0, -3.5), (1.5, 0.0), (-2.0, 3.5))
