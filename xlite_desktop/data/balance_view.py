"""The four columns of the balance, ready to be painted."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.balance import Balance, Sampler
from xlite_core.data.balance_check import check_balance, expected_positives
from xlite_core.errors import InvalidLabels
from xlite_desktop.data.words import joined
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import counted, tr

BATCH = 16
BATCHES = 500
RARELY = 0.70
"""A finding that is absent from a larger share of the batches is warned of."""

SAMPLERS: tuple[tuple[Sampler, str], ...] = (
    ("none", tr("None")),
    ("mean_active", tr("Mean of weights")),
    ("maximum_2025", tr("Largest weight")),
)
"""As [balance] calls them, and as the page does."""

_ROOM = 1.12  # beyond the longest bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of bars.

    Attributes:
        title: What is counted.
        note: Of how many, in which unit.
        values: A bar each, from 0.
        texts: What stands behind each bar.
        top: Value at the end of the axis.
        ticks: Value and label.
        strong: Which tick's line is drawn stronger; None for none.
        warned: Which bars are amber.
    """

    title: str
    note: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    top: float
    ticks: tuple[tuple[float, str], ...]
    strong: float | None = None
    warned: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceView:
    """The chart and the sentence below it.

    Attributes:
        names: Of the findings, the most frequent first.
        columns: Positive films, loss weight, positives per batch, batches without one.
        warning: A sentence or two; empty where there is nothing to warn of.
    """

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    warning: str


def balance_view(
    labels: NDArray[np.float64], findings: tuple[str, ...], sampler: Sampler
) -> BalanceView:
    """Draw batches as a run would and say what each finding gets.

    Findings without a positive film are shown, although a run would refuse them.

    Args:
        labels: Of the training films: 1, 0 or NaN, shape (films, findings).
        findings: Keys of the columns.
        sampler: Of [balance].

    Raises:
        InvalidLabels: No film shows any finding.
        InvalidConfiguration: So few films show one that no batch holds any.
    """
    positives = np.nansum(labels, axis=0).astype(np.intp)
    present = np.flatnonzero(positives > 0)
    if not len(present):
        raise InvalidLabels(
            tr("No training film shows a finding, so there is nothing to balance."),
            tr("Import films with findings."),
        )
    balance, held = Balance(sampler=sampler), labels[:, present]
    check = check_balance(
        held,
        balance,
        findings=[findings[column] for column in present],
        batches=BATCHES,
        batch_size=BATCH,
    )
    size = len(findings)
    weights, expected, starved = np.full(size, np.nan), np.zeros(size), np.ones(size)
    weights[present] = check.weights
    expected[present] = expected_positives(held, balance, batch_size=BATCH)
    starved[present] = check.after.starved
    order = np.argsort(-positives, kind="stable")
    names = tuple(display_name(findings[column]) for column in order)
    rare = starved[order] > RARELY
    return BalanceView(
        names=names,
        columns=(
            _films(positives[order], len(labels)),
            _weights(weights[order]),
            _expected(expected[order]),
            _starved(starved[order], rare),
        ),
        warning=_warning(names, positives[order], starved[order]),
    )


def _films(positives: NDArray[np.intp], films: int) -> Column:
    texts = tuple(f"{count:,}" for count in positives.tolist())
    return _column(
        tr("Positive films"), tr("of {films:,}", films=films), positives.astype(np.float64), texts
    )


def _weights(weights: NDArray[np.float64]) -> Column:
    texts = tuple("–" if math.isnan(weight) else _short(weight) for weight in weights.tolist())
    made = _column(tr("Loss weight"), tr("mean 1"), np.nan_to_num(weights), texts)
    return replace(made, strong=1.0)


def _expected(expected: NDArray[np.float64]) -> Column:
    texts = tuple(f"{number:.1f}" for number in expected.tolist())
    return _column(tr("Positives per batch"), tr("expected"), expected, texts)


def _starved(starved: NDArray[np.float64], rare: NDArray[np.bool_]) -> Column:
    shares = 100 * starved
    return Column(
        title=tr("Batches without one"),
        note="%",
        values=tuple(shares.tolist()),
        texts=tuple(f"{share:.0f}" for share in shares.tolist()),
        top=100.0,
        ticks=tuple((float(value), str(value)) for value in (0, 25, 50, 75, 100)),
        warned=tuple(rare.tolist()),
    )


def _column(title: str, note: str, values: NDArray[np.float64], texts: tuple[str, ...]) -> Column:
    top = _ROOM * float(values.max()) or 1.0
    step = tick_step(top)
    places = [step * number for number in range(int(top / step + 1e-9) + 1)]
    ticks = tuple((place, f"{place:,.10g}") for place in places)
    return Column(
        title=title, note=note, values=tuple(values.tolist()), texts=texts, top=top, ticks=ticks
    )


def tick_step(top: float) -> float:
    """Return 1, 2 or 5 times a power of ten, so that three to five ticks fit below `top`."""
    power = 10.0 ** math.floor(math.log10(top / 5))
    return next(power * lead for lead in (1, 2, 5, 10) if power * lead * 5 >= top - 1e-9)


def _short(weight: float) -> str:
    return f"{weight:.2f}" if weight < 10 else f"{weight:,.0f}"


def _warning(
    names: tuple[str, ...], positives: NDArray[np.intp], starved: NDArray[np.float64]
) -> str:
    none = [name for name, count in zip(names, positives, strict=True) if not count]
    rare = int(((starved > RARELY) & (positives > 0)).sum())
    said = []
    if rare:
        said.append(
            tr("1 finding is absent from more than 70 % of all batches.")
            if rare == 1
            else tr("{rare} findings are absent from more than 70 % of all batches.", rare=rare)
        )
        last = np.flatnonzero(positives > 0)[-1]
        if starved[last] >= 0.85:
            share = max(1.0 - float(starved[last]), 1e-3)
            often = tr("one batch of {batches:,}", batches=round(1 / share))
            said.append(
                tr(
                    "{finding} is seen in {often}: judge it by its interval only.",
                    finding=names[last],
                    often=often,
                )
            )
    if none:
        few = joined(none) if len(none) <= 3 else counted(len(none), "finding")
        said.append(
            tr("{few} has no positive training film: leave out before training.", few=few)
            if len(none) == 1
            else tr("{few} have no positive training film: leave out before training.", few=few)
        )
    return " ".join(said)
