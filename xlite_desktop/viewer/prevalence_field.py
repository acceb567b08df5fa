"""The prevalence that predictive values refer to: a number to click, and a field in its place."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr

_WHAT = tr(
    "Share of positive films where you work. It moves PPV and NPV only: the "
    "probability, sensitivity and specificity stay."
)
_WRONG = tr("Write a number above 0 and below 100.")
_EDITOR_WIDTH = 76


class PrevalenceField(QWidget):
    """Shows a share in per cent; a click or Enter opens it, Enter keeps it, Esc leaves it.

    Signals:
        chosen: a share, 0 to 1; None for that of the model's table.
        refused: why what was written is no share; empty once it is one, or was given up.
        resized: it needs more or less room.
    """

    chosen = Signal(object)
    refused = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = QPushButton()
        self._number.setProperty("role", "link")
        self._number.setFont(font(TYPE_CAPTION))
        self._number.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._number.clicked.connect(self.open_editor)
        self._text = _Text()
        self._text.setFont(font(TYPE_CAPTION))
        # Lower than a field of a form: it stands in a line of text.
        self._text.setStyleSheet("min-height: 0; padding: 1px 4px")
        self._text.setFixedSize(_EDITOR_WIDTH, 24)
        self._text.setAccessibleName(tr("Prevalence in per cent"))
        self._text.setAccessibleDescription(_WHAT)
        self._text.returnPressed.connect(self._on_entered)
        self._text.left.connect(self._on_left)
        self._text.hide()
        self._reset = QToolButton()
        self._reset.setIcon(icon(Glyph.RESET))
        self._reset.setIconSize(QSize(12, 12))
        self._reset.setFixedSize(20, 20)
        self._reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reset.clicked.connect(self._on_reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self._number, self._text, self._reset):
            row.addWidget(part)

    @property
    def editing(self) -> bool:
        """Whether the field is open."""
        return not self._text.isHidden()

    def show_share(self, words: str, *, own: bool, usual: str) -> None:
        """Show a prevalence.

        Args:
            words: "5.2 %".
            own: It is the user's.
            usual: That of the model's table, in the same form.
        """
        self._number.setText(words)
        self._number.setAccessibleName(tr("Prevalence {words}", words=words))
        self._number.setToolTip(tr("{what} Click to set it for your site.", what=_WHAT))
        self._number.setAccessibleDescription(self._number.toolTip())
        self._reset.setToolTip(
            tr("Back to {usual}, the prevalence of the model's table", usual=usual)
        )
        self._reset.setAccessibleName(self._reset.toolTip())
        self._reset.setVisible(own and not self.editing)
        self.adjustSize()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click beside the number must not close the row

    @Slot()
    def open_editor(self) -> None:
        """Let the user write another number."""
        self._text.setText(self._number.text().removesuffix("%").strip())
        self._show_editor(True)
        self._text.setFocus()
        self._text.selectAll()

    @Slot()
    def _on_entered(self) -> None:
        share = _share(self._text.text())
        if share is None:
            self._text.setToolTip(_WRONG)
            self.refused.emit(_WRONG)
            return
        self._close()
        self.chosen.emit(share)

    @Slot()
    def _on_left(self) -> None:
        self._close()

    @Slot()
    def _on_reset(self) -> None:
        self.chosen.emit(None)

    def _close(self) -> None:
        if not self.editing:
            return
        had_focus = self._text.hasFocus()
        self._show_editor(False)
        self.refused.emit("")
        if had_focus:
            self._number.setFocus()

    def _show_editor(self, shown: bool) -> None:
        self._text.setToolTip("")
        self._text.setVisible(shown)
        self._number.setVisible(not shown)
        self._reset.setVisible(False)
        self.adjustSize()
        self.resized.emit()


class _Text(QLineEdit):
    """A line that says when it is given up: Esc, or the focus went elsewhere.

    Signals:
        left: nothing is to be changed.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(12)
        OwnKeys(self, {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, *STEPS})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        event.accept()  # Enter would otherwise reset the threshold of the row below

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _share(text: str) -> float | None:
    """Return "2.3", "2,3" or "2.3 %" as a share; None for what is no share of some films."""
    try:
        value = float(text.strip().removesuffix("%").strip().replace(",", ".")) / 100
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 < value < 1 else None
