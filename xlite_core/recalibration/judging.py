"""What a model says of a site's cases: one logit a film and finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidLabels
from xlite_core.inference.batch import FilmResult, classify_files
from xlite_core.inference.classifier import Classifier
from xlite_core.recalibration.cases import LeftOut, SiteCases

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class JudgedCases:
    """Films that the model has answered, with what they show.

    Attributes:
        findings: Columns of `logits` and `labels`.
        logits: float64, shape (films, findings).
        labels: 1, 0 or NaN, same shape.
        patients: Whose film each is, shape (films,).
        left_out: Rows of the table that were not used, and why.
        knows_patients: See `SiteCases`.
    """

    findings: tuple[str, ...]
    logits: NDArray[np.float64]
    labels: NDArray[np.float64]
    patients: NDArray[np.str_]
    left_out: tuple[LeftOut, ...]
    knows_patients: bool


def judged_cases(
    classifier: Classifier,
    cases: SiteCases,
    *,
    progress: Progress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> JudgedCases | None:
    """Ask the model about every film, by the same door as the window.

    Films that cannot be read, lateral films and films that the input check holds back are left
    out: nobody is to believe the findings of those, so they must not calibrate them either.

    Args:
        classifier: The model.
        cases: The films.
        progress: Told films done and films in all.
        cancelled: Asked before each answer.

    Returns:
        None if cancelled.

    Raises:
        InvalidLabels: No film could be used.
    """
    columns = [classifier.card.finding_names.index(finding) for finding in cases.findings]
    kept: list[int] = []
    logits: list[NDArray[np.float32]] = []
    left_out = list(cases.left_out)
    for row, result in enumerate(classify_files(classifier, cases.paths)):
        if cancelled():
            return None
        reason = _unusable(result)
        if result.prediction is not None and not reason:
            kept.append(row)
            logits.append(result.prediction.logits[columns])
        else:
            left_out.append(LeftOut(file=result.path.name, reason=reason))
        progress(row + 1, len(cases.paths))
    if not kept:
        raise InvalidLabels(
            f"None of the {len(cases.paths):,} films could be used: {left_out[-1].reason}",
            "Choose frontal chest films that the application can read.",
        )
    return JudgedCases(
        findings=cases.findings,
        logits=np.array(logits, dtype=np.float64),
        labels=cases.labels[kept],
        patients=cases.patients[kept],
        left_out=tuple(left_out),
        knows_patients=cases.knows_patients,
    )


def _unusable(result: FilmResult) -> str:
    """Return why a film is not used; empty for a good one."""
    if result.error is not None:
        return result.error.summary
    if result.unscored:
        return result.unscored
    notices = result.prediction.notices if result.prediction is not None else ()
    return notices[0].sentence if notices else ""
