"""Dividing films among parts so that every label, known or absent, is shared out alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NO_FINDING = "No Finding"
"""How the NIH label table calls a film on which no finding is reported."""

_HELD_BACK = 32
"""Units of each kind that are placed one by one, to even out what rounding upsets.

Measured on the 112,120-film table at 70/15/15: without any the largest deviation of a
label's share is 0.2 percentage points at image level, with 32 it is 0.01.
"""


def with_no_finding(labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Append the column "No Finding" to a label table.

    Args:
        labels: 1, 0 or NaN, shape (films, findings).

    Returns:
        float64, shape (films, findings + 1).  The last column is 1 where all findings are
        known to be absent, 0 where one is present, NaN where unknown cells leave it open.
    """
    present = np.nansum(labels, axis=1) > 0
    unknown = np.isnan(labels).any(axis=1)
    return np.column_stack([labels, np.where(present, 0.0, np.where(unknown, np.nan, 1.0))])


def spread(
    labels: NDArray[np.float64],
    groups: NDArray[np.str_] | None,
    shares: Sequence[float],
    *,
    seed: int,
) -> NDArray[np.intp]:
    """Give each film a part, whole groups together.

    Stratified are: the positives of every label and of "No Finding", the known cells of
    labels with unknown ones, films, and groups.  Groups that hold exactly the same are
    interchangeable: each kind is dealt out in proportion.  What rounding leaves, and groups
    of a kind of their own, follow one by one, those with rare labels or many films first,
    each to the part that brings all quantities nearest to their shares: the idea of
    iterative stratification (Sechidis et al., ECML 2011), with Pearson's chi-square over
    all labels at once in place of the one rarest label.

    Args:
        labels: 1, 0 or NaN, shape (films, labels).
        groups: What must stay together, shape (films,); None where every film is on its own.
        shares: Of the parts; positive, with sum 1.
        seed: Chooses among films that are alike, and the order of those that are not.

    Returns:
        Number of each film's part, shape (films,), counted from 0.
    """
    generator = np.random.default_rng(seed)
    quantities = _quantities(labels)
    if groups is None:
        return _dealt(quantities, np.asarray(shares), generator)
    names, owner = np.unique(groups, return_inverse=True)
    held = np.ones((len(names), quantities.shape[1] + 1))
    for column in range(quantities.shape[1]):
        held[:, column] = np.bincount(owner, weights=quantities[:, column], minlength=len(names))
    return _dealt(held, np.asarray(shares), generator)[owner]


def _quantities(labels: NDArray[np.float64]) -> NDArray[np.float64]:
    labelled = with_no_finding(labels)
    unknown = np.isnan(labelled)
    known = ~unknown[:, unknown.any(axis=0)]
    return np.column_stack([np.nan_to_num(labelled), known, np.ones(len(labels))])


def _dealt(
    held: NDArray[np.float64], shares: NDArray[np.float64], generator: np.random.Generator
) -> NDArray[np.intp]:
    """Return the part of each unit; `held` says what units hold, shape (units, quantities)."""
    held = held[:, held.any(axis=0)]
    order = generator.permutation(len(held))
    order = order[np.lexsort(held[order].T)]  # stable: units of one kind stay shuffled
    first = np.ones(len(held), dtype=bool)
    first[1:] = (held[order[1:]] != held[order[:-1]]).any(axis=1)
    kind = np.cumsum(first) - 1
    place = np.arange(len(held)) - np.flatnonzero(first)[kind]
    spare = np.maximum(np.bincount(kind) - _HELD_BACK, 0)
    # The hair keeps 0.15 * 20 from being 2.
    ends = np.cumsum(np.floor(spare[:, None] * shares + 1e-9).astype(np.intp), axis=1)
    part = np.empty(len(held), dtype=np.intp)
    part[order] = (place[:, None] >= ends[kind]).sum(axis=1)
    left = generator.permutation(np.flatnonzero(part == len(shares)))
    _place_one_by_one(part, left, held, shares, generator)
    return part


def _place_one_by_one(
    part: NDArray[np.intp],
    left: NDArray[np.intp],
    held: NDArray[np.float64],
    shares: NDArray[np.float64],
    generator: np.random.Generator,
) -> None:
    totals = held.sum(axis=0)
    fraction = held / totals
    # Weight in powers of two: a finer order would send rare kinds to the same part with any seed.
    weight = np.floor(np.log2(fraction[left].sum(axis=1)))
    left = left[np.argsort(-weight, kind="stable")]
    sums = np.stack([fraction[part == number].sum(axis=0) for number in range(len(shares))])
    excess = sums / shares[:, None] - 1.0 + 1e-9 * generator.random(sums.shape)  # settles ties
    for unit in left:
        # What the unit adds to the sum of share * total * excess^2, for each part it may go to.
        pull = held[unit]
        cost = 2.0 * (excess @ pull) + (fraction[unit] @ pull) / shares
        chosen = int(cost.argmin())
        part[unit] = chosen
        excess[chosen] += fraction[unit] / shares[chosen]
