"""The table of a report: each finding with its threshold, what that is worth, and the reader."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from xlite_core.reporting.report_content import ReportContent, ReportedFinding
from xlite_core.reporting.report_words import prevalence_words, share, shares
from xlite_desktop.reporting.paper import Ink, Look
from xlite_desktop.reporting.report_layout import ROW, TABLE_HEAD, TABLE_NOTE
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD
from xlite_desktop.theme.tokens import LIGHT
from xlite_desktop.viewer.square_root_axis import position

_NAME, _PROBABILITY, _BAR, _THRESHOLD = 108.0, 46.0, 56.0, 46.0
_NUMBER = 69.0
_LONG = len("100.0 %")  # a value as long as this reaches into the interval before it
_POSITIVES, _PREVALENCE = 36.0, 37.0
_HEADING = Look(9, MEDIUM, LIGHT.quiet)
_UNIT = Look(9, color=LIGHT.faint)
_INTERVAL = Look(8, color=LIGHT.faint)
_VALUE = Look(10)
_TITLE = Look(12, SEMIBOLD)
_GAP = 5.0

NOT_BETTER = {
    "†": "† Not shown to be better than chance on these films.",
    "‡": "‡ Not shown to beat a guess made without the film.",
    "†‡": "† Not shown to be better than chance; ‡ than a guess made without the film.",
}
"""Marks that stand behind findings of one report -> what they mean."""


class ReportTable:
    """Paints the rows of one report from a corner down."""

    def __init__(self, ink: Ink, content: ReportContent, left: float, width: float) -> None:
        self._ink = ink
        self._content = content
        self._left = left
        self._right = left + width
        self._bar = left + _NAME + _PROBABILITY + _GAP + 3
        self._threshold = self._bar + _BAR + _THRESHOLD
        self._positives = self._threshold + 4 * _NUMBER + _POSITIVES
        self._prevalence = self._positives + _PREVALENCE
        self._reader = self._prevalence + 12

    def paint(self, top: float) -> float:
        """Paint heading, rows and note; return where the table ends."""
        self._paint_heading(top)
        y = top + TABLE_HEAD
        for finding in self._content.findings:
            self._paint_row(y, finding)
            y += ROW
        self._ink.line(y, self._left, self._right, LIGHT.line)
        marks = "".join(sorted({_mark(finding) for finding in self._content.findings}))
        if marks:
            self._ink.left(self._left, y + 12, NOT_BETTER[marks], _UNIT)
        self._ink.right(self._right, y + 12, self._films(), _UNIT)
        return y + TABLE_NOTE

    def _films(self) -> str:
        first = self._content.findings[0]
        films = first.positives + first.negatives
        return f"n: positive films of {films:,}. Prev.: prevalence that PPV and NPV refer to."

    def _paint_heading(self, top: float) -> None:
        ink, y = self._ink, top + TABLE_HEAD - 6
        ink.left(self._left, top + 12, "Findings", _TITLE)
        policy = f"Thresholds: {self._content.policy}"
        ink.left(self._left + _TITLE.width("Findings") + 10, top + 12, policy, _UNIT)
        ink.right(self._left + _NAME + _PROBABILITY, y, "Probability", _HEADING)
        ink.right(self._threshold, y, "Threshold", _HEADING)
        for place, words in enumerate(("Sensitivity", "Specificity", "PPV", "NPV")):
            ink.left(self._number(place) - 26, y, words, _HEADING)
        ink.right(self._positives, y, "n", _HEADING)
        ink.right(self._prevalence, y, "Prev.", _HEADING)
        ink.left(self._reader, y, "Reader", _HEADING)
        ink.line(top + TABLE_HEAD - 1, self._left, self._right, LIGHT.faint)

    def _paint_row(self, top: float, finding: ReportedFinding) -> None:
        ink, y = self._ink, top + 12
        strong = finding.above and not self._content.greyed
        color = LIGHT.faint if self._content.greyed else LIGHT.text
        name = Look(10, SEMIBOLD if strong else 400, color)
        if strong:
            ink.fill(QRectF(self._left - 10, y - 6, 5, 5), LIGHT.flag_fill, 2.5)
        label = f"{finding.label} {_mark(finding)}".rstrip()
        ink.within(self._left, y, label, name, room=_NAME - 4)
        flagged = replace(name, color=LIGHT.flag) if strong else name
        ink.right(self._left + _NAME + _PROBABILITY, y, share(finding.probability), flagged)
        self._paint_bar(top + 8.5, finding, strong=strong)
        ink.right(self._threshold, y, share(finding.threshold), replace(_VALUE, color=color))
        numbers = (finding.sensitivity, finding.specificity, finding.ppv, finding.npv)
        written = [shares(estimate) for estimate in numbers]
        following = [value for value, _ in written[1:]] + [""]
        for place, ((value, interval), after) in enumerate(zip(written, following, strict=True)):
            ink.right(self._number(place), y, value, replace(_VALUE, color=color))
            room = _NUMBER - (46 if len(after) >= _LONG else 36)
            ink.within(self._number(place) + 4, y, interval, _INTERVAL, room=room)
        ink.right(self._positives, y, f"{finding.positives:,}", _UNIT)
        ink.right(self._prevalence, y, prevalence_words(finding.prevalence), _UNIT)
        ink.within(
            self._reader,
            y,
            _reader_words(finding),
            Look(9, MEDIUM),
            room=self._right - self._reader,
        )
        ink.line(top, self._left, self._right, LIGHT.grid, 0.5)

    def _number(self, place: int) -> float:
        """Return the right end of a value; its interval follows."""
        return self._threshold + place * _NUMBER + 40

    def _paint_bar(self, y: float, finding: ReportedFinding, *, strong: bool) -> None:
        """Draw probability and threshold on the square-root axis of the window."""
        track = QRectF(self._bar, y - 1.75, _BAR, 3.5)
        self._ink.fill(track, LIGHT.track, 1.75)
        bar = QRectF(track)
        bar.setWidth(_BAR * position(finding.probability))
        self._ink.fill(bar, LIGHT.flag_fill if strong else LIGHT.fill, 1.75)
        x = self._bar + _BAR * position(finding.threshold)
        self._ink.painter.setPen(QPen(QColor(LIGHT.text), 1.25))
        self._ink.painter.drawLine(QPointF(x, y - 4.5), QPointF(x, y + 4.5))


def _mark(finding: ReportedFinding) -> str:
    if not finding.beats_chance:
        return "†"
    return "" if finding.beats_shortcuts else "‡"


def _reader_words(finding: ReportedFinding) -> str:
    """Return the verdict; the words to it stand below the table."""
    if finding.opinion is None:
        return ""
    return replace(finding.opinion, text="").words
