"""The head of the right side: which data set, since when, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from xlite_core.imaging.cache import in_units
from xlite_desktop.data.data_desk import CacheState
from xlite_desktop.data.panel_heading import ElidedWords
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import SPACE_8, SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

HEIGHT = 60


class DataHeader(QWidget):
    """Name, facts, two buttons.

    Signals:
        browse_requested: whether the films are to be browsed (or the overview shown again).
        cache_requested: build the cache.
    """

    browse_requested = Signal(bool)
    cache_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._name = QLabel()
        self._name.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.facts = ElidedWords()
        self.facts.setContentsMargins(0, 2, 0, 0)
        self.browse = QPushButton(QIcon(_GridIcon()), tr(" Browse films"))
        self.browse.setCheckable(True)
        self.cache = QPushButton(tr("Build cache"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, 1)
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addSpacing(SPACE_24 - 4)
        row.addWidget(self.facts, 1)
        for button in (self.browse, self.cache):
            button.setFont(font(TYPE_BODY, MEDIUM))
            row.addSpacing(SPACE_8)
            row.addWidget(button)
        self.browse.toggled.connect(self.browse_requested)
        self.cache.clicked.connect(self.cache_requested)
        self.show_cache(None)

    def show_name(self, name: str, facts: str, *, has_films: bool) -> None:
        """Show which data set it is; films can be browsed where somebody looked for them."""
        self._name.setText(name)
        self.facts.say(facts)
        self.browse.setEnabled(has_films)
        self.browse.setToolTip("" if has_films else tr("The table was imported without films"))

    def show_browsing(self, browsing: bool) -> None:
        """Show whether the films are being browsed, without saying so to anyone."""
        blocked = self.browse.blockSignals(True)
        self.browse.setChecked(browsing)
        self.browse.blockSignals(blocked)
        self.browse.setText(tr(" Overview") if browsing else tr(" Browse films"))

    def show_cache(self, state: CacheState | None, *, building: bool = False) -> None:
        """Show whether there is something to build; None while nobody knows."""
        missing = 0 if state is None else state.missing
        self.cache.setEnabled(bool(missing) and not building)
        whole = state is not None and not missing
        self.cache.setText(tr("Cache complete") if whole else tr("Build cache"))
        if state is None:
            self.cache.setToolTip("")
        elif whole:
            self.cache.setToolTip(
                tr(
                    "{films:,} films, {in_units}",
                    films=state.films,
                    in_units=in_units(state.byte_count),
                )
            )
        else:
            self.cache.setToolTip(
                tr(
                    "Preprocess {missing:,} of {films:,} films once, for every run; the whole "
                    "cache takes {in_units}",
                    missing=missing,
                    films=state.films,
                    in_units=in_units(state.byte_count),
                )
            )

    def paintEvent(self, _: QPaintEvent) -> None:
        line = QColor(current_palette().line)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, line)


class _GridIcon(QIconEngine):
    """Four squares, in the theme's quiet colour."""

    def clone(self) -> QIconEngine:
        return _GridIcon()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        unit = rect.width() / 16
        painter.setPen(QPen(QColor(current_palette().quiet), 1.2 * unit))
        for across in (2.5, 8.9):
            for down in (2.5, 8.9):
                corner = QPointF(rect.topLeft()) + QPointF(across, down) * unit
                painter.drawRect(QRectF(corner.x(), corner.y(), 4.6 * unit, 4.6 * unit))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn
