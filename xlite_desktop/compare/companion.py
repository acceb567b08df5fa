"""The second canvas: an earlier film, the same film under another model, or without its map."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from xlite_core.io.radiograph import Radiograph
from xlite_desktop.controls.focus_ring import FocusRing
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas import CanvasTool, EvidenceLayer, FilmCanvas, OverlaySettings
from xlite_desktop.viewer.measure_desk import Measuring
from xlite_desktop.viewer.measure_drawings import Drawings


@dataclass(frozen=True, slots=True)
class Beheld:
    """What the second canvas is told; pixels and layers are compared by identity.

    Attributes:
        radiograph: The film; None while it is read, or where it cannot be.
        caption: Lines for its corner.
        layer: The map on it; None for none.
        overlay: How maps are shown.
        bare: The map is hidden while a key is held.
        key: What its drawing is known by.
        words: What stands there instead of a film.
    """

    radiograph: Radiograph | None = None
    caption: tuple[str, ...] = ()
    layer: EvidenceLayer | None = None
    overlay: OverlaySettings | None = None
    bare: bool = False
    key: str = ""
    words: str = ""


class Companion(QWidget):
    """A canvas without tools of its own, or a sentence about why it is empty."""

    def __init__(self, drawings: Drawings) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        black = self.palette()
        black.setColor(self.backgroundRole(), QColor(DARK.canvas))
        self.setPalette(black)
        self.canvas = FilmCanvas()
        FocusRing(self.canvas)
        self.canvas.setAccessibleName(tr("Radiograph to compare with"))
        self.canvas.toolbar.wanted = False
        self.measuring = Measuring(self.canvas, drawings, listed=False)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setContentsMargins(24, 24, 24, 24)
        self._words.setStyleSheet(f"color: {DARK.quiet}; background: transparent;")
        self._shown: Beheld | None = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What stands there instead of a film; empty where a film does."""
        return self._words.text() if self._pages.currentWidget() is self._words else ""

    def show_film(self, shown: Beheld) -> None:
        """Show a film, or words."""
        if shown == self._shown:
            return
        self._shown = shown
        self.canvas.show_film(shown.radiograph, shown.caption)
        self.canvas.set_overlay(shown.overlay or OverlaySettings())
        self.canvas.set_bare(shown.bare)
        self.canvas.show_evidence(shown.layer)
        self.canvas.identity.show_identity(known=False, shown=False)
        self.measuring.show_film(shown.key, shown.radiograph)
        self._words.setText(shown.words)
        empty = shown.radiograph is None and bool(shown.words)
        self._pages.setCurrentWidget(self._words if empty else self.canvas)

    def take_tool(self, tool: CanvasTool) -> None:
        """Take the tool that the first canvas has."""
        self.canvas.set_tool(tool)
        self.measuring.hand.take_tool(tool)
