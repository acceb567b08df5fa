"""The user guide: contents and search at the left, a page at the right."""

from __future__ import annotations

import logging
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from xlite_core.resources import resource_root
from xlite_desktop.controls.own_keys import OwnKeys
from xlite_desktop.guide.finding_numbers import finding_numbers
from xlite_desktop.guide.guide_contents import GuideContents
from xlite_desktop.guide.guide_library import NUMBERS, GuideHit, GuideLibrary
from xlite_desktop.guide.guide_text import GuideText
from xlite_desktop.guide.guide_topics import (
    GuideTopic,
    finding_topic,
    finding_topics,
    guide_topics,
)
from xlite_desktop.languages import language_in_use
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_24, TYPE_TITLE
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard

_LINES_WIDTH = 760
"""Lines of some 110 characters at most: longer ones lose the eye."""

_CONTENTS_WIDTH = 264

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Place:
    topic: GuideTopic
    scrolled: int


class GuidePage(QWidget):
    """Shows one page at a time; links, search and the way back lead between them."""

    def __init__(
        self,
        card: ModelCard | None = None,
        *,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Open the guide at its first page.

        Args:
            card: Of the model that is open: its numbers stand in the pages about findings.
            folder: Of the pages; that of the installed guide if absent.
            parent: Qt's.
        """
        super().__init__(parent)
        self._card = card
        self._library = GuideLibrary(folder or resource_root() / "help", language_in_use())
        self._topics = (*guide_topics(), *finding_topics())
        self._topic = self._topics[0]
        self._past: list[_Place] = []
        self._field = _SearchField()
        self._contents = GuideContents()
        self._nothing = QLabel()
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._title = QLabel()
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._back = _back_button()
        self._text = GuideText()
        self._lay_out()
        self._connect()
        self._on_searched("")
        self._show(self._topics[0])

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self._text.toPlainText()

    @property
    def topic(self) -> GuideTopic:
        """The page that is shown."""
        return self._topic

    @property
    def search_field(self) -> QLineEdit:
        return self._field

    @property
    def contents(self) -> GuideContents:
        return self._contents

    @property
    def browser(self) -> GuideText:
        return self._text

    def show_finding(self, finding: str) -> None:
        """Show the page about a finding, also of one that only the model knows."""
        self._go(finding_topic(finding))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        for part in (self._field, self._nothing, self._contents):
            side.addWidget(part, 1 if part is self._contents else 0)
        left = QWidget()
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(_CONTENTS_WIDTH)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._back)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(top)
        right.addWidget(self._text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_24)
        reading = QWidget()
        reading.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        reading.setMaximumWidth(_LINES_WIDTH)
        row.addWidget(left)
        row.addWidget(reading, 100)
        row.addStretch(1)
        self.setFocusProxy(self._field)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_searched)
        self._field.left_downwards.connect(self._on_left_downwards)
        self._contents.chosen.connect(self._on_chosen)
        self._text.page_asked.connect(self._on_page_asked)
        self._back.clicked.connect(self._on_back)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._on_back)

    def _go(self, topic: GuideTopic, heading: str = "") -> None:
        if topic.file != self._topic.file:
            self._past.append(_Place(self._topic, self._text.verticalScrollBar().value()))
        self._show(topic, heading)

    def _show(self, topic: GuideTopic, heading: str = "") -> None:
        self._topic = topic
        self._title.setText(topic.title)
        self._text.show_markdown(self._markdown(topic))
        if heading:
            self._text.show_heading(heading)
        else:
            self._contents.mark(topic)
        self._back.setEnabled(bool(self._past))

    def _markdown(self, topic: GuideTopic) -> str:
        try:
            page = self._library.page(topic.file)
        except OSError:
            if topic.finding and topic not in self._topics:
                page = f"{_unknown_finding(topic.title)}\n\n{NUMBERS}"
            else:
                log.warning("a help file is missing")
                return tr(
                    "The help file for “{title}” is missing from this copy.", title=topic.title
                )
        if topic.finding:
            page = page.replace(NUMBERS, finding_numbers(self._card, topic.finding))
        return page

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        wanted = words.strip()
        hits = self._library.search(wanted)
        self._nothing.setVisible(bool(wanted) and not hits)
        self._nothing.setText(tr("Nothing found for “{words}”.", words=wanted))
        if wanted:
            self._contents.show_hits(hits)
        else:
            groups = ((tr("Guide"), guide_topics()), (tr("Findings"), finding_topics()))
            self._contents.show_topics(groups)
            self._contents.mark(self._topic)

    @Slot()
    def _on_left_downwards(self) -> None:
        self._contents.setFocus(Qt.FocusReason.TabFocusReason)
        if self._contents.currentRow() < 0:
            self._contents.choose_first()

    @Slot(object)
    def _on_chosen(self, target: GuideTopic | GuideHit) -> None:
        if isinstance(target, GuideTopic):
            self._go(target)
        else:
            self._go(target.topic, target.heading)

    @Slot(str)
    def _on_page_asked(self, link: str) -> None:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self._topic.file), link))
        found = next((topic for topic in self._topics if topic.file == file), None)
        if found is not None:
            self._go(found)

    @Slot()
    def _on_back(self) -> None:
        if self._past:
            place = self._past.pop()
            self._show(place.topic)
            self._text.verticalScrollBar().setValue(place.scrolled)

    @Slot()
    def _on_find(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()


class _SearchField(QLineEdit):
    """Down and Enter lead on to the list, Esc empties the field before it closes the page.

    Signals:
        left_downwards: Down or Enter was pressed.
    """

    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search the help"))
        self.setAccessibleName(tr("Search the help"))
        self.setClearButtonEnabled(True)
        OwnKeys(self, {Qt.Key.Key_Down, Qt.Key.Key_Up})
        OwnKeys(self, {Qt.Key.Key_Escape}, when=lambda: bool(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _back_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(Glyph.BACK))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(28, 28)
    button.setAccessibleName(tr("The page before"))
    button.setToolTip(tr("The page before (Alt+Left)"))
    return button


def _unknown_finding(title: str) -> str:
    return tr(
        "## What the label means\n\nThis help has no page about “{title}”: the finding is the "
        "model's own. Ask whoever trained the model what its labels mean.",
        title=title,
    )
