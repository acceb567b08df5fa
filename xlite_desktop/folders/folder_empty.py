"""The Folders page with nothing on it: what to do, and the lists of earlier days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.data.panel_heading import ElidedWords, link_button
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_12, SPACE_24, TYPE_BODY, TYPE_CAPTION, TYPE_HERO
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.batch.place import KeptBatch

_WIDTH = 620
_MOST = 6


class FolderEmpty(QWidget):
    """One sentence, one button, and what was begun earlier.

    Signals:
        open_requested: a folder should be asked for.
        kept_chosen: a `KeptBatch` to go on with, or to look at.
        forget_requested: a `KeptBatch` whose results should be deleted.
    """

    open_requested = Signal()
    kept_chosen = Signal(object)
    forget_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel()
        self.said.setProperty("role", "error")
        self.said.setWordWrap(True)
        self.said.hide()
        self._kept = QWidget()
        self._kept.setFixedWidth(_WIDTH)
        self._rows = QVBoxLayout(self._kept)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        button = QPushButton(icon(Glyph.FOLDER, "on_accent"), tr(" Open folder..."))
        button.setProperty("role", "primary")
        button.setFont(font(TYPE_BODY, MEDIUM))
        button.clicked.connect(self.open_requested)
        self.open = button
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addStretch(2)
        column.addWidget(_label(tr("Drop a folder of films here"), TYPE_HERO, SEMIBOLD), 0, centre)
        quiet = _label(tr("Any number of films becomes one table to sort, filter and export."))
        quiet.setProperty("role", "quiet")
        column.addWidget(quiet, 0, centre)
        column.addWidget(button, 0, centre)
        column.addWidget(self.said, 0, centre)
        column.addSpacing(SPACE_12)
        column.addWidget(self._kept, 0, centre)
        column.addStretch(3)

    def show_kept(self, batches: Sequence[KeptBatch]) -> None:
        """Offer the batches of earlier, the unfinished ones first."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._kept.setVisible(bool(batches))
        if not batches:
            return
        heading = _label(tr("Earlier folders, kept on this computer alone"), TYPE_CAPTION)
        heading.setProperty("role", "faint")
        self._rows.addWidget(heading)
        for kept in sorted(batches, key=lambda each: each.finished)[:_MOST]:
            self._rows.addWidget(self._row(kept))

    def show_problem(self, words: str) -> None:
        """Say why something did not go as asked; "" for nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface0))

    def _row(self, kept: KeptBatch) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        name = ElidedWords(name_of([str(root) for root in kept.roots]))
        name.setFont(font(TYPE_BODY, MEDIUM))
        name.say(name.text(), "text")
        name.setToolTip("\n".join(str(root) for root in kept.roots))
        done = tr("{total:,} films, all scored", total=kept.total)
        if not kept.finished:
            done = tr("{done:,} of {total:,} films scored", done=kept.done, total=kept.total)
        count = QLabel(done)
        count.setFont(font(TYPE_BODY))
        count.setProperty("role", "quiet" if kept.finished else "flag")
        go_on = link_button(
            tr("Open") if kept.finished else tr("Go on"), tr("Show the table of these films")
        )
        forget = link_button(
            tr("Forget"), tr("Delete these results; the films stay where they are")
        )
        go_on.clicked.connect(partial(self._choose, kept))
        forget.clicked.connect(partial(self._forget, kept))
        row.addWidget(name, 1)
        row.addWidget(count)
        row.addWidget(go_on)
        row.addWidget(forget)
        return line

    def _choose(self, kept: KeptBatch, _checked: bool = False) -> None:
        self.kept_chosen.emit(kept)

    def _forget(self, kept: KeptBatch, _checked: bool = False) -> None:
        self.forget_requested.emit(kept)


def name_of(roots: Sequence[str]) -> str:
    """Return what a batch is called: its folder, or how many files and folders it was given."""
    if not roots:
        return tr("Films")
    first = roots[0].replace("\\", "/").rstrip("/").rpartition("/")[2] or roots[0]
    return (
        first
        if len(roots) == 1
        else tr("{first} and {roots:,} more", first=first, roots=len(roots) - 1)
    )


def _label(text: str, size: int = TYPE_BODY, weight: int = 400) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    return label
