"""What a file's own words say against believing the findings: they count before any detector.

Pixel spacing is not asked: films that were made smaller often keep the spacing of the original, and
would all seem cropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from xlite_core.inference.input_notice import InputNotice, notice
from xlite_core.io.radiograph import Radiograph

CHILD_YEARS = 13
"""Below it the NIH films, of which 50 are younger, count as children's."""

_CHEST = ("CHEST", "THORAX", "LUNG", "RIB", "HEART", "CLAVICLE", "STERNUM", "MEDIASTINUM")
"""How Body Part Examined (PS3.16, CID 4009 and Annex L) begins for films that show the chest."""

_LATERAL = frozenset({"LL", "RL", "LATERAL", "LAT", "LLAT", "RLAT"})
_OBLIQUE = frozenset({"LLO", "RLO", "LAO", "RAO", "LPO", "RPO"})
"""View Position (0018,5101): defined terms of PS3.3 C.8.1.1 and C.8.11.5, and what occurs."""

_OTHER_MODALITIES = frozenset(
    {"CT", "MR", "US", "NM", "PT", "MG", "XA", "IO", "PX", "BMD", "OP", "ES", "ECG"}
)
"""Modality (PS3.3 C.7.3.1.1.1): never a chest film."""

_COLOUR = 0.05
"""Mean distance of channels: JPEG grain of a grey film stays below 0.01."""


def header_notices(radiograph: Radiograph) -> tuple[InputNotice, ...]:
    """Return what header and pixel format say; nothing where they are silent."""
    return tuple(_notices(radiograph))


def _notices(radiograph: Radiograph) -> Iterator[InputNotice]:
    said = radiograph.provenance
    part, view, age = said.body_part.strip(), said.view.strip(), said.age_years
    if part and not part.startswith(_CHEST):
        yield notice("not_chest", f"The file says that it shows another body part: {part[:16]}.")
    elif said.modality in _OTHER_MODALITIES:
        yield notice(
            "not_chest", f"The file says that it is no radiograph: its modality is {said.modality}."
        )
    if view in _LATERAL:
        yield notice(
            "lateral",
            f"The file says that this is a lateral film ({view}): the model knows frontal ones.",
        )
    elif view in _OBLIQUE:
        yield notice(
            "lateral",
            f"The file says that this is an oblique film ({view}): the model knows frontal ones.",
        )
    if age is not None and age < CHILD_YEARS:
        yield notice(
            "child",
            f"The file says that the patient is {age:.0f} years old: the model was trained on "
            "adults.",
        )
    if said.colour > _COLOUR:
        yield notice("colour")
