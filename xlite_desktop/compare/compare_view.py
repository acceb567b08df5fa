"""The widgets of a comparison, joined to the page: head, second canvas, panel and link."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from xlite_desktop.compare.companion import Beheld, Companion
from xlite_desktop.compare.compare_head import CompareHead
from xlite_desktop.compare.comparison_look import Look
from xlite_desktop.compare.comparison_panel import ComparisonPanel
from xlite_desktop.compare.linked_views import ViewLink
from xlite_desktop.viewer.canvas import CanvasTool, OverlaySettings
from xlite_desktop.viewer.diagnose_page import DiagnosePage
from xlite_desktop.viewer.film_area import FilmArea


class CompareView(QObject):
    """Shows a `Look` on the Diagnose page, or takes everything of it away.

    Signals:
        finding_chosen: a row of the panel was chosen.
        overlay_chosen: an `OverlaySettings`.
        top_three_toggled: whether the three strongest maps are to stand side by side instead.
        link_switched: whether the two views are to go together.
        closed: the comparison is to end.
    """

    finding_chosen = Signal(str)
    overlay_chosen = Signal(object)
    top_three_toggled = Signal(bool)
    link_switched = Signal(bool)
    closed = Signal()

    def __init__(self, page: DiagnosePage, area: FilmArea) -> None:
        super().__init__(page)
        self._page, self._area = page, area
        self.head = CompareHead()
        self.companion = Companion(area.measuring.drawings)
        self.panel = ComparisonPanel()
        self._link = ViewLink(area.canvas, self.companion.canvas)
        self._shown = False
        pair = area.pair
        pair.second, pair.second_measuring = self.companion.canvas, self.companion.measuring
        self.panel.finding_chosen.connect(self.finding_chosen)
        self.panel.overlay_chosen.connect(self.overlay_chosen)
        self.panel.overlay.top_three_toggled.connect(self.top_three_toggled)
        self.head.link_switched.connect(self.link_switched)
        self.head.closed.connect(self.closed)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "widgets need one"
        app.focusChanged.connect(self._on_focus_changed)
        area.measuring.hand.tool_taken.connect(self._on_first_tool)
        area.canvas.toolbar.tool_chosen.connect(self._on_first_tool)
        self.companion.measuring.hand.tool_taken.connect(self._on_second_tool)

    def show(self, look: Look, overlay: OverlaySettings | None) -> None:
        """Show a comparison; the page shows its state already."""
        pair = self._area.pair
        with self._link.held():
            self.companion.show_film(look.beheld)
            self.head.show_words(look.head)
            pair.words = look.lines
            if look.findings is not None:
                self.panel.show_view(look.findings, overlay)
            self._page.show_instead_of_findings(self.panel if look.findings else None)
            if not self._shown:
                self._shown = True
                self.companion.take_tool(self._area.canvas.tool)
                pair.show_beside(self.head, self.companion)
        self._link.show(look.first, look.beheld.radiograph, linked=look.head.linked)

    def leave(self) -> None:
        """Give the page back to the film and its findings."""
        if not self._shown:
            return
        self._shown = False
        focused = QApplication.focusWidget()
        parts = (self.head, self.companion, self.panel)
        if focused is not None and any(part.isAncestorOf(focused) for part in parts):
            self._area.canvas.setFocus()
        self._link.show(None, None, linked=False)
        self._page.show_instead_of_findings(None)
        self._area.pair.show_alone()
        self.companion.show_film(Beheld())  # lets go of the pixels

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        pair = self._area.pair
        self.head.show_hand(second=pair.canvas_in_hand is pair.second)

    @Slot(object)
    def _on_first_tool(self, tool: CanvasTool) -> None:
        if self._shown:
            self.companion.take_tool(tool)

    @Slot(object)
    def _on_second_tool(self, tool: CanvasTool) -> None:
        first = self._area.canvas
        if first.tool is not tool:
            first.set_tool(tool)
            self._area.measuring.hand.take_tool(tool)
