"""Operating points that an older model file lacks, from the ROC counts that it carries."""

from __future__ import annotations

import dataclasses

from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.inference.model_card import FindingCard, ModelCard


def with_every_policy(card: ModelCard) -> ModelCard:
    """Return a card in which every finding has a threshold for each of `POLICIES`.

    What the file says stays as it is.  A finding without positive or without negative films has
    no curve to choose on: there the threshold of the default policy stands in.
    """
    if all(POLICIES.keys() <= finding.operating_points.keys() for finding in card.findings):
        return card
    findings = tuple(_completed(finding, card.default_policy) for finding in card.findings)
    return dataclasses.replace(card, findings=findings)


def _completed(finding: FindingCard, default: str) -> FindingCard:
    roc = finding.roc
    judged = bool(roc.thresholds and roc.positives and roc.negatives)
    stand_in = finding.operating_points[default]
    points = {name: choose(roc) if judged else stand_in for name, choose in POLICIES.items()}
    return dataclasses.replace(finding, operating_points={**points, **finding.operating_points})
