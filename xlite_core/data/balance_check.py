"""What a balance does to the batches of a run, looked at before anyone trains."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.balance import Balance, draw_epoch, positive_weights, sample_weights
from xlite_core.errors import InvalidConfiguration

FloatArray = NDArray[np.float64]


def distance_from_uniform(shares: FloatArray) -> float:
    """Return the total variation distance between C shares and 1/C each.

    Half the sum of |share - 1/C| (Levin, Peres and Wilmer, Markov Chains and Mixing Times,
    proposition 4.2): the part of the whole that would have to change its finding.  From 0 to
    1 - 1/C.
    """
    return float(np.abs(shares - 1.0 / len(shares)).sum() / 2.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """What some hundred batches held.

    Attributes:
        shares: Each finding's part of all positive cells drawn, shape (findings,), sum 1.
        starved: Share of the batches that held no positive film of each finding.
        without_finding: Share of the drawn films that show no finding.
    """

    shares: FloatArray
    starved: FloatArray
    without_finding: float

    @property
    def variation(self) -> float:
        """Coefficient of variation of the shares: standard deviation / mean, 0 when uniform."""
        return float(self.shares.std() / self.shares.mean())

    @property
    def distance_from_uniform(self) -> float:
        """Total variation distance of the shares from the uniform distribution."""
        return distance_from_uniform(self.shares)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BalanceCheck:
    """Batches in natural order against batches as the sampler draws them, and the weights.

    Attributes:
        findings: Keys, in the order of the label columns.
        films: Training films.
        batches: How many batches were drawn on each side.
        batch_size: Films in each.
        balance: What was checked.
        positives: Positive training films of each finding, shape (findings,).
        weights: Positive weights in the loss, shape (findings,).
        before: Each film once an epoch, in random order.
        after: As the sampler draws; the same batches where there is no sampler.
    """

    findings: tuple[str, ...]
    films: int
    batches: int
    batch_size: int
    balance: Balance
    positives: NDArray[np.intp]
    weights: FloatArray
    before: Drawn
    after: Drawn

    @property
    def closer_to_uniform(self) -> bool:
        """Whether the sampler brings the findings nearer to equal shares."""
        return self.after.distance_from_uniform < self.before.distance_from_uniform

    @property
    def rarest_third(self) -> NDArray[np.intp]:
        """Columns of the third of the findings with the fewest films, at least one."""
        return np.argsort(self.positives, kind="stable")[: max(1, len(self.findings) // 3)]

    @property
    def rare_emphasis(self) -> float | None:
        """Share of the rarest third after to before; None where no batch before held one."""
        before = float(self.before.shares[self.rarest_third].sum())
        return float(self.after.shares[self.rarest_third].sum()) / before if before else None

    @property
    def pull(self) -> FloatArray:
        """Each finding's part of the weighted positive cells, shape (findings,), sum 1.

        Weight times share as drawn: how much of what positive labels say to the network is
        about each finding.
        """
        weighted = self.weights * self.after.shares
        return np.asarray(weighted / weighted.sum())

    @property
    def pull_distance_from_uniform(self) -> float:
        """Total variation distance of `pull` from the uniform distribution."""
        return distance_from_uniform(self.pull)

    def to_csv(self) -> str:
        """Return measure, finding, before and after, one number each; CSV with a heading."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["measure", "finding", "before", "after"])
        columns = {
            "positive films": (self.positives, self.positives),
            "share of positive cells": (self.before.shares, self.after.shares),
            "batches without a film": (self.before.starved, self.after.starved),
            "positive weight": (np.ones(len(self.findings)), self.weights),
            "weighted share": (self.before.shares, self.pull),
        }
        for measure, (before, after) in columns.items():
            for number, finding in enumerate(self.findings):
                writer.writerow([measure, finding, f"{before[number]:.6g}", f"{after[number]:.6g}"])
        emphasis = "" if self.rare_emphasis is None else f"{self.rare_emphasis:.6g}"
        for measure, old, new in (
            ("films without a finding", self.before.without_finding, self.after.without_finding),
            ("coefficient of variation", self.before.variation, self.after.variation),
            (
                "distance from uniform",
                self.before.distance_from_uniform,
                self.after.distance_from_uniform,
            ),
        ):
            writer.writerow([measure, "", f"{old:.6g}", f"{new:.6g}"])
        writer.writerow(["closer to uniform", "", "", int(self.closer_to_uniform)])
        writer.writerow(["emphasis of the rarest third", "", "1", emphasis])
        return text.getvalue()


def check_balance(  # noqa: PLR0913 - what a check can be asked
    labels: FloatArray,
    balance: Balance,
    *,
    findings: Sequence[str],
    sources: NDArray[np.str_] | None = None,
    batches: int = 500,
    batch_size: int = 32,
    seed: int = 42,
) -> BalanceCheck:
    """Draw batches as a run would, in natural order and with the sampler, and count.

    Args:
        labels: Of the training films: 1, 0 or NaN, shape (films, findings).
        balance: Weights and sampler.
        findings: Keys of the columns.
        sources: Where each film comes from, for a sampler by source.
        batches: How many to draw on each side.
        batch_size: Films in each.
        seed: Of the draws.

    Raises:
        InvalidLabels: A finding has no positive film.
        InvalidConfiguration: So little is drawn that it shows no finding, or the weights
            suppress positives.
    """
    if batches < 1 or batch_size < 1:
        raise InvalidConfiguration(
            f"{batches} batches of {batch_size} films show nothing.", "Draw at least one film."
        )
    weights = positive_weights(labels, balance)
    sampling = sample_weights(labels, balance, sources)
    before = _drawn(labels, None, (batches, batch_size), seed)
    return BalanceCheck(
        findings=tuple(findings),
        films=len(labels),
        batches=batches,
        batch_size=batch_size,
        balance=balance,
        positives=np.nansum(labels, axis=0).astype(np.intp),
        weights=weights,
        before=before,
        after=before if sampling is None else _drawn(labels, sampling, (batches, batch_size), seed),
    )


def expected_positives(labels: FloatArray, balance: Balance, *, batch_size: int) -> FloatArray:
    """Return how many positive films of each finding a batch holds on average.

    Args:
        labels: Of the training films: 1, 0 or NaN, shape (films, findings).
        balance: Whose sampler draws.
        batch_size: Films in a batch.

    Returns:
        float64, shape (findings,).

    Raises:
        InvalidLabels: There is a sampler, and no film has a finding.
    """
    weights = sample_weights(labels, balance)
    if weights is None:
        weights = np.ones(len(labels))
    return np.asarray(batch_size * (weights / weights.sum()) @ np.nan_to_num(labels))


def _drawn(
    labels: FloatArray, weights: FloatArray | None, shape: tuple[int, int], seed: int
) -> Drawn:
    generator = np.random.default_rng(seed)
    everything = np.arange(len(labels), dtype=np.intp)
    films = shape[0] * shape[1]
    epochs = -(-films // len(labels))
    rows = np.concatenate([draw_epoch(everything, weights, generator) for _ in range(epochs)])
    positive = np.nan_to_num(labels)[rows[:films]]
    held = positive.reshape(*shape, -1).sum(axis=1)
    cells = held.sum(axis=0)
    if not cells.any():
        raise InvalidConfiguration(
            f"None of the {films} films drawn shows a finding.",
            "Draw more batches, or larger ones.",
        )
    return Drawn(
        shares=cells / cells.sum(),
        starved=(held == 0).mean(axis=0),
        without_finding=float((positive.sum(axis=1) == 0).mean()),
    )
