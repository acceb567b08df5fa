"""The slim bar above every page: the mark, the tabs, and three icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from xlite_desktop.controls.own_keys import ARROWS, OwnKeys
from xlite_desktop.frame.mark import Mark
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import BAR_HEIGHT, ICON_SMALL, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

_UNDERLINE = 2.5
_DOT_ROOM = 8
"""At either side of a tab's word; the right one holds the dot."""


class TopBar(QWidget):
    """Mark and name, one tab a page, icons at the right.

    Signals:
        page_chosen: index of a tab.
    """

    page_chosen = Signal(int)

    def __init__(
        self, tabs: Sequence[str], icons: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(BAR_HEIGHT)
        name = QLabel("X-Lite")
        name.setFont(font(TYPE_TITLE, SEMIBOLD))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(Mark())
        row.addSpacing(5)
        row.addWidget(name)
        row.addSpacing(37 - _DOT_ROOM)
        self._tabs = QButtonGroup(self)
        for index, text in enumerate(tabs):
            tab = _Tab(text)
            self._tabs.addButton(tab, index)
            row.addWidget(tab)
            row.addSpacing(30 - 2 * _DOT_ROOM)
        row.addStretch(1)
        for action in icons:
            row.addWidget(_icon_button(action))
        self._tabs.idClicked.connect(self.page_chosen)
        self.show_page(0)

    def show_page(self, index: int) -> None:
        """Mark one tab as the page that is shown."""
        self._tabs.button(index).setChecked(True)

    def mark_page(self, index: int, words: str) -> None:
        """Mark a tab with a dot, and say why; without words the dot goes."""
        tab = self._tabs.button(index)
        assert isinstance(tab, _Tab)
        tab.set_mark(words)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))


class _Tab(QAbstractButton):
    """A word, underlined under its own width where it is the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._mark = ""
        self.setText(text)
        self.setCheckable(True)
        self.setFont(font(TYPE_BODY, MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("{text} page", text=text))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        OwnKeys(self, ARROWS)  # they go from page to page, and must not turn films

    def set_mark(self, words: str) -> None:
        """Show a dot beside the word, and say why in the tooltip."""
        self._mark = words
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * _DOT_ROOM, BAR_HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.underMouse()
        painter.setPen(QColor(palette.text if lit else palette.quiet))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            bottom = self.height() - _UNDERLINE
            word = self.width() - 2 * _DOT_ROOM
            line = QRectF(_DOT_ROOM, bottom, word, _UNDERLINE)
            painter.fillRect(line, QColor(palette.accent))
        if self._mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(QPointF(self.width() - 4.0, self.height() / 2 - 5.0), 2.5, 2.5)
        if self.hasFocus():
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 10.5, -0.5, -10.5), 4, 4)


def _icon_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
    button.setFixedSize(32, 32)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
