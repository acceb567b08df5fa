"""Four columns of bars that share one list of names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.data.balance_view import BalanceView, Column
from xlite_desktop.data.ink import CENTRE, LEFT, Ink, write
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION, mixed
from xlite_desktop.translation import tr

PITCH = 22
_BAR = 9
_HEAD = 48
_FOOT = 4
_NAME_GAP = 28
_VALUE_ROOM = 62
"""Beyond the end of an axis: the value of a bar that reaches it."""
_ROWS_WHEN_EMPTY = 14


class BalanceChart(QWidget):
    """Paints a `BalanceView`; every number is in the accessible description, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BalanceView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(580)
        self.setAccessibleName(tr("Balance of the findings"))
        self.show_view(None)

    def show_view(self, view: BalanceView | None) -> None:
        """Show the bars; None leaves their place empty, so that nothing jumps."""
        rows = _ROWS_WHEN_EMPTY if self._view is None else len(self._view.names)
        rows = rows if view is None else len(view.names)
        self._view = view
        self.setFixedHeight(_HEAD + PITCH * rows + _FOOT)
        self.setAccessibleDescription("" if view is None else _spoken(view))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1064, self.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(font(TYPE_BODY))
        names = max(metrics.horizontalAdvance(name) for name in view.names) + _NAME_GAP
        names = min(max(names, 124.0), 0.28 * self.width())
        for row, name in enumerate(view.names):
            place = QRectF(0, _HEAD + row * PITCH, names - 12, PITCH)
            write(painter, place, name, Ink(palette.text))
        pitch = (self.width() - names) / len(view.columns)
        room = _VALUE_ROOM if pitch > 2.5 * _VALUE_ROOM else 0.7 * _VALUE_ROOM
        for number, column in enumerate(view.columns):
            painter.save()
            painter.translate(names + number * pitch, 0)
            _paint_column(painter, column, (pitch - room, room), light=number % 2 == 0)
            painter.restore()


def _spoken(view: BalanceView) -> str:
    lines = []
    for row, name in enumerate(view.names):
        cells = ", ".join(f"{column.title} {column.texts[row]}" for column in view.columns)
        lines.append(f"{name}: {cells}")
    return "; ".join(lines)


def _paint_column(
    painter: QPainter, column: Column, space: tuple[float, float], *, light: bool
) -> None:
    """Paint one column; `space` is the length of its axis, and the room beyond it."""
    palette, (length, room) = current_palette(), space
    scale = length / column.top
    bottom = _HEAD + PITCH * len(column.values) + _FOOT
    _paint_title(painter, column, length + room - 12)
    clear = -1.0
    for value, label in column.ticks:
        x = value * scale
        strong = value in (0.0, column.strong)
        line = mixed(palette.fill, palette.surface0, 0.55) if strong else palette.grid
        painter.fillRect(QRectF(round(x), _HEAD - 4, 1, bottom - _HEAD + 4), QColor(line))
        place = QRectF(x - 30, 22, 60, 18)
        align = CENTRE
        if value == 0.0:  # the first label stands flush with its axis
            place, align = QRectF(0, 22, 60, 18), LEFT
        ink = Ink(palette.quiet, size=TYPE_CAPTION)
        half = QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(label) / 2
        begin = 0.0 if value == 0.0 else x - half
        if begin > clear:  # in a narrow window some labels give way
            write(painter, place, label, ink, align)
            clear = begin + 2 * half + 5
    lighter = mixed(palette.quiet, palette.fill, 0.45)
    darker = mixed(palette.fill, palette.surface0, 0.85)
    for row, value in enumerate(column.values):
        warned = bool(column.warned) and column.warned[row]
        color = palette.flag_fill if warned else lighter if light else darker
        ink = Ink(palette.flag, SEMIBOLD) if warned else Ink(palette.quiet)
        _paint_bar(painter, row, (max(value * scale, 1.0), column.texts[row]), color, ink)


def _paint_title(painter: QPainter, column: Column, room: float) -> None:
    """Write the title, smaller where it does not fit, and the note where there is room for it."""
    palette = current_palette()
    metrics = QFontMetricsF(font(TYPE_BODY, SEMIBOLD))
    fits = metrics.horizontalAdvance(column.title) <= room
    ink = Ink(palette.text, SEMIBOLD, TYPE_BODY if fits else TYPE_CAPTION)
    wide = write(painter, QRectF(0, 0, room + 8, 20), column.title, ink) + 8
    if QFontMetricsF(font(TYPE_CAPTION)).horizontalAdvance(column.note) <= room - wide:
        note = QRectF(wide, 0, room - wide + 2, 20)
        write(painter, note, column.note, Ink(palette.faint, size=TYPE_CAPTION))


def _paint_bar(painter: QPainter, row: int, bar: tuple[float, str], color: str, ink: Ink) -> None:
    wide, text = bar
    middle = _HEAD + (row + 0.5) * PITCH
    place = QRectF(wide + 7, middle - PITCH / 2, _VALUE_ROOM, PITCH)
    patch = QFontMetricsF(font(TYPE_BODY, ink.weight)).horizontalAdvance(text)
    # No grid line crosses a number.
    ground = QRectF(place.left() - 4, middle - 8, patch + 8, 16)
    painter.fillRect(ground, QColor(current_palette().surface0))
    body = QRectF(QPointF(0, middle - _BAR / 2), QPointF(wide, middle + _BAR / 2))
    painter.fillRect(body, QColor(color))
    write(painter, place, text, ink)
