"""What thresholds mean, beside the lines of the findings panel; and the user's own policies."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from xlite_desktop.translation import tr
from xlite_desktop.viewer.findings_view import OWN_POLICY, FindingsView, PolicyChoice
from xlite_desktop.viewer.operating_numbers import operating_numbers
from xlite_desktop.viewer.spread_words import spread_words
from xlite_desktop.viewer.threshold_changes import Range, named_key

if TYPE_CHECKING:
    from xlite_core.inference.model_card import FindingCard
    from xlite_desktop.viewer.findings_view import FindingLine
    from xlite_desktop.viewer.state import ViewerState


def with_thresholds(view: FindingsView, state: ViewerState) -> FindingsView:
    """Return the panel with operating numbers, site prevalences, spreads and named policies."""
    if state.card is None:
        return view
    cards = {finding.name: finding for finding in state.card.findings}
    spread = state.film.spread if state.film is not None and state.spread else {}
    lines = tuple(
        _line(line, cards[line.name], state.prevalences.get(line.name), spread.get(line.name))
        for line in view.lines
    )
    return _with_names(dataclasses.replace(view, lines=lines, spread=state.spread), state)


def _line(
    line: FindingLine, card: FindingCard, prevalence: float | None, spread: Range | None
) -> FindingLine:
    numbers = operating_numbers(card, line.threshold, prevalence)
    meaning = tr("At this threshold: {spoken}.", spoken=numbers.spoken)
    if spread is not None and line.probability is not None:
        meaning = f"{spread_words(line.probability, spread)} {meaning}"
    return dataclasses.replace(line, meaning=meaning, prevalence=prevalence, spread=spread)


def _with_names(view: FindingsView, state: ViewerState) -> FindingsView:
    """Offer the thresholds under names after the model's policies; show the one that holds."""
    if not state.named:
        return view
    named = tuple(PolicyChoice(key=named_key(n.name), label=n.name) for n in state.named)
    offered = tuple(choice for choice in view.policies if choice.key != OWN_POLICY)
    own = tuple(choice for choice in view.policies if choice.key == OWN_POLICY)
    holding = [n for n in state.named if dict(n.points) == dict(state.thresholds)]
    if own and holding:
        key = named_key(holding[0].name)
        return dataclasses.replace(view, policies=(*offered, *named), policy=key)
    return dataclasses.replace(view, policies=(*offered, *named, *own))
