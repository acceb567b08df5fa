"""How a film is being looked at, as a DICOM grayscale softcopy presentation state (PS3.3 A.33.1).

Any workstation that shows presentation states then shows the film in the same window, turned and
cut the same way, with the outline of the evidence as a graphic that can be switched off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import GrayscaleSoftcopyPresentationStateStorage

from xlite_core.errors import DicomRefused
from xlite_core.imaging.contours import Contour
from xlite_core.imaging.windowing import to_grey
from xlite_core.io.lookup_table import lookup_table
from xlite_core.io.radiograph import Voi, VoiTable
from xlite_core.reporting.dicom_object import (
    RESEARCH_USE_ONLY,
    Stamp,
    begun_object,
    referenced_image,
)

_LAYER = "EVIDENCE"
_MOST_POINTS = 400
"""Of one outline: smooth on any screen, and a thousandth of the standard's 64 KB limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedView:
    """What a reader chose for a film.

    Attributes:
        voi: Window or table, in modality values.
        inverted: Black and white swapped as seen: the file's own inversion and the reader's.
        quarter_turns: Clockwise, 0 to 3, before mirroring.
        mirrored: Left and right swapped as seen, after turning.
        area: Visible part as (left, top, right, bottom) in film pixels, the film starting at
            (0, 0); None shows all of it.
        outlines: Closed lines, x and y in film pixels.
        caption: What the outlines are; empty without any.
    """

    voi: Voi
    inverted: bool = False
    quarter_turns: int = 0
    mirrored: bool = False
    area: tuple[float, float, float, float] | None = None
    outlines: tuple[Contour, ...] = ()
    caption: str = ""


def presentation_state(source: Dataset, view: PresentedView, *, stamp: Stamp) -> Dataset:
    """Return the presentation state of a view.

    Args:
        source: The film, from `dicom_object.referable`.
        view: How it is looked at.
        stamp: UIDs and time.

    Raises:
        DicomRefused: The film is a colour picture, which has no grey window.
    """
    if int(source.get("SamplesPerPixel", 1) or 1) != 1:
        raise DicomRefused(
            "This file holds a colour picture, and a presentation state describes grey films.",
            "Write a secondary capture instead.",
        )
    made = begun_object(
        source,
        stamp,
        sop_class=GrayscaleSoftcopyPresentationStateStorage,
        modality="PR",
        role="presentation",
    )
    made.SeriesDescription = "X-Lite view, research use only"
    made.ContentLabel = "XLITE_VIEW"
    made.ContentDescription = RESEARCH_USE_ONLY
    made.ContentCreatorName = None
    made.PresentationCreationDate = stamp.date_text
    made.PresentationCreationTime = stamp.time_text
    series = Dataset()
    series.SeriesInstanceUID = source.SeriesInstanceUID
    series.ReferencedImageSequence = [referenced_image(source)]
    made.ReferencedSeriesSequence = [series]
    _put_grey(made, source, view)
    _put_geometry(made, source, view)
    if view.outlines:
        _put_outlines(made, source, view)
    return made


def _put_grey(made: Dataset, source: Dataset, view: PresentedView) -> None:
    """Fill the Modality LUT, Softcopy VOI LUT and Softcopy Presentation LUT Modules.

    PS3.3 C.11.1, C.11.8 and C.11.6.  A presentation state replaces the film's own inversion,
    so the shape says all of it: IDENTITY shows high values white.
    """
    voi = view.voi
    if source.get("ModalityLUTSequence"):
        voi = _with_modality_table(source, voi)
    elif "RescaleSlope" in source:
        made.RescaleIntercept = source.get("RescaleIntercept", 0)
        made.RescaleSlope = source.RescaleSlope
        made.RescaleType = source.get("RescaleType") or "US"
    made.SoftcopyVOILUTSequence = [_voi_item(voi)]
    made.PresentationLUTShape = "INVERSE" if view.inverted else "IDENTITY"


def _with_modality_table(source: Dataset, voi: Voi) -> VoiTable:
    """Return one table from stored values to grey, in place of the film's table and the window.

    Tables of real films contradict their own descriptors, and a state that repeated one would be
    as wrong.  Without a Modality LUT, stored values enter the VOI stage (PS3.4 N.2.1.1); grey has
    the 8 bits that are seen here too.
    """
    signed = bool(source.get("PixelRepresentation", 0))
    table = lookup_table(source.ModalityLUTSequence[0], signed=signed)
    grey = to_grey(table.entries, voi, inverted=False).astype(np.uint16)
    return VoiTable(table.first_value, grey * np.uint16(257), 16, voi.name)


def _voi_item(voi: Voi) -> Dataset:
    item = Dataset()
    if isinstance(voi, VoiTable):
        # Eight bits or fewer are packed by some readers and not by others: write sixteen.
        entries, bits = voi.entries, voi.bits
        if bits <= 8:
            entries, bits = np.rint(entries * (65535 / (2**bits - 1))), 16
        table = Dataset()
        kind = "SS" if voi.first_value < 0 else "US"
        table.add_new("LUTDescriptor", kind, [len(entries) % 65536, voi.first_value, bits])
        if voi.name:
            table.LUTExplanation = voi.name[:64]
        table.add_new("LUTData", "OW", entries.astype("<u2").tobytes())
        item.VOILUTSequence = [table]
        return item
    item.WindowCenter, item.WindowWidth = f"{voi.center:.9g}", f"{voi.width:.9g}"
    if voi.name:
        item.WindowCenterWidthExplanation = voi.name[:64]
    item.VOILUTFunction = voi.function.value
    return item


def _put_geometry(made: Dataset, source: Dataset, view: PresentedView) -> None:
    """Fill the Spatial Transformation and Displayed Area Modules (PS3.3 C.10.6, C.10.4).

    The corners are those seen at the top left and bottom right, named by the pixels of the film
    before turning, the first of them being (1, 1).
    """
    if view.quarter_turns or view.mirrored:
        made.ImageRotation = 90 * view.quarter_turns
        made.ImageHorizontalFlip = "Y" if view.mirrored else "N"
    columns, rows = int(source.Columns), int(source.Rows)
    left, top, right, bottom = view.area or (0.0, 0.0, float(columns), float(rows))
    first = (_within(left, columns), _within(top, rows))
    last = (_within(right - 1, columns), _within(bottom - 1, rows))
    seen_first, seen_last = _corners_as_seen(first, last, view)
    shown = Dataset()
    shown.DisplayedAreaTopLeftHandCorner = list(seen_first)
    shown.DisplayedAreaBottomRightHandCorner = list(seen_last)
    shown.PresentationSizeMode = "SCALE TO FIT"
    spacing = source.get("PixelSpacing") or source.get("ImagerPixelSpacing")
    if spacing and len(spacing) == 2 and all(side > 0 for side in spacing):
        shown.PresentationPixelSpacing = list(spacing)
    else:
        shown.PresentationPixelAspectRatio = [1, 1]
    made.DisplayedAreaSelectionSequence = [shown]


def _within(place: float, size: int) -> int:
    """Return the 1-based number of the pixel at a place, on the film."""
    return min(max(int(np.floor(place)), 0), size - 1) + 1


def _corners_as_seen(
    first: tuple[int, int], last: tuple[int, int], view: PresentedView
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return which film pixels are seen at the top left and at the bottom right."""
    (left, top), (right, bottom) = first, last
    # Clockwise from the top left, as the film lies in its file.
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    turns = view.quarter_turns % 4
    seen = corners[4 - turns :] + corners[: 4 - turns]
    if view.mirrored:
        seen = [seen[1], seen[0], seen[3], seen[2]]
    return seen[0], seen[2]


def _put_outlines(made: Dataset, source: Dataset, view: PresentedView) -> None:
    """Fill the Graphic Annotation and Graphic Layer Modules (PS3.3 C.10.5, C.10.7)."""
    layer = Dataset()
    layer.GraphicLayer, layer.GraphicLayerOrder = _LAYER, 1
    layer.GraphicLayerDescription = RESEARCH_USE_ONLY
    made.GraphicLayerSequence = [layer]
    annotation = Dataset()
    annotation.GraphicLayer = _LAYER
    annotation.ReferencedImageSequence = [referenced_image(source)]
    annotation.GraphicObjectSequence = [_polyline(line, source) for line in view.outlines]
    annotation.TextObjectSequence = [_text(view, source)]
    made.GraphicAnnotationSequence = [annotation]


def _polyline(line: Contour, source: Dataset) -> Dataset:
    points = _thinned(np.clip(line, 0.0, (int(source.Columns), int(source.Rows))))
    item = Dataset()
    item.GraphicAnnotationUnits, item.GraphicDimensions = "PIXEL", 2
    item.NumberOfGraphicPoints = len(points)
    item.GraphicData = [float(value) for value in np.float32(points).ravel()]
    item.GraphicType, item.GraphicFilled = "POLYLINE", "N"
    return item


def _thinned(points: Contour) -> Contour:
    """Return at most `_MOST_POINTS` of the points, evenly, and the first once more to close."""
    step = max(1, -(-len(points) // _MOST_POINTS))
    kept: Sequence[Contour] = (points[::step], points[:1])
    return np.concatenate(kept)


def _text(view: PresentedView, source: Dataset) -> Dataset:
    item = Dataset()
    item.BoundingBoxAnnotationUnits = "PIXEL"
    item.BoundingBoxTopLeftHandCorner = [1.0, 1.0]
    item.BoundingBoxBottomRightHandCorner = [
        float(source.Columns),
        max(2.0, float(source.Rows) / 10),
    ]
    item.BoundingBoxTextHorizontalJustification = "LEFT"
    item.UnformattedTextValue = f"{view.caption}\r\n{RESEARCH_USE_ONLY}".strip()[:1024]
    return item
