"""What the findings panel shows, worked out without any widget."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from xlite_core.evaluation.ranking import by_excess, excess
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.square_root_axis import per_cent

if TYPE_CHECKING:  # only names are needed; numpy would cost the first window 0.1 s
    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction
    from xlite_core.worklist.opinion import Opinion

PROMINENT = 3
"""How many findings carry full contrast even when nothing is flagged."""

OWN_POLICY = "own"
"""Stands for thresholds that the user has moved."""


class SortOrder(Enum):
    """What the list is sorted by; the value is what the control says."""

    EXCESS = tr("by excess")
    NAME = tr("by name")
    PROBABILITY = tr("by probability")


class PanelState(Enum):
    """Why there are probabilities, or why not."""

    RESULT = "result"
    NOTHING_LOADED = "nothing loaded"
    LOADING = "loading"
    NO_RESULT = "no result"
    NO_MODEL = "no model"
    NOT_SCORED = "not scored"


_NOTES = {
    PanelState.RESULT: "",
    PanelState.NOTHING_LOADED: tr("flagged from, %"),
    PanelState.LOADING: tr("reading …"),
    PanelState.NO_RESULT: tr("no result for this file"),
    PanelState.NO_MODEL: tr("no model"),
    PanelState.NOT_SCORED: tr("not scored"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding of one film.

    Attributes:
        name: The finding's key.
        label: The finding as people read it; never shortened.
        probability: Calibrated, 0 to 1; None without a result.
        threshold: Where the knob stands, 0 to 1.
        operating_point: Where the model's policy puts the knob.
        flagged: The probability is at least the threshold.
        prominent: Drawn in full contrast: flagged, or among the three whose
            bars go furthest past their knobs.
        number: The right-hand column: "41.8", "–" or "≥ 13.0".
        opinion: What the reader said to it; None for nothing.
        reading: How much of the film was read: "3 of 14 read"; empty for nothing.
        meaning: What the threshold does, in sentences, for tooltips and screen readers.
        prevalence: Share of positive films where the user works; None for the model's.
        spread: The least and the largest probability when the film is shifted a little; None
            where nobody asked.
    """

    name: str
    label: str
    probability: float | None
    threshold: float
    operating_point: float
    flagged: bool
    prominent: bool
    number: str
    opinion: Opinion | None = None
    reading: str = ""
    meaning: str = ""
    prevalence: float | None = None
    spread: tuple[float, float] | None = None

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        threshold = per_cent(self.threshold)
        if self.probability is None:
            return tr(
                "{label}, no result, flagged from {threshold} per cent",
                label=self.label,
                threshold=threshold,
            )
        side = tr("above") if self.flagged else tr("below")
        said = (
            tr(", you: {opinion_words}", opinion_words=self.opinion.words)
            if self.opinion is not None
            else ""
        )
        value = per_cent(self.probability)
        return tr(
            "{label}, {value} per cent, {side} threshold {threshold}{said}",
            label=self.label,
            value=value,
            side=side,
            threshold=threshold,
            said=said,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChoice:
    """One entry of the policy list."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """The whole panel.

    Attributes:
        state: Why there are probabilities, or why not.
        lines: In display order.
        selected: The finding whose row is open; "" for none.
        sort: What the lines are sorted by.
        policies: What the policy list offers.
        policy: Key of the entry that is shown; `OWN_POLICY` once a knob was moved.
        doubts: Why the findings should not be believed, or why there are none, a sentence each.
        greyed: They are shown as not to be believed.
        spread: How far numbers move is to be shown.
    """

    state: PanelState
    lines: tuple[FindingLine, ...] = ()
    selected: str = ""
    sort: SortOrder = SortOrder.EXCESS
    policies: tuple[PolicyChoice, ...] = ()
    policy: str = ""
    doubts: tuple[str, ...] = ()
    greyed: bool = False
    spread: bool = False

    @property
    def flagged_count(self) -> int:
        return sum(line.flagged for line in self.lines)

    @property
    def headline(self) -> str:
        """What the header counts: "4 above threshold"; empty without a result."""
        if self.state is not PanelState.RESULT:
            return ""
        if self.greyed:
            return tr("in doubt")
        if not self.flagged_count:
            return tr("None above threshold")
        return tr("{count} above threshold", count=self.flagged_count)

    @property
    def note(self) -> str:
        """What stands where the sort control would be, as long as there is nothing to sort."""
        return _NOTES[self.state]

    def in_order(self, names: tuple[str, ...]) -> FindingsView:
        """Return the same view with its lines in the order of `names`.

        A list must not jump under a finger: while a knob is held, the panel
        keeps the order that it had when the knob was taken.
        """
        if {line.name for line in self.lines} != set(names):
            return self
        by_name = {line.name: line for line in self.lines}
        return dataclasses.replace(self, lines=tuple(by_name[name] for name in names))


def findings_view(  # noqa: PLR0913 - the optional ones go by name
    card: ModelCard | None,
    prediction: Prediction | None,
    thresholds: Mapping[str, float],
    *,
    policy: str,
    selected: str = "",
    sort: SortOrder = SortOrder.EXCESS,
    without_result: PanelState = PanelState.NOTHING_LOADED,
) -> FindingsView:
    """Return what the panel shows.

    Args:
        card: The model's; None while there is none.
        prediction: The film's; None without a film or an answer.
        thresholds: One a finding of the card, 0 to 1.
        policy: Which operating points the thresholds started from.
        selected: The finding whose row is open; ignored without a prediction,
            because an open row would show operating numbers of nothing.
        sort: Without a prediction the list is always by name.
        without_result: What to call the state when there is no prediction.
    """
    if card is None:
        return FindingsView(state=PanelState.NO_MODEL, sort=sort)
    state = PanelState.RESULT if prediction is not None else without_result
    probabilities: dict[str, float] = {}
    if prediction is not None:
        values = prediction.probabilities.tolist()
        probabilities = dict(zip(prediction.findings, values, strict=True))
    points = card.operating_points(policy)
    moved = any(thresholds[name] != points[name] for name in points)
    lines = _lines(card, probabilities, thresholds, points, state)
    return FindingsView(
        state=state,
        lines=_sorted(lines, sort if probabilities else SortOrder.NAME),
        selected=selected if selected in probabilities else "",
        sort=sort,
        policies=_choices(card, own=moved),
        policy=OWN_POLICY if moved else policy,
    )


def policy_label(policy: str) -> str:
    """Return a policy's key as people read it: "sensitivity_90" -> "Sensitivity 90 %"."""
    known = {"youden": tr("Youden"), "f1": "F1", OWN_POLICY: tr("My own")}
    if policy.lower() in known:
        return known[policy.lower()]
    words = re.sub(r"(?<=[a-z])(?=\d)", " ", policy.replace("_", " ").strip())
    words = re.sub(r"(?<= )(\d\d)$", r"\1 %", words)
    return in_readers_language(words[:1].upper() + words[1:])


def _choices(card: ModelCard, *, own: bool) -> tuple[PolicyChoice, ...]:
    # The films that chose a threshold must not be the ones it was trained on, so say which.
    source = tr(", out-of-fold") if "out-of-fold" in card.evaluated_on.lower() else ""
    offered = tuple(
        PolicyChoice(key=key, label=policy_label(key) + source) for key in card.policies
    )
    return (*offered, PolicyChoice(key=OWN_POLICY, label=tr("My own"))) if own else offered


def _lines(
    card: ModelCard,
    probabilities: Mapping[str, float],
    thresholds: Mapping[str, float],
    points: Mapping[str, float],
    state: PanelState,
) -> list[FindingLine]:
    leading = by_excess(probabilities, thresholds)[:PROMINENT]
    lines = []
    for name in card.finding_names:
        probability, threshold = probabilities.get(name), thresholds[name]
        flagged = probability is not None and probability >= threshold
        lines.append(
            FindingLine(
                name=name,
                label=display_name(name),
                probability=probability,
                threshold=threshold,
                operating_point=points[name],
                flagged=flagged,
                prominent=flagged or name in leading,
                number=_number(probability, threshold, state),
            )
        )
    return lines


def _number(probability: float | None, threshold: float, state: PanelState) -> str:
    if probability is not None:
        return per_cent(probability)
    # A threshold under the heading of the probabilities would be read as one.
    return f"≥ {per_cent(threshold)}" if state is PanelState.NOTHING_LOADED else "–"


def _sorted(lines: list[FindingLine], sort: SortOrder) -> tuple[FindingLine, ...]:
    """Sort; ties keep the order of the model card."""
    if sort is SortOrder.NAME:
        return tuple(sorted(lines, key=lambda line: line.label.casefold()))
    if sort is SortOrder.PROBABILITY:
        return tuple(sorted(lines, key=lambda line: -(line.probability or 0.0)))
    return tuple(sorted(lines, key=lambda line: -excess(line.probability or 0.0, line.threshold)))
