"""The reader's opinion at the foot of the selected row: agree, disagree, or say it themselves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from xlite_core.worklist.opinion import (
    AGREE,
    DISAGREE,
    EDITED,
    LONGEST_TEXT,
    VERDICTS,
    Opinion,
    Verdict,
)
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.controls.segmented_control import SegmentedControl
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_HEIGHT = 38
_EDITOR_HEIGHT = 76
_WORDS = {AGREE: tr("Agree"), DISAGREE: tr("Disagree"), EDITED: tr("Edit")}
_STANDS: tuple[bool | None, ...] = (True, False, None)
_STAND_WORDS = (tr("Present"), tr("Absent"), tr("Open", meaning="undecided"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSaid:
    """What the reader did with one finding.

    Attributes:
        finding: Its key.
        verdict: The same as before takes the opinion back, unless there are words.
        text: Own words; empty for a plain agreement or disagreement.
        present: What goes with the words; None where the reader leaves it open.
    """

    finding: str
    verdict: Verdict
    text: str = ""
    present: bool | None = None


class ReadingStrip(QWidget):
    """Shows one opinion; the editor opens below on request.

    Signals:
        said: a `ReaderSaid`.
        resized: the editor was opened or closed.
    """

    said = Signal(object)
    resized = Signal()

    def __init__(self, finding: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._finding = finding
        self._opinion: Opinion | None = None
        self._label = QLabel()
        self._label.setProperty("role", "quiet")
        self._verdict = SegmentedControl([_WORDS[verdict] for verdict in VERDICTS], padding=18)
        self._verdict.chosen.connect(self._on_chosen)
        for index, key in enumerate("ADE"):
            self._verdict.piece(index).setToolTip(f"{_WORDS[VERDICTS[index]]} ({key})")
        self._editor = _Editor(self)
        self._editor.done.connect(self._on_done)
        self._editor.left.connect(self.close_editor)
        self._editor.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label, 1)
        top.addWidget(self._verdict)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._editor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the row below would close under a click beside a button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @property
    def verdict(self) -> SegmentedControl:
        return self._verdict

    @property
    def editor(self) -> QWidget | None:
        """The editor, while it is open."""
        return None if self._editor.isHidden() else self._editor

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT + (0 if self._editor.isHidden() else _EDITOR_HEIGHT))

    def show_opinion(self, opinion: Opinion | None, summary: str) -> None:
        """Show what the reader said, and how much of the film has been read.

        Args:
            opinion: Of this finding; None for none.
            summary: "3 of 14 read"; empty while nothing of the film has been read.
        """
        self._opinion = opinion
        self._label.setText(summary or tr("Your reading"))
        self._label.setFont(font(TYPE_CAPTION if summary else TYPE_BODY))
        self._label.setToolTip(tr("Your reading of this film") if summary else "")
        said = tr("none yet") if opinion is None else opinion.words
        self._verdict.setAccessibleName(tr("Your reading: {said}", said=said))
        if opinion is None:
            self._verdict.set_none()
        else:
            self._verdict.set_current(VERDICTS.index(opinion.verdict))
            self._verdict.piece(2).setToolTip(opinion.text or tr("Edit (E)"))

    def open_editor(self) -> None:
        """Let the reader say it in their own words."""
        self._editor.begin(self._opinion)
        self._editor.show()
        self.resized.emit()
        self._editor.setFocus()

    @Slot()
    def close_editor(self) -> None:
        """Close the editor and change nothing."""
        if not self._editor.isHidden():
            self._editor.hide()
            self.resized.emit()
            self.show_opinion(self._opinion, self._summary())

    def _summary(self) -> str:
        return self._label.text() if self._label.toolTip() else ""

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if VERDICTS[index] == EDITED:
            self.open_editor()
            return
        self._editor.hide()
        self.resized.emit()
        self.said.emit(ReaderSaid(finding=self._finding, verdict=VERDICTS[index]))

    @Slot(str, object)
    def _on_done(self, text: str, present: bool | None) -> None:
        self._editor.hide()
        self.resized.emit()
        self.said.emit(
            ReaderSaid(finding=self._finding, verdict=EDITED, text=text, present=present)
        )


class _Editor(QWidget):
    """A line of words, present, absent or open, and what keeps them.

    Signals:
        done: text and present.
        left: Esc or "Cancel".
    """

    done = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST_TEXT)
        self._text.setPlaceholderText(tr("In your own words"))
        self._text.setAccessibleName(tr("Your reading in your own words"))
        self._text.returnPressed.connect(self._on_kept)
        self._stand = SegmentedControl(_STAND_WORDS, padding=8)
        self._stand.setAccessibleName(tr("What you hold to be true"))
        keep = QPushButton(tr("Keep"))
        keep.clicked.connect(self._on_kept)
        for widget in (self._text, keep):
            OwnKeys(widget, {Qt.Key.Key_Escape})
        for index in range(len(_STANDS)):
            OwnKeys(self._stand.piece(index), {Qt.Key.Key_Escape})
        self.setFocusProxy(self._text)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._stand)
        below.addStretch(1)
        below.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(below)

    def begin(self, opinion: Opinion | None) -> None:
        """Start from what was said before."""
        self._text.setText("" if opinion is None else opinion.text)
        self._stand.set_current(_STANDS.index(None if opinion is None else opinion.present))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_kept(self) -> None:
        self.done.emit(self._text.text(), _STANDS[self._stand.current])
