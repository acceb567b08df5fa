"""The run that a distilled one is held against: the same student without a teacher."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xlite_core.errors import XLiteError
from xlite_core.experiments.likeness import unlike
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import runs_below
from xlite_core.setting import flattened

_FREE = frozenset({"name", "phase", "schema", "loop.seed", "data.manifest", "data.cache"})
"""Settings that make no result, or chance alone; films are told apart by their fingerprints."""


def matched_baseline(run: StoredRun, runs: Path) -> StoredRun | None:
    """Return the finished run that differs in its teacher alone; None without one.

    Among several, one of the same seed goes first, then the newest.

    Args:
        run: A distilled run; any other has no baseline.
        runs: The folder to look in.
    """
    if not run.config.get("distillation"):
        return None
    found = []
    for directory in reversed(runs_below(runs)):
        if directory.path == run.directory.path or not directory.weights.is_file():
            continue
        if not _holds_plain_twin(run.config, directory.config):
            continue
        try:
            other = StoredRun.read(directory)
        except XLiteError:
            continue  # a damaged run is no reference
        if other.findings == run.findings and not unlike((run, other)):
            found.append(other)
    found.sort(key=lambda other: other.seed != run.seed)
    return found[0] if found else None


def _holds_plain_twin(config: Mapping[str, Any], path: Path) -> bool:
    """Whether another run has the same settings, and no teacher."""
    try:
        other = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(other, dict) and is_plain_twin(config, other)


def is_plain_twin(config: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a run has no teacher, and in all else the settings of another that makes results.

    Args:
        config: What the distilled run's config.json holds.
        other: Likewise, of the run without a teacher.
    """
    return not other.get("distillation") and _conditions(other) == _conditions(config)


def _conditions(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return all settings but the teacher's, those of the machine, and where things lie."""
    return {
        name: value
        for name, value in flattened(config).items()
        if name not in _FREE and not name.startswith(("distillation", "machine."))
    }
