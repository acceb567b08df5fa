"""A model's card as Markdown: what it is, what it is worth, what it must not be used for."""

from __future__ import annotations

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.findings import display_name
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.reporting.input_check_page import input_check_page
from xlite_core.reporting.localisation_page import localisation_page
from xlite_core.reporting.subgroups_page import subgroups_page


def to_markdown(card: ModelCard, fingerprint: str) -> str:
    """Return the card as a page; every number with its interval and its count.

    Args:
        card: The model's description of itself.
        fingerprint: Of the model file.
    """
    macro = "not measured" if card.macro_auc is None else _interval(card.macro_auc, 3)
    rows = "\n".join(_row(finding, card.default_policy) for finding in card.findings)
    limits = "\n".join(f"- {limit}" for limit in card.limits)
    return f"""# {card.name}

**{card.intended_use}**

| | |
| --- | --- |
| Network | {card.network}, {card.parameters / 1e6:.2f} M parameters |
| Input | {card.recipe.size} x {card.recipe.size} pixels, recipe {card.recipe.hash} |
| Trained on | {card.trained_films:,} films of {card.trained_patients:,} patients |
| Evaluated on | {card.evaluated_on} |
| Macro AUC | {macro}, mean over {card.macro_findings} findings, {card.evaluated_films:,} films |
| Full scale of evidence | {card.evidence_full_scale:.3f} log-odds a cell |
| Fingerprint | {fingerprint} |
| Data fingerprint | {card.data_fingerprint} |
| Licence | {card.licence} |

## Findings

Intervals are 95 %: of the AUC by resampling patients, of sensitivity and specificity after
Wilson. The threshold is that of the policy "{card.default_policy}", in per cent of the calibrated
probability. "Evaluated on" names the films that chose it: where it is reported on the same ones,
sensitivity and specificity flatter it.

| Finding | Positive films | AUC | Threshold, % | Sensitivity | Specificity |
| --- | ---: | --- | ---: | --- | --- |
{rows}

{subgroups_page(card.subgroups)}

{localisation_page(card.localisation)}
## Limits

{limits}

{input_check_page(card.input_check)}

{card.citation}
"""


def _row(finding: FindingCard, policy: str) -> str:
    threshold = finding.operating_points[policy]
    numbers = operating_characteristics(finding.roc, threshold, finding.prevalence)
    cells = (
        display_name(finding.name),
        str(finding.roc.positives),
        _interval(finding.auc, 2),
        f"{100 * threshold:.1f}",
        _interval(numbers.sensitivity, 2),
        _interval(numbers.specificity, 2),
    )
    return f"| {' | '.join(cells)} |"


def _interval(estimate: Estimate | None, digits: int) -> str:
    if estimate is None:
        return "too few"
    low, high = f"{estimate.low:.{digits}f}", f"{estimate.high:.{digits}f}"
    return f"{estimate.value:.{digits}f} ({low}–{high})"
