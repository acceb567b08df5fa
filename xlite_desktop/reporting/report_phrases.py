"""What a report says of policy, view and measurements: in English, whatever the window speaks.

Reports are compared, published and read by others, like CSV, JSON and DICOM files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from xlite_desktop.viewer.film_view import FilmView, degrees_as_seen
from xlite_desktop.viewer.measure_copy import measurements
from xlite_desktop.viewer.measure_desk import Measuring

_NAMES: Mapping[str, str] = MappingProxyType({"youden": "Youden", "f1": "F1"})


def policy_phrase(policy: str) -> str:
    """Return a policy's key as people read it: "sensitivity_90" -> "Sensitivity 90 %"."""
    if policy in _NAMES:
        return _NAMES[policy]
    words = re.sub(r"(?<= )(\d\d)$", r"\1 %", policy.replace("_", " "))
    return words[:1].upper() + words[1:]


def view_phrases(view: FilmView) -> tuple[str, ...]:
    """Return how the view differs from the film as it was taken, a phrase each."""
    said = []
    if view.mirrored:
        said.append("View is flipped")
    if view.quarter_turns:
        said.append(f"View is rotated by {degrees_as_seen(view)}°")
    if view.inverted:
        said.append("View is inverted")
    return tuple(said)


def measured_phrases(measuring: Measuring) -> tuple[str, ...]:
    """Return a phrase for every measurement, with what has to be known to believe it."""
    return tuple(
        f"{one.name} {one.words}" + (f", {one.note}" if one.note else "")
        for one in measurements(measuring)
        if one.unit or one.value is not None
    )
