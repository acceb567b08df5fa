"""The list of colour maps: pointing at one shows it on the film, choosing keeps it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from xlite_core.imaging.colormap import COLORMAPS
from xlite_core.imaging.overlay import OVERLAY_OPACITY, overlay_table
from xlite_desktop.qimage import image_of_packed
from xlite_desktop.translation import tr

_MID_GREY = 128
_SWATCH = 16


class ColorMapMenu(QMenu):
    """Colour maps by name, each with its own colours beside it.

    Signals:
        previewed: a map's name, while it is pointed at; the old one when the menu closes.
        chosen: the name that was clicked.
    """

    previewed = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Colour map"), parent)
        self._current = COLORMAPS[0]
        group = QActionGroup(self)
        for name in COLORMAPS:
            action = QAction(swatch(name), name.capitalize(), self, checkable=True)
            action.setData(name)
            group.addAction(action)
            self.addAction(action)
        self.hovered.connect(self._on_hovered)
        self.triggered.connect(self._on_triggered)
        self.aboutToHide.connect(lambda: self.previewed.emit(self._current))

    def show_current(self, name: str) -> None:
        """Tick the map in force."""
        self._current = name
        for action in self.actions():
            action.setChecked(action.data() == name)

    @Slot(QAction)
    def _on_hovered(self, action: QAction) -> None:
        self.previewed.emit(action.data())

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._current = action.data()
        self.chosen.emit(action.data())


def swatch(name: str) -> QIcon:
    """Return a map's colours over mid grey, from no evidence to full scale."""
    levels = np.rint(np.linspace(0, 255, 2 * _SWATCH)).astype(np.intp)
    colours = overlay_table(name, OVERLAY_OPACITY)[levels, _MID_GREY]
    pixmap = QPixmap.fromImage(image_of_packed(np.tile(colours, (2 * _SWATCH, 1))))
    pixmap.setDevicePixelRatio(2.0)
    return QIcon(pixmap)
