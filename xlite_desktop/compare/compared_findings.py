"""Two answers, finding by finding: what the comparison's panel shows, without any widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlite_core.evaluation.ranking import by_excess
from xlite_core.findings import display_name
from xlite_desktop.compare.comparison import Beside
from xlite_desktop.viewer.square_root_axis import per_cent

NOTHING = "–"

FILM_CAVEAT = (
    "Two films of one healthy chest differ as well: by breath, position, exposure and the "
    "model's own noise. A change within that test-retest noise means nothing, and it has not "
    "been measured for this model."
)
MODEL_CAVEAT = (
    "Each model has its own calibration and its own thresholds. A difference says that they "
    "disagree, not which of them is right."
)

_TITLES = {Beside.FILM: "Two films", Beside.MODEL: "Two models"}
_CHANGES = {Beside.FILM: "Change", Beside.MODEL: "Differs by"}
_CAVEATS = {Beside.FILM: FILM_CAVEAT, Beside.MODEL: MODEL_CAVEAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one side says.

    Attributes:
        title: "Current", "Prior", or a model's name.
        probabilities: Finding -> 0 to 1; empty without an answer.
        thresholds: Finding -> 0 to 1, of the model that answered.
        missing: Why there is no answer, in a sentence; empty where there is one.
    """

    title: str
    probabilities: Mapping[str, float] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    missing: str = ""

    def flagged(self, finding: str) -> bool:
        """Whether a finding is at or above the threshold of this side's model."""
        probability = self.probabilities.get(finding)
        threshold = self.thresholds.get(finding)
        return probability is not None and threshold is not None and probability >= threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One finding.

    Attributes:
        finding: Its key.
        label: Its name for people.
        here, there: Probabilities of the two sides; None without an answer.
        here_flagged, there_flagged: Each at its own threshold.
        here_threshold, there_threshold: None where the model does not know the finding.
    """

    finding: str
    label: str
    here: float | None
    there: float | None
    here_flagged: bool = False
    there_flagged: bool = False
    here_threshold: float | None = None
    there_threshold: float | None = None

    @property
    def change(self) -> float | None:
        """Current minus other, in probability; None where a side is missing."""
        return None if self.here is None or self.there is None else self.here - self.there

    @property
    def change_text(self) -> str:
        """The change in points of per cent, signed: "+3.1"."""
        if self.change is None:
            return NOTHING
        text = f"{100 * self.change:+.1f}"
        if text in ("+0.0", "-0.0"):
            return "0.0"
        return text.replace("-", "\N{MINUS SIGN}")  # as wide as the plus


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFindings:
    """The whole panel.

    Attributes:
        title: What is compared.
        here, there, change: Headings of the three columns.
        lines: In display order.
        selected: The finding whose maps are shown.
        remarks: Why a side is empty, a sentence each.
        caveat: What a change may mean.
    """

    title: str
    here: str
    there: str
    change: str
    lines: tuple[ComparedLine, ...]
    selected: str = ""
    remarks: tuple[str, ...] = ()
    caveat: str = ""


def compared(
    here: Answer, there: Answer, *, beside: Beside, selected: str = ""
) -> ComparedFindings:
    """Put two answers side by side; findings are matched by name.

    They are ordered as the current side orders them, by excess over its thresholds;
    findings that only the other side knows follow.
    """
    known = here.probabilities or here.thresholds
    first = by_excess(here.probabilities, here.thresholds) if here.probabilities else tuple(known)
    others = there.probabilities or there.thresholds
    rest = tuple(name for name in others if name not in known)
    return ComparedFindings(
        title=_TITLES[beside],
        here=here.title,
        there=there.title,
        change=_CHANGES[beside],
        lines=tuple(_line(name, here, there) for name in (*first, *rest)),
        selected=selected,
        remarks=tuple(side.missing for side in (here, there) if side.missing),
        caveat=_CAVEATS[beside],
    )


def spoken(line: ComparedLine, view: ComparedFindings) -> str:
    """Return a line as a screen reader says it."""
    return ", ".join(
        (
            line.label,
            _side(view.here, line.here, line.here_threshold, flagged=line.here_flagged),
            _side(view.there, line.there, line.there_threshold, flagged=line.there_flagged),
            f"{view.change} {line.change_text}",
        )
    )


def probability_text(probability: float | None) -> str:
    """Return a probability as the panel writes it; a dash without one."""
    return NOTHING if probability is None else per_cent(probability)


def _side(title: str, probability: float | None, threshold: float | None, *, flagged: bool) -> str:
    if probability is None:
        return f"{title} no result"
    said = f"{title} {per_cent(probability)} per cent"
    if threshold is None:
        return said
    side = "above" if flagged else "below"
    return f"{said}, {side} threshold {per_cent(threshold)}"


def _line(name: str, here: Answer, there: Answer) -> ComparedLine:
    return ComparedLine(
        finding=name,
        label=display_name(name),
        here=here.probabilities.get(name),
        there=there.probabilities.get(name),
        here_flagged=here.flagged(name),
        there_flagged=there.flagged(name),
        here_threshold=here.thresholds.get(name),
        there_threshold=there.thresholds.get(name),
    )
