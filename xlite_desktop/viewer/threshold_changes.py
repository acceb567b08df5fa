"""What can happen to thresholds, prevalences and spreads: changes, and how they alter the state."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlite_core.worklist.entries import NamedThresholds
    from xlite_desktop.viewer.state import ViewerState

NAMED = "named:"
"""Before the name of the user's own thresholds, in the key of an entry of the policy list."""

Range = tuple[float, float]


class Wish(Enum):
    """What the user wants of thresholds under a name."""

    SAVE = "save"
    RENAME = "rename"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWish:
    """What is to be done, with which name; `new` is the name after renaming."""

    wish: Wish
    name: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class PrevalenceChosen:
    """The share of positive films where the user works; None for that of the model's table."""

    finding: str
    share: float | None


@dataclass(frozen=True, slots=True)
class SitePrevalencesKnown:
    """What the settings remember of the user's site."""

    prevalences: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NamedThresholdsKnown:
    """What the worklist keeps under names for exactly one model."""

    fingerprint: str
    named: tuple[NamedThresholds, ...]


@dataclass(frozen=True, slots=True)
class SpreadFound:
    """How far each probability of a film moves when the film is shifted a little."""

    number: int
    fingerprint: str
    spread: Mapping[str, Range]


def named_key(name: str) -> str:
    """Return the key of an entry of the policy list."""
    return NAMED + name


def prevalence_chosen(state: ViewerState, change: PrevalenceChosen) -> ViewerState:
    """Set or forget one finding's prevalence; no probability and no threshold moves."""
    kept = {name: p for name, p in state.prevalences.items() if name != change.finding}
    if change.share is not None and 0 < change.share < 1:
        kept[change.finding] = change.share
    return dataclasses.replace(state, prevalences=MappingProxyType(kept))


def prevalences_known(state: ViewerState, change: SitePrevalencesKnown) -> ViewerState:
    """Take what is remembered, but for what is no share."""
    sound = {name: p for name, p in change.prevalences.items() if 0 < p < 1}
    return dataclasses.replace(state, prevalences=MappingProxyType(sound))


def named_known(state: ViewerState, change: NamedThresholdsKnown) -> ViewerState:
    """Take the named thresholds of the present model; those of another one are dropped."""
    if change.fingerprint != state.fingerprint or state.card is None:
        return state
    fitting = tuple(
        named
        for named in change.named
        if named.model == state.fingerprint
        and named.name
        and named.policy in state.card.policies
        and named.points.keys() == state.thresholds.keys()
    )
    return dataclasses.replace(state, named=fitting)


def named_chosen(state: ViewerState, key: str) -> ViewerState | None:
    """Return the state with the named thresholds of a key; None where the key names none."""
    named = next((kept for kept in state.named if named_key(kept.name) == key), None)
    if named is None:
        return None
    points = MappingProxyType(dict(named.points))
    return dataclasses.replace(state, policy=named.policy, thresholds=points)


def spread_found(state: ViewerState, change: SpreadFound) -> ViewerState:
    """Keep a film's spread, unless another model has replaced the one that was asked."""
    if change.fingerprint != state.fingerprint:
        return state
    spread = MappingProxyType(dict(change.spread))
    films = tuple(
        dataclasses.replace(film, spread=spread)
        if film.number == change.number and film.prediction is not None
        else film
        for film in state.films
    )
    return dataclasses.replace(state, films=films)
