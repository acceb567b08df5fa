"""The goals that the earlier work set itself, and how far a run is from each."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.report import Evaluation
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.stored_run import StoredRun

FINDING_AUC = 0.80
TEACHER_AUC = 0.84
STUDENT_AUC = 0.75
DISTILLED_AUC = 0.78
CPU_MS = 500.0
GPU_MS = 100.0
SIZE_SHARE = 0.50

DENSENET121_PARAMETERS = 6_968_206
"""DenseNet121 with a head of 14 findings: 7,978,856 of torchvision's, less its head of 1000
(1,025,000), plus 1024 * 14 + 14."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGap:
    """One goal and where a run stands.

    Attributes:
        name: For people.
        target: The goal.
        value: Of the run; None where it was not measured.
        higher: Whether more is better.
        digits: Decimals that the number deserves.
    """

    name: str
    target: float
    value: float | None
    higher: bool = True
    digits: int = 3

    @property
    def gap(self) -> float | None:
        """Value minus target."""
        return None if self.value is None else self.value - self.target

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where nothing was measured."""
        if self.value is None:
            return None
        return self.value >= self.target if self.higher else self.value < self.target


def target_gaps(run: StoredRun, metrics: RunMetrics) -> tuple[TargetGap, ...]:
    """Return every goal with the run's number.

    They were set on ChestX-ray14 as a whole; on a small set they are not expected.
    """
    judged, cost = metrics.headline, metrics.cost
    teacher = metrics.teacher.macro if metrics.teacher else None
    area = judged.macro_auc.value if judged and judged.macro_auc else None
    distilled = bool(run.config.get("distillation"))
    student = (
        TargetGap(name="Macro AUC, distilled", target=DISTILLED_AUC, value=area)
        if distilled
        else TargetGap(name="Macro AUC", target=STUDENT_AUC, value=area)
    )
    gaps = [student]
    if distilled:
        reference = teacher.reference if teacher else None
        gaps.append(TargetGap(name="Macro AUC of the teacher", target=TEACHER_AUC, value=reference))
    return (
        *gaps,
        _findings_above(judged, len(run.findings)),
        TargetGap(
            name="CPU, ms a film",
            target=CPU_MS,
            value=cost.cpu_ms if cost else None,
            higher=False,
            digits=1,
        ),
        TargetGap(
            name="GPU, ms a film",
            target=GPU_MS,
            value=cost.gpu_ms if cost else None,
            higher=False,
            digits=1,
        ),
        TargetGap(
            name="Parameters, share of DenseNet121",
            target=SIZE_SHARE,
            value=_size_share(run, metrics),
            higher=False,
        ),
    )


def _findings_above(judged: Evaluation | None, findings: int) -> TargetGap:
    areas = [finding.auc.value for finding in judged.findings if finding.auc] if judged else []
    above = sum(area > FINDING_AUC for area in areas)
    return TargetGap(
        name=f"Findings with AUC above {FINDING_AUC:.2f}",
        target=len(areas) or findings,
        value=above if areas else None,
        digits=0,
    )


def _size_share(run: StoredRun, metrics: RunMetrics) -> float | None:
    started = run.last("RunStarted")
    parameters = metrics.cost.parameters if metrics.cost else (started or {}).get("parameters")
    return None if parameters is None else parameters / DENSENET121_PARAMETERS
