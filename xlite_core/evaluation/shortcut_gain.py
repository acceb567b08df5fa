"""By how much a student beats what can be told of a film without looking at it."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.evaluation.interval import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutGain:
    """A student beside a logistic regression that never sees the film, on the same films.

    Each fold's regression is weak, and pooled over folds it looks weaker than it is
    (`evaluation.within_folds`), so that nearly anything would beat it: the difference must hold
    among films of one fold, too.

    Attributes:
        told: What the regression knows: some of "view", "sex", "age", "source" and "size".
        auc: Of the regression, out of fold; of a macro mean, over the same findings.
        difference: AUC of the student minus that, paired, with its interval by patient.
        within_folds: The same from pairs of films of one fold alone.
    """

    told: tuple[str, ...]
    auc: Estimate
    difference: Estimate
    within_folds: Estimate

    @property
    def beaten(self) -> bool:
        """Whether both intervals lie above 0."""
        return min(self.difference.low, self.within_folds.low) > 0
