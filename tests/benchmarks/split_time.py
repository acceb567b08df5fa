"""Splitting 112,120 films: how long, and how even; against one pass of numpy and scikit-learn."""

from __future__ import annotations

import time
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.measuring import Figure, figure, interleaved, ratios
from xlite_core.data.labels import LabelTable
from xlite_core.data.split_check import largest_deviation
from xlite_core.data.splits import Grouping, make_split
from xlite_core.data.stratification import spread, with_no_finding
from xlite_core.findings import CHESTXRAY14

QUESTION = "8. Splitting a large label table"
FILMS, PATIENTS = 112_120, 30_805
"""As many as in ChestX-ray14; its findings' shares are below."""
POSITIVES = (
    11559, 2776, 13317, 19894, 5782, 6331, 1431, 5302, 4667, 2303, 2516, 1686, 3385, 227,
)  # fmt: skip
FOLDS = 5


def measure(*, quick: bool) -> list[Figure]:
    table = made_up_table()
    repeats = 2 if quick else 7
    figures = [line for by in ("image", "patient") for line in _split(table, by, repeats)]
    return figures + ([] if quick else _against_scikit_learn(table))


def made_up_table() -> LabelTable:
    """Return films whose findings cluster in patients, as real ones do."""
    random = np.random.default_rng(42)
    more = random.choice(PATIENTS, FILMS - PATIENTS, p=random.dirichlet(np.full(PATIENTS, 0.5)))
    owner = np.sort(np.concatenate([np.arange(PATIENTS), more]))
    share = np.array(POSITIVES) / FILMS
    ill = random.gamma(0.5, 2.0, (PATIENTS, 1))[owner]
    labels = (random.random((FILMS, len(share))) < np.minimum(ill * share, 0.9)).astype(float)
    names = np.char.add(np.arange(FILMS).astype(str), ".png")
    return LabelTable(names, owner.astype(str), np.full(FILMS, ""), CHESTXRAY14, labels)


def one_pass(table: LabelTable, by: Grouping) -> NDArray[np.float64]:
    """Count the positives of each patient, or sort the films by their labels: no split yet."""
    if by == "image":
        return table.labels[np.lexsort(table.labels.T)]
    _, owner = np.unique(table.patients, return_inverse=True)
    return np.stack([np.bincount(owner, weights=column) for column in table.labels.T])


def _split(table: LabelTable, by: Grouping, repeats: int) -> list[Figure]:
    ours, bare = interleaved(
        [lambda: make_split(table, grouping=by), lambda: one_pass(table, by)], repeats, warm_up=1
    )
    seeds = range(2 if repeats < 5 else 5)
    deviations = [
        largest_deviation(table, make_split(table, grouping=by, seed=seed)).largest
        for seed in seeds
    ]
    note = f"{FILMS:,} films of {PATIENTS:,} patients, made up"
    against = {"image": "one lexsort of the labels", "patient": "unique patients and bincounts"}[by]
    return [
        figure(QUESTION, f"70/15/15 by {by}", [ms / 1000 for ms in ours], "s", goal=5.0, note=note),
        figure(QUESTION, f"70/15/15 by {by} to one pass of numpy", ratios(ours, bare), "x",
               note=f"{against}: {np.median(bare):.0f} ms"),
        figure(QUESTION, f"largest deviation by {by}", deviations, "% points", goal=0.40,
               note=f"of the shares of 14 findings and no finding; {len(seeds)} seeds"),
    ]  # fmt: skip


def _against_scikit_learn(table: LabelTable) -> list[Figure]:
    """Five folds by patient; its labels are single, so each film gives its rarest finding."""
    from sklearn.model_selection import StratifiedGroupKFold

    rarity = np.where(table.labels > 0, np.array(POSITIVES), np.inf)
    rarest = np.where(np.isinf(rarity.min(axis=1)), -1, rarity.argmin(axis=1))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=42)
    started = time.perf_counter()
    theirs = np.empty(FILMS, dtype=np.intp)
    for number, (_, held) in enumerate(folds.split(rarest, rarest, table.patients)):
        theirs[held] = number
    middle = time.perf_counter()
    ours = spread(table.labels, table.patients, [1 / FOLDS] * FOLDS, seed=42)
    ended = time.perf_counter()
    note = f"StratifiedGroupKFold of scikit-learn {version('scikit-learn')}, by rarest finding"
    return [
        figure(QUESTION, "five folds: ours to scikit-learn",
               [(ended - middle) / (middle - started)], "x",
               note=f"{note}; {middle - started:.1f} s"),
        figure(QUESTION, "five folds: largest deviation", [_deviation(table, ours)], "% points"),
        figure(QUESTION, "five folds: largest deviation, scikit-learn",
               [_deviation(table, theirs)], "% points", note=note),
    ]  # fmt: skip


def _deviation(table: LabelTable, part: NDArray[np.intp]) -> float:
    labels = with_no_finding(table.labels)
    shares = np.stack([labels[part == number].mean(axis=0) for number in range(FOLDS)])
    return float(100 * np.ptp(shares, axis=0).max())
