"""Freezing a split: its files take their place together, and an older split is kept aside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from xlite_core.atomic_file import atomic_write
from xlite_core.data.folds import write_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.splits import fold_remainder, make_split, write_split
from xlite_core.errors import InvalidLabels
from xlite_desktop.data.split_view import DESCRIPTION, FOLDS, SplitOrder
from xlite_desktop.translation import tr
from xlite_desktop.workspace import DataSet

EARLIER = "earlier splits"


def freeze_split(
    data_set: DataSet,
    table: LabelTable,
    order: SplitOrder,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Make a split and write it into the data set; one that is there moves to "earlier splits".

    Raises:
        InvalidConfiguration: A share or the number of folds is impossible.
        InvalidLabels: There are too few films, or the folder cannot be written.
    """
    split = make_split(table, shares=order.shares, seed=order.seed, grouping=order.grouping)
    folds = (
        fold_remainder(table, split, folds=order.folds, seed=order.seed) if order.folds else None
    )
    part = data_set.folder / ".splits.part"
    try:
        shutil.rmtree(part, ignore_errors=True)
        write_split(part, table, split)
        if folds is not None:
            write_folds(part / FOLDS, folds)
        with atomic_write(part / DESCRIPTION) as stream:
            values = {"order": order.to_dict(), "made": now().isoformat()}
            stream.write(json.dumps(values).encode())
        if data_set.splits.exists():
            _put_aside(data_set, now())
        part.rename(data_set.splits)
    except OSError as error:
        raise InvalidLabels(
            tr("The split cannot be written."),
            tr("Check the disk and the permissions of its folder."),
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _put_aside(data_set: DataSet, now: datetime) -> None:
    folder = data_set.folder / EARLIER
    folder.mkdir(exist_ok=True)
    data_set.splits.rename(_unused(folder, f"{now.astimezone():%Y-%m-%d %H.%M}"))


def _unused(folder: Path, name: str) -> Path:
    number, path = 1, folder / name
    while path.exists():
        number += 1
        path = folder / f"{name} ({number})"
    return path
