"""What a setting is typed, chosen or switched with: one kind of control a kind of setting."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import RADIUS, TYPE_BODY
from xlite_desktop.translation import tr

FIELD_HEIGHT = 30
_INSET = 12
_GAP = 6
_ARROW = 24
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}
_OPENING = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_F4,
)  # fmt: skip
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.AltModifier


class Entry(QLineEdit):
    """A line to write on, with a quiet word inside at either end.

    Signals:
        stepped: how far the arrow keys went: 1 or -1, 10 or -10 a page.
    """

    stepped = Signal(int)

    def __init__(
        self,
        *,
        before: str = "",
        after: str = "",
        companion: QToolButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFont(font(TYPE_BODY))
        self.setFixedHeight(FIELD_HEIGHT)
        self._before, self._after, self._companion = before, after, companion
        self._wrong = False
        OwnKeys(self, _STEPS)
        if before:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if companion is not None:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 1, 1, 1)
            row.addStretch(1)
            row.addWidget(companion)
        self._make_room()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the value as one that cannot be used, or as sound."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(steps)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        palette = current_palette()
        painter = QPainter(self)
        painter.setPen(QColor(palette.faint))
        inner = QRectF(self.rect()).adjusted(_INSET, 0, -_INSET, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self._before)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._after)
        if self._wrong:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.error), 1.5))
            edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(edge, RADIUS, RADIUS)

    def _make_room(self) -> None:
        width = self.fontMetrics().horizontalAdvance
        left = width(self._before) + _GAP if self._before else 0
        right = width(self._after) + _GAP if self._after else 0
        if self._companion is not None:
            right = self._companion.sizeHint().width() + _GAP
        self.setTextMargins(left, 0, right, 0)


class Companion(QToolButton):
    """A neighbour's value inside a field; pressing it leads to the neighbour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFont(font(TYPE_BODY))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setProperty("role", "menu")


class Choices(QuietChoice):
    """A drop-down list as tall as the other fields, that leaves long entries to its list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(TYPE_BODY))
        self.setFixedHeight(FIELD_HEIGHT)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._wrong = False

    def set_wrong(self, wrong: bool) -> None:
        """Mark what is chosen as impossible, or as sound."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some entries open a dialog: passing them on the way to another one must not.
        if event.key() in _OPENING and not event.modifiers() & ~_HARMLESS:
            self.showPopup()
        else:
            event.ignore()

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        # Not the style's label: it keeps more room for the arrow than there is, and cuts letters.
        palette, chosen = current_palette(), self.currentIndex() >= 0
        painter.setPen(QColor(palette.text if chosen and self.isEnabled() else palette.faint))
        room = self.rect().adjusted(_INSET, 0, -_ARROW, 0)
        text = option.currentText if chosen else self.placeholderText()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._wrong:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.error), 1.5))
            edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(edge, RADIUS, RADIUS)


def folder_button(what: str) -> QToolButton:
    """Return the button beside a path that asks for a file or folder."""
    button = QToolButton()
    button.setIcon(icon(Glyph.FOLDER))
    button.setFixedSize(28, 28)
    button.setAccessibleName(tr("Choose: {what}", what=what))
    button.setToolTip(tr("Choose..."))
    return button
