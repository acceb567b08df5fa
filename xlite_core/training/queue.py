"""A queue of runs: one file, many configurations, and nothing that a power cut could lose.

What is finished is found, not remembered: an item of the queue is finished when
the runs folder holds a run of the same configuration with its weights.  So a
queue that was cut off goes on where it was, in whatever order it now stands,
and a run that belongs to two queues is made once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from xlite_core.errors import InvalidConfiguration, XLiteError
from xlite_core.run_directory import RunDirectory, runs_below
from xlite_core.training.config import TrainingConfig, read_values
from xlite_core.training.events import RunFailed, from_line
from xlite_core.training.presets import with_settings

_KEYS = ("title", "base", "grid", "run")


class ItemState(StrEnum):
    """Where an item of a queue stands."""

    WAITING = "waiting"
    UNFINISHED = "unfinished"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One run of a queue.

    Attributes:
        title: What is particular about it: "student.attention = mhsa, loop.seed = 1".
        config: Its settings.
    """

    title: str
    config: TrainingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedRun:
    """An item and what the runs folder knows of it.

    Attributes:
        item: The item.
        state: Where it stands.
        directory: Its run, or None while it waits.
    """

    item: QueueItem
    state: ItemState
    directory: RunDirectory | None


def read_queue(path: Path, *, changes: Mapping[str, Any] | None = None) -> tuple[QueueItem, ...]:
    """Read a queue file.

    ```toml
    base = "baseline.toml"              # or a table [base] with the settings themselves

    [[grid]]                            # every combination; the last name varies fastest
    "student.backbone" = ["efficientnet_b0", "mobilenetv3_large"]
    "student.attention" = ["mhsa", "performer"]

    [[run]]                             # single runs
    "loop.seed" = 7
    ```

    Args:
        path: The file; relative paths inside start at its folder.
        changes: Settings by dotted name, put over those of every run.

    Raises:
        InvalidConfiguration: The file or one of its runs is not possible; the run is named.
    """
    values = read_values(path)
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        raise InvalidConfiguration(
            f"The queue {path.name} holds the unknown entry {unknown[0]!r}.",
            f"A queue has {', '.join(_KEYS)}.",
        )
    base, folder = _base(values.get("base"), path)
    grids, singles = _tables(values, "grid", path), _tables(values, "run", path)
    combinations = itertools.chain.from_iterable(_combinations(grid) for grid in grids)
    variations = [*combinations, *singles]
    if not variations:
        if grids:
            raise InvalidConfiguration(
                f"A grid of the queue {path.name} has a setting without values.",
                "Give each setting of a grid one value or more.",
            )
        variations = [{}]
    items = []
    for variation in variations:
        title = ", ".join(f"{name} = {value}" for name, value in variation.items()) or path.stem
        settings = with_settings(base, {**variation, **(changes or {})})
        try:
            config = TrainingConfig.from_values(settings, folder)
        except XLiteError as error:
            raise InvalidConfiguration(
                f"The run {title!r} of the queue {path.name} is not possible: {error.summary}",
                error.hint,
            ) from error
        items.append(QueueItem(title=title, config=config))
    return tuple(items)


def _base(base: Any, path: Path) -> tuple[Mapping[str, Any], Path]:
    """Return the settings that all runs share, and the folder their paths start at."""
    folder = path.resolve().parent
    if isinstance(base, str):
        return read_values(folder / base), (folder / base).parent
    if isinstance(base, Mapping):
        return base, folder
    raise InvalidConfiguration(
        f"The queue {path.name} has no base.",
        'Write base = "configuration.toml", or a table [base] with the settings.',
    )


def _tables(values: Mapping[str, Any], key: str, path: Path) -> list[Mapping[str, Any]]:
    tables = values.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise InvalidConfiguration(
            f"The entry {key!r} of the queue {path.name} is no list of settings.",
            f"Begin each with a line [[{key}]], in double brackets.",
        )
    return tables


def _combinations(grid: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    axes = [values if isinstance(values, list) else [values] for values in grid.values()]
    for combination in itertools.product(*axes):
        yield dict(zip(grid, combination, strict=True))


def states(items: Sequence[QueueItem], runs: Path) -> list[QueuedRun]:
    """Look up every item of a queue in a runs folder."""
    found = [(_config_of(run), run) for run in runs_below(runs)]
    queued = []
    for item in items:
        matching = [run for config, run in found if config is not None and _same(config, item)]
        # The newest tells: an older one may have failed before a cause was mended.
        run = matching[-1] if matching else None
        finished = [match for match in matching if match.weights.exists()]
        run = finished[-1] if finished else run
        state = ItemState.WAITING if run is None else _state(run)
        queued.append(QueuedRun(item=item, state=state, directory=run))
    return queued


def _config_of(run: RunDirectory) -> TrainingConfig | None:
    try:
        return TrainingConfig.read(run.config)
    except XLiteError:
        return None  # another version's run, or one cut off before its first file: not ours to skip


def _same(config: TrainingConfig, item: QueueItem) -> bool:
    # A run knows its findings; a queue file leaves them to the manifest.
    wanted = item.config
    if config.findings and not wanted.findings:
        wanted = wanted.for_findings(config.findings)
    return config.same_run(wanted)


def _state(run: RunDirectory) -> ItemState:
    if run.weights.exists():
        return ItemState.FINISHED
    if run.in_use:
        return ItemState.RUNNING
    return ItemState.FAILED if _failed(run) else ItemState.UNFINISHED


def _failed(run: RunDirectory) -> bool:
    if not run.events.exists():
        return False
    lines = run.events.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in reversed(lines):
        try:
            return isinstance(from_line(line), RunFailed)
        except XLiteError:
            continue  # a line that a power cut tore
    return False
