"""The line above a chart's curves, with its menu; titles are tabs where there are several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from xlite_desktop.charts import legend_paint
from xlite_desktop.charts.series import ChartContent, resolved
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

_TABS = "QTabBar::tab { padding: 3px 0 2px 0; margin-right: 16px; }"
"""A line of 24 px has no room for the padding of a page's tabs."""


class ChartHead(QWidget):
    """The line above the curves; titles are buttons where there are several."""

    def __init__(self, title: str, tabs: Sequence[str]) -> None:
        super().__init__()
        self.setFixedHeight(legend_paint.HEIGHT)
        self._title, self.scope = title, ""
        self._content = ChartContent()
        self._notice: tuple[str, str] | None = None
        self.tabs = QTabBar()
        self.button = QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.button)
        self.tabs.setFont(font(TYPE_BODY, SEMIBOLD))
        self.tabs.setStyleSheet(_TABS)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Which chart"))
        for name in tabs:
            self.tabs.addTab(name)
        self.tabs.setVisible(bool(tabs))
        self.button.setIcon(icon(Glyph.CHEVRON))
        self.button.setIconSize(QSize(12, 12))
        self.button.setFixedSize(20, 20)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(tr("Zoom and export"))
        self.button.setAccessibleName(tr("Zoom and export: {title}", title=title))

    @property
    def title(self) -> str:
        index = self.tabs.currentIndex()
        return self._title if index < 0 else self.tabs.tabText(index)

    def show_content(self, content: ChartContent) -> None:
        same = legend_paint.legend_of(content) == legend_paint.legend_of(self._content)
        self._content = content
        if not same:
            self.update()

    def show_scope(self, scope: str) -> None:
        if scope != self.scope:
            self.scope = scope
            self.setToolTip(scope)
            self.update()

    @property
    def notice(self) -> str:
        """What is said in place of scope and legend; empty when they are shown."""
        return self._notice[0] if self._notice else ""

    def show_notice(self, words: str, colour: str) -> None:
        """Say something in place of scope and legend, in the colour of a token."""
        self._notice = (words, colour)
        self.update()

    @Slot()
    def hide_notice(self) -> None:
        """Show scope and legend again."""
        self._notice = None
        self.update()

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the whole line, as exported pictures have it."""
        palette = current_palette()
        painter.save()
        painter.translate(rect.topLeft())
        end = legend_paint.paint_title(painter, 0.0, self.title, palette)
        legend_paint.paint_scope_and_legend(
            painter, (end + 12, rect.width()), self.scope, self._content, palette
        )
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        if self.tabs.count():
            left = float(self.tabs.geometry().right())
        else:
            left = legend_paint.paint_title(painter, 0.0, self._title, palette) + 12
        right = float(self.button.x() - 8)
        if self._notice is not None:
            words, token = self._notice
            legend_paint.paint_notice(painter, (left, right), words, resolved(token, palette))
            return
        legend_paint.paint_scope_and_legend(
            painter, (left, right), self.scope, self._content, palette
        )
