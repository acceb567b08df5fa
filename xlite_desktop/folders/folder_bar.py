"""Above the table: which films the reader wants to see."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from xlite_desktop.controls.quiet_choice import QuietChoice
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.finding_names import display_name
from xlite_desktop.folders.arrangement import Kind, Wish
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24, TYPE_BODY
from xlite_desktop.translation import tr

HEIGHT = 48
_KINDS: tuple[tuple[str, Kind], ...] = (
    (tr("All"), Kind.ALL),
    (tr("Above threshold"), Kind.ABOVE),
    (tr("In doubt"), Kind.DOUBTED),
    (tr("Without a score"), Kind.UNREADABLE),
    (tr("Flagged"), Kind.FLAGGED),
)
_ANY = tr("Any finding")


class FolderBar(QWidget):
    """Says what the reader wants to see.

    Signals:
        wished: a `Wish` that differs in words, kind or finding.
        left_downwards: Down or Return was pressed in the field: on to the table.
    """

    wished = Signal(object)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._wish = Wish()
        self.field = _SearchField()
        self.kinds = SegmentedControl([name for name, _ in _KINDS], ground=Ground.WINDOW)
        self.finding = QuietChoice()
        self.finding.setFont(font(TYPE_BODY))
        self.finding.setAccessibleName(tr("Finding above its threshold"))
        self.finding.setToolTip(tr("Films on which this finding is above its threshold"))
        self.shown = QLabel()
        self.shown.setFont(font(TYPE_BODY))
        self.shown.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self.field)
        row.addWidget(self.kinds)
        row.addWidget(self.finding)
        row.addStretch(1)
        row.addWidget(self.shown)
        self.field.textChanged.connect(self._on_words)
        self.field.left_downwards.connect(self.left_downwards)
        self.kinds.chosen.connect(self._on_kind)
        self.finding.activated.connect(self._on_finding)
        self.show_findings(())

    def show_findings(self, findings: Sequence[str]) -> None:
        """Offer a model's findings."""
        self.finding.clear()
        self.finding.addItem(_ANY, "")
        for name in findings:
            self.finding.addItem(display_name(name), name)

    def show_wish(self, wish: Wish, *, shown: int, total: int) -> None:
        """Show what is wanted, and how many films that are."""
        self._wish = wish
        self.kinds.set_current([kind for _, kind in _KINDS].index(wish.kind))
        self.finding.setVisible(wish.kind is Kind.ABOVE)
        self.finding.setCurrentIndex(max(self.finding.findData(wish.finding), 0))
        self.shown.setText(
            "" if shown == total else tr("{shown:,} of {total:,} films", shown=shown, total=total)
        )

    def _say(self, **changes: object) -> None:
        self._wish = dataclasses.replace(self._wish, **changes)  # type: ignore[arg-type]
        self.wished.emit(self._wish)

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._say(words=words)

    @Slot(int)
    def _on_kind(self, index: int) -> None:
        self._say(kind=_KINDS[index][1])

    @Slot(int)
    def _on_finding(self, index: int) -> None:
        self._say(finding=self.finding.itemData(index))


class _SearchField(QLineEdit):
    """A line that Esc empties; Down and Return lead to the table."""

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(TYPE_BODY))
        self.setPlaceholderText(tr("Filter by name or note"))
        self.setAccessibleName(tr("Filter by name or note"))
        self.setFixedWidth(216)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
