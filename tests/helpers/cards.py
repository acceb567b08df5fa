"""A model card and a prediction without a model: plausible numbers, invented throughout."""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import NormalDist

import numpy as np

from xlite_core.evaluation.calibration import PlattScaling
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import RocCounts
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe, SquarePadding
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.inference.prediction import Prediction

FINGERPRINT = "0123456789abcdef"
FILMS = 2322

# Finding -> (probability of the example film, threshold, AUC, share of positive films).
_EXAMPLES: Mapping[str, tuple[float, float, float, float]] = {
    "Atelectasis": (0.094, 0.130, 0.78, 0.10),
    "Cardiomegaly": (0.012, 0.040, 0.93, 0.022),
    "Effusion": (0.336, 0.150, 0.87, 0.12),
    "Infiltration": (0.382, 0.240, 0.70, 0.18),
    "Mass": (0.418, 0.125, 0.86, 0.0254),
    "Nodule": (0.119, 0.095, 0.77, 0.06),
    "Pneumonia": (0.141, 0.245, 0.71, 0.013),
    "Pneumothorax": (0.020, 0.044, 0.86, 0.05),
    "Consolidation": (0.058, 0.075, 0.75, 0.04),
    "Edema": (0.023, 0.070, 0.85, 0.02),
    "Emphysema": (0.011, 0.029, 0.89, 0.022),
    "Fibrosis": (0.016, 0.028, 0.80, 0.015),
    "Pleural_Thickening": (0.046, 0.052, 0.77, 0.03),
    "Hernia": (0.002, 0.009, 0.90, 0.002),
}
_OTHER = (0.05, 0.10, 0.75, 0.05)


def example_card(findings: tuple[str, ...] = CHESTXRAY14) -> ModelCard:
    """Return the card of a model for any set of findings, with three policies."""
    return ModelCard(
        name="student-v3",
        network="EfficientNet-B0 + MHSA",
        parameters=5_300_000,
        findings=tuple(_finding(name) for name in findings),
        recipe=PreprocessingRecipe(size=224),
        default_policy="youden",
        evidence_full_scale=0.4,
        evaluated_on="2,322 NIH films, 5-fold out-of-fold, grouped by patient.",
        evaluated_films=FILMS,
        trained_films=FILMS,
        trained_patients=1931,
        macro_auc=Estimate(value=0.79, low=0.77, high=0.81),
        macro_findings=len(findings),
        run_id="EXAMPLE_001",
        data_fingerprint="fedcba9876543210",
        limits=("The labels were mined from reports and are noisy; rare findings are uncertain.",),
    )


def example_prediction(
    findings: tuple[str, ...] = CHESTXRAY14,
    probabilities: Mapping[str, float] | None = None,
    *,
    rows: int = 1024,
    columns: int = 1024,
    cells: int = 7,
) -> Prediction:
    """Return what the example model says of one film.

    Args:
        findings: In the order of the network's outputs.
        probabilities: For the findings that must not have the example's own.
        rows: Height of the film.
        columns: Width of the film.
        cells: Side of the evidence map; each finding's evidence is one blob.
    """
    given = {name: _EXAMPLES.get(name, _OTHER)[0] for name in findings} | dict(probabilities or {})
    values = np.array([given[name] for name in findings], dtype=np.float64)
    logits = np.log(values / (1 - values)).astype(np.float32)
    evidence = np.stack([_blob(cells, place) for place in range(len(findings))])
    return Prediction(
        findings=findings,
        logits=logits,
        probabilities=values,
        evidence=evidence,
        bias=(logits - evidence.sum(axis=(1, 2))).astype(np.float32),
        embedding=np.zeros(256, dtype=np.float32),
        padding=SquarePadding(rows, columns),
        model_fingerprint=FINGERPRINT,
        forward_ms=12.0,
    )


def _finding(name: str) -> FindingCard:
    _, threshold, auc, share = _EXAMPLES.get(name, _OTHER)
    positives = max(2, round(FILMS * share))
    return FindingCard(
        name=name,
        calibration=PlattScaling(slope=1.0, offset=0.0),
        operating_points={
            "youden": threshold,
            "f1": min(0.95, threshold * 1.6),
            "sensitivity_0.90": threshold * 0.5,
        },
        roc=_counts(threshold, auc, positives, FILMS - positives),
        auc=Estimate(value=auc, low=auc - 0.04, high=min(1.0, auc + 0.03)),
        prevalence=0.052,
    )


def _counts(threshold: float, auc: float, positives: int, negatives: int) -> RocCounts:
    """Count what two normal distributions of logits would give, meeting at the threshold."""
    centre = math.log(threshold / (1 - threshold))
    distance = math.sqrt(2) * NormalDist().inv_cdf(auc)
    thresholds = [round((step / 80) ** 2, 6) for step in range(79, 0, -1)]

    def flagged(total: int, mean: float) -> tuple[int, ...]:
        tails = (1 - NormalDist(mean).cdf(math.log(t / (1 - t))) for t in thresholds)
        return tuple(round(total * tail) for tail in tails)

    return RocCounts(
        thresholds=tuple(thresholds),
        true_positives=flagged(positives, centre + distance / 2),
        false_positives=flagged(negatives, centre - distance / 2),
        positives=positives,
        negatives=negatives,
    )


def _blob(cells: int, place: int) -> np.ndarray:
    row, column = divmod(place * 11 % (cells * cells), cells)
    y, x = np.mgrid[0:cells, 0:cells]
    distance = (y - row) ** 2 + (x - column) ** 2
    return (0.36 * np.exp(-distance / 2.0) - 0.01).astype(np.float32)
