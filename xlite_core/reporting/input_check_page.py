"""A model's input check in words and numbers: for the model card and for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from xlite_core.evaluation.interval import Estimate
from xlite_core.inference.input_check_card import InputCheckCard, KindMeasured
from xlite_core.inference.input_notice import KINDS

ROWS_OF_TABLE = ("Kind", "Films", "AUC", "Any notice, %", "This notice, %", "How")
NOT_MEASURED = "not measured"
NONE = "Input check: none. Only what the header says, too few pixels and blank pictures are told."


def input_check_page(check: InputCheckCard | None) -> str:
    """Return the Markdown section of a model card."""
    if check is None:
        return f"## Input check\n\n{NONE}"
    rows = "\n".join(f"| {' | '.join(row)} |" for row in measured_rows(check))
    return f"""## Input check

{check.built_on} {check.measured_on}
False alarms on good films: {false_alarms(check)}. Films of other hospitals can raise more.
Intervals are 95 %: of the AUC by resampling patients, of shares after Wilson.

| {" | ".join(ROWS_OF_TABLE)} |
| --- | ---: | --- | --- | --- | --- |
{rows}"""


def input_check_fact(check: InputCheckCard | None) -> str:
    """Return one line for a page of facts."""
    if check is None:
        return "none"
    telling = [one for one in check.measured if one.auc is not None]
    return (
        f"{len(check.kinds)} kinds, {len(telling)} of them measured; false alarms on good films "
        f"{false_alarms(check)}"
    )


def measured_rows(check: InputCheckCard) -> Iterator[tuple[str, ...]]:
    """Yield a row of text a kind."""
    return (_row(one) for one in check.measured)


def false_alarms(check: InputCheckCard) -> str:
    """Return the share of good films with a notice, in per cent, with interval and n."""
    if check.false_alarms is None:
        return NOT_MEASURED
    return f"{_per_cent(check.false_alarms)} %, n {check.good_films:,}"


def _row(one: KindMeasured) -> tuple[str, ...]:
    area = one.auc
    told = NOT_MEASURED
    if area is not None:
        told = f"{area.value:.3f} ({area.low:.3f}–{area.high:.3f})"
    return (
        KINDS[one.kind].label,
        f"{one.films:,}",
        told,
        _per_cent(one.sensitivity),
        _per_cent(one.named),
        one.made,
    )


def _per_cent(share: Estimate | None) -> str:
    if share is None:
        return NOT_MEASURED
    return f"{100 * share.value:.1f} ({100 * share.low:.1f}–{100 * share.high:.1f})"
