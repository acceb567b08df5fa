"""Studies as runs of the experiment log, so that grids show both alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xlite_core.evaluation.plain import to_plain
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_core.training.study_comparison import ComparedStudies, named_studies


def study_runs(directories: Sequence[Path], compared: ComparedStudies) -> tuple[StoredRun, ...]:
    """Return each study with a finished fold as one run, judged out of fold.

    Its settings are those of its first fold; its number is that of the folds that all studies
    have finished, so that studies stand side by side.

    Args:
        directories: As for `compare_studies`.
        compared: What it returned.
    """
    named = named_studies(directories)
    return tuple(
        _run(named[name], compared.finished[name][0], name, compared) for name in compared.scores
    )


def _run(path: Path, fold: int, name: str, compared: ComparedStudies) -> StoredRun:
    first = StoredRun.read(RunDirectory(path / f"fold_{fold}"))
    judged = {"films": compared.films, "macro_auc": to_plain(compared.scores[name].macro)}
    # Events and fingerprints are those of a fold; those of the study would be the same for all.
    return replace(
        first,
        directory=RunDirectory(path),
        events=(),
        provenance={},
        metrics={"validation": judged},
    )
