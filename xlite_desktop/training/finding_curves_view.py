"""The AUC of each finding over the epochs, as its small curve shows it; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from xlite_core.evaluation.bootstrap import MINIMUM_POSITIVES
from xlite_core.evaluation.hanley_mcneil import auc_bounds
from xlite_desktop.finding_names import display_name
from xlite_desktop.training.run_history import Curve, RunHistory
from xlite_desktop.translation import tr

_NONE: Curve = np.array([])


class FindingOrder(Enum):
    """What the small curves are sorted by; the value is for people."""

    AREA = tr("by AUC")
    NAME = tr("by name")
    COUNT = tr("by number")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FindingCurve:
    """One finding of one run.

    Attributes:
        key: As the data names it.
        name: As people read it.
        epochs: Numbers of the finished epochs.
        values: AUC at each of them; NaN where it does not exist.
        low: Lower ends of the 95 % intervals; empty without `positives`.
        high: Upper ends.
        positives: Validation films that show it; None where nobody counted.
    """

    key: str
    name: str
    epochs: Curve
    values: Curve
    low: Curve = field(default_factory=lambda: _NONE)
    high: Curve = field(default_factory=lambda: _NONE)
    positives: int | None = None

    @property
    def too_few(self) -> bool:
        """Whether chance alone could move the curve anywhere."""
        return self.positives is not None and self.positives < MINIMUM_POSITIVES

    @property
    def last(self) -> float | None:
        """The newest AUC."""
        told = self.values[np.isfinite(self.values)]
        return float(told[-1]) if told.size else None

    @property
    def value_words(self) -> str:
        return "–" if self.last is None else f"{self.last:.2f}"

    @property
    def count_words(self) -> str:
        return "" if self.positives is None else f"n {self.positives:,}"

    @property
    def interval_words(self) -> str:
        """The newest interval, or why it is not worth its ink."""
        if self.too_few:
            return tr("too few")
        told = np.flatnonzero(np.isfinite(self.values)) if self.low.size else _NONE
        if not told.size:
            return ""
        return f"{self.low[told[-1]]:.2f}–{self.high[told[-1]]:.2f}"


def finding_curves(history: RunHistory, order: FindingOrder) -> tuple[FindingCurve, ...]:
    """Return the curves of a run's findings; findings without the sorted value come last."""
    curves = [_curve(history, key) for key in history.findings]
    if order is FindingOrder.AREA:
        curves.sort(key=lambda c: (c.last is None, -(c.last or 0.0), c.name))
    elif order is FindingOrder.COUNT:
        curves.sort(key=lambda c: (c.positives is None, -(c.positives or 0), c.name))
    else:
        curves.sort(key=lambda c: c.name.casefold())
    return tuple(curves)


def scope_words(history: RunHistory) -> str:
    """Return what the curves are about: "validation, axis 0.5 to 1; n = positives of 464"."""
    words = tr("validation, axis 0.5 to 1")
    films = history.started.judging_films if history.started else 0
    return tr("{words}; n = positives of {films:,}", words=words, films=films) if films else words


def _curve(history: RunHistory, key: str) -> FindingCurve:
    started = history.started
    values = history.finding(key)
    positives = started.judging_positives.get(key) if started else None
    films = started.judging_films if started else 0
    low = high = _NONE
    if positives and films > positives and values.size:
        low, high = auc_bounds(values, positives, films - positives)
    return FindingCurve(
        key=key,
        name=display_name(key),
        epochs=history.numbers,
        values=values,
        low=low,
        high=high,
        positives=positives,
    )
