"""Cross-validations side by side: each judged out of fold, on the folds that all have finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.plain import to_plain
from xlite_core.experiments.compare import ComparedRow, differing_settings
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.run_directory import RunDirectory
from xlite_core.training.study_predictions import finished_folds, stored_logits
from xlite_core.training.study_score import StudyJudge, StudyScore

_OF_A_FOLD = "loop.init_from"
"""What may differ between the folds of a study: each may start from weights of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStudies:
    """Studies on the same films.

    Attributes:
        reference: What the others are held against.
        folds: Those that all studies here have finished: their films judge.
        fold_count: How many folds there are.
        films: Films that judge.
        patients: Whose they are.
        findings: Their names.
        positives: Films that show each.
        finished: Name -> folds that a study has finished, in the order of asking; empty for one
            that is not run.
        scores: Name -> what a study with finished folds is worth.
        agreement_films: Films that the table to agree with knows; 0 without one.
        settings: What differs between the studies' configurations, in the order of `scores`.
    """

    reference: str
    folds: tuple[int, ...]
    fold_count: int
    films: int
    patients: int
    findings: tuple[str, ...]
    positives: tuple[int, ...]
    finished: Mapping[str, tuple[int, ...]]
    scores: Mapping[str, StudyScore]
    agreement_films: int
    settings: tuple[ComparedRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        names = [field.name for field in fields(self) if field.name != "settings"]
        rows = [{"name": row.name, "texts": list(row.texts)} for row in self.settings]
        return {**{name: to_plain(getattr(self, name)) for name in names}, "settings": rows}


def compare_studies(  # noqa: PLR0913 - what is judged, and how
    directories: Sequence[Path],
    table: LabelTable,
    folds: FoldFile,
    *,
    reference: str | None = None,
    agree: NDArray[np.float64] | None = None,
    draws: int = DRAWS,
) -> ComparedStudies:
    """Judge studies out of fold on the folds that all of them have finished.

    Args:
        directories: Folder of each study: fold_0 and so on.  One without a finished fold is said
            to be not run, and limits nobody.
        table: The films of the fold file, in its order, with the findings to judge.
        folds: The frozen folds.  Films out of the headline do not judge; they do show agreement.
        reference: Name of the study that the others are held against; the first one if None.
        agree: Any numbers that rise with suspicion, shape (films, findings); NaN where the table
            to agree with has none.
        draws: Resamples of patients behind each interval.

    Raises:
        InvalidConfiguration: A folder is missing, no fold is finished by all, the reference is
            not among them, or the folds of a study were trained with different settings.
        InvalidLabels: A study's predictions are of other films or lack a finding.
    """
    named = named_studies(directories)
    finished = {name: finished_folds(path, folds) for name, path in named.items()}
    run = {name: done for name, done in finished.items() if done}
    compared = _shared_folds(run)
    first = _reference(reference, tuple(run))
    judge = StudyJudge.of_folds(table, folds, compared, agree=agree, draws=draws)
    logits = {name: stored_logits(named[name], folds, table.findings)[0] for name in run}
    kept = table[judge.rows]
    return ComparedStudies(
        reference=first,
        folds=compared,
        fold_count=folds.count,
        films=len(kept),
        patients=len(set(kept.patients.tolist())),
        findings=table.findings,
        positives=tuple(int(n) for n in np.nansum(kept.labels, axis=0)),
        finished=finished,
        scores={
            name: judge.score(own, None if name == first else logits[first])
            for name, own in logits.items()
        },
        agreement_films=len(judge.told),
        settings=_settings({name: named[name] for name in run}, run),
    )


def named_studies(directories: Sequence[Path]) -> dict[str, Path]:
    """Return the folders by their names, with their parents' where two are called the same.

    Raises:
        InvalidConfiguration: A folder is missing, or named twice.
    """
    missing = [path.name for path in directories if not path.is_dir()]
    if missing:
        raise InvalidConfiguration(
            f"There is no study {missing[0]}.", "Name folders that hold fold_0 and so on."
        )
    names = [path.resolve().name for path in directories]
    if len(set(names)) < len(names):
        names = ["/".join(path.resolve().parts[-2:]) for path in directories]
    if len(set(names)) < len(names):
        raise InvalidConfiguration(
            "A study is named twice, or two have the same folders' names.", "Name each study once."
        )
    return dict(zip(names, directories, strict=True))


def _shared_folds(run: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    if not run:
        raise InvalidConfiguration(
            "None of the studies has finished a fold.",
            "Train one first: xlite cross-validate CONFIG --fold 0.",
        )
    shared = sorted(set.intersection(*(set(folds) for folds in run.values())))
    if not shared:
        told = "; ".join(f"{name} {', '.join(map(str, folds))}" for name, folds in run.items())
        raise InvalidConfiguration(
            f"No fold is finished by all studies: {told}.",
            "Finish one fold of all, or leave studies out.",
        )
    return tuple(shared)


def _reference(name: str | None, run: tuple[str, ...]) -> str:
    if name is None:
        return run[0]
    if name not in run:
        raise InvalidConfiguration(
            f"The reference {name} is none of the studies with a finished fold.",
            f"Choose from {', '.join(run)}.",
        )
    return name


def _settings(
    studies: Mapping[str, Path], finished: Mapping[str, tuple[int, ...]]
) -> tuple[ComparedRow, ...]:
    """Return what differs between studies; refuse one whose own folds differ."""
    firsts = []
    for name, path in studies.items():
        runs = [StoredRun.read(RunDirectory(path / f"fold_{fold}")) for fold in finished[name]]
        within = [row.name for row in differing_settings(runs) if not _may_differ(row.name)]
        if within:
            raise InvalidConfiguration(
                f"The folds of {name} were trained with different settings: {', '.join(within)}.",
                "Train them again with one configuration, in an empty folder.",
            )
        firsts.append(runs[0])
    return tuple(row for row in differing_settings(firsts) if row.name != "name")


def _may_differ(setting: str) -> bool:
    return setting == _OF_A_FOLD or setting.startswith("machine.")
