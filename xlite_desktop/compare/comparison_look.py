"""What the second canvas, the line above both and the panel show: a state, put into values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlite_core.io.radiograph import Radiograph
from xlite_desktop.background.film_loading import FilmAnswer
from xlite_desktop.compare.companion import Beheld
from xlite_desktop.compare.compare_head import HeadWords
from xlite_desktop.compare.compared_findings import Answer, ComparedFindings, compared
from xlite_desktop.compare.comparison import Beside, Comparison
from xlite_desktop.compare.relation import relation
from xlite_desktop.translation import tr
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.evidence_layer import EvidenceLayer
from xlite_desktop.viewer.film_area import drawing_key, film_caption, layer_of, prediction_layer
from xlite_desktop.viewer.square_root_axis import per_cent
from xlite_desktop.viewer.state import Film, ModelStatus, ViewerState

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier

NO_THRESHOLDS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OtherModel:
    """The second model, as far as it is known.

    Attributes:
        path: Its file.
        classifier: None until it is open.
        thresholds: Its own, finding -> 0 to 1.
        problem: Why it cannot be used.
    """

    path: Path
    classifier: Classifier | None = None
    thresholds: Mapping[str, float] = field(default_factory=lambda: NO_THRESHOLDS)
    problem: c.Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything that a comparison shows.

    Attributes:
        first: The film on the first canvas.
        beheld: What the second canvas is told.
        head: The words above both.
        findings: What stands instead of the findings; None leaves them.
    """

    first: Radiograph | None
    beheld: Beheld
    head: HeadWords
    findings: ComparedFindings | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What a picture of both films says in its caption; no file name and no patient text."""
        head = self.head
        first = tr(
            "Left: {here}. Right: {there}.",
            here=_titled(head.here, head.here_note),
            there=_titled(head.there, head.there_note),
        )
        warning = (head.warning,) if head.warning else ()
        layer, view = self.beheld.layer, self.findings
        line = None if layer is None or view is None else view.line_of(layer.finding)
        if line is None or line.there is None or line.there_threshold is None:
            return (first, *warning)
        value, threshold = per_cent(line.there), per_cent(line.there_threshold)
        finding = tr(
            "Right: {finding} {value} %, threshold {threshold} %",
            finding=line.label,
            value=value,
            threshold=threshold,
        )
        return (first, *warning, finding)


def film_look(
    state: ViewerState,
    comparison: Comparison,
    pixels: tuple[Radiograph | None, Radiograph | None],
    order: Sequence[str] = (),
) -> Look:
    """Look at two films under one model.

    Args:
        state: Of the page; it has both films.
        comparison: Of films.
        pixels: Of the current film and of the other, None where they are not in memory.
        order: Of the findings in the panel's list.
    """
    film, other = _both(state, comparison)
    said = relation(film, other)
    titles = tr("Current"), said.word
    layer = None
    if other.prediction is not None and not other.greyed:
        finding = state.shown_finding
        layer = layer_of(state, other, finding) if finding in other.probabilities else None
    return Look(
        first=pixels[0],
        beheld=Beheld(
            radiograph=None if other.problem else pixels[1],
            caption=_caption(state, other, pixels[1]),
            layer=layer if pixels[1] is not None else None,
            overlay=state.overlay,
            bare=state.bare,
            key=drawing_key(other),
            words=_why_empty(other),
        ),
        head=HeadWords(
            here=titles[0],
            there=titles[1],
            there_note=said.words,
            warning=said.warning,
            linked=comparison.linked,
        ),
        findings=compared(
            film_answer(titles[0], film, state),
            film_answer(titles[1], other, state),
            beside=Beside.FILM,
            selected=state.selected,
            order=order,
            later=said.later,
        ),
    )


def model_look(
    state: ViewerState,
    comparison: Comparison,
    pixels: Radiograph | None,
    second: tuple[OtherModel, FilmAnswer | None],
    order: Sequence[str] = (),
) -> Look:
    """Look at one film under two models.

    Args:
        state: Of the page.
        comparison: Of models.
        pixels: Of the current film; None where they are not in memory.
        second: The second model, and what it says of the film; None while it is asked.
        order: Of the findings in the panel's list.
    """
    film = state.film
    assert film is not None, "a comparison has a film"
    titles = tr("First model"), tr("Second model")
    short = tr("First"), tr("Second")
    other, answer = second
    same = other.classifier is not None and other.classifier.fingerprint == state.fingerprint
    return Look(
        first=pixels,
        beheld=Beheld(
            radiograph=None if other.problem else pixels,
            caption=_caption(state, film, pixels),
            layer=_other_layer(state, film, other, answer) if pixels is not None else None,
            overlay=state.overlay,
            bare=state.bare,
            key=drawing_key(film),
            words=f"{other.problem.summary} {other.problem.hint}" if other.problem else "",
        ),
        head=HeadWords(
            here=titles[0],
            there=titles[1],
            here_note=_model_note(state.card.name, state.fingerprint) if state.card else "",
            there_note=_other_note(other),
            warning=tr("This is the same model file as the first.") if same else "",
            linked=comparison.linked,
        ),
        findings=compared(
            replace(film_answer(titles[0], film, state), title=short[0]),
            replace(other_answer(titles[1], film, other, answer), title=short[1]),
            beside=Beside.MODEL,
            selected=state.selected,
            order=order,
        ),
    )


def original_look(state: ViewerState, comparison: Comparison, pixels: Radiograph | None) -> Look:
    """Look at a film with its map and without."""
    film = state.film
    assert film is not None, "a comparison has a film"
    return Look(
        first=pixels,
        beheld=Beheld(
            radiograph=pixels,
            caption=_caption(state, film, pixels),
            overlay=state.overlay,
            key=drawing_key(film),
        ),
        head=HeadWords(here=tr("With the map"), there=tr("Original"), linked=comparison.linked),
    )


def film_answer(title: str, film: Film, state: ViewerState) -> Answer:
    """Return what the model in use says of a film, or why it says nothing."""
    probabilities = {} if film.greyed else film.probabilities
    missing = _missing(film, state)
    return Answer(
        title=title,
        probabilities=probabilities,
        thresholds=state.thresholds,
        remark=_of(title, missing),
        greyed=film.greyed,
    )


def other_answer(title: str, film: Film, other: OtherModel, answer: FilmAnswer | None) -> Answer:
    """Return what the second model says of the current film, or why it says nothing."""
    prediction = None if answer is None else answer.prediction
    doubts = () if prediction is None else tuple(n.sentence for n in prediction.notices)
    missing = ""
    if other.problem is not None:
        missing = other.problem.summary
    elif film.unscored:
        missing = film.unscored
    elif answer is not None and answer.predict_error is not None:
        missing = tr("The model could not be applied to this film.")
    else:
        missing = " ".join(doubts)
    greyed = bool(doubts) and not film.shown_anyway
    probabilities: dict[str, float] = {}
    if prediction is not None and not greyed:
        values = prediction.probabilities.tolist()
        probabilities = dict(zip(prediction.findings, values, strict=True))
    return Answer(
        title=title,
        probabilities=probabilities,
        thresholds=other.thresholds,
        remark=_of(title, missing),
        greyed=greyed,
    )


def _titled(title: str, note: str) -> str:
    return tr("{title}, {note}", title=title, note=note) if note else title


def _both(state: ViewerState, comparison: Comparison) -> tuple[Film, Film]:
    film, other = state.film, state.film_numbered(comparison.film)
    assert film is not None, "a comparison has a film"
    assert other is not None, "the state drops a comparison whose film is gone"
    return film, other


def _missing(film: Film, state: ViewerState) -> str:
    """Say why there are no probabilities of a film to compare, or why to doubt them."""
    if film.problem is not None:
        return film.problem.summary
    if film.unscored:
        return film.unscored
    if film.prediction_problem is not None:
        return film.prediction_problem.summary
    if state.model_status in (ModelStatus.MISSING, ModelStatus.REFUSED):
        return tr("There is no model.")
    return " ".join(film.doubts)  # an answer that is on its way is waited for without a word


def _of(title: str, missing: str) -> str:
    return tr("{side}: {reason}", side=title, reason=missing) if missing else ""


def _why_empty(film: Film) -> str:
    if film.problem is not None:
        return f"{film.problem.summary} {film.problem.hint}"
    return tr("Reading {name}", name=film.source.name)


def _caption(state: ViewerState, film: Film, pixels: Radiograph | None) -> tuple[str, ...]:
    place = [other.number for other in state.films].index(film.number) + 1
    first = tr("Film {place} of {films}", place=place, films=len(state.films))
    return (first, *film_caption(pixels, patient_text=state.patient_text))


def _model_note(name: str, fingerprint: str) -> str:
    return f"{name} · {fingerprint[:8]}"


def _other_note(other: OtherModel) -> str:
    if other.classifier is not None:
        return _model_note(other.classifier.card.name, other.classifier.fingerprint)
    if other.problem is not None:
        return other.path.name
    return tr("Opening {name}", name=other.path.name)


def _other_layer(
    state: ViewerState, film: Film, other: OtherModel, answer: FilmAnswer | None
) -> EvidenceLayer | None:
    """Return the second model's map under its own full scale."""
    prediction = None if answer is None else answer.prediction
    if prediction is None or other.classifier is None:
        return None
    finding = state.shown_finding
    if finding not in prediction.findings or (prediction.notices and not film.shown_anyway):
        return None
    return prediction_layer(prediction, finding, other.classifier.card.evidence_full_scale)
