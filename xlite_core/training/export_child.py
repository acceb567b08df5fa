"""The role in a child process that writes a finished run's model file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xlite_core.child_main import Parent
from xlite_core.child_task import Say, perform
from xlite_core.imaging.cache import CacheProgress
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import PROTOCOL

__all__ = ["PROTOCOL", "main"]


def main(parent: Parent) -> int:
    """Export the run whose "directory" the request names.

    The answer holds the fields of `after_run.ExportedModel`.
    """
    return perform(parent, _export)


def _export(request: Mapping[str, Any], say: Say) -> dict[str, Any]:
    say("Exporting, and comparing the graph with the network")
    from xlite_core.training.export_run import export_run

    def tell(progress: CacheProgress) -> None:
        say(f"Preparing films, {progress.done:,} of {progress.total:,}")

    directory = RunDirectory(Path(request["directory"]))
    exported = export_run(directory, name=request.get("name"), progress=tell, tell=say)
    return {
        "path": str(exported.path),
        "name": exported.card.name,
        "films_compared": exported.parity.images,
        "largest_difference": exported.parity.logits,
        "allowed_difference": exported.parity.limit,
        "unmeasured": exported.unmeasured,
    }
