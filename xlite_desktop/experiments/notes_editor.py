"""Writing down why a run was made, what came of it, and what was decided."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xlite_core.experiments.notes import Note
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

_DECISIONS: tuple[tuple[str, str], ...] = (
    (tr("Open", meaning="undecided"), ""),
    (tr("Adopt"), "adopt"),
    (tr("Reject"), "reject"),
    (tr("Reference"), "reference"),
)
_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("objective", tr("Objective"), tr("What was to be learned")),
    ("hypothesis", tr("Hypothesis"), tr("What was expected")),
    ("findings", tr("Findings"), tr("What came out")),
)
_LINES: tuple[tuple[str, str, str], ...] = (
    ("reason", tr("Reason"), tr("Why: it is what lasts")),
    ("next_step", tr("Next step"), tr("What to do next")),
)
_LABEL_WIDTH = 92
_TEXT_HEIGHT = 50


class NotesEditor(QWidget):
    """A form for one note.

    Signals:
        saved: Subject and changed fields, as `write_note` takes them.
        closed: The editor is done with, saved or not.
    """

    saved = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Notes"))
        self._note = Note(subject="KD_001")
        self._title, self._problem = QLabel(), QLabel()
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._problem.setProperty("role", "error")
        self._problem.setFont(font(12))
        self.fields: dict[str, QPlainTextEdit | QLineEdit] = {}
        self.decision = SegmentedControl([name for name, _ in _DECISIONS])
        self.decision.chosen.connect(self._on_decision_chosen)
        self.save, self.cancel = QPushButton(tr("Save notes")), QPushButton(tr("Cancel"))
        self.save.setToolTip(tr("Save notes (Ctrl+Return)"))
        self.cancel.setToolTip(tr("Leave the notes as they were (Esc)"))
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, 14, SPACE_24, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addLayout(self._form())

    def edit(self, note: Note, title: str, *, decision: str | None = None) -> None:
        """Begin with what is noted.

        Args:
            note: As it is now.
            title: Whose it is: "KD_001", "All distillation runs".
            decision: To start from, instead of the noted one.
        """
        self._note = note
        self._title.setText(tr("Notes on {title}", title=title))
        for name, field in self.fields.items():
            text = getattr(note, name)
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)
        keys = [key for _, key in _DECISIONS]
        self.decision.set_current(keys.index(note.decision if decision is None else decision))
        self._problem.clear()
        self.fields["objective" if decision is None else "reason"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_save()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface1))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(palette.line))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addStretch(1)
        for button in (self.cancel, self.save):
            button.setFont(font(TYPE_BODY, MEDIUM))
            row.addWidget(button)
        return row

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        for row, (name, label, hint) in enumerate(_TEXTS):
            text = QPlainTextEdit()
            text.setFixedHeight(_TEXT_HEIGHT)
            text.setTabChangesFocus(True)
            text.document().setDocumentMargin(7)
            self._add(grid, row, name, label, hint, text)
        row = len(_TEXTS)
        grid.addWidget(_label(tr("Decision")), row, 0)
        grid.addWidget(self.decision, row, 1, Qt.AlignmentFlag.AlignLeft)
        for offset, (name, label, hint) in enumerate(_LINES, 1):
            self._add(grid, row + offset, name, label, hint, QLineEdit())
        grid.addWidget(self._problem, row + len(_LINES) + 1, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _add(  # noqa: PLR0913, PLR0917 - a field is all of these
        self,
        grid: QGridLayout,
        row: int,
        name: str,
        label: str,
        hint: str,
        field: QPlainTextEdit | QLineEdit,
    ) -> None:
        field.setFont(font(TYPE_BODY))
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        words = _label(label)
        words.setBuddy(field)
        grid.addWidget(words, row, 0)
        grid.addWidget(field, row, 1)
        self.fields[name] = field

    def _changes(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            name: (
                field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
            ).strip()
            for name, field in self.fields.items()
        }
        said["decision"] = _DECISIONS[self.decision.current][1]
        return {name: text for name, text in said.items() if text != getattr(self._note, name)}

    @Slot(int)
    def _on_decision_chosen(self, _place: int) -> None:
        self._problem.clear()

    @Slot()
    def _on_save(self) -> None:
        decided = _DECISIONS[self.decision.current][1]
        reason = self.fields["reason"]
        assert isinstance(reason, QLineEdit)
        if decided and not reason.text().strip():
            self._problem.setText(tr("A decision needs its reason. Say why: it is what lasts."))
            reason.setFocus()
            return
        if changes := self._changes():
            self.saved.emit(self._note.subject, changes)
        self.closed.emit()


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_BODY))
    label.setProperty("role", "quiet")
    return label
