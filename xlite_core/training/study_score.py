"""What one cross-validation is worth out of fold, alone and against another on the same films."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import (
    DRAWS,
    auc_draws,
    enough_positives,
    macro_interval,
    percentile_interval,
)
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.rank_agreement import mean_rank_correlation, rank_correlation_draws
from xlite_core.evaluation.roc import auc

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyScore:
    """What a study is worth.

    Attributes:
        macro: Macro AUC with its interval by patient; None without a finding that can be judged.
        macro_findings: Findings in it: those with ten positive films.
        areas: AUC of each finding; None where it does not exist.
        against: This study minus the reference, paired; None for the reference itself.
        agreement: Mean Spearman correlation with the table to agree with; None without one.
        agreement_findings: Findings in that mean.
        agreement_gain: That minus the reference's, paired; None for the reference itself.
    """

    macro: Estimate | None
    macro_findings: int
    areas: tuple[float | None, ...]
    against: AucComparison | None
    agreement: Estimate | None
    agreement_findings: int
    agreement_gain: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StudyJudge:
    """The films that judge studies, and those of which a table has an opinion.

    Attributes:
        table: The films of the fold file, in its order.
        rows: Films that judge: of the headline, in the folds that are compared.
        told: Films of these folds, headline or not, that the table to agree with knows.
        opinions: That table, shape (films of the fold file, findings); None without one.
        draws: Resamples of patients behind each interval.
    """

    table: LabelTable
    rows: NDArray[np.intp]
    told: NDArray[np.intp]
    opinions: FloatArray | None
    draws: int

    @classmethod
    def of_folds(
        cls,
        table: LabelTable,
        folds: FoldFile,
        compared: tuple[int, ...],
        *,
        agree: FloatArray | None = None,
        draws: int = DRAWS,
    ) -> StudyJudge:
        """Return the judge of some folds.

        Raises:
            InvalidConfiguration: No film of them judges, or is known to the table.
        """
        there = np.isin(folds.folds, compared)
        rows = np.flatnonzero(there & folds.headline)
        if not len(rows):
            raise InvalidConfiguration(
                "None of the films in the finished folds counts in the headline.",
                "Give the fold file that the studies were trained with.",
            )
        told = np.empty(0, np.intp)
        if agree is not None:
            told = np.flatnonzero(there & ~np.isnan(agree).any(axis=1))
            if not len(told):
                raise InvalidConfiguration(
                    "The table to agree with knows no film of the finished folds.",
                    "Give a table of these films, or leave it out.",
                )
        return cls(table=table, rows=rows, told=told, opinions=agree, draws=draws)

    def score(self, logits: FloatArray, reference: FloatArray | None = None) -> StudyScore:
        """Judge a study, and hold it against another.

        Args:
            logits: Out of fold, shape (films of the fold file, findings).
            reference: Likewise, of the study that it is held against; None for itself.
        """
        kept = self.table[self.rows]
        own = logits[self.rows]
        areas = [auc(own[:, f], kept.labels[:, f]) for f in range(len(kept.findings))]
        results = auc_draws(own, kept.labels, kept.patients, draws=self.draws)
        macro, findings = macro_interval(areas, results, enough_positives(kept.labels))
        agreement, agreeing, gain = self._agreement(logits, reference)
        return StudyScore(
            macro=macro,
            macro_findings=findings,
            areas=tuple(areas),
            against=None if reference is None else self.against(logits, reference),
            agreement=agreement,
            agreement_findings=agreeing,
            agreement_gain=gain,
        )

    def against(self, logits: FloatArray, reference: FloatArray) -> AucComparison:
        """Return a study minus another, paired; arguments as for `score`."""
        kept = self.table[self.rows]
        return compare_auc(
            logits[self.rows],
            reference[self.rows],
            kept.labels,
            kept.patients,
            kept.findings,
            draws=self.draws,
        )

    def _agreement(
        self, logits: FloatArray, reference: FloatArray | None
    ) -> tuple[Estimate | None, int, Estimate | None]:
        """Return how a study agrees with the table, and by how much more than the reference."""
        if self.opinions is None:
            return None, 0, None
        own, findings, results = self._correlation(logits)
        if own is None:
            return None, 0, None
        agreement = percentile_interval(own, results)
        if reference is None:
            return agreement, findings, None
        other, _, others = self._correlation(reference)
        gain = None if other is None else percentile_interval(own - other, results - others)
        return agreement, findings, gain

    def _correlation(self, logits: FloatArray) -> tuple[float | None, int, FloatArray]:
        assert self.opinions is not None
        held, opinions = logits[self.told], self.opinions[self.told]
        patients = self.table.patients[self.told]
        value, findings = mean_rank_correlation(held, opinions)
        return value, findings, rank_correlation_draws(held, opinions, patients, draws=self.draws)
