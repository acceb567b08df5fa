"""What may be wrong with an input, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How far a notice takes belief from the findings."""

    UNUSABLE = "unusable"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputNotice:
    """One reason not to believe the findings of a film.

    Attributes:
        kind: A key of `KINDS`.
        sentence: For people: what was seen, and where it was seen.
        severity: Unusable: the findings mean nothing.  Doubtful: nobody measured what they mean.
    """

    kind: str
    sentence: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class InputKind:
    """One thing that can be wrong.

    Attributes:
        label: For tables and headings.
        seen: The sentence where the picture itself shows it.
        severity: See `InputNotice`.
    """

    label: str
    seen: str
    severity: Severity = Severity.DOUBTFUL


KINDS: Mapping[str, InputKind] = MappingProxyType(
    {
        "not_chest": InputKind(
            label="Not a chest X-ray",
            seen="This does not look like a frontal chest X-ray: it may be another body part, "
            "a lateral film or no film at all.",
            severity=Severity.UNUSABLE,
        ),
        "lateral": InputKind(
            label="Lateral",
            seen="This looks like a lateral film: the model knows frontal films only.",
            severity=Severity.UNUSABLE,
        ),
        "uniform": InputKind(
            label="Blank",
            seen="The picture is blank or almost blank: there is nothing to find findings in.",
            severity=Severity.UNUSABLE,
        ),
        "inverted": InputKind(
            label="Inverted",
            seen="The film looks inverted: bones seem dark and air bright.",
            severity=Severity.UNUSABLE,
        ),
        "turned_left": InputKind(
            label="Turned to the left",
            seen="The film seems to lie on its side, turned to the left by 90 degrees.",
            severity=Severity.UNUSABLE,
        ),
        "turned_right": InputKind(
            label="Turned to the right",
            seen="The film seems to lie on its side, turned to the right by 90 degrees.",
            severity=Severity.UNUSABLE,
        ),
        "upside_down": InputKind(
            label="Upside down",
            seen="The film seems to be upside down.",
            severity=Severity.UNUSABLE,
        ),
        "flipped": InputKind(
            label="Mirrored",
            seen="The film looks mirrored, left for right: a heart on the right side looks the "
            "same, so compare the side marker.",
        ),
        "cropped": InputKind(
            label="Cropped",
            seen="Part of the chest seems to be cut away.",
        ),
        "child": InputKind(
            label="Child",
            seen="This looks like the chest of a child: the model was trained on adults.",
        ),
        "colour": InputKind(
            label="Colour picture",
            seen="The picture has colours, which no X-ray film has: it may be a photograph or "
            "a coloured copy.",
        ),
        "low_resolution": InputKind(
            label="Too few pixels",
            seen="The film has fewer pixels than the model looks at: fine findings are lost.",
        ),
        "blurred": InputKind(
            label="Blurred",
            seen="The film looks blurred: fine findings are lost.",
        ),
        "noisy": InputKind(
            label="Noisy",
            seen="The film looks noisy: fine findings are lost in the grain.",
        ),
    }
)
"""Kind -> what it is called and what is said."""


def notice(kind: str, sentence: str = "") -> InputNotice:
    """Return the notice of a kind, in other words where the header says it better."""
    known = KINDS[kind]
    return InputNotice(kind=kind, sentence=sentence or known.seen, severity=known.severity)
