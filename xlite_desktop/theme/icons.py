"""Icons by their meaning, drawn from the Phosphor font that qtawesome brings.

qtawesome itself is never imported: doing so costs 100 to 140 ms of the start,
nearly all of it for other icon sets and their tables.  Its copy of the one
font that we use loads in 5 ms.
"""

from __future__ import annotations

import importlib.util
import json
import logging
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from xlite_desktop.theme.current import current_palette

log = logging.getLogger(__name__)

_FONT_FILE = "phosphor-1.3.0.ttf"
_CHARMAP_FILE = "phosphor-charmap-1.3.0.json"


class Glyph(Enum):
    """What an icon means -> its glyph in Phosphor 1.3; "" is drawn by hand."""

    OPEN = "folder-open"
    FOLDER = "folder"
    ADD = "plus"
    SETTINGS = "gear-six"
    HELP = "question"
    INFO = "info"
    THEME_LIGHT = "sun"
    THEME_DARK = "moon"
    WINDOW_LEVEL = "circle-half"
    PAN = "hand"
    ZOOM = "magnifying-glass-plus"
    FIT = "corners-out"
    INVERT = "selection-inverse"
    ROTATE = "arrow-clockwise"
    RESET = "arrow-counter-clockwise"
    EYE = "eye"
    EYE_OFF = "eye-slash"
    WARNING = "warning"
    ERROR_FILE = "file-x"
    CHEVRON = "caret-down"
    MORE = "dots-three"
    CHEVRON_RIGHT = "caret-right"
    BACK = "arrow-left"
    COPY = "copy"
    PASTE = "clipboard-text"
    CLOSE = "x"
    TOP_THREE = "columns"
    RULER = "ruler"
    ANGLE = "triangle"
    SPANS = "arrows-out-line-horizontal"
    TEXT = "text-t"
    TRASH = "trash"
    LINK = "link-simple"
    LOCK = "lock-simple"
    AGREE = "check"
    EDITED = "pencil-simple"
    FLAG = "flag"
    NOTE = "note"
    REPORT = "file-text"
    WORKLIST = "list-bullets"
    FLIP = ""


def icon(glyph: Glyph, color: str | None = None) -> QIcon:
    """Return a glyph as an icon that follows the theme.

    Args:
        glyph: What the icon means.
        color: A token's name ("accent") or "#RRGGBB".  Without it the icon is
            `quiet`, and `accent` where its button is checked.
    """
    return QIcon(_GlyphEngine(glyph, color))


def pixmap(glyph: Glyph, size: int, ratio: float, color: str | None = None) -> QPixmap:
    """Return a glyph as a pixmap of `size` logical pixels for a screen of that pixel ratio."""
    return icon(glyph, color).pixmap(QSize(size, size), ratio)


def paint_glyph(painter: QPainter, glyph: Glyph, rect: QRectF, color: str) -> None:
    """Draw a glyph into a square, in "#RRGGBB"."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(color))
    if glyph is Glyph.FLIP:
        _paint_flip(painter, rect)
    else:
        font = QFont(_font_family())
        font.setPixelSize(max(1, round(rect.height())))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _characters()[glyph.value])
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Paints a glyph in the palette in force, so that a change of theme needs no new icons."""

    def __init__(self, glyph: Glyph, color: str | None) -> None:
        super().__init__()
        self._glyph = glyph
        self._color = color

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph, self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        paint_glyph(painter, self._glyph, QRectF(rect), self._resolved(state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def _resolved(self, state: QIcon.State) -> str:
        palette = current_palette()
        if self._color is None:
            return palette.accent if state == QIcon.State.On else palette.quiet
        return self._color if self._color.startswith("#") else getattr(palette, self._color)


def _paint_flip(painter: QPainter, rect: QRectF) -> None:
    """Draw two panes on either side of a dashed mirror line (Phosphor 1.3 has none)."""
    unit = rect.width() / 16
    pen = QPen(painter.pen().color(), unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = rect.center()
    for side in (-1, 1):
        corners = [(1.9, 3.2), (1.9, -3.2), (5.6, -3.2), (5.6, 3.2)]
        painter.drawPolygon(QPolygonF([middle + QPointF(side * x, y) * unit for x, y in corners]))
    for y in (-5.6, -2.0, 1.6):
        painter.drawLine(middle + QPointF(0, y) * unit, middle + QPointF(0, y + 2.0) * unit)
    painter.drawLine(middle + QPointF(0, 5.2) * unit, middle + QPointF(0, 5.6) * unit)


@cache
def _font_folder() -> Path:
    # find_spec locates the package without running it.
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("The icon font is missing: qtawesome is not installed.")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _font_family() -> str:
    number = QFontDatabase.addApplicationFont(str(_font_folder() / _FONT_FILE))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError("The icon font cannot be loaded: qtawesome's Phosphor has changed.")
    return families[0]


@cache
def _characters() -> dict[str, str]:
    charmap = json.loads((_font_folder() / _CHARMAP_FILE).read_text(encoding="utf-8"))
    return {g.value: chr(int(charmap[g.value], 16)) for g in Glyph if g.value}
