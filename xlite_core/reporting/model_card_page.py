"""A model's card as Markdown: what it is, what it is worth, what it must not be used for."""

from __future__ import annotations

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.findings import display_name
from xlite_core.inference.model_card import FindingCard, ModelCard
from xlite_core.reporting.calibration_page import calibration_page
from xlite_core.reporting.input_check_page import input_check_page
from xlite_core.reporting.localisation_page import localisation_page
from xlite_core.reporting.shortcuts_page import shortcuts_page
from xlite_core.reporting.subgroups_page import subgroups_page

_OUT_OF_SCOPE = (
    "Lateral films are not scored, and films that the input check doubts are shown with a warning."
)
_FACTORS = """## Factors

View, age and sex of the patient, told apart below where they were known. Source of the films and
size of their files are among the shortcuts."""
_METRICS = """## Metrics

AUC, on logits: how films with and without a finding are ordered. Sensitivity and specificity at a
threshold. Log loss, Brier score and expected calibration error of probabilities. Intervals are
95 %: of the AUC by resampling patients, of sensitivity and specificity after Wilson."""
_ETHICS = """## Ethical considerations

The file holds weights, counts and this card: no film, and no name of a patient. It repeats what
its labels and films were: groups that were few among them are judged with wide intervals, or not
at all."""


def to_markdown(card: ModelCard, fingerprint: str, *, byte_count: int | None = None) -> str:
    """Return the card as a page; every number with its interval and its count.

    The sections are those of Mitchell et al., "Model Cards for Model Reporting", FAT* 2019.

    Args:
        card: The model's description of itself.
        fingerprint: Of the model file.
        byte_count: Size of the model file; None where it is not known.
    """
    macro = "not measured" if card.macro_auc is None else _interval(card.macro_auc, 3)
    parts = (
        f"# {card.name}",
        f"**{card.intended_use}**",
        _details(card, fingerprint, byte_count),
        f"## Intended use\n\n{card.intended_use} {_OUT_OF_SCOPE}",
        _FACTORS,
        _METRICS,
        f"## Evaluation data\n\n{card.evaluated_on}",
        (
            f"## Training data\n\n{card.trained_films:,} films of {card.trained_patients:,} "
            f"patients. {card.citation}"
        ).rstrip(),
        "## Quantitative analyses",
        f"Macro AUC {macro}: {card.macro_findings} findings, {card.evaluated_films:,} films.",
        _findings(card),
        *(
            section.replace("## ", "### ", 1)
            for section in (
                shortcuts_page(card),
                calibration_page(card),
                subgroups_page(card.subgroups),
                localisation_page(card.localisation),
                input_check_page(card.input_check),
            )
        ),
        _ETHICS,
        "## Caveats and recommendations",
        "\n".join(f"- {limit}" for limit in card.limits),
    )
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _details(card: ModelCard, fingerprint: str, byte_count: int | None) -> str:
    size = "" if byte_count is None else f"\n| Size of the file | {byte_count / 1e6:.1f} MB |"
    return f"""## Model details

| | |
| --- | --- |
| Network | {card.network}, {card.parameters / 1e6:.2f} M parameters |
| Input | {card.recipe.size} x {card.recipe.size} pixels, recipe {card.recipe.hash} |
| Full scale of evidence | {card.evidence_full_scale:.3f} log-odds a cell |
| Training run | {card.run_id} |
| Fingerprint | {fingerprint} |
| Data fingerprint | {card.data_fingerprint} |{size}
| Licence of the weights | {card.licence} |"""


def _findings(card: ModelCard) -> str:
    rows = "\n".join(_row(finding, card.default_policy) for finding in card.findings)
    return f"""### Findings

The threshold is that of the policy "{card.default_policy}", in per cent of the calibrated
probability. The evaluation data name the films that chose it: where it is reported on the same
ones, sensitivity and specificity flatter it.

| Finding | Positive films | AUC | Threshold, % | Sensitivity | Specificity |
| --- | ---: | --- | ---: | --- | --- |
{rows}"""


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
