"""What goes into a report and which films get one: what the page shows, as one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_phrases import policy_phrase
from xlite_desktop.viewer.state import Film, ViewerState
from xlite_desktop.viewer.used_policy import used_policy

if TYPE_CHECKING:
    from xlite_core.inference.prediction import Prediction
    from xlite_core.io.radiograph import Radiograph
    from xlite_desktop.reporting.report_batch import FilmToReport, ReportPlan
    from xlite_desktop.viewer.film_view import FilmView


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """What the user chose; a new page starts anew, so that identity is never ticked from before.

    Attributes:
        words: The reader's, for the film that is shown.
        identity: The patient goes in.
        overlays: The maps of the leading findings go in.
        paper: What the report is for.
        all_films: Every film of the strip gets one, not the shown one alone.
        single: All in one PDF.
    """

    words: str = ""
    identity: bool = False
    overlays: bool = True
    paper: Paper = Paper.A4
    all_films: bool = False
    single: bool = False


def report_plan(
    state: ViewerState,
    choice: ReportChoice,
    answer: Callable[[Radiograph], Prediction] | None = None,
) -> ReportPlan:
    """Return what is true of all reports, as the viewer stands now."""
    from xlite_desktop.reporting.report_batch import ReportPlan

    return ReportPlan(
        card=state.card,
        thresholds=dict(state.thresholds),
        policy=policy_words(state),
        prevalences=dict(state.prevalences),
        identity=choice.identity,
        overlays=choice.overlays,
        settings=state.overlay,
        paper=choice.paper,
        answer=answer,
    )


def shown_film(
    state: ViewerState,
    choice: ReportChoice,
    pixels: Radiograph | None,
    view: FilmView | None,
    measured: tuple[str, ...] = (),
) -> FilmToReport:
    """Return the film on the canvas, with the window and turn that it is seen in.

    Args:
        state: What the viewer shows; it shows a film.
        choice: What goes into the report.
        pixels: Of that film; None where they are not in memory.
        view: How it is looked at.
        measured: What the reader measured on it, a phrase each.
    """
    from xlite_desktop.reporting.report_batch import FilmToReport

    film = state.film
    assert film is not None
    return FilmToReport(
        name=film.source.name,
        read=film.source.read if pixels is None else lambda: pixels,
        prediction=film.prediction,
        opinions=film.marks.opinions,
        words=choice.words,
        measured=measured,
        unscored=film.unscored,
        shown_anyway=film.shown_anyway,
        view=view,
        key=film.key,
    )


def other_film(film: Film, words: str) -> FilmToReport:
    """Return a film of the strip, as its file wants it shown."""
    from xlite_desktop.reporting.report_batch import FilmToReport

    return FilmToReport(
        name=film.source.name,
        read=film.source.read,
        prediction=film.prediction,
        opinions=film.marks.opinions,
        words=words,
        unscored=film.unscored,
        shown_anyway=film.shown_anyway,
        key=film.key,
    )


def policy_words(state: ViewerState) -> str:
    """Name what the thresholds are: a policy, a name of the user's, or set by hand."""
    policy = used_policy(state)
    known = state.card is not None and policy in state.card.policies
    return policy_phrase(policy) if known else policy
