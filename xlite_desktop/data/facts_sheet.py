"""The facts of a data set: counts, two bars of shares, and how old the patients were."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xlite_desktop.data.facts_view import DECADES, FactsView, TwoShares
from xlite_desktop.data.ink import CENTRE, LEFT, RIGHT, Ink, write
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import SEMIBOLD
from xlite_desktop.theme.tokens import Palette, mixed
from xlite_desktop.translation import tr

_PITCH = 22
_BAR = 6
_SHARES_HEIGHT = 46
_AGES_HEIGHT = 108
_HISTOGRAM = 62
_GAP = 2


class FactsSheet(QWidget):
    """Paints a `FactsView`, or quiet dashes while it is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: FactsView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(3 * _PITCH + 12 + 2 * _SHARES_HEIGHT + _AGES_HEIGHT)
        self.setAccessibleName(tr("Facts"))

    def show_facts(self, facts: FactsView | None) -> None:
        """Show the facts of a data set; None while nobody knows them."""
        self._facts = facts
        self.setAccessibleDescription("" if facts is None else _spoken(facts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, palette, facts = QPainter(self), current_palette(), self._facts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = float(self.width())
        names = (tr("Images"), tr("Patients"), tr("Images per patient"))
        rows = facts.rows if facts else tuple((name, "–") for name in names)
        for number, (label, value) in enumerate(rows):
            line = QRectF(0, number * _PITCH, width, _PITCH)
            write(painter, line, label, Ink(palette.quiet))
            write(painter, line, value, Ink(palette.text, SEMIBOLD), RIGHT)
        if facts is None:
            return
        top = 3 * _PITCH + 12.0
        for shares in (facts.views, facts.sexes):
            _paint_shares(painter, QRectF(0, top, width, _SHARES_HEIGHT), shares, palette)
            top += _SHARES_HEIGHT
        _paint_ages(painter, QRectF(0, top, width, _AGES_HEIGHT), facts, palette)


def _spoken(facts: FactsView) -> str:
    said = [f"{label} {value}" for label, value in facts.rows]
    said += [
        f"{shares.left} {shares.left_count:,}, {shares.right} {shares.right_count:,}"
        for shares in (facts.views, facts.sexes)
    ]
    return "; ".join([*said, tr("Age {ages_words}", ages_words=facts.ages_words)])


def _paint_shares(painter: QPainter, place: QRectF, shares: TwoShares, palette: Palette) -> None:
    total = max(1, shares.left_count + shares.right_count + shares.rest)
    room = place.width() - _GAP
    first = room * shares.left_count / total
    second = room * shares.right_count / total
    bar = QRectF(place.left(), place.top() + 4, place.width(), _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    for left, wide, color in (
        (0.0, first, palette.quiet),
        (first + _GAP, second, mixed(palette.fill, palette.surface1, 0.7)),
    ):
        if wide > 0:
            painter.setBrush(QColor(palette.surface1))  # cuts the track at the piece's ends
            painter.drawRect(QRectF(bar.left() + left - _GAP / 2, bar.top(), wide + _GAP, _BAR))
            painter.setBrush(QColor(color))
            piece = QRectF(bar.left() + left, bar.top(), max(wide, 2.0), _BAR)
            painter.drawRoundedRect(piece, min(_BAR / 2, wide / 2), _BAR / 2)
    line = QRectF(place.left(), bar.bottom() + 3, place.width(), 18)
    label, value = Ink(palette.quiet), Ink(palette.text, SEMIBOLD)
    after = write(painter, line, f"{shares.left} ", label)
    write(painter, line.adjusted(after, 0, 0, 0), f"{shares.left_count:,}", value)
    before = write(painter, line, f"{shares.right_count:,}", value, RIGHT)
    write(painter, line.adjusted(0, 0, -before - 4, 0), shares.right, label, RIGHT)
    if shares.rest:
        write(painter, line, tr("{rest:,} other", rest=shares.rest), Ink(palette.faint), CENTRE)


def _paint_ages(painter: QPainter, place: QRectF, facts: FactsView, palette: Palette) -> None:
    line = QRectF(place.left(), place.top() + 2, place.width(), 18)
    write(painter, line, tr("Age"), Ink(palette.quiet))
    write(painter, line, facts.ages_words, Ink(palette.quiet), RIGHT)
    if not facts.ages:
        return
    base = line.bottom() + 6 + _HISTOGRAM
    pitch, most = place.width() / DECADES, max(facts.ages) or 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mixed(palette.fill, palette.surface1, 0.75)))
    for decade, films in enumerate(facts.ages):
        tall = max(_HISTOGRAM * films / most, 1.5 if films else 0.0)
        left = place.left() + decade * pitch
        painter.drawRoundedRect(QRectF(left + 1, base - tall, pitch - 2, tall), 1.5, 1.5)
    painter.fillRect(QRectF(place.left(), base, place.width(), 1), QColor(palette.line))
    for decade in range(0, DECADES + 1, 2):
        at = place.left() + decade * pitch
        spot = QRectF(at - 20, base + 2, 40, 18)
        align = CENTRE
        if decade == 0:
            spot, align = QRectF(at, base + 2, 40, 18), LEFT
        elif decade == DECADES:
            spot, align = QRectF(at - 40, base + 2, 40, 18), RIGHT
        write(painter, spot, str(10 * decade), Ink(palette.quiet), align)
