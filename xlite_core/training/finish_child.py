"""The role in a child process that judges a completed run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xlite_core.child_main import Parent
from xlite_core.child_task import Say, perform
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import PROTOCOL

__all__ = ["PROTOCOL", "main"]


def main(parent: Parent) -> int:
    """Finish the run whose "directory" the request names; the answer holds "problems"."""
    return perform(parent, _finish)


def _finish(request: Mapping[str, Any], say: Say) -> dict[str, Any]:
    say("Judging the run")
    from xlite_core.training.finish import finish_run

    return {"problems": finish_run(RunDirectory(Path(request["directory"])))}
