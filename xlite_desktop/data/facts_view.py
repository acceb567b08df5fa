"""What the left column says of a data set, computed off the window's thread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from xlite_core.data.film_survey import Survey, read_survey
from xlite_core.data.manifest import Manifest, description_of, read_manifest
from xlite_core.data.oddities import Oddity, oddities, surveyed
from xlite_desktop.data.data_set_origin import Origin, read_origin
from xlite_desktop.data.words import day, fingerprint_words
from xlite_desktop.translation import counted, tr
from xlite_desktop.workspace import DataSet

DECADES = 10
"""Bars of the age histogram; the last one holds everybody of 90 and older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetLine:
    """One row of the list of data sets.

    Attributes:
        data_set: Which.
        words: What is in it, in a few words.
        broken: Whether it cannot be used as it is.
    """

    data_set: DataSet
    words: str
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoShares:
    """Films of two kinds, as a bar; what is left over is unknown or something else."""

    left: str
    left_count: int
    right: str
    right_count: int
    rest: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FactsView:
    """A data set that was read.

    Attributes:
        data_set: Which.
        manifest: What it holds.
        origin: In words, when and from what it was imported, and its fingerprint.
        rows: Label and value of each fact.
        views: PA and AP.
        sexes: Men and women.
        ages: Films of each decade; empty where no age is known.
        ages_words: Median and range.
        oddities: What is worth a look.
        notes: Of the import, a sentence each.
        survey: What looking at the films found; None while nobody looked.
    """

    data_set: DataSet
    manifest: Manifest
    origin: str
    rows: tuple[tuple[str, str], ...]
    views: TwoShares
    sexes: TwoShares
    ages: tuple[int, ...]
    ages_words: str
    oddities: tuple[Oddity, ...]
    notes: tuple[str, ...]
    survey: Survey | None = None

    @property
    def has_films(self) -> bool:
        """Whether somebody looked for the films, so that they can be shown."""
        return self.manifest.checked != "nothing"

    @property
    def looked_words(self) -> str:
        """How many films somebody looked at for duplicates and oddities; "" where none can be."""
        if not self.has_films:
            return ""
        if self.survey is None:
            return tr("Nobody looked for near duplicates, negatives, turned and colour films.")
        looked, films = f"{self.survey.looked:,}", counted(self.survey.films, "film")
        return tr("Looked at {looked} of {films}.", looked=looked, films=films)


def data_set_lines(data_sets: Sequence[DataSet]) -> tuple[DataSetLine, ...]:
    """Say of each data set what is in it, without reading its table."""
    return tuple(_line(data_set) for data_set in data_sets)


def read_facts(data_set: DataSet, now: datetime | None = None) -> FactsView:
    """Read a data set and count what is in it.

    Raises:
        InvalidLabels: Its manifest is damaged.
    """
    manifest = read_manifest(data_set.manifest)
    survey = read_survey(survey_path(data_set), manifest)
    table = manifest.table
    _, films_of = np.unique(table.patients, return_counts=True)
    return FactsView(
        data_set=data_set,
        manifest=manifest,
        origin=_origin_words(data_set, manifest, now or datetime.now(UTC).astimezone()),
        rows=(
            (tr("Images") if manifest.checked != "nothing" else tr("Rows"), f"{len(table):,}"),
            (tr("Patients"), f"{len(films_of):,}"),
            (tr("Images per patient"), _range_words(films_of)),
        ),
        views=_shares(table.views, ("PA", "PA"), ("AP", "AP")),
        sexes=_shares(table.sexes, (tr("Men"), "M"), (tr("Women"), "F")),
        ages=_decades(table.ages),
        ages_words=_ages_words(table.ages),
        oddities=(*oddities(manifest), *(surveyed(manifest, survey) if survey else ())),
        notes=manifest.notes,
        survey=survey,
    )


def survey_path(data_set: DataSet) -> Path:
    """Return where what looking at the films found is kept."""
    return data_set.folder / "survey.json"


def film_path(manifest: Manifest, file: str) -> Path:
    """Return where a film lies."""
    return manifest.root / file


def _line(data_set: DataSet) -> DataSetLine:
    try:
        values = json.loads(description_of(data_set.manifest).read_text(encoding="utf-8"))
        films, findings = int(values["films"]), len(values["findings"])
        left_out = sum(len(files) for files in values["problems"].values())
        looked = values["checked"] != "nothing"
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return DataSetLine(data_set=data_set, words=tr("cannot be read"), broken=True)
    if not looked:
        said = tr("{rows}, no images", rows=counted(films, "row"))
    elif left_out:
        said = tr(
            "{images}, {left_out:,} left out", images=counted(films, "image"), left_out=left_out
        )
    else:
        said = tr("{images}, all present", images=counted(films, "image"))
    return DataSetLine(data_set=data_set, words=f"{said} · {counted(findings, 'finding')}")


def _origin_words(data_set: DataSet, manifest: Manifest, now: datetime) -> str:
    origin = read_origin(data_set.folder) or Origin(
        source="", imported=datetime.fromtimestamp(data_set.manifest.stat().st_mtime, UTC)
    )
    source = tr(" from {source}", source=origin.source) if origin.source else ""
    return tr(
        "imported {day}{source}  ·  fingerprint {fingerprint_words}",
        day=day(origin.imported.astimezone(), now),
        source=source,
        fingerprint_words=fingerprint_words(manifest.fingerprint),
    )


def _range_words(counts: np.ndarray[tuple[int], np.dtype[np.intp]]) -> str:
    low, high, middle = int(counts.min()), int(counts.max()), float(np.median(counts))
    return (
        f"{low}"
        if low == high
        else tr("{low} to {high}, median {middle:g}", low=low, high=high, middle=middle)
    )


def _shares(
    words: np.ndarray[tuple[int], np.dtype[np.str_]],
    left: tuple[str, str],
    right: tuple[str, str],
) -> TwoShares:
    first, second = int((words == left[1]).sum()), int((words == right[1]).sum())
    return TwoShares(
        left=left[0],
        left_count=first,
        right=right[0],
        right_count=second,
        rest=len(words) - first - second,
    )


def _decades(ages: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[int, ...]:
    known = ages[~np.isnan(ages)]
    if not len(known):
        return ()
    decade = np.minimum(known // 10, DECADES - 1).astype(np.intp)
    return tuple(np.bincount(decade, minlength=DECADES).tolist())


def _ages_words(ages: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    known = ages[~np.isnan(ages)]
    if not len(known):
        return tr("not known")
    return tr(
        "median {median:.0f}, range {low:.0f}–{high:.0f}",
        median=np.median(known),
        low=known.min(),
        high=known.max(),
    )
