"""The numbers that a run is about, large, each with its interval and what it was measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.metrics import HEADLINE_POLICY
from xlite_desktop.controls.painted import Painted
from xlite_desktop.experiments.run_content import MatchedDifference, RunContent
from xlite_desktop.experiments.run_detail_words import (
    in_full,
    interval,
    milliseconds,
    number,
    signed,
)
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, TYPE_HERO, TYPE_TITLE
from xlite_desktop.translation import counted, tr

HEIGHT = 52
_BASE, _LABEL = 26.0, 45.0
_GAP = 6.0
_LEAST, _MOST = 14.0, 72.0
"""Between two blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BigNumber:
    """One number.

    Attributes:
        value: As it is shown.
        interval: Behind it, faint; empty for none.
        label: Below it.
        short: Below it where there is less room; empty for the same words.
        tip: All of it in a sentence.
    """

    value: str
    interval: str
    label: str
    short: str = ""
    tip: str = ""


def numbers_of(
    content: RunContent, judged: Evaluation | None, difference: MatchedDifference | None
) -> tuple[BigNumber, ...]:
    """Return what heads a run that was judged; nothing for one that was not."""
    if judged is None:
        return ()
    macro, precision = judged.macro_auc, judged.macro_average_precision
    f1 = judged.macro_f1.get(HEADLINE_POLICY)
    count, films = judged.macro_findings, f"{judged.films:,}"
    over = tr(
        "mean over {count} of {findings} findings, {films} films",
        count=count,
        findings=len(judged.findings),
        films=films,
    )
    found = [
        BigNumber(
            value=number(macro.value if macro else None, 3),
            interval=interval(macro, 3),
            label=tr(
                "macro AUC, {findings}, n {films}", findings=counted(count, "finding"), films=films
            ),
            short=tr("macro AUC of {count}, n {films}", count=count, films=films),
            tip=tr("Macro AUC {in_full}; {over}", in_full=in_full(macro), over=over),
        ),
        BigNumber(
            value=number(precision.value if precision else None),
            interval=interval(precision),
            label=tr("PR-AUC"),
            tip=tr("Macro PR-AUC {in_full}; {over}", in_full=in_full(precision), over=over),
        ),
        BigNumber(
            value=number(f1.value if f1 else None),
            interval=interval(f1),
            label=tr("F1 at own thresholds"),
            short=tr("F1, own thresholds"),
            tip=tr(
                "Macro F1 {in_full}; {over}; thresholds of the best F1 on validation films",
                in_full=in_full(f1),
                over=over,
            ),
        ),
    ]
    return (*found, *_last(content, difference))


def _last(content: RunContent, difference: MatchedDifference | None) -> tuple[BigNumber, ...]:
    macro = difference.compared.macro if difference else None
    if difference is not None and macro is not None:
        gain = macro.difference
        shown = tr("a difference") if macro.differs else tr("not shown to be a difference")
        return (
            BigNumber(
                value=signed(gain.value),
                interval=interval(gain, 3, with_sign=True),
                label=tr("over {reference}, like for like", reference=difference.reference),
                short=tr("over {reference}, matched", reference=difference.reference),
                tip=tr(
                    "Macro AUC against {reference} on the same {films:,} validation films: "
                    "{signed}, 95 % interval {interval}: {shown}",
                    reference=difference.reference,
                    films=difference.compared.films,
                    signed=signed(gain.value),
                    interval=interval(gain, 3, with_sign=True),
                    shown=shown,
                ),
            ),
        )
    cost = content.metrics.cost
    if cost is None:
        return ()
    return (
        BigNumber(
            value=tr("{megabytes} MB", megabytes=number(cost.megabytes, 1)),
            interval="",
            label=tr("model file, {milliseconds} a film", milliseconds=milliseconds(cost.cpu_ms)),
            tip=tr(
                "Measured with ONNX Runtime on one CPU, median of one film; {parameters:,} "
                "parameters",
                parameters=cost.parameters,
            ),
        ),
    )


class RunNumbers(Painted):
    """Paints up to four numbers in a row; the first is the page's largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[BigNumber, ...] = ()
        self._briefly = self._in_pairs = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Results"))

    @property
    def numbers(self) -> tuple[BigNumber, ...]:
        return self._numbers

    def show_numbers(self, numbers: Sequence[BigNumber]) -> None:
        """Show these, or nothing."""
        self._numbers = tuple(numbers)
        self.setAccessibleDescription("; ".join(n.tip or n.label for n in numbers))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(640, self.height())

    def tip_at(self, place: QPointF) -> str:
        return next((number.tip for number, rect in self._places() if rect.contains(place)), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for place, (shown, rect) in enumerate(self._places()):
            large = font(TYPE_HERO if place == 0 else TYPE_TITLE, SEMIBOLD)
            painter.setFont(large)
            painter.setPen(QColor(palette.text))
            painter.drawText(QPointF(rect.left(), rect.top() + _BASE), shown.value)
            behind = rect.left() + QFontMetricsF(large).horizontalAdvance(shown.value) + _GAP
            painter.setFont(font(TYPE_BODY))
            painter.setPen(QColor(palette.quiet if place == 0 else palette.faint))
            painter.drawText(QPointF(behind, rect.top() + _BASE), shown.interval)
            painter.setFont(font(TYPE_CAPTION))
            painter.setPen(QColor(palette.faint))
            painter.drawText(QPointF(rect.left(), rect.top() + _LABEL), self._label(shown))

    def _fit(self) -> None:
        self._briefly = not self._fits()
        self._in_pairs = self._briefly and not self._fits()
        self._briefly = self._briefly and not self._in_pairs
        self.setFixedHeight(HEIGHT * (2 if self._in_pairs else 1))

    def _fits(self) -> bool:
        """Whether all blocks fit side by side."""
        return sum(self._widths()) + _LEAST * (len(self._numbers) - 1) <= self.width()

    def _widths(self) -> list[float]:
        return [self._width(n, large=place == 0) for place, n in enumerate(self._numbers)]

    def _label(self, shown: BigNumber) -> str:
        return (shown.short or shown.label) if self._briefly else shown.label

    def _places(self) -> list[tuple[BigNumber, QRectF]]:
        """Spread the blocks, or set them in two rows of two."""
        widths = self._widths()
        if self._in_pairs:
            second = max(widths[::2]) + _MOST / 2
            return [
                (n, QRectF(place % 2 * second, place // 2 * HEIGHT, widths[place], HEIGHT))
                for place, n in enumerate(self._numbers)
            ]
        room = (self.width() - sum(widths)) / max(len(widths) - 1, 1)
        gap = min(room, _MOST)
        found, left = [], 0.0
        for shown, width in zip(self._numbers, widths, strict=True):
            found.append((shown, QRectF(left, 0, width, HEIGHT)))
            left += width + gap
        return found

    def _width(self, shown: BigNumber, *, large: bool) -> float:
        value = QFontMetricsF(font(TYPE_HERO if large else TYPE_TITLE, SEMIBOLD))
        ranged, label = QFontMetricsF(font(TYPE_BODY)), QFontMetricsF(font(TYPE_CAPTION))
        first = value.horizontalAdvance(shown.value) + (
            _GAP + ranged.horizontalAdvance(shown.interval) if shown.interval else 0
        )
        return max(first, label.horizontalAdvance(self._label(shown)))
