"""What is known of one run, read off the GUI thread: a value that the tabs show."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from xlite_core.errors import XLiteError
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_desktop.translation import in_readers_language

if TYPE_CHECKING:
    from xlite_core.evaluation.comparison import AucComparison
    from xlite_core.evaluation.report import Evaluation

VALIDATION, TEST = "validation", "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContent:
    """One run as its folder tells it.

    Attributes:
        directory: Its folder.
        stored: Settings and events; None where they cannot be read.
        metrics: Its numbers; all None before it was judged.
        status: "completed", "running", "interrupted", "failed" and so on.
        problem: Why something cannot be read, a sentence; empty otherwise.
        exported: Whether its model file is there and no older than its weights.
        reported: Whether it has a report.
        finished: Whether its weights are there, so that it can be judged and exported.
        ended: When it last wrote its weights, or said something; seconds since 1970.
    """

    directory: RunDirectory
    stored: StoredRun | None = None
    metrics: RunMetrics = field(default_factory=RunMetrics)
    status: str = ""
    problem: str = ""
    exported: bool = False
    reported: bool = False
    finished: bool = False
    ended: float | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """Which films it was judged on."""
        judged = {VALIDATION: self.metrics.validation, TEST: self.metrics.test}
        return tuple(part for part, found in judged.items() if found is not None)

    def judged(self, part: str) -> Evaluation | None:
        """Return what was found on one part of the films."""
        return self.metrics.test if part == TEST else self.metrics.validation


@dataclass(frozen=True, slots=True)
class RunLook:
    """A run, and on which of its films its numbers are looked at.

    Attributes:
        content: What is known of it.
        part: "validation" or "test".
    """

    content: RunContent
    part: str = VALIDATION

    @property
    def judged(self) -> Evaluation | None:
        """The evaluation that is looked at; None where there is none."""
        return self.content.judged(self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedDifference:
    """A run against its matched baseline, on the same films.

    Attributes:
        reference: The baseline's id.
        compared: The paired differences.
    """

    reference: str
    compared: AucComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedFilms:
    """Where the judged films of one part lie.

    Attributes:
        part: "validation" or "test".
        root: Folder of the films.
        files: Names below it, in the order in which films were judged.
        problem: Why they are not known, a sentence; empty if they are.
    """

    part: str
    root: Path = Path()
    files: tuple[str, ...] = ()
    problem: str = ""

    def path(self, row: int) -> Path | None:
        """Return a film's file; None where it is not known."""
        return self.root / self.files[row] if row < len(self.files) else None


def read_run(directory: RunDirectory) -> RunContent:
    """Return what a run's folder holds; what is missing or damaged is said, not raised."""
    stored, metrics, problem = None, RunMetrics(), ""
    try:
        stored = StoredRun.read(directory)
        metrics = RunMetrics.from_dict(stored.metrics)
    except XLiteError as error:
        problem = str(error)
    weights = _written(directory.weights)
    model = _written(directory.model)
    return RunContent(
        directory=directory,
        stored=stored,
        metrics=metrics,
        status=_status(directory, stored),
        problem=problem,
        exported=model is not None and (weights is None or model >= weights),
        reported=(directory.path / "report.html").is_file(),
        finished=weights is not None,
        ended=weights or _written(directory.events),
    )


def read_difference(content: RunContent, runs: Path) -> MatchedDifference | None:
    """Compare a distilled run with its matched baseline; None where there is none."""
    from xlite_core.experiments.matched_baseline import matched_baseline
    from xlite_core.training.paired_runs import paired_comparison

    if content.stored is None or content.metrics.validation is None:
        return None
    reference = matched_baseline(content.stored, runs)
    if reference is None:
        return None
    try:
        compared = paired_comparison(content.directory, reference.directory)
    except XLiteError:
        return None  # without its films' labels there is nothing to hold against each other
    return MatchedDifference(reference=reference.experiment_id, compared=compared)


def read_films(directory: RunDirectory, part: str) -> JudgedFilms:
    """Return where the films of one part lie."""
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.judged_predictions import run_manifest, run_predictions

    try:
        config = TrainingConfig.read(directory.config)
        manifest = run_manifest(config)
        judged = run_predictions(directory, part, config, manifest.table)
    except XLiteError as error:
        return JudgedFilms(part=part, problem=in_readers_language(error.summary))
    return JudgedFilms(part=part, root=manifest.root, files=tuple(judged.table.files.tolist()))


def _written(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except OSError:
        return None


def _status(directory: RunDirectory, stored: StoredRun | None) -> str:
    ending = stored.ending if stored else None
    kind = ending["event"] if ending else ""
    if kind == "RunFailed":
        return "failed"
    if directory.weights.is_file():
        return "completed"
    if kind == "RunStopped":
        return "paused"
    return "running" if directory.in_use else "interrupted"
