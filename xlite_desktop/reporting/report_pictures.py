"""The pictures of a report: the film, and the maps of its strongest findings, fit for print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from xlite_core.findings import display_name
from xlite_desktop.viewer.evidence_layer import EvidenceLayer, OverlayMode, OverlaySettings
from xlite_desktop.viewer.film_painter import Scene, film_image
from xlite_desktop.viewer.film_renderer import FilmRenderer
from xlite_desktop.viewer.film_view import Extent, FilmView, Viewport, fitted

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction
    from xlite_core.io.radiograph import Radiograph

PRINT_DPI = 300
FILM_BOX = (386.0, 400.0)
MAP_BOX = (136.0, 123.0)
"""Width and height of the room on the page at most, in logical pixels of 1/96 inch."""


@dataclass(frozen=True, slots=True, eq=False)
class ReportPictures:
    """The film alone, and one picture with evidence for each of the leading findings.

    Attributes:
        film: As it is shown.
        maps: In the order of the report's leading findings; empty where none are wanted.
        settings: How evidence is painted.
    """

    film: QImage
    maps: tuple[QImage, ...] = ()
    settings: OverlaySettings = OverlaySettings()  # noqa: RUF009 - frozen, so it may be shared


def report_pictures(  # noqa: PLR0913 - the optional ones go by name
    radiograph: Radiograph,
    prediction: Prediction | None,
    card: ModelCard | None,
    findings: Sequence[str],
    *,
    view: FilmView | None = None,
    settings: OverlaySettings | None = None,
) -> ReportPictures:
    """Render a film and its maps at print resolution; may run on any thread.

    Args:
        radiograph: The film.
        prediction: What the model says of it.
        card: Of that model.
        findings: Whose maps are wanted, keys of the prediction's findings.
        view: Window, inversion and turn; None means as its file wants it.
        settings: How evidence is painted; a bare film still gets its maps here.
    """
    renderer = FilmRenderer(radiograph)
    seen = view or FilmView(radiograph.presets[0])
    painted = settings or OverlaySettings()
    if painted.mode is OverlayMode.BARE:
        painted = replace(painted, mode=OverlayMode.MAP)
    film = _picture(renderer, seen, FILM_BOX, None, painted)
    if prediction is None or card is None:
        return ReportPictures(film, (), painted)
    layers = (_layer(prediction, name, card.evidence_full_scale) for name in findings)
    maps = tuple(_picture(renderer, seen, MAP_BOX, layer, painted) for layer in layers)
    return ReportPictures(film, maps, painted)


def full_picture(
    radiograph: Radiograph, view: FilmView, layer: EvidenceLayer | None, settings: OverlaySettings,
    *, ratio: float = 1.0,
) -> QImage:  # fmt: skip
    """Return the whole film with one pixel for each of its own, in the given window and turn.

    Contours are as wide as they would be with `ratio` pixels to a logical one.
    """
    renderer = FilmRenderer(radiograph)
    extent = renderer.extent
    turned = view.quarter_turns % 2
    height = round(extent.rows * extent.aspect)
    size = (height, extent.columns) if turned else (extent.columns, height)
    return _at_size(renderer, view, size, layer, settings, ratio)


def size_in(box: tuple[float, float], extent: Extent, view: FilmView) -> tuple[float, float]:
    """Return how wide and high a whole film is, as large as it fits into a box."""
    width, height = float(extent.columns), extent.rows * extent.aspect
    if view.quarter_turns % 2:
        width, height = height, width
    scale = min(box[0] / width, box[1] / height)
    return width * scale, height * scale


def _picture(
    renderer: FilmRenderer,
    view: FilmView,
    box: tuple[float, float],
    layer: EvidenceLayer | None,
    settings: OverlaySettings,
) -> QImage:
    width, height = size_in(box, renderer.extent, view)
    dots = PRINT_DPI / 96
    size = max(1, round(width * dots)), max(1, round(height * dots))
    return _at_size(renderer, view, size, layer, settings, dots)


def _at_size(  # noqa: PLR0913, PLR0917 - what a scene is made of
    renderer: FilmRenderer,
    view: FilmView,
    size: tuple[int, int],
    layer: EvidenceLayer | None,
    settings: OverlaySettings,
    ratio: float,
) -> QImage:
    viewport = Viewport(*size)
    whole = fitted(view, renderer.extent, viewport)
    return film_image(Scene(renderer, whole, viewport, ratio, layer, settings))


def _layer(prediction: Prediction, finding: str, full_scale: float) -> EvidenceLayer:
    evidence = prediction.evidence[prediction.findings.index(finding)]
    return EvidenceLayer(finding, display_name(finding), evidence, prediction.padding, full_scale)
