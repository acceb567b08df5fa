"""A run's worst failures across findings: what was missed most clearly, what was called in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xlite_core.evaluation.ranking import excess
from xlite_core.evaluation.report import Evaluation

FailureKind = Literal["missed", "false_alarm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One film on which one finding was judged wrong.

    Attributes:
        finding: Its key.
        row: Of the film, in the order in which films were judged.
        probability: What the model said.
        threshold: What it was held against.
    """

    finding: str
    row: int
    probability: float
    threshold: float


def worst_failures(
    judged: Evaluation, kind: FailureKind, *, policy: str, each: int = 2, most: int = 14
) -> tuple[Failure, ...]:
    """Return the films furthest on the wrong side of their thresholds, worst first.

    Args:
        judged: The evaluation.
        kind: "missed": positive films below the threshold; "false_alarm": negative
            films at or above it.
        policy: Whose thresholds count.
        each: Films of one finding, at most, so that a weak finding does not take all places.
        most: Films altogether, at most.
    """
    found = []
    for finding in judged.findings:
        numbers = finding.operating.get(policy)
        if numbers is None or finding.worst is None:
            continue
        missed = kind == "missed"
        cases = finding.worst.missed if missed else finding.worst.false_alarms
        wrong = [case for case in cases if (case.probability < numbers.threshold) == missed]
        found += [
            Failure(
                finding=finding.name,
                row=case.row,
                probability=case.probability,
                threshold=numbers.threshold,
            )
            for case in wrong[:each]
        ]
    found.sort(key=lambda failure: -abs(excess(failure.probability, failure.threshold)))
    return tuple(found[:most])
