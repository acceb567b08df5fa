"""The next batch of a run, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.augment import Augmentation
from xlite_core.data.balance import Balance, Sampler, draw_epoch, sample_weights
from xlite_core.data.batch_look import (
    BatchLook,
    FilmAccess,
    batches_with_a_patient_twice,
    look_at_batch,
)
from xlite_core.data.labels import LabelTable
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.training.seeding import generator_for
from xlite_desktop.data.balance_view import BATCH
from xlite_desktop.data.check import Check
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import counted, tr

SEED = 42
"""Of the run that is looked at ahead of time: the one that a form starts with."""

_LOOKED = 200
_OFTEN = 0.25
"""Share of the batches; by chance alone some hold two films of a patient who has many."""
_FAR = 0.1
"""From the recipe's mean or deviation, on the scale 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BatchView:
    """Pictures and what was looked at.

    Attributes:
        number: Of the batch in its epoch, from 0.
        look: The pictures.
        names: File of each picture.
        checks: A line each.
    """

    number: int
    look: BatchLook
    names: tuple[str, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BatchRequest:
    """What is needed to look at a batch.

    Attributes:
        table: All films.
        train: Rows that train.
        sampler: Of [balance].
        number: Which batch of the first epoch; beyond its end it begins again.
        recipe: How films become the network's input.
    """

    table: LabelTable
    train: NDArray[np.intp]
    sampler: Sampler
    number: int
    recipe: PreprocessingRecipe


def batch_view(request: BatchRequest, access: FilmAccess) -> BatchView:
    """Draw, read and augment a batch with the run's own functions and random numbers.

    Raises:
        InvalidLabels: There is a sampler, and no film has a finding.
    """
    order = _order(request)
    size = min(BATCH, len(order))
    number = request.number % max(1, len(order) // size)
    rows = order[number * size : (number + 1) * size]
    look = look_at_batch(
        request.table,
        rows,
        access,
        Augmentation(),
        lambda row: generator_for(SEED, "augment", 0, row),
    )
    looked = order[: _LOOKED * size]
    twice = batches_with_a_patient_twice(request.table.patients[looked], size)
    return BatchView(
        number=number,
        look=look,
        names=tuple(request.table.files[rows].tolist()),
        checks=_checks(look, request.recipe, twice, len(looked) // size),
    )


def _order(request: BatchRequest) -> NDArray[np.intp]:
    labels = request.table.labels[request.train]
    weights = sample_weights(labels, Balance(sampler=request.sampler))
    purpose = "order" if weights is None else "sampler"
    return draw_epoch(request.train, weights, generator_for(SEED, purpose, 0))


def _checks(
    look: BatchLook, recipe: PreprocessingRecipe, twice: int, batches: int
) -> tuple[Check, ...]:
    lines = [_numbers(look, recipe)]
    if look.unreadable:
        lines.append(
            Check(
                text=tr("Unreadable"),
                passed=False,
                value=counted(len(look.unreadable), "film"),
                detail="\n".join(map(str, look.unreadable[:8])),
            )
        )
    lines.append(
        Check(
            text=tr("Labels known"),
            passed=look.known == look.cells,
            value=tr("{known:,} of {cells:,} cells", known=look.known, cells=look.cells),
        )
    )
    often = f"{twice:,}" if twice else tr("none")
    lines.append(
        Check(
            text=tr("Same patient twice"),
            passed=twice <= _OFTEN * batches,
            value=tr(
                "{often} in {batches}", often=often, batches=counted(batches, "batch", "batches")
            ),
            detail=""
            if not twice
            else tr("Films of one patient are alike: the batch teaches less."),
        )
    )
    absent = [display_name(finding) for finding in look.absent]
    if absent:
        lines.append(
            Check(
                text=tr("No positive in this batch"),
                passed=False,
                value=", ".join(absent) if len(absent) <= 4 else counted(len(absent), "finding"),
                detail=", ".join(absent),
            )
        )
    else:
        lines.append(Check(text=tr("Every finding has a positive film"), value=tr("in this batch")))
    return tuple(lines)


def _numbers(look: BatchLook, recipe: PreprocessingRecipe) -> Check:
    mean, deviation = float(np.mean(recipe.mean)), float(np.mean(recipe.std))
    value = tr("recipe says {mean:.2f} and {deviation:.2f}", mean=mean, deviation=deviation)
    if look.mean is None or look.deviation is None:
        return Check(text=tr("No film can be read"), passed=False, value=value)
    near = abs(look.mean - mean) <= _FAR and abs(look.deviation - deviation) <= _FAR
    return Check(
        text=tr(
            "Mean {mean:.2f}, deviation {deviation:.2f}", mean=look.mean, deviation=look.deviation
        ),
        passed=near,
        value=value,
    )
