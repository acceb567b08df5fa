"""One line above the film: its flag and the reader's note; hidden on films without either."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from xlite_core.worklist.entries import LONGEST_NOTE
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.translation import tr
from xlite_desktop.viewer.state import Film

_HEIGHT = 44


class NoteBar(QWidget):
    """Shows what was left on a film as a whole.

    Signals:
        flag_switched: the flag was clicked.
        noted: the note as it now reads; empty to forget it.
    """

    flag_switched = Signal()
    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._film: Film | None = None
        self._writing = False
        self._flag = QToolButton()
        self._flag.setCheckable(True)
        self._flag.setIconSize(QSize(16, 16))
        self._flag.setFixedSize(28, 28)
        self._flag.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._flag.clicked.connect(self.flag_switched)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST_NOTE)
        self._text.setPlaceholderText(tr("Note to this film; do not write down who it is"))
        self._text.setAccessibleName(tr("Note to this film"))
        self._text.editingFinished.connect(self._on_edited)
        OwnKeys(self._text, {Qt.Key.Key_Escape})
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._flag)
        row.addWidget(self._text, 1)
        self.hide()

    def show_film(self, film: Film | None) -> None:
        """Show the marks of a film; None for none."""
        before, self._film = self._film, film
        if film is None or before is None or film.number != before.number:
            self._writing = False
        marks = film.marks if film is not None else None
        self.setVisible(marks is not None and (marks.flagged or bool(marks.note) or self._writing))
        if marks is None:
            return
        self._flag.setChecked(marks.flagged)
        self._flag.setIcon(icon(Glyph.FLAG, "text" if marks.flagged else "quiet"))
        said = tr("Take the flag away") if marks.flagged else tr("Flag this film")
        self._flag.setToolTip(f"{said} (Shift+F)")
        self._flag.setAccessibleName(said)
        moved = before is None or film is None or before.number != film.number
        if moved or before is None or before.marks.note != marks.note:
            self._text.setText(marks.note)

    def write(self) -> None:
        """Let the reader write."""
        self._writing = True
        self.show_film(self._film)
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._film is not None:
            self._text.setText(self._film.marks.note)
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave()  # `editingFinished` has kept it already
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(palette.line))

    def _leave(self) -> None:
        self._writing = False
        page = self.parentWidget()
        if page is not None:
            page.setFocus()
        self.show_film(self._film)

    @Slot()
    def _on_edited(self) -> None:
        if self._film is not None and self._text.text().strip() != self._film.marks.note:
            self.noted.emit(self._text.text())
