"""The parts of a split, one row each, with how far every finding deviates."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xlite_core.data.part_check import PartFacts, PartsCheck
from xlite_desktop.data.deviation_strip import END, paint_deviations, paint_grid, place_of
from xlite_desktop.data.ink import CENTRE, LEFT, RIGHT, Ink, write
from xlite_desktop.data.split_view import outliers
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY
from xlite_desktop.translation import tr

_HEAD, _ROW, _LAST = 24, 30, 26
_GAP = 18
_TICKS = ((-50, "−50"), (-25, "−25"), (0, "0"), (25, "+25"), (50, "+50"))
_ROOM_FOR_QUARTERS = 190
_COLUMNS = (tr("Images"), tr("Patients"), "PA", tr("Women"))
_CAPTIONS = (
    tr("deviation of positives per finding, %"),
    tr("deviation of positives, %"),
    tr("deviation, %"),
)


class SplitTable(QWidget):
    """Paints a `PartsCheck`; the tooltip of a row names every finding that deviates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: PartsCheck | None = None
        self._what = tr("Part")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Parts of the split"))
        self.show_check(None, tr("Part"))

    def show_check(self, check: PartsCheck | None, what: str) -> None:
        """Show parts; `what` they are called heads their names."""
        rows = 3 if check is None else len(check.parts)
        self._check, self._what = check, what
        self.setFixedHeight(_HEAD + rows * _ROW + _LAST)
        self.setAccessibleDescription("" if check is None else _spoken(check))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(468, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = (event.pos().y() - _HEAD) // _ROW
            words = ""
            if self._check is not None and 0 <= row < len(self._check.parts):
                words = "\n".join(_named(self._check.parts[row], self._check.findings))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        check = self._check
        if check is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QColor(current_palette().line)
        edges = _edges(check, self._what)
        left = edges[-1] + 1.5 * _GAP
        strip = QRectF(left, _HEAD, self.width() - left - 4, len(check.parts) * _ROW)
        self._paint_head(painter, edges, strip)
        paint_grid(painter, strip, [value for value, _ in _TICKS])
        painter.fillRect(QRectF(0, _HEAD - 1, self.width(), 1), line)
        for row, part in enumerate(check.parts):
            place = QRectF(0, _HEAD + row * _ROW, self.width(), _ROW)
            _paint_row(painter, place, edges, part)
            at = QRectF(strip.left(), place.top(), strip.width(), _ROW)
            paint_deviations(painter, at, part.deviations, outliers(part, check.findings))
        foot = QRectF(0, strip.bottom(), self.width(), _LAST)
        painter.fillRect(QRectF(0, foot.top(), self.width(), 1), line)
        _paint_row(painter, foot, edges, check.whole, whole=True)
        self._paint_caption(painter, foot, edges[-1] + 12)

    def _paint_head(self, painter: QPainter, edges: list[float], strip: QRectF) -> None:
        quiet, tall = Ink(current_palette().quiet), _HEAD - 4
        write(painter, QRectF(0, 0, edges[0], tall), self._what, quiet)
        for edge, title in zip(edges, _COLUMNS, strict=True):
            write(painter, QRectF(edge - 80, 0, 80, tall), title, quiet, RIGHT)
        for value, label in _TICKS:
            if abs(value) == END / 2 and strip.width() < _ROOM_FOR_QUARTERS:
                continue
            x = place_of(strip, value)
            place, align = QRectF(x - 24, 0, 48, tall), CENTRE
            if value == -END:
                place, align = QRectF(x, 0, 48, tall), LEFT
            elif value == END:
                place, align = QRectF(x - 44, 0, 48, tall), RIGHT
            write(painter, place, label, quiet, align)

    def _paint_caption(self, painter: QPainter, foot: QRectF, left: float) -> None:
        room = foot.adjusted(left, 0, 0, 0)
        metrics = QFontMetricsF(font(TYPE_BODY))
        fitting = [text for text in _CAPTIONS if metrics.horizontalAdvance(text) <= room.width()]
        if fitting:
            write(painter, room, fitting[0], Ink(current_palette().quiet), RIGHT)


def _cells(part: PartFacts) -> tuple[str, ...]:
    shares = ("–" if share is None else f"{100 * share:.0f} %" for share in (part.pa, part.women))
    return (f"{part.films:,}", f"{part.patients:,}", *shares)


def _edges(check: PartsCheck, what: str) -> list[float]:
    """Return where the numbers of each column end: as far right as names and numbers need."""
    bold = QFontMetricsF(font(TYPE_BODY, SEMIBOLD))
    parts = (*check.parts, check.whole)
    edge = max(bold.horizontalAdvance(text) for text in (what, *(part.name for part in parts)))
    edges = []
    for column, title in enumerate(_COLUMNS):
        texts = (title, *(_cells(part)[column] for part in parts))
        edge += _GAP + max(bold.horizontalAdvance(text) for text in texts)
        edges.append(edge)
    return edges


def _paint_row(
    painter: QPainter,
    place: QRectF,
    edges: list[float],
    part: PartFacts,
    *,
    whole: bool = False,
) -> None:
    palette = current_palette()
    write(painter, place, part.name, Ink(palette.text, SEMIBOLD))
    ink = Ink(palette.text, SEMIBOLD) if whole else Ink(palette.quiet)
    for edge, text in zip(edges, _cells(part), strict=True):
        write(painter, QRectF(edge - 80, place.top(), 80, place.height()), text, ink, RIGHT)


def _named(part: PartFacts, findings: tuple[str, ...]) -> list[str]:
    return [f"{name} {value:+.0f} %".replace("-", "−") for name, value in outliers(part, findings)]


def _spoken(check: PartsCheck) -> str:
    lines = []
    for part in check.parts:
        said = tr(
            "{part_name}: {films:,} images of {patients:,} patients",
            part_name=part.name,
            films=part.films,
            patients=part.patients,
        )
        lines.append(", ".join([said, *_named(part, check.findings)]))
    return "; ".join(lines)
