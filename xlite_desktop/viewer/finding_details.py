"""The open part of the selected row: what its threshold means, and the point on its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.viewer.operating_numbers import OperatingNumbers, RocCurve, share_words
from xlite_desktop.viewer.prevalence_field import PrevalenceField
from xlite_desktop.viewer.roc_handle import MARGIN, RocHandle

if TYPE_CHECKING:
    from xlite_core.inference.model_card import FindingCard

_HEIGHT = 120
_FIRST_BASELINE = 17.5
_PITCH = 20.0
_VALUE_RIGHT = 106.0
_INTERVAL_LEFT = 112.0
_BASIS_BASELINE = 104.5
_DOUBT_BASELINE = 124.5
_ROC_TOP = 6
_FIELD_GAP = 1


class FindingDetails(QWidget):
    """Four operating numbers with intervals, the curve, and what they rest on.

    Attributes:
        roc: The curve; its point moves the threshold.
        prevalence: The number that PPV and NPV refer to.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers: OperatingNumbers | None = None
        self._refusal = ""
        self._note = ""
        self.roc = RocHandle(self)
        self.prevalence = PrevalenceField(self)
        self.prevalence.refused.connect(self._on_refused)
        self.prevalence.resized.connect(self._place)

    def sizeHint(self) -> QSize:
        below = len(self._below())
        return QSize(320 + MARGIN, _HEIGHT + int(_PITCH) * below)

    def show_numbers(
        self,
        finding: FindingCard,
        threshold: float,
        numbers: OperatingNumbers,
        curve: RocCurve,
        *,
        note: str = "",
    ) -> None:
        """Show what a finding's threshold means; `note` says how far its probability moves."""
        self._note = note
        self._numbers = numbers
        self.roc.show_point(finding, curve, numbers.point, threshold)
        self.prevalence.show_share(
            numbers.prevalence, own=numbers.own_prevalence, usual=share_words(finding.prevalence)
        )
        self._place()
        self.setAccessibleName(tr("Operating numbers"))
        self.setAccessibleDescription(numbers.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._numbers is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_numbers(painter, self._numbers)

    def _paint_numbers(self, painter: QPainter, numbers: OperatingNumbers) -> None:
        palette = current_palette()
        caption, value = font(TYPE_CAPTION), font(TYPE_BODY, SEMIBOLD)
        measured = QFontMetricsF(value)
        for index, line in enumerate(numbers.lines):
            baseline = _FIRST_BASELINE + _PITCH * index
            painter.setFont(caption)
            painter.setPen(QColor(palette.quiet))
            painter.drawText(QPointF(0, baseline), line.label)
            painter.setPen(QColor(palette.faint))
            painter.drawText(QPointF(_INTERVAL_LEFT, baseline), line.interval)
            painter.setFont(value)
            painter.setPen(QColor(palette.text))
            left = _VALUE_RIGHT - measured.horizontalAdvance(line.value)
            painter.drawText(QPointF(left, baseline), line.value)
        painter.setFont(caption)
        painter.setPen(QColor(palette.error if self._refusal else palette.faint))
        painter.drawText(QPointF(0, _BASIS_BASELINE), self._refusal or _basis(numbers))
        for place, (words, colour) in enumerate(self._below()):
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(0, _DOUBT_BASELINE + _PITCH * place), words)

    def _below(self) -> list[tuple[str, str]]:
        """Return the lines below the numbers, with their colours."""
        palette = current_palette()
        doubt = "" if self._numbers is None else self._numbers.doubt
        return [line for line in ((self._note, palette.quiet), (doubt, palette.flag)) if line[0]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _place(self) -> None:
        """Put the curve into its corner, and the prevalence behind the words that end with it."""
        self.roc.move(self.width() - self.roc.width(), _ROC_TOP - MARGIN)
        if self._numbers is None:
            return
        words = self._refusal or _basis(self._numbers)
        left = round(QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(words)) + _FIELD_GAP
        size = self.prevalence.sizeHint()
        top = round(_BASIS_BASELINE - 4 - size.height() / 2)
        self.prevalence.setGeometry(min(left, self.width() - size.width()), top, *size.toTuple())

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        self._refusal = why
        self._place()
        self.update()


def _basis(numbers: OperatingNumbers) -> str:
    whose = tr("prevalence here") if numbers.own_prevalence else tr("prevalence")
    return f"{numbers.films} · {whose} "
