"""One page of the guide, in the application's look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr

_KEYS_WIDTH = 190
_THEME = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}


class GuideText(QTextBrowser):
    """Shows Markdown; links to other pages go out, those to the web to the system's browser.

    Signals:
        page_asked: File of another page, as the link names it.
    """

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = current_palette()
        self.setFont(font())
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        # Everything wraps; but Qt makes a wide table one pixel wider than the page.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusRing(self)
        self.setAccessibleName(tr("Help text"))
        self.setStyleSheet(
            "QTextBrowser { background: transparent; border: none; }"
            "QTextBrowser:focus { border: none; }"
        )
        self.anchorClicked.connect(self._on_link_clicked)

    def show_markdown(self, markdown: str) -> None:
        """Show a page from its top."""
        self._palette = current_palette()
        self.setMarkdown(markdown)
        _lay_out(self.document())

    def show_heading(self, heading: str) -> None:
        """Scroll to a section; the top where there is none of that name."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _THEME and self._palette is not current_palette():
            self._palette = current_palette()
            # Later: Qt is walking over the widgets now, and must not meet another document.
            QTimer.singleShot(0, self, self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        _colour(self.document())

    @Slot(QUrl)
    def _on_link_clicked(self, url: QUrl) -> None:
        if url.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(url)
        elif url.isRelative():
            self.page_asked.emit(url.path())


def _lay_out(document: QTextDocument) -> None:
    """Give the guide the application's look: Markdown brings boxes and big headings."""
    document.setDocumentMargin(2)
    tables = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    block = document.begin()
    while block.isValid():
        if not any(t.firstPosition() <= block.position() <= t.lastPosition() for t in tables):
            _lay_out_paragraph(block)
        block = block.next()
    for table in tables:
        _lay_out_table(table)
    _colour(document)


def _colour(document: QTextDocument) -> None:
    """Give heads of tables and links the colours of the theme."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _colour_head(frame)
    _colour_links(document)


def _colour_links(document: QTextDocument) -> None:
    """Give links the accent of the theme; Markdown takes that of Qt's palette at the time."""
    places = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().isAnchor():
                places.append((part.position(), part.length()))
            parts += 1
        block = block.next()
    accent = QTextCharFormat()
    accent.setForeground(QColor(current_palette().accent))
    accent.setFontUnderline(True)  # the accent alone is too near to text for many eyes
    cursor = QTextCursor(document)
    for start, length in places:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(accent)


def _lay_out_paragraph(block: QTextBlock) -> None:
    heading = bool(block.blockFormat().headingLevel())
    cursor = QTextCursor(block)
    if heading:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        words = QTextCharFormat()
        words.setFont(font(TYPE_BODY, SEMIBOLD))
        words.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)  # Markdown enlarges it
        cursor.mergeCharFormat(words)
    space = QTextBlockFormat()
    space.setTopMargin(16 if heading else 2)
    within_code = block.blockFormat().nonBreakableLines() and (
        block.next().blockFormat().nonBreakableLines()
    )
    space.setBottomMargin(0 if within_code else 6)
    space.setNonBreakableLines(False)
    space.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(space)


def _lay_out_table(table: QTextTable) -> None:
    style = table.format()
    style.setBorder(0)
    style.setCellSpacing(0)
    style.setCellPadding(4)
    fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.VariableLength
    if table.columns() == 2:
        style.setColumnWidthConstraints([QTextLength(fixed, _KEYS_WIDTH), QTextLength(rest, 0)])
    table.setFormat(style)


def _colour_head(table: QTextTable) -> None:
    faint = QTextCharFormat()
    faint.setFont(font(TYPE_CAPTION))
    faint.setForeground(QColor(current_palette().faint))
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(faint)
