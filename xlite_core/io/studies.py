"""Files, folders and discs as they come -> films in the order of patient, study and series.

Headers alone are read.  A patient is known by PatientID and its issuer, whatever
their case and spaces; else by name and birth date; else each study is a patient
of its own.  Rather two groups for one patient than one for two.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from xlite_core.errors import UnreadableImage
from xlite_core.io.dicomdir import is_index
from xlite_core.io.disc_contents import Contents
from xlite_core.io.file_kind import HEAD_BYTES, FileKind, identify
from xlite_core.io.film_group import FilmGroup
from xlite_core.io.film_header import FilmHeader, film_header
from xlite_core.io.folder import files_below
from xlite_core.io.reading_pool import bounded_contents
from xlite_core.io.repeated_film import same_film

NOTHING_COUNTED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFilm:
    """A file that may be a film.

    Attributes:
        path: The file.
        group: Its study; None where no header names one.
    """

    path: Path
    group: FilmGroup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What some files, folders and discs hold.

    Attributes:
        films: Patient by patient, studies by date, series and films by number;
            films without a study last, in natural order.
        repeated: Files left out because their SOP instance is among the films already; see
            `same_film`.
        without_picture: Kind of object ("structured report") -> number left out.
        missing: Names of files that a DICOMDIR names and that are not there.
        passed_over: Number of other files in folders.
        index_problem: Why a DICOMDIR was not used; empty where it was, or there is none.
        cut: There were more films than were wanted.
        stopped: It was called off; the films found so far are here.
    """

    films: tuple[FoundFilm, ...] = ()
    repeated: int = 0
    without_picture: Mapping[str, int] = field(default_factory=lambda: NOTHING_COUNTED)
    missing: tuple[str, ...] = ()
    passed_over: int = 0
    index_problem: str = ""
    cut: bool = False
    stopped: bool = False


@dataclass(slots=True)
class _Tally:
    """What is found on the way, besides films."""

    tell: Callable[[int, int], None]
    films: int = 0
    missing: list[str] = field(default_factory=list)
    without_picture: Counter[str] = field(default_factory=Counter)
    index_problem: str = ""
    passed_over: int = 0
    repeated: int = 0
    seen: int = 0

    def see(self) -> None:
        self.seen += 1
        self.tell(self.seen, self.films)


@dataclass(frozen=True, slots=True)
class _Placed:
    film: FoundFilm
    header: FilmHeader | None


def gather(
    paths: Sequence[Path],
    *,
    most: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _seen, _films: None,
) -> Gathering:
    """Find the films that files, folders and discs stand for, and put them in order.

    A file that was named is always taken, whatever it is: a refusal with its
    reason is more help than silence.  Of a folder only files that look like films
    are taken, by their content.  Where a folder holds a DICOMDIR, only DICOM files
    are: the pictures of a disc's viewer are no films.

    Args:
        paths: Files, DICOMDIRs and folders.
        most: Films to stop after.
        should_stop: Asked before every file; True ends the search.
        tell: Given the numbers of files seen and films found, with every file.
    """
    tally = _Tally(tell)
    placed: list[_Placed] = []
    taken: dict[str, list[_Placed]] = {}  # SOP instance -> the films that claim to be it
    cut = False
    for path in _candidates(paths, tally, should_stop):
        header = film_header(path) if _kind(path) is FileKind.DICOM else None
        if header is not None and header.content:
            tally.without_picture[header.content] += 1
        elif header is not None and any(
            same_film(header, path, one.header, one.film.path) for one in taken.get(header.sop, ())
        ):
            tally.repeated += 1
        elif most is not None and len(placed) == most:
            cut = True
            break
        else:
            placed.append(_Placed(FoundFilm(path=path, group=_group(header, path)), header))
            if header is not None and header.sop:
                taken.setdefault(header.sop, []).append(placed[-1])
            tally.films = len(placed)
    return Gathering(
        films=_in_order(placed),
        repeated=tally.repeated,
        without_picture=MappingProxyType(dict(tally.without_picture)),
        missing=tuple(tally.missing),
        passed_over=tally.passed_over,
        index_problem=tally.index_problem,
        cut=cut,
        stopped=should_stop(),
    )


def _candidates(
    paths: Sequence[Path], tally: _Tally, should_stop: Callable[[], bool]
) -> Iterator[Path]:
    for path in paths:
        # Not Path.is_dir, which raises where a folder on the way may not be entered.
        if os.path.isdir(path):  # noqa: PTH112
            yield from _of_folder(path, tally, should_stop)
        elif is_index(path):
            # Without any film of its own, the file itself: opening it says what it is.
            found = _of_index(path, tally)
            if found.others:
                tally.without_picture["other object"] += found.others
            yield from found.films or [path]
        else:
            tally.see()
            yield path
        if should_stop():
            return


def _of_folder(folder: Path, tally: _Tally, should_stop: Callable[[], bool]) -> Iterator[Path]:
    entered: dict[Path, bool] = {}  # folder -> it belongs to a disc whose DICOMDIR was read
    listed: set[Path] = set()
    for path in files_below(folder, should_stop):
        tally.see()
        if path.parent not in entered:  # before its files: a viewer's pictures may come first
            films = _of_disc(path.parent, tally)
            above = any(entered.get(parent, False) for parent in path.parent.parents)
            entered[path.parent] = above or bool(films)
            listed.update(films)
            yield from films
        if path in listed or _is_named_index(path):
            continue
        kind = _kind(path)
        if kind is None or (entered[path.parent] and kind is not FileKind.DICOM):
            tally.passed_over += 1
        else:
            yield path


def _of_disc(folder: Path, tally: _Tally) -> tuple[Path, ...]:
    """Return the films that a folder's DICOMDIR names; none where there is no DICOMDIR."""
    try:
        indexes = [path for path in folder.iterdir() if _is_named_index(path)]
    except OSError:
        return ()
    return tuple(
        film for path in indexes if is_index(path) for film in _of_index(path, tally).films
    )


def _is_named_index(path: Path) -> bool:
    return path.name.upper().partition(";")[0].rstrip(".") == "DICOMDIR" and path.is_file()


def _of_index(index: Path, tally: _Tally) -> Contents:
    try:
        found = bounded_contents(index)
    except UnreadableImage as error:
        tally.index_problem = str(error)
        return Contents((), (), 0)
    tally.missing.extend(found.missing)
    return found


def _kind(path: Path) -> FileKind | None:
    try:
        with path.open("rb") as stream:
            return identify(stream.read(HEAD_BYTES))
    except (OSError, UnreadableImage):
        return None


def _group(header: FilmHeader | None, path: Path) -> FilmGroup | None:
    if header is None:
        return None
    patient = _patient(header)
    study = header.study
    if not study and (patient or header.date):
        study = f"{header.date} in {path.parent}"  # films of one export lie together
    if not study:
        return None
    patient = patient or f"study {study}"
    return FilmGroup(
        patient=patient, study=f"{patient} {study}", name=header.name, date=header.date
    )


def _patient(header: FilmHeader) -> str:
    known = _bare(header.patient_id)
    if known:
        return f"id {_bare(header.issuer)} {known}"
    name = _bare(header.name)
    return f"name {name} {_bare(header.birth_date)}" if name else ""


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _in_order(placed: Sequence[_Placed]) -> tuple[FoundFilm, ...]:
    """Order films that have a study; `sorted` keeps the others, and ties, as they came."""
    patients: dict[str, int] = {}
    series: dict[tuple[str, str], int] = {}
    earliest: dict[str, tuple[str, str]] = {}
    for one in placed:
        group, header = one.film.group, one.header
        if group is not None and header is not None:
            patients.setdefault(group.patient, len(patients))
            series.setdefault((group.study, header.series), len(series))
            when = (header.date or "9", header.time or "9")  # a study without a date comes last
            earliest[group.study] = min(when, earliest.get(group.study, when))

    def place(one: _Placed) -> tuple[object, ...]:
        group, header = one.film.group, one.header
        if group is None or header is None:
            return (math.inf,)
        return (
            patients[group.patient],
            earliest[group.study],
            group.study,
            math.inf if header.series_number is None else header.series_number,
            series[group.study, header.series],
            math.inf if header.instance_number is None else header.instance_number,
        )

    return tuple(one.film for one in sorted(placed, key=place))
