"""What people must know of a data set to read a number that was computed on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xlite_core.errors import InvalidConfiguration


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDescription:
    """The words and shares that go into the card of every student trained on the data.

    Attributes:
        judging_films: What the films that judge are, in the plural.
        population: Whose prevalence the probabilities refer to; empty when it is
            that of the judging films themselves.
        population_films: How many films that population has.
        population_positives: Finding -> positive films among them.
        limits: One sentence each.
        citation: Whom to acknowledge.

    Raises:
        InvalidConfiguration: A finding has no positive film there, or nothing but.
    """

    judging_films: str = "films"
    population: str = ""
    population_films: int = 0
    population_positives: Mapping[str, int] = field(default_factory=dict)
    limits: tuple[str, ...] = ()
    citation: str = ""

    def __post_init__(self) -> None:
        for finding, positives in self.population_positives.items():
            if not 0 < positives < self.population_films:
                raise InvalidConfiguration(
                    f"{positives} of {self.population_films} films with {finding} are no share.",
                    "Count positive films and all films of the population again.",
                )

    def prevalence(self, finding: str) -> float | None:
        """Return a finding's share of the population, or None where it was not counted."""
        positives = self.population_positives.get(finding)
        return None if positives is None else positives / self.population_films


def read_description(path: Path) -> DataDescription:
    """Read a description from JSON.

    Raises:
        InvalidConfiguration: The file is missing or no JSON, or a key is unknown.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return DataDescription(**{**values, "limits": tuple(values.get("limits", ()))})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InvalidConfiguration(
            f"The data description {path.name} cannot be read.",
            "Write it like resources/protocol/chestxray14.json.",
        ) from error
