"""Small evaluations with everything in them that a figure must cope with."""

from __future__ import annotations

import numpy as np

from xlite_core.evaluation.fitted import fit_on_validation
from xlite_core.evaluation.report import Evaluation, evaluate

FINDINGS = ("Mass", "Nodule", "Pleural_Thickening", "Fibrosis", "Hernia", "Edema")


def tiny_films(seed: int, count: int = 240) -> dict:
    """Return arguments of `evaluate`: Fibrosis is rare, Hernia on no film, Edema follows Mass."""
    random = np.random.default_rng(seed)
    labels = (random.random((count, 6)) < [0.3, 0.2, 0.2, 0.02, 0.0, 0.3]).astype(float)
    logits = random.normal(1.5 * labels - 1, 1.0)
    logits[:, 5] += 1.5 * labels[:, 0]
    labels[::9, 1] = np.nan
    return {
        "logits": logits,
        "labels": labels,
        "patients": np.array([f"p{n // 2}" for n in range(count)]),
        "findings": FINDINGS,
        "data_name": "Test films",
        "draws": 100,
    }


def tiny_evaluation(**changes) -> Evaluation:
    """Return an evaluation of films whose thresholds come from other films, unless changed."""
    films = tiny_films(22)
    validation = tiny_films(21)
    fitted = fit_on_validation(
        validation["logits"], validation["labels"], FINDINGS, data_name="validation films"
    )
    random = np.random.default_rng(23)
    return evaluate(
        **{
            **films,
            "calibration": fitted.calibration,
            "thresholds": fitted.thresholds,
            "selection": fitted.data_name,
            "fitted_on": fitted.fingerprint,
            "sexes": random.choice(["F", "M"], 240),
            "views": random.choice(["AP", "PA"], 240),
            "ages": random.uniform(2, 95, 240),
            **changes,
        }
    )
