"""A report as pages that paint themselves: on the screen, into a PDF and on a printer alike.

The words of the paper are English, whatever the window speaks; see `report_phrases`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from xlite_core.imaging.overlay import overlay_table
from xlite_core.reporting.report_content import ReportContent, ReportedFinding
from xlite_core.reporting.report_words import evidence_number, made_words, share
from xlite_desktop.qimage import image_of_packed
from xlite_desktop.reporting import report_layout as lay
from xlite_desktop.reporting.paper import DPI, MARGIN, Ink, Look, Paper
from xlite_desktop.reporting.report_layout import ReportLayout, laid_out
from xlite_desktop.reporting.report_pictures import FILM_BOX, MAP_BOX, ReportPictures
from xlite_desktop.reporting.report_table import ReportTable
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD
from xlite_desktop.theme.tokens import LIGHT
from xlite_desktop.viewer.canvas_legend import CONTOUR_COLORS
from xlite_desktop.viewer.evidence_layer import OverlayMode

FOOT_WORDS = "Research use only. Not a medical device."
TITLE = "Chest X-ray report"
_CAPTION = Look(9, color=LIGHT.quiet)
_RULE_PITCH = 22.0
_LEAST_FILM = 110.0


@dataclass(frozen=True, slots=True, eq=False)
class ReportDocument:
    """One report, laid out.

    Attributes:
        content: What it says.
        pictures: What it shows.
        paper: What it is for.
        layout: Follows from the others.
    """

    content: ReportContent
    pictures: ReportPictures
    paper: Paper
    layout: ReportLayout = field(init=False)

    def __post_init__(self) -> None:
        film = self.pictures.film
        size = float(max(film.width(), 1)), float(max(film.height(), 1))
        layout = laid_out(self.content, self.paper, size, len(self.pictures.maps))
        object.__setattr__(self, "layout", layout)

    @property
    def pages(self) -> int:
        """One, unless the reader had much to say."""
        return self.layout.pages

    def paint(self, painter: QPainter, page: int = 0) -> None:
        """Paint a page, counted from 0, in logical pixels of 1/96 inch from its corner."""
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        _Page(Ink(painter), self).paint(page)
        painter.restore()

    def image(self, width: int, page: int = 0) -> QImage:
        """Return a page as a picture that many pixels wide, white paper included."""
        size = self.paper.size
        scale = width / size.width()
        image = QImage(width, round(size.height() * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        self.paint(painter, page)
        painter.end()
        return image


class _Page:
    """Paints one page from top to bottom."""

    def __init__(self, ink: Ink, document: ReportDocument) -> None:
        self._ink = ink
        self._content = document.content
        self._pictures = document.pictures
        self._layout = document.layout
        self._size: QSizeF = document.paper.size
        self._left = MARGIN
        self._width = document.paper.inner_width
        self._right = MARGIN + self._width
        self._beside = MARGIN + FILM_BOX[0] + 16

    def paint(self, page: int) -> None:
        y = self._paint_head(MARGIN - 4)
        if page == 0:
            y = self._paint_facts(y)
            y = self._paint_notices(y)
            y = self._paint_pictures(y) + lay.GAP
            if self._content.findings:
                y = ReportTable(self._ink, self._content, self._left, self._width).paint(y)
                y += lay.GAP
            self._paint_words(y, page)
            self._paint_small()
        else:
            self._paint_words(y, page)
        self._paint_foot(page)

    def _paint_head(self, top: float) -> float:
        ink, content = self._ink, self._content
        ink.left(self._left, top + 18, TITLE, Look(18, SEMIBOLD))
        flagged = not content.greyed and any(finding.above for finding in content.findings)
        color = LIGHT.flag if flagged or content.greyed else LIGHT.text
        ink.right(self._right, top + 18, content.headline, Look(13, SEMIBOLD, color))
        film = " · ".join((f"Film {content.film.key}", *content.film.facts))
        made = made_words(content)
        room = self._width - _CAPTION.width(made) - 16
        ink.within(self._left, top + 37, film, _CAPTION, room=room)
        ink.right(self._right, top + 37, made, _CAPTION)
        ink.line(top + 45, self._left, self._right, LIGHT.line, 1.0)
        return top + lay.HEAD

    def _paint_facts(self, y: float) -> float:
        for line in self._layout.facts:
            x = self._left
            for label, value in line:
                look = Look(11, color=LIGHT.quiet)
                self._ink.left(x, y + 11, label, look)
                start = x + look.width(label) + 5
                room = self._right - start
                self._ink.within(start, y + 11, value, Look(11, MEDIUM), room=room)
                x += lay.fact_width(label, value)
            y += lay.FACT_PITCH
        return y + (lay.GAP if self._layout.facts else 0)

    def _paint_notices(self, y: float) -> float:
        lines = self._layout.notices
        if not lines:
            return y
        high = len(lines) * lay.NOTICE_PITCH
        self._ink.fill(QRectF(self._left, y, 2, high), LIGHT.flag_fill)
        for number, line in enumerate(lines):
            baseline = y + lay.NOTICE_PITCH * number + 12
            self._ink.left(self._left + 12, baseline, line, lay.NOTICE)
        return y + high + lay.GAP

    def _paint_pictures(self, y: float) -> float:
        high = self._layout.picture - lay.LEGEND
        film = self._pictures.film
        beside = bool(self._content.leading)
        room = QSizeF(FILM_BOX[0] if beside else self._width, high)
        size = QSizeF(film.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self._ink.painter.drawImage(QRectF(QPointF(self._left, y), size), film)
        if beside:  # close to a narrow film
            self._beside = self._left + max(size.width(), _LEAST_FILM) + 16
        for place, finding in enumerate(self._content.leading):
            self._paint_leading(y + place * self._layout.map_row, place, finding)
        self._paint_legend(y + high + 15)
        return y + self._layout.picture

    def _paint_leading(self, y: float, place: int, finding: ReportedFinding) -> None:
        """Paint one of the strongest findings beside the film: its map and its numbers."""
        left, high = self._beside, self._layout.map_row - 8
        text = left
        if place < len(self._pictures.maps):
            picture = self._pictures.maps[place]
            box = QSizeF(MAP_BOX[0], high)
            size = QSizeF(picture.size()).scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
            self._ink.painter.drawImage(QRectF(QPointF(left, y), size), picture)
            text += size.width() + 14
        room = self._right - text
        strong = finding.above and not self._content.greyed
        color = LIGHT.faint if self._content.greyed else LIGHT.text
        ink = self._ink
        ink.within(text, y + 11, finding.label, Look(12, SEMIBOLD, color), room=room)
        value = Look(12, SEMIBOLD, LIGHT.flag if strong else color)
        ink.left(text, y + 27, share(finding.probability), value)
        side = "above" if finding.above else "below"
        against = f"{side} threshold {share(finding.threshold)}"
        ink.within(text, y + 40, against, _CAPTION, room=room)
        weak = ", weak" if finding.weak else ""
        scale = self._content.model.evidence_full_scale if self._content.model else 1.0
        peak = f"evidence peak {evidence_number(finding.evidence_peak, scale)}{weak}"
        ink.within(text, y + 52, peak, _CAPTION, room=room)

    def _paint_legend(self, y: float) -> None:
        """Say under the pictures what they are, and what their colours mean."""
        self._ink.left(self._left, y, "The whole film", _CAPTION)
        model = self._content.model
        if model is None or not self._pictures.maps:
            return
        x = self._beside
        most = evidence_number(model.evidence_full_scale, model.evidence_full_scale)
        scale = f"{most} log-odds per cell"
        if self._pictures.settings.mode is OverlayMode.CONTOUR:
            self._paint_line_samples(x, y)
            return
        self._ink.left(x, y, "Evidence 0", _CAPTION)
        start = x + _CAPTION.width("Evidence 0") + 6
        gradient = self._gradient()
        self._ink.painter.drawImage(QRectF(start, y - 7, 90, 7), gradient)
        self._ink.left(start + 96, y, scale, _CAPTION)

    def _gradient(self) -> QImage:
        settings = self._pictures.settings
        row = overlay_table(settings.colormap, settings.opacity)[:, 128]
        return image_of_packed(np.repeat(row[None, :], 16, axis=0))

    def _paint_line_samples(self, x: float, y: float) -> None:
        for color, words in zip(CONTOUR_COLORS, ("50 %", "80 % of the peak"), strict=True):
            self._ink.painter.setPen(QPen(QColor(color), 2))
            self._ink.painter.drawLine(QPointF(x, y - 3), QPointF(x + 18, y - 3))
            self._ink.left(x + 24, y, words, _CAPTION)
            x += 24 + _CAPTION.width(words) + 14

    def _paint_words(self, y: float, page: int) -> None:
        heading = "Reader's words" if page == 0 else "Reader's words, continued"
        lines = self._layout.words[page] if page < len(self._layout.words) else ()
        self._ink.left(self._left, y + 11, heading, Look(12, SEMIBOLD))
        y += lay.WORDS_HEAD
        for number, line in enumerate(lines):
            self._ink.left(self._left, y + lay.WORDS_PITCH * number + 11, line, lay.WORDS)
        if page:
            return
        y += lay.WORDS_PITCH * len(lines)
        bottom = self._small_top() - lay.GAP
        rule = y + _RULE_PITCH
        while rule <= bottom:  # room for a pen
            self._ink.line(rule, self._left, self._right, LIGHT.line)
            rule += _RULE_PITCH
        if self._layout.pages > 1:
            self._ink.right(self._right, bottom + 8, "continued on the next page", _CAPTION)

    def _small_top(self) -> float:
        lines = len(self._layout.small)
        return self._size.height() - MARGIN + 4 - lay.FOOT - lines * lay.SMALL_PITCH

    def _paint_small(self) -> None:
        top = self._small_top()
        for number, line in enumerate(self._layout.small):
            self._ink.left(self._left, top + lay.SMALL_PITCH * number + 9, line, lay.SMALL)

    def _paint_foot(self, page: int) -> None:
        y = self._size.height() - MARGIN + 4
        self._ink.line(y - 13, self._left, self._right, LIGHT.line)
        self._ink.left(self._left, y, FOOT_WORDS, Look(9, SEMIBOLD, LIGHT.text))
        said = f"{self._content.version} · page {page + 1} of {self._layout.pages}"
        self._ink.right(self._right, y, said, _CAPTION)


def logical_scale(dots_per_inch: float) -> float:
    """Return how many dots of a device make a logical pixel of the page."""
    return dots_per_inch / DPI
