"""What the parts of the Diagnose page are to assistive technology."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from xlite_desktop.controls.spoken import SpokenNumber, SpokenPart, describe
from xlite_desktop.translation import tr
from xlite_desktop.viewer.canvas import FilmCanvas
from xlite_desktop.viewer.finding_row import FindingRow
from xlite_desktop.viewer.roc_handle import RocHandle
from xlite_desktop.viewer.square_root_axis import STEP, per_cent
from xlite_desktop.viewer.top_three import FilmWithMap


def let_viewer_speak() -> None:
    """Describe the film, the thresholds and the point on the curve."""
    role = QAccessible.Role
    describe(FilmCanvas, SpokenPart(role=role.Graphic))
    describe(FilmWithMap, SpokenPart(role=role.Graphic))
    describe(FindingRow, SpokenPart(role=role.Slider, value=_threshold_words, number=_threshold))
    describe(RocHandle, SpokenPart(role=role.Slider, value=_point_words, number=_point))


def _threshold_words(row: FindingRow) -> str:
    return tr("threshold {value} per cent", value=per_cent(row.line.threshold))


def _threshold(row: FindingRow) -> SpokenNumber:
    """Return the threshold in per cent; the slider itself counts tenths."""
    return SpokenNumber(
        value=100 * row.line.threshold,
        low=0.0,
        high=100.0,
        step=100 * STEP,
        set_value=lambda value: row.setValue(round(value / 100 / STEP)),
    )


def _point_words(handle: RocHandle) -> str:
    if handle.point is None:
        return tr("no curve")
    alarms, sensitivity = handle.point
    return tr(
        "sensitivity {sensitivity} per cent, specificity {specificity} per cent",
        sensitivity=f"{100 * sensitivity:.0f}",
        specificity=f"{100 - 100 * alarms:.0f}",
    )


def _point(handle: RocHandle) -> SpokenNumber:
    """Return which of the curve's thresholds it is, counted from "nothing flagged"."""
    return SpokenNumber(
        value=handle.value(),
        low=handle.minimum(),
        high=handle.maximum(),
        step=1.0,
        set_value=lambda value: handle.setValue(round(value)),
    )
