"""Two answers, finding by finding: what the comparison's panel shows, without any widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlite_core.evaluation.ranking import by_excess
from xlite_desktop.compare.comparison import Beside
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import tr
from xlite_desktop.viewer.square_root_axis import per_cent

NOTHING = "–"


def caveat(beside: Beside) -> str:
    """Return what a change may mean."""
    if beside is Beside.FILM:
        return tr(
            "Two films of one healthy chest differ as well: by breath, position, exposure and the "
            "model's own noise. A change within that test-retest noise means nothing, and it has "
            "not been measured for this model."
        )
    return tr(
        "Each model has its own calibration and its own thresholds. A difference says that they "
        "disagree, not which of them is right."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one side says.

    Attributes:
        title: Heading of its column: "Current", "Prior", "First model".
        probabilities: Finding -> 0 to 1; empty without an answer.
        thresholds: Finding -> 0 to 1, of the model that answered.
        remark: Why there is no answer, or why to doubt it, in sentences; empty for nothing.
        greyed: There is an answer, but its input is in doubt and the reader did not ask for it.
    """

    title: str
    probabilities: Mapping[str, float] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    remark: str = ""
    greyed: bool = False

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
        later: The other film was taken after this one.
    """

    finding: str
    label: str
    here: float | None
    there: float | None
    here_flagged: bool = False
    there_flagged: bool = False
    here_threshold: float | None = None
    there_threshold: float | None = None
    later: bool = False

    @property
    def change(self) -> float | None:
        """This side minus the other, or the later film minus the earlier; None without both."""
        if self.here is None or self.there is None:
            return None
        return self.there - self.here if self.later else self.here - self.there

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
        remarks: Why a side is empty or in doubt.
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

    def line_of(self, finding: str) -> ComparedLine | None:
        """Return a finding's line; None where neither side knows it."""
        return next((line for line in self.lines if line.finding == finding), None)


def compared(  # noqa: PLR0913 - one keyword each for what the panel is made from
    here: Answer,
    there: Answer,
    *,
    beside: Beside,
    selected: str = "",
    order: Sequence[str] = (),
    later: bool | None = None,
) -> ComparedFindings:
    """Put two answers side by side; findings are matched by name.

    Args:
        here: What stands in the first column.
        there: In the second.
        beside: What is compared.
        selected: The finding whose maps are shown.
        order: Of the findings that the first side knows, as another list has them; without
            it they are ordered by excess over their thresholds.  Findings that only the
            other side knows follow.
        later: The other film was taken after the first one, or before it (False): a change goes
            on in time.  None where nobody knows: the two then only differ.
    """
    known = here.probabilities or here.thresholds
    first = tuple(name for name in order if name in known)
    if len(first) < len(known):
        ranked = by_excess(here.probabilities, here.thresholds) if here.probabilities else known
        first += tuple(name for name in ranked if name not in first)
    others = there.probabilities or there.thresholds
    rest = tuple(name for name in others if name not in known)
    films = beside is Beside.FILM
    return ComparedFindings(
        title=tr("Two films") if films else tr("Two models"),
        here=here.title,
        there=there.title,
        change=tr("Change") if films and later is not None else tr("Differs by"),
        lines=tuple(_line(name, here, there, later=bool(later)) for name in (*first, *rest)),
        selected=selected,
        remarks=_remarks(here, there),
        caveat=caveat(beside),
    )


def _remarks(here: Answer, there: Answer) -> tuple[str, ...]:
    said = tuple(side.remark for side in (here, there) if side.remark)
    if here.greyed or there.greyed:
        said += (
            tr("To compare it all the same, click “Show anyway” at the film's findings first."),
        )
    return said


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
        return tr("{side} no result", side=title)
    value = per_cent(probability)
    if threshold is None:
        return tr("{side} {value} per cent", side=title, value=value)
    if flagged:
        return tr(
            "{side} {value} per cent, above threshold {threshold}",
            side=title, value=value, threshold=per_cent(threshold),
        )  # fmt: skip
    return tr(
        "{side} {value} per cent, below threshold {threshold}",
        side=title, value=value, threshold=per_cent(threshold),
    )  # fmt: skip


def _line(name: str, here: Answer, there: Answer, *, later: bool) -> ComparedLine:
    return ComparedLine(
        finding=name,
        label=display_name(name),
        here=here.probabilities.get(name),
        there=there.probabilities.get(name),
        here_flagged=here.flagged(name),
        there_flagged=there.flagged(name),
        here_threshold=here.thresholds.get(name),
        there_threshold=there.thresholds.get(name),
        later=later,
    )
