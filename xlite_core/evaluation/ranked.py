"""Films sorted once: AUC and average precision of any resample in a single pass.

A resample repeats whole films, so it never changes their order: how often each
film was drawn is a weight, and sums of weights replace sorting again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xlite_core.evaluation.roc import known

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


class RankedFilms:
    """The films of one finding in the order of their scores.

    Args:
        scores: Any numbers that rise with suspicion, shape (films,).
        labels: 1, 0 or NaN (unknown, left out), shape (films,).

    Raises:
        ValueError: A score is not a number.
    """

    def __init__(self, scores: FloatArray, labels: FloatArray) -> None:
        kept, positive = known(np.asarray(scores, dtype=np.float64), labels)
        rows = np.flatnonzero(~np.isnan(labels))
        # Suspicion falls: what a threshold flags is then the head of each list.
        order = np.argsort(-kept, kind="stable")
        ranked, hits, rows = kept[order], positive[order], rows[order]
        self._positive_rows, self._negative_rows = rows[hits], rows[~hits]
        positives, negatives = -ranked[hits], -ranked[~hits]
        above = np.searchsorted(negatives, positives, side="left")
        to_tie = np.searchsorted(negatives, positives, side="right")
        # Between two positives only the number of negatives matters, not which they are.
        self._cuts = np.unique(np.concatenate([[0], above, to_tie, [negatives.size]]))
        self._negatives_above = np.searchsorted(self._cuts, above)
        self._negatives_to = np.searchsorted(self._cuts, to_tie)
        self._positives_to = np.searchsorted(positives, positives, side="right")

    def auc(self, drawn: NDArray[np.integer]) -> FloatArray:
        """Return the AUC of each resample; exactly that of `roc.auc` on the repeated films.

        Twice the Mann-Whitney count is a whole number, so nothing is rounded
        before the one division that both do.

        Args:
            drawn: How often each film was drawn, shape (resamples, films), for
                all films, those with an unknown label too.

        Returns:
            Shape (resamples,); NaN where positives or negatives are missing.
        """
        return self._auc(*self._sums(drawn))

    def auc_and_average_precision(
        self, drawn: NDArray[np.integer]
    ) -> tuple[FloatArray, FloatArray]:
        """Return both areas of each resample, for little more than the price of one.

        Args:
            drawn: As for `auc`.

        Returns:
            Twice shape (resamples,); NaN where positives or negatives are missing.
        """
        hits, alarms = self._sums(drawn)
        return self._auc(hits, alarms), self._average_precision(hits, alarms)

    def _auc(self, hits: IntArray, alarms: IntArray) -> FloatArray:
        above, to_tie = alarms[:, self._negatives_above], alarms[:, self._negatives_to]
        positives, negatives = hits[:, -1], alarms[:, -1]
        # A positive beats the negatives below it, and half of those beside it.
        lost = np.einsum("rp,rp->r", np.diff(hits, axis=1), above + to_tie)
        return _ratio((2 * positives * negatives - lost) / 2.0, positives * negatives)

    def _average_precision(self, hits: IntArray, alarms: IntArray) -> FloatArray:
        flagged_hits = hits[:, self._positives_to]
        flagged = flagged_hits + alarms[:, self._negatives_to]
        # A positive that was not drawn weighs nothing, and may have nothing above it.
        precision = flagged_hits / np.maximum(flagged, 1)
        gained = np.einsum("rp,rp->r", np.diff(hits, axis=1), precision)
        return np.where(alarms[:, -1] > 0, _ratio(gained, hits[:, -1]), np.nan)

    def _sums(self, drawn: NDArray[np.integer]) -> tuple[IntArray, IntArray]:
        """Return how many were drawn of the first k positives, and of the negatives to each cut."""
        hits = np.zeros((len(drawn), len(self._positive_rows) + 1), dtype=np.int64)
        np.cumsum(np.take(drawn, self._positive_rows, axis=1), axis=1, out=hits[:, 1:])
        alarms = np.zeros((len(drawn), len(self._cuts)), dtype=np.int64)
        if len(self._cuts) > 1:
            negatives = np.take(drawn, self._negative_rows, axis=1)
            between = np.add.reduceat(negatives, self._cuts[:-1], axis=1)
            np.cumsum(between, axis=1, out=alarms[:, 1:])
        return hits, alarms


def _ratio(numerator: FloatArray, denominator: IntArray) -> FloatArray:
    result = np.full(len(numerator), np.nan)
    np.divide(numerator, denominator, out=result, where=denominator > 0)
    return result
