"""The three strongest findings side by side, each with its own evidence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xlite_core.io.radiograph import Radiograph
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import DARK, RADIUS, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas_furniture import paint_notices
from xlite_desktop.viewer.canvas_legend import evidence_text
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.film_painter import Scene, paint_film
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import FilmView, Viewport, fitted
from xlite_desktop.viewer.halo_text import HaloPainter

MOST = 3
_HEADING = 54
_FOOT = 16
_SIDE = 12
_GAP = 10


class TopThreeView(QWidget):
    """Up to three films in a row; a click or Enter on one chooses its finding.

    Signals:
        finding_chosen: the finding's key.
    """

    finding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Top three findings"))
        self.setAutoFillBackground(True)
        black = self.palette()
        black.setColor(self.backgroundRole(), QColor(DARK.canvas))
        self.setPalette(black)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._panels = tuple(FilmWithMap(self) for _ in range(MOST))
        for panel in self._panels:
            panel.chosen.connect(self.finding_chosen)
            row.addWidget(panel, stretch=1)

    def show_findings(
        self,
        radiograph: Radiograph | None,
        layers: tuple[EvidenceLayer, ...],
        captions: tuple[str, ...],
        view: FilmView | None = None,
    ) -> None:
        """Show one film once for each finding.

        Args:
            radiograph: The film, or None for an empty view.
            layers: Up to three findings, strongest first.
            captions: Each finding's probability as text: "41.8 %".
            view: Window, inversion and turn to take over from the canvas.
        """
        shown = list(zip(layers, captions, strict=True)) if radiograph is not None else []
        for number, panel in enumerate(self._panels):
            if radiograph is None or number >= len(shown):
                panel.hide()
                continue
            panel.show_finding(radiograph, *shown[number], view)
            panel.show()

    def set_overlay(self, settings: OverlaySettings) -> None:
        for panel in self._panels:
            panel.set_overlay(settings)

    def set_bare(self, held: bool) -> None:
        """Hide the evidence for as long as a key is held."""
        for panel in self._panels:
            panel.set_bare(held)


class FilmWithMap(QWidget):
    """One of the three: a small film under one finding's map; Enter or a click goes to it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._renderer: FilmRenderer | None = None
        self._layer: EvidenceLayer | None = None
        self._view: FilmView | None = None
        self._caption = ""
        self._settings = OverlaySettings()
        self._bare = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def show_finding(
        self, radiograph: Radiograph, layer: EvidenceLayer, caption: str, view: FilmView | None
    ) -> None:
        if self._renderer is None or self._renderer.radiograph is not radiograph:
            self._renderer = FilmRenderer(radiograph)
        self._layer, self._caption = layer, caption
        self._view = view or FilmView(radiograph.presets[0])
        self.setAccessibleName(f"{layer.label}, {caption}")
        self.setAccessibleDescription(
            tr(
                "{evidence_words}. Press Enter to look closer.",
                evidence_words=_evidence_words(layer),
            )
        )
        self.update()

    def set_overlay(self, settings: OverlaySettings) -> None:
        self._settings = settings
        self.update()

    def set_bare(self, held: bool) -> None:
        self._bare = held
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._renderer is None or self._layer is None or self._view is None:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        area = QRectF(self.rect()).adjusted(_SIDE, _HEADING, -_SIDE, -_FOOT)
        viewport = Viewport(
            max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        )
        hidden = self._bare or self._settings.mode is OverlayMode.BARE
        scene = Scene(
            self._renderer,
            fitted(self._view, self._renderer.extent, viewport),
            viewport,
            ratio,
            None if hidden else self._layer,
            self._settings,
        )
        painter.translate(area.topLeft())
        paint_film(painter, scene)
        paint_notices(HaloPainter(painter, scene.film), scene.size, view_notices(self._view))
        painter.resetTransform()
        film = scene.film.translated(area.topLeft())
        self._paint_heading(painter, self._layer, film)
        if self.hasFocus() or self.underMouse():
            self._paint_frame(painter, film)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self._layer is not None:
            self.chosen.emit(self._layer.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._layer is not None:
            self.chosen.emit(self._layer.finding)
        else:
            super().keyPressEvent(event)

    def _paint_heading(self, painter: QPainter, layer: EvidenceLayer, film: QRectF) -> None:
        halo = HaloPainter(painter, QRectF())
        left, right, top = _SIDE, self.width() - _SIDE, film.top()
        title, name = font(TYPE_TITLE, SEMIBOLD), font(TYPE_TITLE, SEMIBOLD)
        taken = QFontMetricsF(title).horizontalAdvance(self._caption) + _GAP
        wanted = QFontMetricsF(name).horizontalAdvance(layer.label)
        if wanted > right - left - taken:  # a name is never cut: it is set narrower
            share = (right - left - taken) / wanted
            name.setStretch(max(60, int(100 * share)))
            name.setPixelSize(max(6, min(TYPE_TITLE, int(TYPE_TITLE * share / 0.6))))
        halo.text(QPointF(left, top - 30), layer.label, name, DARK.text)
        halo.text(QPointF(right, top - 30), self._caption, title, DARK.text, right=True)
        caption = font(TYPE_CAPTION)
        metrics, room = QFontMetricsF(caption), right - left
        words = next(
            (said for said in _evidence_words(layer) if metrics.horizontalAdvance(said) <= room),
            metrics.elidedText(_evidence_words(layer)[-1], Qt.TextElideMode.ElideRight, room),
        )
        halo.text(QPointF(left, top - 11), words, caption, DARK.quiet)

    def _paint_frame(self, painter: QPainter, film: QRectF) -> None:
        color = DARK.accent if self.hasFocus() else DARK.line
        painter.setPen(QPen(QColor(color), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(6, film.top() - _HEADING, self.width() - 12, film.height() + _HEADING + 6)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)


def _evidence_words(layer: EvidenceLayer) -> tuple[str, str]:
    """Return what is said of the map where there is room, and where there is little."""
    peak = evidence_text(layer.peak, layer.full_scale)
    if layer.weak:
        return (
            tr("peak {peak} log-odds per cell, weak evidence", peak=peak),
            tr("peak {peak}, weak evidence", peak=peak),
        )
    return tr("peak {peak} log-odds per cell", peak=peak), tr("peak {peak}", peak=peak)
