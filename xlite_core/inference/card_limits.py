"""The limits of a model file that follow from its numbers: scarce films, and mere chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES
from xlite_core.findings import display_name
from xlite_core.inference.model_card import FindingCard

_THESE = (
    "Few positive films judge: ",
    "Not shown to be better than chance: ",
    "Not shown to beat a guess made without the film (",
)


def limits_of(cards: Sequence[FindingCard]) -> tuple[str, ...]:
    """Return what must be said of findings with few positive films, or no better than a guess."""
    scarce = [
        f"{display_name(card.name)} ({card.roc.positives})"
        for card in cards
        if card.roc.positives < 3 * MINIMUM_POSITIVES
    ]
    unproven = _names(card for card in cards if not card.beats_chance)
    unbeaten = [card for card in cards if not card.beats_shortcuts]
    told = {", ".join(card.shortcuts.told) for card in unbeaten if card.shortcuts}
    said = []
    if scarce:
        said.append(f"Few positive films judge: {', '.join(scarce)}.")
    if unproven:
        said.append(f"Not shown to be better than chance: {unproven}.")
    if unbeaten:
        guess, names = "; ".join(sorted(told)), _names(unbeaten)
        said.append(f"Not shown to beat a guess made without the film ({guess}): {names}.")
    return tuple(said)


def without_these(limits: Sequence[str]) -> tuple[str, ...]:
    """Return the other limits: what `limits_of` said of earlier numbers is no longer true."""
    return tuple(limit for limit in limits if not limit.startswith(_THESE))


def _names(cards: Iterable[FindingCard]) -> str:
    return ", ".join(display_name(card.name) for card in cards)
