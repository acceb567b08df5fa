"""How far findings can be told without looking at the film: what a student has to beat.

A logistic regression on view, sex, age, source and size is fitted for each finding to the films of
all folds but one, and judged on that one: on the same frozen folds as students, with the same
patients resampled.  It is fitted to films that count in the headline alone, which makes it
stronger: where a source holds only some findings, labels say more of how films were gathered.  A
student that does not beat it may have learned no more than who is imaged how (DeGrave et al., "AI
for radiographic COVID-19 detection selects shortcuts over signal", Nature Machine Intelligence 3,
2021).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels, require
from xlite_core.evaluation.bootstrap import (
    DRAWS,
    auc_draws,
    enough_positives,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.within_folds import within_fold_auc, within_fold_draws
from xlite_core.training.shortcut_features import DEMOGRAPHIC, ShortcutFeatures

FloatArray = NDArray[np.float64]

_STRENGTH = 1.0
"""Inverse of the ridge penalty: scikit-learn's own default, and never tuned here."""

_STEPS = 1000
"""More than any fit here needs; one that needs more warns, and a warning is an error in tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutBaseline:
    """What the regression is worth, on one set of films.

    Attributes:
        features: What it was told.
        films: Films that judge.
        patients: Whose they are.
        findings: Their names.
        positives: Films that show each.
        areas: AUC of each with its interval by patient; None where it does not exist.
        macro: Mean over the findings with ten positive films; None without any.
        macro_findings: How many those are.
        comparison: Student minus regression on the same films; None without a student.
        within: Macro AUC from pairs of films of one fold; None like `macro`.
        within_gain: Student minus regression in that measure; None without a student.
    """

    features: tuple[str, ...]
    films: int
    patients: int
    findings: tuple[str, ...]
    positives: tuple[int, ...]
    areas: tuple[Estimate | None, ...]
    macro: Estimate | None
    macro_findings: int
    comparison: AucComparison | None
    within: Estimate | None
    within_gain: Estimate | None

    @property
    def beaten(self) -> bool:
        """Whether the student's whole interval lies above, pooled and within folds."""
        pooled = self.comparison.macro if self.comparison else None
        return bool(
            pooled and pooled.difference.low > 0 and self.within_gain and self.within_gain.low > 0
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain numbers, texts, lists and dicts."""
        plain = dataclasses.asdict(self)
        plain["comparison"] = self.comparison.to_dict() if self.comparison else None
        return plain


def out_of_fold_regression(
    table: LabelTable, folds: FoldFile, features: ShortcutFeatures, names: Sequence[str]
) -> FloatArray:
    """Return each film's logits from the regressions that were not fitted to its fold.

    Args:
        table: The films of the fold file, in its order.
        folds: The frozen folds.
        features: Of the same films.
        names: What the regressions may be told.

    Returns:
        float64, shape (films, findings).  Where the other folds show a finding always or never,
        all films of a fold get the same logit.

    Raises:
        MissingFeature: scikit-learn is not installed.
    """
    linear = require("sklearn.linear_model", feature="The shortcut baseline", extra="train")
    logits = np.empty(table.labels.shape)
    for fold in range(folds.count):
        held_out = folds.folds == fold
        design = features.columns(names, ~held_out & folds.headline)
        for finding, labels in enumerate(table.labels.T):
            fitting = ~held_out & folds.headline & ~np.isnan(labels)
            if len(np.unique(labels[fitting])) < 2:
                logits[held_out, finding] = 0.0
                continue
            model: Any = linear.LogisticRegression(C=_STRENGTH, max_iter=_STEPS)
            model.fit(design[fitting], labels[fitting])
            level = model.decision_function(design[fitting]).mean()
            logits[held_out, finding] = model.decision_function(design[held_out]) - level
    return logits


def judged_regression(  # noqa: PLR0913 - what is judged, and how
    table: LabelTable,
    logits: FloatArray,
    names: Sequence[str],
    folds: NDArray[np.intp],
    *,
    student: FloatArray | None = None,
    draws: int = DRAWS,
) -> ShortcutBaseline:
    """Judge a regression, and a student against it.

    Args:
        table: The films that judge.
        logits: Of the regression, shape (films, findings), each out of fold.
        names: What it was told.
        folds: Of these films, shape (films,).
        student: Logits of a student on the same films, each out of fold; NaN where it has none,
            and such films judge neither.
        draws: Resamples of patients behind each interval.

    Raises:
        InvalidLabels: No film is left to judge.
    """
    if student is not None:
        there = np.asarray(~np.isnan(student).all(axis=1))
        table, logits, student, folds = table[there], logits[there], student[there], folds[there]
    if not len(table):
        raise InvalidLabels(
            "No film that judges has a prediction.",
            "Give predictions of films of the fold file that count in the headline.",
        )
    labels, patients = table.labels, table.patients
    values = [auc(logits[:, f], labels[:, f]) for f in range(labels.shape[1])]
    results = auc_draws(logits, labels, patients, draws=draws)
    enough = enough_positives(labels)
    macro, count = macro_interval(values, results, enough)
    within, gain = _within(table, folds, logits, student, enough, draws)
    return ShortcutBaseline(
        features=tuple(names),
        films=len(table),
        patients=len(set(patients.tolist())),
        findings=table.findings,
        positives=tuple(int(n) for n in np.nansum(labels, axis=0)),
        areas=finding_intervals(values, results),
        macro=macro,
        macro_findings=count,
        comparison=None
        if student is None
        else compare_auc(student, logits, labels, patients, table.findings, draws=draws),
        within=within,
        within_gain=gain,
    )


def _within(  # noqa: PLR0913, PLR0917 - the arrays of one judgement
    table: LabelTable,
    folds: NDArray[np.intp],
    logits: FloatArray,
    student: FloatArray | None,
    enough: NDArray[np.bool_],
    draws: int,
) -> tuple[Estimate | None, Estimate | None]:
    """Return the regression's macro AUC within folds, and by how much a student exceeds it."""

    def macro(scores: FloatArray) -> tuple[list[float | None], FloatArray]:
        values = within_fold_auc(scores, table.labels, folds)
        return values, within_fold_draws(scores, table.labels, folds, table.patients, draws=draws)

    values, results = macro(logits)
    own, _ = macro_interval(values, results, enough)
    if student is None:
        return own, None
    others, others_results = macro(student)
    gains = [None if a is None or b is None else a - b for a, b in zip(others, values, strict=True)]
    return own, macro_interval(gains, others_results - results, enough)[0]


def judged_shortcuts(  # noqa: PLR0913 - what is judged, and how
    table: LabelTable,
    folds: FoldFile,
    features: ShortcutFeatures,
    names: Sequence[str],
    *,
    student: FloatArray | None = None,
    draws: int = DRAWS,
) -> Mapping[str, ShortcutBaseline]:
    """Judge the regression on all it may be told, and the one on view, sex and age alone.

    Args:
        table: The films of the fold file, in its order.
        folds: The frozen folds.
        features: Of the same films.
        names: All that it may be told.
        student: As for `judged_regression`, of all films of the fold file.
        draws: Resamples of patients behind each interval.

    Returns:
        "all" and "demographic".

    Raises:
        InvalidLabels: No film is left to judge.
    """
    judging = folds.headline
    held = None if student is None else student[judging]
    judged = {}
    for key, chosen in (("all", tuple(names)), ("demographic", DEMOGRAPHIC)):
        logits = out_of_fold_regression(table, folds, features, chosen)
        judged[key] = judged_regression(
            table[judging],
            logits[judging],
            chosen,
            folds.folds[judging],
            student=held,
            draws=draws,
        )
    return judged
