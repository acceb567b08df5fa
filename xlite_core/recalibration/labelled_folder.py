"""What a model is worth on somebody's labelled films: probabilities, and AUC with intervals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import read_folds
from xlite_core.errors import InvalidLabels
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.report import Evaluation, evaluate, require_enough_draws
from xlite_core.film_names import film_key, nih_name
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.prediction import Prediction
from xlite_core.recalibration.cases import LeftOut, SiteCases
from xlite_core.resources import bundled_student, resource_root

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class JudgedFolder:
    """A model's answers beside the labels of a folder.

    Attributes:
        evaluation: The numbers, on the findings that both model and table know.
        files: Films that judge, as the table calls them.
        findings: All findings of the model: the columns of the next two.
        logits: float64, shape (films, findings).
        probabilities: Calibrated, likewise.
        doubted: Films among them that the input check doubts.
        left_out: Rows of the table that could not be judged, and why.
        knows_patients: The table says whose films they are.
        unlabelled: Findings of the model that the table has no column for.
        trained_on: Films that the bundled student was trained on, or other films of their
            patients; None for a model of which nobody knows.
    """

    evaluation: Evaluation
    files: tuple[str, ...]
    findings: tuple[str, ...]
    logits: FloatArray
    probabilities: FloatArray
    doubted: int
    left_out: tuple[LeftOut, ...]
    knows_patients: bool
    unlabelled: tuple[str, ...]
    trained_on: int | None


def judged_folder(
    classifier: Classifier,
    cases: SiteCases,
    *,
    name: str,
    draws: int = DRAWS,
    progress: Callable[[int], None] = lambda _done: None,
) -> JudgedFolder:
    """Ask a model about every film by the same door as the window, and judge its answers.

    Calibration and thresholds are the model's own; nothing is fitted.  Films that cannot be read
    and lateral films are left out and named.  Films that the input check doubts are judged and
    counted: leaving out what a model finds difficult would flatter it.

    Args:
        classifier: The model.
        cases: Films and labels, from `read_cases`.
        name: What the table is called.
        draws: Resamples of patients behind each interval.
        progress: Told after each film how many are done.

    Raises:
        InvalidLabels: No film could be judged.
        InvalidConfiguration: Too few draws.
    """
    require_enough_draws(draws)
    kept: list[int] = []
    answers: list[Prediction] = []
    left_out = list(cases.left_out)
    for row, result in enumerate(classify_files(classifier, cases.paths)):
        if result.prediction is None:
            reason = result.unscored if result.error is None else result.error.summary
            left_out.append(LeftOut(file=result.path.name, reason=reason))
        else:
            kept.append(row)
            answers.append(result.prediction)
        progress(row + 1)
    if not answers:
        raise InvalidLabels(
            f"None of the {len(cases.paths):,} films of {name} could be judged: "
            f"{left_out[-1].reason}",
            "Choose frontal chest films that the application can read.",
        )
    logits = np.array([answer.logits for answer in answers], dtype=np.float64)
    known = classifier.card.finding_names
    files = tuple(cases.files[row] for row in kept)
    return JudgedFolder(
        evaluation=_evaluation(classifier, cases, kept, logits, name, draws),
        files=files,
        findings=known,
        logits=logits,
        probabilities=np.array([answer.probabilities for answer in answers]),
        doubted=sum(bool(answer.notices) for answer in answers),
        left_out=tuple(left_out),
        knows_patients=cases.knows_patients,
        unlabelled=tuple(finding for finding in known if finding not in cases.findings),
        trained_on=_trained_on(classifier, files),
    )


def _evaluation(  # noqa: PLR0913, PLR0917 - the arrays of one judgement
    classifier: Classifier,
    cases: SiteCases,
    rows: list[int],
    logits: FloatArray,
    name: str,
    draws: int,
) -> Evaluation:
    card = classifier.card
    findings = {finding.name: finding for finding in card.findings}
    columns = [card.finding_names.index(finding) for finding in cases.findings]
    return evaluate(
        logits=logits[:, columns],
        labels=cases.labels[rows],
        patients=cases.patients[rows],
        findings=cases.findings,
        data_name=name,
        selection=card.evaluated_on,
        calibration={finding: findings[finding].calibration for finding in cases.findings},
        thresholds={
            policy: {f: findings[f].operating_points[policy] for f in cases.findings}
            for policy in card.policies
        },
        # A column that is empty throughout tells of no groups.
        views=cases.views[rows] if (cases.views[rows] != "").any() else None,
        sexes=cases.sexes[rows] if (cases.sexes[rows] != "").any() else None,
        ages=None if np.isnan(cases.ages[rows]).all() else cases.ages[rows],
        draws=draws,
    )


def _trained_on(classifier: Classifier, files: tuple[str, ...]) -> int | None:
    """Return how many films are of patients whose films trained the bundled student.

    Whatever lies beside it, smaller or faster, was trained on the same films.
    """
    path = resource_root() / "protocol" / "folds.csv"
    bundled, opened = bundled_student().resolve().parent, classifier.path
    if opened is None or opened.resolve().parent != bundled or not path.is_file():
        return None
    folds = read_folds(path)
    if len(folds.files) != classifier.card.trained_films:
        return None
    trained = {_patient(file) for file in folds.files.tolist()}
    return sum(_patient(file) in trained for file in files)


def _patient(file: str) -> str:
    """Return the NIH's number of the patient, or the film's own name where it bears none."""
    name = nih_name(file)
    return name.partition("_")[0] if name else film_key(file)
