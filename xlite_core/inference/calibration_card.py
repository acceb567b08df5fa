"""How the probabilities of a model were calibrated, and how far they can be taken at their word."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.calibration_choice import CandidateLoss
from xlite_core.evaluation.cross_fitted import CrossFitted


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationCard:
    """The part of a model card on calibration.

    All numbers are at the share of positive films among those that judged: to another prevalence
    probabilities are moved afterwards, by Bayes' rule, which these films cannot check.

    Attributes:
        method: "temperature" (one slope, an offset a finding) or "platt" (both a finding).
        candidates: What was compared, isotonic regression too, simplest first.
        share_loss: Log loss of always stating the share of positive films.
        films: Films that compared them.
        findings: Findings that could: those with ten positive films.
        reliability: Of the chosen method, all these findings pooled.
    """

    method: str
    candidates: tuple[CandidateLoss, ...]
    share_loss: float
    films: int
    findings: int
    reliability: CrossFitted | None
