"""Where a model's maps lie, for the model card."""

from __future__ import annotations

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import CARD_OVERLAP, Localisation
from xlite_core.findings import display_name


def localisation_page(told: Localisation | None) -> str:
    """Return the Markdown section of a model card, with a line break; empty where not measured."""
    if told is None:
        return ""
    boxed = sorted(told.boxed.items(), key=lambda pair: -pair[1])
    findings = ", ".join(f"{display_name(finding)} {count}" for finding, count in boxed)
    return f"""## Where maps lie

Boxed findings: {told.total:,} on {told.films:,} films of {told.patients:,} patients ({findings}).
Each film was judged by a student that had not seen it; maps have {told.cells} cells. Pointing is
the share of boxed findings where the map's highest point lies in a box; overlap (IoU) that of the
boxes with the map above {CARD_OVERLAP:.0%} of its maximum. Intervals are 95 %, by resampling
patients. {told.source}

| | Pointing | Overlap | Evidence in the boxes |
| --- | --- | --- | --- |
| Maps | {interval(told.pointing)} | {interval(told.overlap)} | {interval(told.energy)} |
| Average box | {interval(told.prior_pointing)} | {interval(told.prior_overlap)} | – |
| Chance | {told.chance:.2f} | {told.chance:.2f} | {told.chance:.2f} |
"""


def interval(estimate: Estimate) -> str:
    """Return "0.31 (0.20–0.43)"."""
    return f"{estimate.value:.2f} ({estimate.low:.2f}–{estimate.high:.2f})"
