"""Many films as DICOM objects: what is written, under which names, and what became of each."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from pydicom.dataset import Dataset

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import DicomRefused, XLiteError
from xlite_core.imaging.contours import contours
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.prediction import Prediction
from xlite_core.io.clean_picture import PICTURE_WARNING, clean_png
from xlite_core.io.deidentify import Change, Pseudonyms, deidentified
from xlite_core.io.dicom_whole import file_bytes, is_dicom, whole_dataset
from xlite_core.io.projection import unscored_reason
from xlite_core.io.radiograph import Radiograph
from xlite_core.io.reading_pool import read_bounded_bytes
from xlite_core.reporting.dicom_capture import (
    captured_picture,
    leading_finding,
    secondary_capture,
)
from xlite_core.reporting.dicom_object import Stamp, referable, to_file
from xlite_core.reporting.dicom_presentation import PresentedView, presentation_state
from xlite_core.reporting.dicom_report import ReaderOpinion, structured_report
from xlite_core.reporting.dicom_words import outline_lines, verdict_line
from xlite_core.reporting.unchanged_film import require_unchanged
from xlite_core.worklist.entries import FilmMarks

REMOVED_LIST = "what-was-removed.csv"
OUTLINED_SHARES = (0.5, 0.8)
"""The outlines of the window's contour mode."""


class ExportKind(Enum):
    """What can be written of a film; the value ends the file's name."""

    REPORT = "report"
    CAPTURE = "capture"
    PRESENTATION = "presentation"
    DEIDENTIFIED = "deidentified"

    @property
    def needs_answer(self) -> bool:
        """Whether the model's answer goes into it."""
        return self is not ExportKind.DEIDENTIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmToExport:
    """One film, and what is known of it.

    Attributes:
        name: For the list of results; never written into anything.
        path: Its file; None for pasted pixels.
        data: Its whole file, where there is no path.
        prediction: What the model says of it; None asks `ExportPlan.answer`.
        opinions: The reader's.
        view: How it is looked at; None means as its file wants it, whole.
        finding: Whose evidence is painted and outlined; empty means the leading one.
        key: SHA-256 of the file that prediction and opinions are about; empty where there are none.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    prediction: Prediction | None = None
    opinions: Sequence[ReaderOpinion] = ()
    view: PresentedView | None = None
    finding: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlan:
    """What is written of all films, and where.

    Attributes:
        kind: One kind for all.
        folder: Made where it does not exist.
        identity: The patient's name, ID and dates go into the new objects; never into copies
            without identity.
        card: Of the model that answered; None where no answer is needed.
        thresholds: One probability a finding.
        policy: What chose them.
        answer: Asks the model about a film that has no prediction yet.
        marks: SHA-256 of a file -> what the reader left on it, for films that bring no opinions.
        seed: Makes UIDs and pseudonyms repeatable; empty means random ones.
        time: When the objects are made, local time.
    """

    kind: ExportKind
    folder: Path
    identity: bool = False
    card: ModelCard | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)
    policy: str = ""
    answer: Callable[[Radiograph], Prediction] | None = None
    marks: Mapping[str, FilmMarks] = field(default_factory=dict, repr=False)
    seed: str = ""
    time: dt.datetime = field(default_factory=lambda: Stamp().time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of one film.

    Attributes:
        name: As in `FilmToExport`.
        file: What was written; None where nothing was.
        problem: Why nothing was written.
        warning: What has to be looked at before the file is given away.
        changes: What a copy without identity lost.
    """

    name: str
    file: Path | None = None
    problem: XLiteError | None = None
    warning: str = ""
    changes: tuple[Change, ...] = ()


def planned_names(folder: Path, kind: ExportKind, count: int) -> tuple[str, ...]:
    """Return the files' names without suffix: numbers, because names of films may name patients.

    The numbers go on after those in the folder, so nothing is ever written over.
    """
    taken = {path.name.split("-")[1] for path in folder.glob("film-*-*") if "-" in path.name}
    first = max((int(number) for number in taken if number.isdecimal()), default=0) + 1
    return tuple(f"film-{first + place:04d}-{kind.value}" for place in range(count))


def export_films(
    films: Sequence[FilmToExport],
    plan: ExportPlan,
    should_stop: Callable[[], bool] = lambda: False,
) -> Iterator[Exported]:
    """Write films one after the other; one that cannot be written does not stop the others.

    Args:
        films: In the order of their numbers.
        plan: What is written.
        should_stop: Asked before every film; True ends the export.  What was written stays.

    Raises:
        OSError: The folder cannot be made or written to.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    pseudonyms = Pseudonyms(plan.seed.encode() or None)
    done: list[Exported] = []
    names = planned_names(plan.folder, plan.kind, len(films))
    for film, name in zip(films, names, strict=True):
        if should_stop():
            break
        try:
            done.append(_exported(film, plan, name, pseudonyms))
        except XLiteError as error:
            done.append(Exported(name=film.name, problem=error))
        yield done[-1]
    if plan.kind is ExportKind.DEIDENTIFIED and any(one.changes for one in done):
        with atomic_write(plan.folder / _free_list_name(plan.folder)) as stream:
            stream.write(removed_table(done).encode())


def removed_table(done: Iterable[Exported]) -> str:
    """Return the list of what copies lost as CSV: file, element, attribute, what was done."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "element", "attribute", "done"])
    for one in done:
        for change in one.changes:
            assert one.file is not None
            writer.writerow([one.file.name, change.place, change.name, change.done])
    return text.getvalue()


def _free_list_name(folder: Path) -> str:
    stem, suffix = REMOVED_LIST.split(".")
    number = 1
    while (folder / (name := f"{stem}{f'-{number}' if number > 1 else ''}.{suffix}")).exists():
        number += 1
    return name


def _exported(film: FilmToExport, plan: ExportPlan, name: str, pseudonyms: Pseudonyms) -> Exported:
    data = film.data if film.path is None else file_bytes(film.path)
    assert data is not None, "a film is a file or bytes"
    if plan.kind is ExportKind.DEIDENTIFIED:
        return _copied(film, data, plan.folder / name, pseudonyms)
    path = plan.folder / f"{name}.dcm"
    _write(path, to_file(_object(film, data, plan)))
    return Exported(name=film.name, file=path)


def _copied(film: FilmToExport, data: bytes, stem: Path, pseudonyms: Pseudonyms) -> Exported:
    if is_dicom(data):
        copy = deidentified(data, pseudonyms)
        path = stem.with_name(f"{stem.name}.dcm")
        _write(path, copy.data)
        return Exported(name=film.name, file=path, warning=copy.warning, changes=copy.changes)
    path = stem.with_name(f"{stem.name}.png")
    _write(path, clean_png(data, film.name))
    return Exported(name=film.name, file=path, warning=PICTURE_WARNING)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Answered:
    """A film, and everything that is said of it."""

    film: FilmToExport
    source: Dataset | None
    radiograph: Radiograph
    prediction: Prediction
    card: ModelCard
    stamp: Stamp


def _object(film: FilmToExport, data: bytes, plan: ExportPlan) -> Dataset:
    source = None
    if is_dicom(data):
        source = referable(whole_dataset(data, pixels=False), identity=plan.identity)
    elif plan.kind is not ExportKind.CAPTURE:
        raise DicomRefused(
            "This film is no DICOM file, so there is no image that the object could refer to.",
            "Write a secondary capture of it, or export the film from its archive as DICOM.",
        )
    if plan.card is None:
        raise DicomRefused("There is no model whose answer could be written.", "Choose a model.")
    radiograph = read_bounded_bytes(data, film.name)
    require_unchanged(radiograph, film.key)
    unscored = unscored_reason(radiograph.provenance)
    if unscored:
        raise DicomRefused(unscored, "A copy without the patient can be made of it.")
    seed = f"{plan.seed} {hashlib.sha256(data).hexdigest()}" if plan.seed else Stamp().seed
    answered = _Answered(
        film=film,
        source=source,
        radiograph=radiograph,
        prediction=film.prediction or _asked(plan, radiograph),
        card=plan.card,
        stamp=Stamp(seed=seed, time=plan.time),
    )
    return _WRITERS[plan.kind](answered, plan)


def _asked(plan: ExportPlan, radiograph: Radiograph) -> Prediction:
    if plan.answer is None:
        raise DicomRefused(
            "The model has not answered for this film yet.",
            "Wait until its findings are shown, and write it again.",
        )
    return plan.answer(radiograph)


def _report(answered: _Answered, plan: ExportPlan) -> Dataset:
    assert answered.source is not None
    return structured_report(
        answered.source,
        answered.prediction,
        answered.card,
        plan.thresholds,
        policy=plan.policy,
        stamp=answered.stamp,
        opinions=_opinions(answered, plan),
    )


def _capture(answered: _Answered, plan: ExportPlan) -> Dataset:
    finding = _finding(answered, plan)
    picture, lines = captured_picture(
        answered.radiograph,
        answered.prediction,
        finding,
        answered.card,
        plan.thresholds[finding],
        reader=verdict_line(_opinions(answered, plan), finding),
    )
    return secondary_capture(
        answered.source,
        picture,
        derivation="; ".join(lines),
        spacing_mm=answered.radiograph.spacing_mm,
        stamp=answered.stamp,
    )


def _presentation(answered: _Answered, plan: ExportPlan) -> Dataset:
    assert answered.source is not None
    radiograph, prediction = answered.radiograph, answered.prediction
    finding = _finding(answered, plan)
    index = prediction.findings.index(finding)
    own = PresentedView(voi=radiograph.presets[0], inverted=radiograph.inverted)
    outlined = replace(
        answered.film.view or own,
        outlines=tuple(
            line
            for share in OUTLINED_SHARES
            for line in contours(prediction.evidence[index], prediction.padding, share)
        ),
        caption="\r\n".join(
            outline_lines(
                prediction,
                answered.card.name,
                finding,
                plan.thresholds[finding],
                _opinions(answered, plan),
            )
        ),
    )
    return presentation_state(answered.source, outlined, stamp=answered.stamp)


def _opinions(answered: _Answered, plan: ExportPlan) -> Sequence[ReaderOpinion]:
    """Return the reader's opinions of a film: those it brought, else those that are kept."""
    kept = plan.marks.get(answered.radiograph.provenance.sha256, FilmMarks())
    return answered.film.opinions or kept.opinions


_WRITERS: Mapping[ExportKind, Callable[[_Answered, ExportPlan], Dataset]] = {
    ExportKind.REPORT: _report,
    ExportKind.CAPTURE: _capture,
    ExportKind.PRESENTATION: _presentation,
}


def _finding(answered: _Answered, plan: ExportPlan) -> str:
    return answered.film.finding or leading_finding(answered.prediction, plan.thresholds)


def _write(path: Path, data: bytes) -> None:
    with atomic_write(path) as stream:
        stream.write(data)
