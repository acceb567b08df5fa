"""The user guide, shown from the Markdown files that ship with the application."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTabBar, QTextBrowser, QVBoxLayout, QWidget

from xlite_core.resources import resource_root
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_TITLE

_KEYS_WIDTH = 190

log = logging.getLogger(__name__)

TOPICS: tuple[tuple[str, str], ...] = (
    ("Keyboard and mouse", "keyboard-and-mouse.md"),
    ("Findings and thresholds", "findings-and-thresholds.md"),
    ("Evidence maps", "evidence-maps.md"),
    ("Training", "training.md"),
    ("Training settings", "training-settings.md"),
    ("Files and privacy", "files-and-privacy.md"),
)
"""What the tab says, and which file of `resources/help` it shows."""


class HelpPage(QWidget):
    """One tab a topic."""

    def __init__(self, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or resource_root() / "help"
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName("Help topics")
        for title, _ in TOPICS:
            self._tabs.addTab(title)
        self._text = QTextBrowser()
        self._text.setFont(font())
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.setAccessibleName("Help text")
        self._text.setStyleSheet("QTextBrowser { background: transparent; border: none; }")
        self._text.anchorClicked.connect(self._on_link_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._text, 1)
        self._tabs.currentChanged.connect(self._on_topic_chosen)
        self._on_topic_chosen(0)

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self._text.toPlainText()

    def _on_topic_chosen(self, index: int) -> None:
        title, name = TOPICS[index]
        try:
            self._text.setMarkdown((self._folder / name).read_text(encoding="utf-8"))
            _lay_out(self._text.document())
        except OSError:
            log.warning("a help file is missing")
            self._text.setPlainText(f"The help file for “{title}” is missing from this copy.")

    def _on_link_clicked(self, url: QUrl) -> None:
        if url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)


def _lay_out(document: QTextDocument) -> None:
    """Give the guide the application's look: Markdown brings boxes and big headings."""
    tables = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    block = document.begin()
    while block.isValid():
        if not any(t.firstPosition() <= block.position() <= t.lastPosition() for t in tables):
            _lay_out_paragraph(block)
        block = block.next()
    for table in tables:
        _lay_out_table(table)


def _lay_out_paragraph(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    heading = bool(block.blockFormat().headingLevel())
    if heading:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        words = QTextCharFormat()
        words.setFont(font(TYPE_TITLE, SEMIBOLD))
        cursor.mergeCharFormat(words)
    space = QTextBlockFormat()
    space.setTopMargin(16 if heading else 2)
    space.setBottomMargin(6)
    cursor.mergeBlockFormat(space)


def _lay_out_table(table: QTextTable) -> None:
    style = table.format()
    style.setBorder(0)
    style.setCellSpacing(0)
    style.setCellPadding(4)
    fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.VariableLength
    style.setColumnWidthConstraints([QTextLength(fixed, _KEYS_WIDTH), QTextLength(rest, 0)])
    table.setFormat(style)
