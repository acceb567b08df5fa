"""Many runs out of one configuration: a grid over settings, or what a queue file varies."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlite_core.errors import InvalidConfiguration, XLiteError
from xlite_core.training.config import TrainingConfig, read_values
from xlite_core.training.presets import with_settings
from xlite_core.training.queue import QueueItem

MOST_RUNS = 200
"""More than anybody means to ask for."""


def combinations(grid: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Return every combination of a grid's values, the last name varying fastest."""
    return [dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values())]


def variations_of(path: Path) -> list[dict[str, Any]]:
    """Return what a queue file varies, its base left out.

    Raises:
        InvalidConfiguration: The file cannot be read.
    """
    values = read_values(path)
    varied: list[dict[str, Any]] = []
    for grid in values.get("grid", ()):
        listed = {k: v if isinstance(v, list) else [v] for k, v in grid.items()}
        varied += combinations(listed)
    return varied + [dict(run) for run in values.get("run", ())]


def varied(
    config: TrainingConfig, variations: Sequence[Mapping[str, Any]]
) -> tuple[QueueItem, ...]:
    """Return a run for each variation of a configuration.

    Args:
        config: What all runs share.
        variations: Settings by dotted name, put over the configuration.

    Raises:
        InvalidConfiguration: One of them is not possible, or there are too many; it is named.
    """
    if len(variations) > MOST_RUNS:
        raise InvalidConfiguration(
            f"{len(variations)} runs are too many for one queue.",
            f"Vary fewer values: {MOST_RUNS} runs at most.",
        )
    base = config.to_dict()
    items = []
    for variation in variations:
        title = ", ".join(f"{name} = {value}" for name, value in variation.items())
        settings = with_settings(base, variation)
        if "recipe.size" in variation:  # the network is built for the size that films have
            settings["student"]["image_size"] = settings["recipe"]["size"]
        try:
            made = TrainingConfig.from_values(settings, Path())
        except XLiteError as error:
            raise InvalidConfiguration(
                f"The run {title!r} is not possible: {error.summary}", error.hint
            ) from error
        items.append(QueueItem(title=title, config=made))
    return tuple(items)
