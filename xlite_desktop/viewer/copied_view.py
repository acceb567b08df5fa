"""The view as a picture that leaves the application: it says what it is, and never whose."""

from __future__ import annotations

import math
from textwrap import shorten

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from xlite_core.worklist.opinion import by_finding
from xlite_desktop.frame.status_line import RESEARCH_USE_ONLY
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.canvas_legend import evidence_text
from xlite_desktop.viewer.copied_pair import with_second
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode
from xlite_desktop.viewer.film_area import FilmArea, shown_layer
from xlite_desktop.viewer.film_facts import view_notices
from xlite_desktop.viewer.measure_copy import draw_on, measurement_lines
from xlite_desktop.viewer.square_root_axis import per_cent
from xlite_desktop.viewer.state import Film, ViewerState

_PITCH = 20
_MARGIN = 12
_SMALLEST = 9
"""Logical pixels of the smallest words of a caption."""

_LONGEST = 120
"""Characters of the reader's words in a caption; a report has room for all of them."""


def copied_view(state: ViewerState, area: FilmArea) -> QImage:
    """Return the whole film with its map, or the three maps, above a caption.

    Args:
        state: What the page shows.
        area: Where it is shown, for its window, turn and size.
    """
    canvas = area.canvas
    ratio = canvas.devicePixelRatioF()
    drawn: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    if area.top_three.isVisible():
        picture = area.top_three.grab().toImage()
    else:
        picture = canvas.render_image(canvas.width(), canvas.height(), scale=ratio)
        if canvas.view is not None:
            draw_on(picture, area.measuring, canvas.view, ratio)
            drawn = measurement_lines(area.measuring)
        picture, beside = with_second(picture, area.pair, ratio)
    picture.setDevicePixelRatio(1.0)
    lines = caption_lines(state, with_finding=not area.top_three.isVisible())
    notices = view_notices(canvas.view) if canvas.view is not None else ()
    return captioned(picture, (*lines, *notices, *drawn, *beside), ratio)


def caption_lines(state: ViewerState, *, with_finding: bool = True) -> tuple[str, ...]:
    """Return what the picture is, most important first; no file name and no patient text.

    Args:
        state: What the page shows.
        with_finding: Name the finding whose map is painted, if one is.
    """
    model = f"{state.card.name} {state.fingerprint}" if state.card is not None else "X-Lite"
    last = f"{model} · {RESEARCH_USE_ONLY}"
    layer = shown_layer(state)
    mode = state.overlay.mode if state.overlay is not None else OverlayMode.MAP
    if layer is None or state.film is None or state.bare or mode is OverlayMode.BARE:
        return (last,)
    doubts = tuple(in_readers_language(doubt) for doubt in state.film.doubts)
    if not with_finding:
        return (*doubts, last)
    probability = state.film.probabilities[layer.finding]
    threshold = state.thresholds[layer.finding]
    finding = tr(
        "{label} {probability} %, threshold {threshold} %",
        label=layer.label,
        probability=per_cent(probability),
        threshold=per_cent(threshold),
    )
    reader = _reader_line(state.film, layer.finding)
    return (finding, *reader, _evidence_line(layer, mode), *doubts, last)


def _reader_line(film: Film, finding: str) -> tuple[str, ...]:
    """Return what the reader says of a finding, in a line; none where nothing was said."""
    said = by_finding(film.marks.opinions).get(finding)
    if said is None:
        return ()
    return (tr("Reader: {words}", words=shorten(said.words, _LONGEST, placeholder=" ...")),)


def _evidence_line(layer: EvidenceLayer, mode: OverlayMode) -> str:
    peak = tr(
        "peak {evidence_text} log-odds per cell",
        evidence_text=evidence_text(layer.peak, layer.full_scale),
    )
    weak = tr(", weak evidence") if layer.weak else ""
    if mode is OverlayMode.CONTOUR:
        return tr("Grad-CAM contours at 50 % and 80 % of the {peak}{weak}", peak=peak, weak=weak)
    full = evidence_text(layer.full_scale, layer.full_scale)
    return tr("Grad-CAM {peak}{weak}, full colour {full}", peak=peak, weak=weak, full=full)


def captioned(picture: QImage, lines: tuple[str, ...], ratio: float) -> QImage:
    """Add a black strip below: nothing is written onto the film itself.

    A film that is too narrow for the words gets black beside it.
    """
    strip = round((_PITCH * len(lines) + 2 * _MARGIN) * ratio)
    smallest = font(_SMALLEST, SEMIBOLD)
    longest = max(QFontMetricsF(smallest).horizontalAdvance(line) for line in lines)
    width = max(picture.width(), math.ceil((longest + 2 * _MARGIN) * ratio))
    whole = QImage(width, picture.height() + strip, QImage.Format.Format_RGB32)
    whole.fill(QColor(DARK.canvas))
    painter = QPainter(whole)
    painter.drawImage(0, 0, picture)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(ratio, ratio)
    room = whole.width() / ratio - 2 * _MARGIN
    top = picture.height() / ratio + _MARGIN
    for number, line in enumerate(lines):
        face = font(weight=SEMIBOLD if number == 0 else 400)
        wanted = QFontMetricsF(face).horizontalAdvance(line)
        if wanted > room:  # a narrow window: smaller words rather than fewer
            face.setPixelSize(max(_SMALLEST, int(face.pixelSize() * room / wanted)))
        painter.setFont(face)
        painter.setPen(QColor(DARK.text if number == 0 else DARK.quiet))
        painter.drawText(QPointF(_MARGIN, top + _PITCH * number + 14), line)
    painter.end()
    return whole
