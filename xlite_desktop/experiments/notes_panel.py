"""The footer that says what was decided on a run, and opens the notes for writing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from xlite_core.experiments.notes import Note
from xlite_desktop.experiments.notes_editor import NotesEditor
from xlite_desktop.experiments.runs_marks import DECISION_WORDS, paint_decision
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 40
_NOTHING = tr("Nobody has written yet why this run was made and what came of it.")


class NotesPanel(QWidget):
    """A line with the decision; "Edit notes" turns it into a form.

    Signals:
        saved: Subject and changed fields.
    """

    saved = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Note(subject="KD_001")
        self._name = ""
        self._line = _DecisionLine()
        self.edit_button = QPushButton(tr("Edit notes"))
        self.edit_button.setProperty("role", "link")
        self.edit_button.setFont(font(TYPE_BODY, MEDIUM))
        self.edit_button.clicked.connect(self._on_edit)
        self._footer = QWidget()
        self._footer.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(SPACE_24, 1, SPACE_24, 0)
        row.setSpacing(12)
        row.addWidget(self._line, 1)
        row.addWidget(self.edit_button)
        self.editor = NotesEditor()
        self.editor.hide()
        self.editor.saved.connect(self.saved)
        self.editor.closed.connect(self._on_closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        column.addWidget(self._footer)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._line.text

    @property
    def writing(self) -> bool:
        """Whether somebody is at the form; what they write about stays until they are done."""
        return self.editor.isVisibleTo(self)

    def show_note(self, note: Note, name: str) -> None:
        """Show what is noted about a run or a group, called `name`."""
        self._note, self._name = note, name
        self._line.show_note(note)

    def write(self, note: Note, name: str, *, decision: str | None = None) -> None:
        """Open the form on a note, perhaps with another decision to give reasons for."""
        self._footer.hide()
        self.editor.show()
        self.editor.edit(note, name, decision=decision)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(palette.line))

    @Slot()
    def _on_edit(self) -> None:
        self.write(self._note, self._name)

    @Slot()
    def _on_closed(self) -> None:
        self.editor.hide()
        self._footer.show()
        self.edit_button.setFocus()


class _DecisionLine(QWidget):
    """A sign, the decision, its reason and the next step, cut off where the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        return " ".join(part for part in (self._headline, self._rest) if part)

    def show_note(self, note: Note) -> None:
        self._note = note
        self.setAccessibleName(self.text)
        whole = (note.objective, note.hypothesis, note.findings, note.reason, note.next_step)
        self.setToolTip("\n\n".join(filter(None, whole)))
        self.update()

    @property
    def _headline(self) -> str:
        word = self._note.decision if self._note else ""
        return DECISION_WORDS.get(word, word).capitalize()

    @property
    def _rest(self) -> str:
        note = self._note
        if note is None:
            return ""
        said = note.reason or note.findings or note.objective
        after = tr("Next: {next_step}", next_step=note.next_step) if note.next_step else ""
        return " ".join(filter(None, (said, after))) or _NOTHING

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._note is None:
            return
        palette, painter = current_palette(), QPainter(self)
        x, middle = 0.0, Qt.AlignmentFlag.AlignVCenter
        if self._headline:
            square = QRectF(0, (self.height() - 12) / 2, 12, 12)
            adopted = self._note.decision == "adopt"
            colour = palette.accent if adopted else palette.quiet
            paint_decision(painter, self._note.decision, square, colour)
            painter.setFont(font(TYPE_BODY, SEMIBOLD))
            painter.setPen(QColor(palette.text))
            painter.drawText(QRectF(22, 0, self.width(), self.height()), middle, self._headline)
            x = 22 + painter.fontMetrics().horizontalAdvance(self._headline) + 12
        painter.setFont(font(TYPE_BODY))
        painter.setPen(QColor(palette.faint if self._rest == _NOTHING else palette.quiet))
        room = QRectF(x, 0, self.width() - x, self.height())
        fitting = painter.fontMetrics().elidedText(
            self._rest, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, middle, fitting)
