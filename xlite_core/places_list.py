"""Where everything lies, as a list for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from xlite_core.places import Decided, Place, decided_by, folder_of
from xlite_core.policy import policy

NOTHING_CHOSEN: Mapping[Place, Path] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """One place: its folder, and what says that it is there."""

    place: Place
    folder: Path
    decided: Decided


def listed_places(chosen: Mapping[Place, Path] = NOTHING_CHOSEN) -> tuple[ListedPlace, ...]:
    """Return every place.

    Args:
        chosen: Folders of the window's settings; they count where nothing else says otherwise.
    """
    found = []
    for place in Place:
        decided = decided_by(place)
        if decided is Decided.USUAL and place in chosen:
            one = ListedPlace(place=place, folder=chosen[place], decided=Decided.SETTINGS)
        else:
            one = ListedPlace(place=place, folder=folder_of(place), decided=decided)
        found.append(one)
    return tuple(found)


def as_lines(places: Iterable[ListedPlace]) -> str:
    """Return a line a place: name, folder and what decided it, parted by tabs."""
    return "\n".join(f"{one.place.value}\t{one.folder}\t{one.decided.value}" for one in places)


def as_json(places: Iterable[ListedPlace]) -> str:
    """Return the policy file, null where there is none, and the places."""
    file = policy().file
    listed = {
        one.place.value: {"folder": str(one.folder), "decided_by": one.decided.value}
        for one in places
    }
    return json.dumps({"policy": file and str(file), "places": listed}, indent=2)
