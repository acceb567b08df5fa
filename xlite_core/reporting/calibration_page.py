"""How a model's probabilities were calibrated and what they are worth, for the model card."""

from __future__ import annotations

from xlite_core.evaluation.calibration_choice import CandidateLoss
from xlite_core.evaluation.cross_fitted import BINS, CrossFitted
from xlite_core.findings import display_name
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.inference.model_card import ModelCard
from xlite_core.reporting.shortcuts_page import signed_interval

_TITLE = "## Calibration"
_METHODS = {
    "temperature": "One slope, an offset a finding",
    "platt": "Platt scaling of each finding",
    "isotonic": "Isotonic regression of each finding",
}


def calibration_page(card: ModelCard) -> str:
    """Return the Markdown section of a model card; says so where nothing was compared."""
    told = card.calibration
    if told is None:
        return (
            f"{_TITLE}\n\nA slope and an offset a finding; neither compared with other methods nor "
            "measured on films that did not fit them."
        )
    losses = "\n".join(
        f"| {_METHODS.get(one.method, one.method)} | {signed_interval(one.log_loss, 4)} | "
        f"{_excess(one)} |"
        for one in told.candidates
    )
    return f"""{_TITLE}

{_METHODS.get(told.method, told.method)}, for the whole model: the simplest method within one
standard error of the best that a model file can hold. Log loss in nats is the mean over
{told.films:,} films and {told.findings} findings with ten positive films, each film judged by a
calibration that its patient did not fit (five parts of patients). Always stating the share of
positive films has {told.share_loss:.4f}.

| Method | Log loss | More than the best | Standard error |
| --- | --- | --- | ---: |
{losses}

{_reliability(card, told)}"""


def _excess(one: CandidateLoss) -> str:
    if one.standard_error == 0:  # against itself
        return "the best | –"
    return f"{signed_interval(one.excess, 4)} | {one.standard_error:.4f}"


def _reliability(card: ModelCard, told: CalibrationCard) -> str:
    rows = [
        _row(display_name(finding.name), finding.reliability)
        for finding in card.findings
        if finding.reliability is not None
    ]
    if told.reliability is not None:
        rows.append(_row("All pooled", told.reliability))
    table = "\n".join(rows)
    return f"""Brier score and expected calibration error ({BINS} bins) of the chosen method, on
films that did not fit it, at their own share of positive films: the move to another prevalence, by
Bayes' rule, is not checked here. Chance alone lifts the error above 0, and resampling lifts it
again, so that its interval leans upward. Intervals are 95 %, by resampling patients.

| Finding | Labels | Brier score | That of stating the share | Calibration error |
| --- | ---: | --- | ---: | --- |
{table}"""


def _row(name: str, worth: CrossFitted) -> str:
    cells = (
        name,
        f"{worth.cells:,}",
        signed_interval(worth.brier, 3),
        f"{worth.share_brier:.3f}",
        signed_interval(worth.calibration_error, 3),
    )
    return f"| {' | '.join(cells)} |"
