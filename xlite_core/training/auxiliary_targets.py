"""What is known of films beside their findings, as numbers that a network can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels
from xlite_core.training.sections import AuxiliaryConfig


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AuxiliaryTargets:
    """Targets of every film of a table.

    Attributes:
        names: "age", "sex", "view": those that weigh anything, in this order.
        weights: Of each in the objective, above 0.
        values: float32, shape (films, targets): age in standard deviations of the training films
            from their mean, 1 for male and for AP, 0 for female and for PA; NaN where unknown.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    values: NDArray[np.float32]


def auxiliary_targets(
    table: LabelTable, train: NDArray[np.intp], config: AuxiliaryConfig
) -> AuxiliaryTargets | None:
    """Return the targets of a run, or None where none weighs anything.

    Args:
        table: All films of the run.
        train: Row numbers of the training films; they alone say what an average age is.
        config: Weights.

    Raises:
        InvalidLabels: The training films do not differ in something that is to be learned, or
            do not tell it.
    """
    names = tuple(name for name, weight in config.weights.items() if weight > 0)
    if not names:
        return None
    columns = [_told(name, _KNOWN[name](table), train) for name in names]
    return AuxiliaryTargets(
        names=names,
        weights=tuple(config.weights[name] for name in names),
        values=np.column_stack(columns).astype(np.float32),
    )


def _told(name: str, known: NDArray[np.float64], train: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return a column of targets; refuse one that teaches nothing."""
    told = known[train][~np.isnan(known[train])]
    if len(np.unique(told)) < 2:
        raise InvalidLabels(
            f"The training films do not tell {name}, or all tell the same.",
            f"Set auxiliary.{name}_weight to 0, or import a table with a column {name}.",
        )
    return np.asarray((known - told.mean()) / told.std()) if name == "age" else known


def _coded(cells: NDArray[np.str_], zero: str, one: str) -> NDArray[np.float64]:
    return np.where(cells == one, 1.0, np.where(cells == zero, 0.0, np.nan))


_KNOWN: Mapping[str, Callable[[LabelTable], NDArray[np.float64]]] = {
    "age": lambda table: table.ages.astype(np.float64),
    "sex": lambda table: _coded(table.sexes, "F", "M"),
    "view": lambda table: _coded(table.views, "PA", "AP"),
}
