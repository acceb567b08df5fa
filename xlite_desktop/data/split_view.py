"""The split of a data set as the page shows it: its parts, how alike they are, who leaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from xlite_core.data.film_survey import Survey
from xlite_core.data.folds import read_folds
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest
from xlite_core.data.part_check import PartFacts, PartsCheck, check_parts
from xlite_core.data.split_check import leak_warning
from xlite_core.data.splits import Grouping, Split, make_split, read_split
from xlite_core.errors import InvalidLabels
from xlite_desktop.data.check import Check
from xlite_desktop.data.words import day, joined
from xlite_desktop.finding_names import display_name
from xlite_desktop.translation import counted, tr
from xlite_desktop.workspace import DataSet

DESCRIPTION = "split.json"
FOLDS = "folds.csv"
OUTLIER = 25.0
"""Per cent.  A part whose share of positives differs by more is named."""

_NAMES = {"train": tr("Train"), "val": tr("Validation"), "test": tr("Test")}


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOrder:
    """How a split is made, or was.

    Attributes:
        shares: Of training, validation and test films, in per cent.
        seed: The same seed gives the same split.
        grouping: What stays together.
        folds: Folds of the films that do not test; 0 for none.
    """

    shares: tuple[float, float, float] = (70.0, 15.0, 15.0)
    seed: int = 42
    grouping: Grouping = "patient"
    folds: int = 0

    @property
    def words(self) -> str:
        """For people: "70/15/15 by patient, seed 42"."""
        shares = "/".join(f"{share:g}" for share in self.shares)
        return tr(
            "{shares} by patient, seed {seed}"
            if self.grouping == "patient"
            else "{shares} by image, seed {seed}",
            shares=shares,
            seed=self.seed,
        )

    def to_dict(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SplitView:
    """What the panel shows, and the films that train.

    Attributes:
        frozen: Whether the split lies on the disk; otherwise it is what a run would make.
        words: How and when it was made.
        order: As it was made, to make it anew from.
        train: Rows of the training films.
        part_of: Name of a part -> its rows, for browsing.
        parts: Train, validation and test.
        folds: The folds, where there are any.
        checks: What was looked at, a line each.
        folds_checks: Likewise of the folds.
    """

    frozen: bool
    words: str
    order: SplitOrder
    train: NDArray[np.intp]
    part_of: Mapping[str, NDArray[np.intp]]
    parts: PartsCheck
    checks: tuple[Check, ...]
    folds: PartsCheck | None = None
    folds_checks: tuple[Check, ...] = ()


def read_split_view(
    data_set: DataSet, manifest: Manifest, survey: Survey | None = None
) -> SplitView:
    """Read the frozen split of a data set, or make what a run would make of it.

    Args:
        data_set: Where the split lies.
        manifest: Of the data set.
        survey: Near duplicates are held against the parts where somebody looked for them.

    Raises:
        InvalidLabels: The split does not fit the table, or there are too few films for one.
    """
    table = manifest.table
    if not data_set.splits.is_dir():
        usual = SplitOrder()
        words = tr("not frozen; a run makes {usual_words}", usual_words=usual.words)
        return _view(table, make_split(table), (usual, words), survey)
    split = read_split(data_set.splits, table)
    order, made = _described(data_set)
    how = tr("read from files") if order is None else order.words
    view = _view(
        table,
        split,
        (order or SplitOrder(), tr("{how}, frozen {made}", how=how, made=made)),
        survey,
    )
    path = data_set.splits / FOLDS
    if not path.is_file():
        return replace(view, frozen=True)
    read = read_folds(path)
    rows = read.rows_of(table)
    folds = {str(fold + 1): np.sort(rows[read.folds == fold]) for fold in range(read.count)}
    check = check_parts(table, folds)
    near = _near_duplicates(table, folds, survey, tr("folds"))
    lines = (_leak(check, "", tr("folds")), *near, _presence(check, tr("fold")))
    return replace(view, frozen=True, folds=check, folds_checks=lines)


def outliers(part: PartFacts, findings: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Return name and deviation of the findings that deviate most, the worst first."""
    known = np.nan_to_num(part.deviations)
    order = np.argsort(-np.abs(known), kind="stable")
    return tuple(
        (display_name(findings[column]), float(known[column]))
        for column in order
        if abs(known[column]) > OUTLIER
    )


def _view(
    table: LabelTable, split: Split, said: tuple[SplitOrder, str], survey: Survey | None
) -> SplitView:
    order, words = said
    parts = {_NAMES[name]: rows for name, rows in split.parts.items()}
    check = check_parts(table, parts)
    near = _near_duplicates(table, parts, survey, tr("parts"))
    checks = [
        _leak(check, leak_warning(table, split), tr("parts")),
        *near,
        _presence(check, tr("part")),
    ]
    if unused := len(table) - check.whole.films:
        checks.append(
            Check(text=tr("{films} in no part", films=counted(unused, "film")), passed=False)
        )
    return SplitView(
        frozen=False,
        words=words,
        order=order,
        train=split.train,
        part_of=parts,
        parts=check,
        checks=tuple(checks),
    )


def _leak(check: PartsCheck, warning: str, parts: str) -> Check:
    if not check.leaking:
        return Check(text=tr("No patient in two {parts}", parts=parts))
    return Check(
        text=tr(
            "{patients} in more than one of the {parts}",
            patients=counted(check.leaking, "patient"),
            parts=parts,
        ),
        passed=False,
        detail=warning,
    )


def _near_duplicates(
    table: LabelTable, parts: Mapping[str, NDArray[np.intp]], survey: Survey | None, what: str
) -> tuple[Check, ...]:
    """Say whether versions of one picture lie in two parts; nothing where nobody looked."""
    if survey is None:
        return ()
    files = table.files
    part_of = {file: name for name, rows in parts.items() for file in files[rows].tolist()}
    across = [
        (one, other)
        for one, other, _ in survey.pairs
        if one in part_of and other in part_of and part_of[one] != part_of[other]
    ]
    if not across:
        checked = tr("{pairs} checked", pairs=counted(len(survey.pairs), "pair"))
        return (
            Check(
                text=tr("No near duplicate in two {what} ({checked})", what=what, checked=checked)
            ),
        )
    pairs = counted(len(across), "pair")
    named = "; ".join(tr("{one} and {other}", one=one, other=other) for one, other in across[:5])
    said = Check(
        text=tr("{pairs} of near duplicates in two {what}", pairs=pairs, what=what),
        passed=False,
        detail=named,
    )
    return (said,)


def _presence(check: PartsCheck, part: str) -> Check:
    if lacking := [display_name(finding) for finding in check.lacking]:
        few = (
            joined(lacking[:3])
            if len(lacking) <= 3
            else tr("{lacking} findings", lacking=len(lacking))
        )
        return Check(
            text=tr("No positive film in some {part}: {few}", part=part, few=few),
            passed=False,
            detail=", ".join(lacking),
        )
    finding, where, count = check.fewest
    return Check(
        text=tr(
            "Every {part} holds every finding (fewest: {finding}, {count})",
            part=part,
            finding=display_name(finding),
            count=count,
        ),
        detail=tr("{count} in {part}", count=count, part=where),
    )


def _described(data_set: DataSet) -> tuple[SplitOrder | None, str]:
    path = data_set.splits / DESCRIPTION
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        first, second, third = values["order"].pop("shares")
        order = SplitOrder(shares=(first, second, third), **values["order"])
        made = datetime.fromisoformat(values["made"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        train = next(iter(sorted(data_set.splits.glob("train*"))), None)
        if train is None:
            raise InvalidLabels(
                tr("The folder of the split is empty."), tr("Make the split again.")
            ) from None
        order, made = None, datetime.fromtimestamp(train.stat().st_mtime, UTC)
    return order, day(made.astimezone(), datetime.now(UTC).astimezone())
