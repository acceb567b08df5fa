"""A run's report on paper: its HTML laid out on A4 pages with a running foot."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import LogRefused
from xlite_desktop.theme.fonts import font
from xlite_desktop.translation import tr

_DPI = 96
"""Of the layout: one logical pixel; the writer's own resolution is finer."""

_WRITER_DPI = 600
_MARGIN_MM = 16.0
_FOOT = 26.0
_FOOT_WORDS = tr("Research use only. Not a medical device.")

_STYLE = """
body { color: #16191C; }
h1 { font-size: 20px; font-weight: 600; margin-top: 0; margin-bottom: 8px; }
h2 { font-size: 15px; font-weight: 600; margin-top: 22px; margin-bottom: 6px; }
h3 { font-size: 12px; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }
p, li { font-size: 11px; }
p { margin-top: 4px; margin-bottom: 6px; }
td { font-size: 10px; }
th { font-size: 10px; font-weight: 600; color: #50585F; }
"""


def write_pdf(page: Path, target: Path) -> None:
    """Write a report's HTML page as a PDF.

    Args:
        page: The report.html of a run, which holds its pictures.
        target: Where to write.

    Raises:
        LogRefused: There is no report, or the target cannot be written.
    """
    try:
        content = page.read_text(encoding="utf-8")
    except OSError as error:
        raise LogRefused(
            tr("The run {parent_name} has no report.", parent_name=page.parent.name),
            tr("It is written when a run has been judged."),
        ) from error
    written = _pdf(content)
    try:
        with atomic_write(target) as stream:
            stream.write(written)
    except OSError as error:
        raise LogRefused(
            tr(
                "{target_name} cannot be written: {strerror}.",
                target_name=target.name,
                strerror=error.strerror or error,
            ),
            tr("Choose another folder, or make room."),
        ) from error


def _pdf(content: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_WRITER_DPI)
    writer.setTitle(_title(content))
    writer.setCreator("X-Lite Desktop")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, 12.0),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    scale = _WRITER_DPI / _DPI
    paper = QSizeF(writer.width() / scale, writer.height() / scale)
    painter.scale(scale, scale)
    _paint_pages(painter, writer, laid_out(content, paper.width(), paper.height() - _FOOT))
    painter.end()
    return bytes(buffer.data().data())


def laid_out(content: str, width: float, height: float) -> QTextDocument:
    """Return a report's HTML as a document of pages that wide and high, in logical pixels."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font(11))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(_body(content, width, height))
    document.setPageSize(QSizeF(width, height))
    _dress_tables(document.rootFrame())
    _keep_headings(document)
    return document


def _paint_pages(painter: QPainter, writer: QPdfWriter, document: QTextDocument) -> None:
    size = document.pageSize()
    pages = document.pageCount()
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * size.height())
        document.drawContents(
            painter, QRectF(0, number * size.height(), size.width(), size.height())
        )
        painter.restore()
        painter.setFont(font(9))
        painter.setPen(QColor("#636B73"))
        foot = QRectF(0, size.height(), size.width(), _FOOT)
        low = Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | low, _FOOT_WORDS)
        painter.drawText(
            foot,
            Qt.AlignmentFlag.AlignRight | low,
            tr("{number} of {pages}", number=number + 1, pages=pages),
        )


def _title(content: str) -> str:
    found = re.search(r"<title>(.*?)</title>", content, re.DOTALL)
    return found[1] if found else tr("Report")


def _body(content: str, width: float, height: float) -> str:
    """Return what lies between the body's tags, in the few words that a text document knows."""
    found = re.search(r"<body>(.*)</body>", content, re.DOTALL)
    body = found[1] if found else content
    body = re.sub(r'<div class="wide">|</div>', "", body)
    body = re.sub(
        r"<figure>(.*?)<figcaption>(.*?)</figcaption></figure>",
        r'<p style="margin-top:10px;margin-bottom:2px">\1</p>'
        r'<p style="margin-bottom:12px;color:#50585F;font-size:10px">\2</p>',
        body,
        flags=re.DOTALL,
    )
    body = body.replace("<table>", '<table width="100%" cellspacing="0" cellpadding="3">')
    return re.sub(
        r'<img src="(data:[^"]+)"[^>]*>',
        lambda m: _sized(m[1], width, height),
        body,
    )


def _sized(data: str, width: float, height: float) -> str:
    """Return a picture no wider than the page, and no higher than four fifths of it."""
    from base64 import b64decode

    from PySide6.QtGui import QImage

    picture = QImage.fromData(b64decode(data.partition(",")[2]))
    if picture.isNull():
        return ""
    scale = min(width / picture.width(), height * 0.8 / picture.height(), 0.5)
    size = f'width="{round(picture.width() * scale)}" height="{round(picture.height() * scale)}"'
    return f'<img src="{data}" {size}>'


def _dress_tables(frame: QTextFrame) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            shape = child.format()
            shape.setBorder(0)
            shape.setBottomMargin(8)
            shape.setHeaderRowCount(1)
            child.setFormat(shape)
            for row in range(child.rows()):
                for column in range(child.columns()):
                    cell = child.cellAt(row, column)
                    look = cell.format().toTableCellFormat()
                    look.setBottomBorder(1.0 if row == 0 else 0.5)
                    look.setBottomBorderBrush(QColor("#B8BEC4" if row == 0 else "#E3E6E9"))
                    look.setBottomBorderStyle(shape.BorderStyle.BorderStyle_Solid)
                    cell.setFormat(look)
        _dress_tables(child)


def _keep_headings(document: QTextDocument) -> None:
    """Do not let a heading, or a picture's caption, stand alone on a page."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            keep = QTextBlockFormat()
            keep.setNonBreakableLines(True)
            QTextCursor(block).mergeBlockFormat(keep)
        block = block.next()
