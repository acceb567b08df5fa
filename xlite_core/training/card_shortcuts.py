"""A student beside what can be told without the film, for its card: by finding and overall.

The regression is told all that a network might read off a film in place of the finding: view, sex,
age, source and size of the file.  A reader who knows only some of these is beaten where one who
knows them all is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.evaluation.bootstrap import (
    DRAWS,
    auc_draws,
    enough_positives,
    finding_intervals,
    macro_interval,
)
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.within_folds import within_fold_auc, within_fold_draws
from xlite_core.training.shortcut_baseline import out_of_fold_regression
from xlite_core.training.shortcut_features import (
    SHORTCUTS,
    ShortcutFeatures,
    film_sizes,
    shortcut_features,
)

FloatArray = NDArray[np.float64]
Areas = tuple[list[float | None], FloatArray]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShortcuts:
    """What the card says of shortcuts.

    Attributes:
        findings: One a finding; None with fewer than ten positive films.
        macro: Mean over the findings that have one; None without any.
    """

    findings: tuple[ShortcutGain | None, ...]
    macro: ShortcutGain | None


def card_shortcuts(
    logits: FloatArray,
    table: LabelTable,
    folds: FoldFile,
    *,
    images: Path | None = None,
    draws: int = DRAWS,
) -> CardShortcuts | None:
    """Hold a student's out-of-fold logits against a regression on the same folds.

    Args:
        logits: Of all films of the fold file, each from the fold that had not seen it, shape
            (films, findings).
        table: The same films, in the same order.
        folds: Their folds; headline films alone judge.
        images: Folder of the films, whose sizes are then told, too.
        draws: Resamples of patients behind each interval.

    Returns:
        None where nothing is known of the films that could tell one from another.

    Raises:
        UnreadableImage: A film of the folder cannot be read.
        MissingFeature: scikit-learn is not installed.
    """
    sizes = [] if images is None else [film_sizes(table.files.tolist(), images)]
    features = shortcut_features(table, sizes)
    told = _telling(features, folds.headline)
    if not told:
        return None
    judging = folds.headline
    guess = out_of_fold_regression(table, folds, features, told)[judging]
    judged, own = table[judging], logits[judging]
    compared = compare_auc(own, guess, judged.labels, judged.patients, judged.findings, draws=draws)
    pooled = _pooled(guess, judged, draws)
    gains = _gains_within(own, guess, judged, folds.folds[judging], draws)
    return _gathered(told, compared, pooled, gains, enough_positives(judged.labels))


def _telling(features: ShortcutFeatures, judging: NDArray[np.bool_]) -> tuple[str, ...]:
    """Return what is not the same for all films that judge."""
    unknown = -1.0
    cells: dict[str, NDArray[Any]] = {
        **features.words,
        **{name: np.nan_to_num(values, nan=unknown) for name, values in features.numbers.items()},
    }
    return tuple(
        name
        for name in SHORTCUTS
        if cells[name].size and len(np.unique(cells[name][judging], axis=0)) > 1
    )


def _pooled(guess: FloatArray, judged: LabelTable, draws: int) -> Areas:
    columns = range(judged.labels.shape[1])
    values = [auc(guess[:, column], judged.labels[:, column]) for column in columns]
    return values, auc_draws(guess, judged.labels, judged.patients, draws=draws)


def _gains_within(
    own: FloatArray, guess: FloatArray, judged: LabelTable, folds: NDArray[np.intp], draws: int
) -> Areas:
    """Return student minus regression from pairs of films of one fold, and the same resampled."""

    def areas(scores: FloatArray) -> Areas:
        values = within_fold_auc(scores, judged.labels, folds)
        resampled = within_fold_draws(scores, judged.labels, folds, judged.patients, draws=draws)
        return values, resampled

    (first, first_draws), (second, second_draws) = areas(own), areas(guess)
    values = [None if a is None or b is None else a - b for a, b in zip(first, second, strict=True)]
    return values, first_draws - second_draws


def _gathered(
    told: tuple[str, ...],
    compared: AucComparison,
    pooled: Areas,
    gains: Areas,
    enough: NDArray[np.bool_],
) -> CardShortcuts:
    areas, within = _intervals(pooled, enough), _intervals(gains, enough)
    differences = [entry.difference if entry else None for entry in compared.findings]
    macro = compared.macro.difference if compared.macro else None
    found = [
        _gain(told, *parts)
        for parts in zip(
            [*areas, macro_interval(*pooled, enough)[0]],
            [*differences, macro],
            [*within, macro_interval(*gains, enough)[0]],
            strict=True,
        )
    ]
    return CardShortcuts(findings=tuple(found[:-1]), macro=found[-1])


def _intervals(areas: Areas, enough: NDArray[np.bool_]) -> Sequence[Estimate | None]:
    values, resampled = areas
    kept = [value if some else None for value, some in zip(values, enough, strict=True)]
    return finding_intervals(kept, resampled)


def _gain(
    told: tuple[str, ...],
    area: Estimate | None,
    difference: Estimate | None,
    within: Estimate | None,
) -> ShortcutGain | None:
    if area is None or difference is None or within is None:
        return None
    return ShortcutGain(told=told, auc=area, difference=difference, within_folds=within)
