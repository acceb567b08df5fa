"""The paper of a report, and writing on it in logical pixels of 1/96 inch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageSize, QPainter, QPen

from xlite_desktop.theme.fonts import REGULAR, font
from xlite_desktop.theme.tokens import LIGHT

DPI = 96
"""Of the layout: one logical pixel.  What a page is written with is finer."""

_CONTEXTUAL_FORMS = QFont.Tag("calt")

MARGIN = 44.0
"""Blank on every side: 11.6 mm, more than any printer needs."""


class Paper(Enum):
    """What a report can be printed on; the value is what the control says."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def page_size(self) -> QPageSize:
        """The size as Qt knows it."""
        return QPageSize(
            QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter
        )

    @property
    def size(self) -> QSizeF:
        """Width and height in logical pixels."""
        return QSizeF(self.page_size.sizePixels(DPI))

    @property
    def inner_width(self) -> float:
        """What is left between the margins."""
        return self.size.width() - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set: height in logical pixels, weight and colour."""

    size: int
    weight: int = REGULAR
    color: str = LIGHT.text

    @property
    def font(self) -> QFont:
        """The typeface with its plain glyphs only.

        A PDF knows the letter behind a glyph from the typeface's own table, which lists no
        tabular figures and no contextual forms: digits set in those cannot be searched or copied.
        """
        face = font(self.size, self.weight)
        face.clearFeatures()
        face.setFeature(_CONTEXTUAL_FORMS, 0)
        return face

    def width(self, words: str) -> float:
        return QFontMetricsF(self.font).horizontalAdvance(words)


def wrapped(words: str, look: Look, width: float) -> list[str]:
    """Break words into lines no wider than `width`; line ends of the writer are kept."""
    metrics = QFontMetricsF(look.font)
    lines: list[str] = []
    for paragraph in words.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                longer = word
            while metrics.horizontalAdvance(longer) > width and len(longer) > 1:
                cut = _fitting(longer, metrics, width)
                lines.append(longer[:cut])
                longer = longer[cut:]
            line = longer
        lines.append(line)
    return lines


def _fitting(word: str, metrics: QFontMetricsF, width: float) -> int:
    """Return how many letters of a word that is too long fit in a line; at least one."""
    count = len(word) - 1
    while count > 1 and metrics.horizontalAdvance(word[:count]) > width:
        count -= 1
    return count


class Ink:
    """Writes and draws on one page."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def left(self, x: float, baseline: float, words: str, look: Look) -> None:
        """Write from `x` on."""
        self._write(x, baseline, words, look.font, look.color)

    def right(self, x: float, baseline: float, words: str, look: Look) -> None:
        """Write up to `x`."""
        self._write(x - look.width(words), baseline, words, look.font, look.color)

    def within(self, x: float, baseline: float, words: str, look: Look, *, room: float) -> None:
        """Write from `x` on; a line too long for its room is set smaller, never cut."""
        face, wanted = look.font, look.width(words)
        if wanted > room:
            scale = room / wanted
            face.setStretch(max(70, int(100 * scale)))
            face.setPixelSize(max(5, min(look.size, int(look.size * scale / 0.7))))
        self._write(x, baseline, words, face, look.color)

    def line(self, y: float, left: float, right: float, color: str, width: float = 0.75) -> None:
        """Draw a level line."""
        self.painter.setPen(QPen(QColor(color), width))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def fill(self, area: QRectF, color: str, radius: float = 0.0) -> None:
        """Fill a rectangle."""
        self.painter.setPen(QColor(0, 0, 0, 0))
        self.painter.setBrush(QColor(color))
        self.painter.drawRoundedRect(area, radius, radius)

    def _write(self, x: float, baseline: float, words: str, face: QFont, color: str) -> None:
        self.painter.setFont(face)
        self.painter.setPen(QColor(color))
        # A PDF would give a blank back as a tab, because the typeface draws both with one glyph.
        self.painter.drawText(QPointF(x, baseline), words.replace(" ", "\N{NO-BREAK SPACE}"))
