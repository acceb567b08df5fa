"""From what the page and the viewer show to the work in the background, and to its outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlite_desktop.export.export_choice import ExportChoice
from xlite_desktop.translation import tr
from xlite_desktop.viewer.state import Film, ViewerState
from xlite_desktop.viewer.used_policy import used_policy

if TYPE_CHECKING:
    from xlite_core.reporting.dicom_export import Exported, FilmToExport
    from xlite_core.reporting.dicom_presentation import PresentedView
    from xlite_desktop.background.long_work import Work


def chosen_films(state: ViewerState, choice: ExportChoice) -> tuple[Film, ...]:
    """Return the films that a choice stands for; none where there is no film."""
    if choice.all_films:
        return state.films
    return (state.film,) if state.film is not None else ()


def planned_files(state: ViewerState, choice: ExportChoice) -> tuple[str, ...]:
    """Return the names of the files that would be written, without their suffixes."""
    if choice.folder is None:
        return ("",) * len(chosen_films(state, choice))
    from xlite_core.reporting.dicom_export import ExportKind, planned_names

    return planned_names(choice.folder, ExportKind(choice.kind), len(chosen_films(state, choice)))


def export_work(
    state: ViewerState,
    choice: ExportChoice,
    *,
    view: PresentedView | None,
) -> Work:
    """Return the work that writes what is chosen; it tells how many films are done.

    Args:
        state: What the viewer shows; its answers and thresholds are what is written.
        choice: It has a folder.
        view: How the current film is looked at.
    """
    from xlite_core.reporting.dicom_export import ExportKind, ExportPlan, export_films

    assert choice.folder is not None
    plan = ExportPlan(
        kind=ExportKind(choice.kind),
        folder=choice.folder,
        identity=choice.identity and choice.may_carry_identity,
        card=state.card,
        thresholds=dict(state.thresholds),
        policy=used_policy(state),
    )
    films = [
        _film(state, film, view if film is state.film else None)
        for film in chosen_films(state, choice)
    ]

    def work(tell: Callable[[Any], None], asked: Callable[[], bool]) -> list[Exported]:
        done: list[Exported] = []
        for one in export_films(films, plan, asked):
            done.append(one)
            tell(len(done))
        return done

    return work


def _film(state: ViewerState, film: Film, view: PresentedView | None) -> FilmToExport:
    from xlite_core.reporting.dicom_export import FilmToExport

    return FilmToExport(
        name=film.source.name,
        path=film.source.path,
        data=film.source.data,
        prediction=film.prediction,
        opinions=film.marks.opinions,
        view=view,
        finding=state.selected if film is state.film else "",
        key=film.key,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the page says when the work has ended.

    Attributes:
        what, words, role: The line of the strip.
        rows: One line a film, those that could not be written first.
        warning: What has to be looked at.
    """

    what: str
    words: str
    role: str = "quiet"
    rows: tuple[str, ...] = ()
    warning: str = field(default="")


def outcome(done: Sequence[Exported], wanted: int) -> Outcome:
    """Put results into words; fewer than wanted means that the work was cancelled."""
    written = sum(one.file is not None for one in done)
    words = tr("{written:,} of {wanted:,} films written.", written=written, wanted=wanted)
    if written < len(done):
        words += tr(" The list below says why the others were not.")
    what = tr("Done.") if len(done) == wanted else tr("Cancelled.")
    warnings = dict.fromkeys(one.warning for one in done if one.warning)
    return Outcome(
        what=what,
        words=words,
        role="quiet" if written == len(done) else "error",
        rows=tuple(_row(one) for one in sorted(done, key=lambda one: one.file is not None)),
        warning="\n".join(warnings),
    )


def _row(one: Exported) -> str:
    if one.file is None:
        return f"{one.name}: {one.problem}"
    if one.changes:
        count = len(one.changes)
        return tr(
            "{one_name}: {file_name}, {count:,} elements removed or replaced",
            one_name=one.name,
            file_name=one.file.name,
            count=count,
        )
    return f"{one.name}: {one.file.name}"
