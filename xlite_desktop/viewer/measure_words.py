"""Where the words of an annotation are typed: a field on the film itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from xlite_core.imaging.measurement import LONGEST_TEXT
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr

_WIDTH = 220
_SHEET = f"""
QLineEdit {{ background: {DARK.surface1}; color: {DARK.text}; border: 1px solid {DARK.accent};
             border-radius: 6px; padding: 0 8px; min-height: 28px; }}
"""


class MeasureWords(QLineEdit):
    """Enter, or going elsewhere, keeps the words; Esc leaves them.

    Signals:
        written: the words.
        left: nothing is to be kept.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setStyleSheet(_SHEET)
        self.setFixedWidth(_WIDTH)
        self.setMaxLength(LONGEST_TEXT)
        self.setAccessibleName(tr("Words on the film"))
        self.setPlaceholderText(tr("Words, then Enter"))
        OwnKeys(self, [Qt.Key.Key_Escape])
        self._asking = False
        self.hide()

    def ask(self, at: QPointF, text: str = "") -> None:
        """Appear at a place of the canvas, with words to begin from."""
        canvas = self.parentWidget()
        assert canvas is not None, "the field is made on the canvas"
        room = canvas.rect().adjusted(8, 8, -8, -8)
        x = min(max(round(at.x()), room.left()), room.right() - _WIDTH)
        y = min(max(round(at.y()) - 14, room.top()), room.bottom() - 30)
        self.setText(text)
        self.selectAll()
        self.move(x, y)
        self._asking = True
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what stands in the field, as if the reader had gone elsewhere."""
        self._end(keep=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(keep=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(keep=True)

    def _end(self, *, keep: bool) -> None:
        if not self._asking:
            return
        self._asking = False
        canvas = self.parentWidget()
        assert canvas is not None, "the field is made on the canvas"
        self.hide()
        canvas.setFocus()
        if keep:
            self.written.emit(self.text())
        else:
            self.left.emit()
