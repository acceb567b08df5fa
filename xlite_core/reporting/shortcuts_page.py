"""A model beside a guess that is made without the film, for the model card."""

from __future__ import annotations

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.findings import display_name
from xlite_core.inference.model_card import ModelCard

_TITLE = "## Shortcuts: beside a guess made without the film"


def shortcuts_page(card: ModelCard) -> str:
    """Return the Markdown section of a model card; says so where nothing was measured."""
    measured = [gain for gain in (card.shortcuts, *_gains(card)) if gain is not None]
    if not measured:
        return f"{_TITLE}\n\nNot measured for this model."
    rows = [
        _row(display_name(finding.name), finding.shortcuts)
        for finding in card.findings
        if finding.shortcuts is not None
    ]
    if card.shortcuts is not None:
        rows.append(_row(f"Macro, {card.macro_findings} findings", card.shortcuts))
    table = "\n".join(rows)
    return f"""{_TITLE}

A logistic regression that never sees the film is told {_listed(measured[0].told)}, is fitted within
the same folds, and is judged on the same films. It is beaten where the intervals of both
differences lie above 0: folds pooled make a weak regression look weaker than it is. Where it is
not beaten, the model may have learned who is imaged how. Intervals are 95 %, paired, by resampling
patients; findings with fewer than ten positive films are left out.

| Finding | AUC of the guess | Model minus guess | Among films of one fold | Beaten |
| --- | --- | --- | --- | --- |
{table}"""


def _gains(card: ModelCard) -> list[ShortcutGain | None]:
    return [finding.shortcuts for finding in card.findings]


def _row(name: str, gain: ShortcutGain) -> str:
    cells = (
        name,
        signed_interval(gain.auc, 2),
        signed_interval(gain.difference, 2),
        signed_interval(gain.within_folds, 2),
        "yes" if gain.beaten else "not shown",
    )
    return f"| {' | '.join(cells)} |"


def _listed(told: tuple[str, ...]) -> str:
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]


def signed_interval(estimate: Estimate, digits: int) -> str:
    """Return "0.05 (−0.01 to 0.11)", and "0.05 (0.01–0.11)" where no end is negative."""
    between = " to " if estimate.low < 0 else "–"
    value, low, high = (
        _written(number, digits) for number in (estimate.value, estimate.low, estimate.high)
    )
    return f"{value} ({low}{between}{high})"


def _written(number: float, digits: int) -> str:
    text = f"{number:.{digits}f}"
    # Minus nothing is nothing.
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")
