"""The parts of a split, one row each, with how far every finding deviates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_core.data.part_check import PartFacts, PartsCheck
from xlite_desktop.data.ink import CENTRE, LEFT, RIGHT, Ink, write
from xlite_desktop.data.split_view import outliers
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, Palette, mixed

_HEAD, _ROW, _LAST = 24, 30, 26
_END = 50.0
"""Per cent at the ends of the strip; what deviates more stands at the end."""
_TICKS = ((-50, "−50"), (-25, "−25"), (0, "0"), (25, "+25"), (50, "+50"))
_COLUMNS = ("Images", "Patients", "PA", "Women")
_CAPTION = "deviation of positives per finding, %"


class SplitTable(QWidget):
    """Paints a `PartsCheck`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: PartsCheck | None = None
        self._what = "Part"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Parts of the split")
        self.show_check(None, "Part")

    def show_check(self, check: PartsCheck | None, what: str) -> None:
        """Show parts; `what` they are called heads their names."""
        rows = 3 if check is None else len(check.parts)
        self._check, self._what = check, what
        self.setFixedHeight(_HEAD + rows * _ROW + _LAST)
        self.setAccessibleDescription("" if check is None else _spoken(check))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(468, self.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        check, palette = self._check, current_palette()
        if check is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strip = self._strip(check)
        quiet = Ink(palette.quiet)
        write(painter, QRectF(0, 0, strip.left(), _HEAD - 4), self._what, quiet)
        for place, title in zip(self._cells(0, _HEAD - 4), _COLUMNS, strict=True):
            write(painter, place, title, quiet, RIGHT)
        for value, label in _TICKS:
            x = _at(strip, value)
            place, align = QRectF(x - 24, 0, 48, _HEAD - 4), CENTRE
            if value == -_END:
                place, align = QRectF(x, 0, 48, _HEAD - 4), LEFT
            elif value == _END:
                place, align = QRectF(x - 48, 0, 48, _HEAD - 4), RIGHT
            write(painter, place, label, quiet, align)
            line = mixed(palette.fill, palette.surface0, 0.7) if value == 0 else palette.grid
            tall = len(check.parts) * _ROW
            painter.fillRect(QRectF(round(x), _HEAD, 1, tall), QColor(line))
        painter.fillRect(QRectF(0, _HEAD - 1, self.width(), 1), QColor(palette.line))
        for row, part in enumerate(check.parts):
            self._paint_row(painter, _HEAD + row * _ROW, _ROW, part)
            _paint_dots(painter, strip, _HEAD + (row + 0.5) * _ROW, part, check)
        foot = _HEAD + len(check.parts) * _ROW
        painter.fillRect(QRectF(0, foot, self.width(), 1), QColor(palette.line))
        self._paint_row(painter, foot, _LAST, check.whole, SEMIBOLD)
        place = QRectF(strip.left() - 12, foot, strip.width() + 12, _LAST)
        write(painter, place, _CAPTION, quiet, RIGHT)

    def _paint_row(
        self, painter: QPainter, top: float, tall: int, part: PartFacts, weight: int = 400
    ) -> None:
        palette = current_palette()
        cells = self._cells(top, tall)
        name = QRectF(0, top, max(cells[0].left() + 12, 60), tall)
        write(painter, name, part.name, Ink(palette.text, SEMIBOLD))
        ink = Ink(palette.text if weight == SEMIBOLD else palette.quiet, weight)
        texts = (
            f"{part.films:,}",
            f"{part.patients:,}",
            *("–" if share is None else f"{100 * share:.0f} %" for share in (part.pa, part.women)),
        )
        for place, text in zip(cells, texts, strict=True):
            write(painter, place, text, ink, RIGHT)

    def _cells(self, top: float, tall: float) -> list[QRectF]:
        # Right edges: numbers end where the words above them end.
        edges = self._edges()
        wide = 66.0
        return [QRectF(edge - wide, top, wide, tall) for edge in edges]

    def _edges(self) -> list[float]:
        return [self.width() * share for share in (0.235, 0.36, 0.445, 0.55)]

    def _strip(self, check: PartsCheck) -> QRectF:
        left = self._edges()[-1] + max(26.0, 0.05 * self.width())
        tall = len(check.parts) * _ROW
        return QRectF(left, _HEAD, self.width() - left, tall)


def _at(strip: QRectF, value: float) -> float:
    inside = max(-_END, min(_END, value))
    return strip.left() + (inside + _END) / (2 * _END) * (strip.width() - 1)


def _paint_dots(
    painter: QPainter, strip: QRectF, middle: float, part: PartFacts, check: PartsCheck
) -> None:
    palette = current_palette()
    far = outliers(part, check.findings)
    painter.setPen(Qt.PenStyle.NoPen)
    dot = QColor(palette.quiet)
    dot.setAlphaF(0.6)
    painter.setBrush(dot)
    for deviation in part.deviations.tolist():
        if abs(deviation) <= 25.0:  # NaN is none
            painter.drawEllipse(QPointF(_at(strip, deviation), middle), 3.2, 3.2)
    painter.setBrush(QColor(palette.flag_fill))
    for _, deviation in far:
        painter.drawEllipse(QPointF(_at(strip, deviation), middle), 3.5, 3.5)
    for low in (True, False):
        side = [(name, value) for name, value in far if (value < 0) == low]
        if side:
            _name_outliers(painter, strip, middle, side, palette)


def _name_outliers(
    painter: QPainter,
    strip: QRectF,
    middle: float,
    side: list[tuple[str, float]],
    palette: Palette,
) -> None:
    """Write the worst name on the inner side of its dots, and how many more there are."""
    more = f" +{len(side) - 1}" if len(side) > 1 else ""
    text = f"{side[0][0]}{more}"
    metrics = QFontMetricsF(font(TYPE_BODY))
    wide = metrics.horizontalAdvance(text)
    places = [_at(strip, value) for _, value in side]
    low = side[0][1] < 0
    left = max(places) + 8 if low else min(places) - 8 - wide
    ground = QRectF(left - 3, middle - 8, wide + 6, 16)
    painter.fillRect(ground, QColor(palette.surface0))
    write(painter, QRectF(left, middle - 10, wide + 2, 20), text, Ink(palette.flag))


def _spoken(check: PartsCheck) -> str:
    lines = []
    for part in check.parts:
        far = [f"{name} {value:+.0f} %" for name, value in outliers(part, check.findings)]
        said = f"{part.name}: {part.films:,} images of {part.patients:,} patients"
        lines.append(", ".join([said, *far]))
    return "; ".join(lines)
