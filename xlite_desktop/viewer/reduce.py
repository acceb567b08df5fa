"""How each change alters what the Diagnose page shows: pure functions, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xlite_core.evaluation.ranking import by_excess
from xlite_desktop.compare.comparison import ComparisonChosen, kept_comparison
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer import study_changes as studies
from xlite_desktop.viewer import threshold_changes as t
from xlite_desktop.viewer.state import NO_MARKS, NO_THRESHOLDS, Film, ModelStatus, ViewerState

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard


def reduce(state: ViewerState, change: c.Change) -> ViewerState:
    """Return the state after a change.  The only place where state is made."""
    after = _REDUCERS[type(change)](state, change)
    if after.current != state.current:
        after = studies.with_current_unfolded(after)
    if after.current != state.current and after.remark is not None:
        after = dataclasses.replace(after, remark=None)
    comparison = kept_comparison(state, after)
    if comparison is not after.comparison:
        after = dataclasses.replace(after, comparison=comparison)
    if after.current != state.current or _has_new_answer(state, after):
        after = _with_fitting_selection(after)
    return after


def _has_new_answer(before: ViewerState, after: ViewerState) -> bool:
    old, new = before.film, after.film
    return new is not None and (old is None or old.prediction is not new.prediction)


def _with_fitting_selection(state: ViewerState) -> ViewerState:
    """Select the finding that stands out most, unless the user holds on to another."""
    film = state.film
    if state.pinned and state.selected in state.thresholds:
        return state
    if film is None or not film.probabilities:
        return dataclasses.replace(state, selected="", pinned=False, hovered="")
    best = by_excess(film.probabilities, state.thresholds)[0]
    return dataclasses.replace(state, selected=best, pinned=False, hovered="")


def _with_film(state: ViewerState, number: int, alter: Callable[[Film], Film]) -> ViewerState:
    films = tuple(alter(film) if film.number == number else film for film in state.films)
    return dataclasses.replace(state, films=films)


def _films_added(state: ViewerState, change: c.FilmsAdded) -> ViewerState:
    if not change.sources:
        return state
    first = state.next_number
    added = tuple(
        Film(number=number, source=source) for number, source in enumerate(change.sources, first)
    )
    return dataclasses.replace(
        state, films=state.films + added, current=first, next_number=first + len(added)
    )


def _film_chosen(state: ViewerState, change: c.FilmChosen) -> ViewerState:
    known = state.film_numbered(change.number) is not None
    return dataclasses.replace(state, current=change.number) if known else state


def _film_stepped(state: ViewerState, change: c.FilmStepped) -> ViewerState:
    return studies.film_stepped(state, change.step)


def _film_removed(state: ViewerState, change: c.FilmRemoved) -> ViewerState:
    index = next((i for i, f in enumerate(state.films) if f.number == change.number), None)
    if index is None:
        return state
    films = state.films[:index] + state.films[index + 1 :]
    current = state.current
    if current == change.number:
        current = films[min(index, len(films) - 1)].number if films else None
    return dataclasses.replace(
        state, films=films, current=current, film_only=state.film_only and bool(films)
    )


def _film_retried(state: ViewerState, change: c.FilmRetried) -> ViewerState:
    return _with_film(
        state,
        change.number,
        lambda film: dataclasses.replace(film.without_answer(), problem=None, was_read=False),
    )


def _film_read(state: ViewerState, change: c.FilmRead) -> ViewerState:
    def read(film: Film) -> Film:
        # Read again, and another content: what was said and marked was about the one before.
        other = bool(film.key) and film.key != change.key
        return dataclasses.replace(
            film.without_answer() if other else film,
            view=change.view,
            key=change.key,
            marks=NO_MARKS if other else film.marks,
            unscored=change.unscored,
            was_read=True,
            problem=None,
        )

    return _with_film(state, change.number, read)


def _film_marked(state: ViewerState, change: c.FilmMarked) -> ViewerState:
    return _with_film(
        state, change.number, lambda film: dataclasses.replace(film, marks=change.marks)
    )


def _film_refused(state: ViewerState, change: c.FilmRefused) -> ViewerState:
    return _with_film(
        state,
        change.number,
        lambda film: dataclasses.replace(film.without_answer(), problem=change.problem),
    )


def _film_predicted(state: ViewerState, change: c.FilmPredicted) -> ViewerState:
    prediction = change.prediction
    if prediction.model_fingerprint != state.fingerprint:
        return state  # an answer of a model that has been replaced meanwhile
    probabilities = dict(zip(prediction.findings, prediction.probabilities.tolist(), strict=True))
    return _with_film(
        state,
        change.number,
        lambda film: dataclasses.replace(
            film, prediction=prediction, probabilities=probabilities, prediction_problem=None
        ),
    )


def _prediction_failed(state: ViewerState, change: c.PredictionFailed) -> ViewerState:
    if change.fingerprint != state.fingerprint:
        return state
    return _with_film(
        state,
        change.number,
        lambda film: dataclasses.replace(film, prediction_problem=change.problem),
    )


def _doubt_set(state: ViewerState, change: c.DoubtSet) -> ViewerState:
    if state.current is None:
        return state
    return _with_film(
        state,
        state.current,
        lambda film: dataclasses.replace(film, shown_anyway=change.shown_anyway),
    )


def _without_model(
    state: ViewerState, status: ModelStatus, problem: c.Problem | None
) -> ViewerState:
    return dataclasses.replace(
        state,
        model_status=status,
        model_problem=problem,
        card=None,
        fingerprint="",
        provider="",
        policy="",
        thresholds=NO_THRESHOLDS,
        selected="",
        pinned=False,
        hovered="",
        top_three=False,
        named=(),
        films=tuple(film.without_answer() for film in state.films),
    )


def opening_thresholds(
    card: ModelCard, kept: c.KeptThresholds | None
) -> tuple[str, Mapping[str, float]]:
    """Return the policy and the thresholds that a model opens with: those kept, or its own."""
    policy = card.default_policy
    thresholds: Mapping[str, float] = card.operating_points(policy)
    # Thresholds belong to a model: what the settings hold is taken only where it fits.
    if kept is not None and kept.policy in card.policies:
        policy = kept.policy
        own = card.operating_points(policy)
        fits = own.keys() == kept.thresholds.keys()
        in_range = all(0.0 <= value <= 1.0 for value in kept.thresholds.values())
        thresholds = kept.thresholds if fits and in_range else own
    return policy, thresholds


def _model_opened(state: ViewerState, change: c.ModelOpened) -> ViewerState:
    clean = _without_model(state, ModelStatus.READY, change.problem)
    policy, thresholds = opening_thresholds(change.card, change.kept)
    return dataclasses.replace(
        clean,
        card=change.card,
        fingerprint=change.fingerprint,
        provider=change.provider,
        byte_count=change.byte_count,
        forward_ms=change.forward_ms,
        policy=policy,
        thresholds=MappingProxyType(dict(thresholds)),
    )


def _threshold_moved(state: ViewerState, change: c.ThresholdMoved) -> ViewerState:
    if change.finding not in state.thresholds:
        return state
    value = min(max(change.threshold, 0.0), 1.0)
    thresholds = MappingProxyType({**state.thresholds, change.finding: value})
    return dataclasses.replace(state, thresholds=thresholds)


def _policy_chosen(state: ViewerState, policy: str) -> ViewerState:
    named = t.named_chosen(state, policy)
    if named is not None:
        return named
    if state.card is None or policy not in state.card.policies:
        return state
    thresholds = MappingProxyType(state.card.operating_points(policy))
    return dataclasses.replace(state, policy=policy, thresholds=thresholds)


def _finding_selected(state: ViewerState, finding: str) -> ViewerState:
    if finding not in state.thresholds:
        return _with_fitting_selection(dataclasses.replace(state, pinned=False))
    if state.pinned and finding == state.selected:
        return dataclasses.replace(state, pinned=False)
    return dataclasses.replace(state, selected=finding, pinned=True)


def _finding_stepped(state: ViewerState, finding: str) -> ViewerState:
    known = finding in state.thresholds
    return dataclasses.replace(state, selected=finding, hovered="") if known else state


def _view_switched(state: ViewerState, change: c.ViewSwitched) -> ViewerState:
    if change.name not in SWITCHES:
        msg = f"{change.name} is no switch of the page"
        raise ValueError(msg)
    on = not getattr(state, change.name) if change.on is None else change.on
    switched: dict[str, Any] = {change.name: on}
    return dataclasses.replace(state, **switched)


def _comparison_chosen(state: ViewerState, change: ComparisonChosen) -> ViewerState:
    three = state.top_three and change.comparison is None
    return dataclasses.replace(state, comparison=change.comparison, top_three=three)


SWITCHES = frozenset({"bare", "top_three", "film_only", "strip", "panel", "patient_text", "spread"})

_REDUCERS: Mapping[type, Callable[[ViewerState, Any], ViewerState]] = {
    c.FilmsAdded: _films_added,
    c.DropRemarked: lambda s, ch: dataclasses.replace(s, remark=ch.remark),
    c.SearchTold: lambda s, ch: dataclasses.replace(s, search=ch),
    studies.StudyStepped: studies.study_stepped,
    studies.StudyFolded: studies.study_folded,
    c.SearchEnded: lambda s, _: dataclasses.replace(s, search=None),
    c.FilmChosen: _film_chosen,
    c.FilmStepped: _film_stepped,
    c.FilmRemoved: _film_removed,
    c.FilmRetried: _film_retried,
    c.FilmRead: _film_read,
    c.FilmRefused: _film_refused,
    c.FilmMarked: _film_marked,
    c.FilmPredicted: _film_predicted,
    c.PredictionFailed: _prediction_failed,
    c.DoubtSet: _doubt_set,
    c.ModelRequested: lambda s, _: _without_model(s, ModelStatus.OPENING, None),
    c.ModelOpened: _model_opened,
    c.ModelMissing: lambda s, ch: _without_model(s, ModelStatus.MISSING, ch.problem),
    c.ModelRefused: lambda s, ch: _without_model(s, ModelStatus.REFUSED, ch.problem),
    c.ThresholdMoved: _threshold_moved,
    c.ThresholdsReset: lambda s, _: _policy_chosen(s, s.policy),
    c.PolicyChosen: lambda s, ch: _policy_chosen(s, ch.policy),
    c.FindingHovered: lambda s, ch: dataclasses.replace(s, hovered=ch.finding),
    c.FindingSelected: lambda s, ch: _finding_selected(s, ch.finding),
    c.FindingStepped: lambda s, ch: _finding_stepped(s, ch.finding),
    c.SortChosen: lambda s, ch: dataclasses.replace(s, sort=ch.order),
    c.OverlayChosen: lambda s, ch: dataclasses.replace(s, overlay=ch.overlay),
    c.ViewSwitched: _view_switched,
    ComparisonChosen: _comparison_chosen,
    t.PrevalenceChosen: t.prevalence_chosen,
    t.SitePrevalencesKnown: t.prevalences_known,
    t.NamedThresholdsKnown: t.named_known,
    t.SpreadFound: t.spread_found,
}
