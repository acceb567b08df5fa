"""What the canvas says about a view in words and numbers."""

from __future__ import annotations

import math

import numpy as np

from xlite_core.io.projection import sides
from xlite_core.io.radiograph import Radiograph, VoiTable
from xlite_desktop.translation import tr
from xlite_desktop.viewer.evidence_layer import EvidenceLayer
from xlite_desktop.viewer.film_view import FilmView, Point, degrees_as_seen
from xlite_desktop.viewer.side_markers import spoken_sides

NOTHING = "–"


def number_text(value: float, span: float) -> str:
    """Write a value with decimals only where the film's range is too small to do without."""
    if not math.isfinite(value):
        return NOTHING
    decimals = 0 if span >= 50 else max(0, 2 - math.floor(math.log10(span)))
    # The true minus is as wide as a digit.
    return f"{value:.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def readout_lines(
    radiograph: Radiograph, view: FilmView, span: float, cursor: Point | None
) -> tuple[tuple[str, str], ...]:
    """Return position, window, level, zoom and value as label and text.

    Args:
        radiograph: The film.
        view: How it is shown.
        span: The film's range of values.
        cursor: The film point under the pointer, or None where it is elsewhere.
    """
    on_film = cursor is not None and _on_film(radiograph, cursor)
    lines: list[tuple[str, str]] = []
    value = NOTHING
    if cursor is not None and on_film:
        lines += _position(radiograph, cursor)
        pixel = radiograph.pixels[int(cursor[1]), int(cursor[0])]
        whole = np.issubdtype(radiograph.pixels.dtype, np.integer)
        value = number_text(float(pixel), math.inf if whole else span)
    if isinstance(view.voi, VoiTable):
        lines.append((tr("VOI"), view.voi.name or "table"))
    else:
        lines.append(("W", number_text(view.voi.width, span)))
        lines.append(("L", number_text(view.voi.center, span)))
    lines.append((tr("Zoom"), f"{100 * view.zoom:.0f} %"))
    lines.append((tr("Value"), value))
    return tuple(lines)


def view_notices(view: FilmView) -> tuple[str, ...]:
    """Return how the view differs from the film as it was taken, one sentence each."""
    notices = []
    if view.mirrored:
        notices.append(tr("View is flipped"))
    if view.quarter_turns:
        notices.append(tr("Rotated {degrees_as_seen}°", degrees_as_seen=degrees_as_seen(view)))
    if view.inverted:
        notices.append(tr("Inverted"))
    return tuple(notices)


def spoken_description(
    caption: tuple[str, ...],
    view: FilmView | None,
    layer: EvidenceLayer | None,
    radiograph: Radiograph | None = None,
) -> str:
    """Return what a screen reader says of the canvas."""
    if view is None:
        return tr("No film is open.")
    said = [", ".join(caption) + "."] if caption else []
    said += [f"{notice}." for notice in view_notices(view)]
    edges = sides(radiograph.provenance) if radiograph is not None else None
    if edges is not None:
        said.append(spoken_sides(edges, view))
    if layer is not None:
        weak = tr(", weak evidence") if layer.weak else ""
        said.append(
            tr(
                "Evidence for {label}: peak {peak:.2f} log-odds per cell{weak}.",
                label=layer.label,
                peak=layer.peak,
                weak=weak,
            )
        )
    return " ".join(said)


def _on_film(radiograph: Radiograph, point: Point) -> bool:
    return 0 <= point[0] < radiograph.columns and 0 <= point[1] < radiograph.rows


def _position(radiograph: Radiograph, point: Point) -> list[tuple[str, str]]:
    # The unit stands with the label, so that the column keeps its width under the pointer.
    if radiograph.spacing_mm is None:
        return [(tr("X px"), f"{int(point[0])}"), (tr("Y px"), f"{int(point[1])}")]
    row_mm, column_mm = radiograph.spacing_mm
    return [(tr("X mm"), f"{point[0] * column_mm:.0f}"), (tr("Y mm"), f"{point[1] * row_mm:.0f}")]
