"""The work of writing reports in the background, and its outcome in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlite_core.errors import XLiteError
from xlite_desktop.translation import in_readers_language, told, tr

if TYPE_CHECKING:
    from xlite_desktop.background.long_work import Work
    from xlite_desktop.reporting.report_batch import FilmToReport, ReportPlan, ReportWritten

_MOST_PROBLEMS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is said when reports were written.

    Attributes:
        what, words: One line; both are whole sentences.
        role: "quiet", or "error" where something has no report.
        problems: A line for each film that got none.
    """

    what: str
    words: str
    role: str = "quiet"
    problems: tuple[str, ...] = ()


def one_report(film: FilmToReport, plan: ReportPlan, target: Path) -> Work:
    """Return the work that writes the report of one film as a file of that name."""

    def work(tell: Callable[[Any], None], _asked: Callable[[], bool]) -> list[ReportWritten]:
        from xlite_desktop.reporting.report_batch import ReportWritten, report_document
        from xlite_desktop.reporting.report_pdf import write_pdf

        write_pdf(report_document(film, plan), target)
        tell(1)
        return [ReportWritten(name=film.name, file=target)]

    return work


def many_reports(
    films: Sequence[FilmToReport], plan: ReportPlan, folder: Path, *, single: bool
) -> Work:
    """Return the work that writes a report of every film; it tells how many are done."""

    def work(tell: Callable[[Any], None], asked: Callable[[], bool]) -> list[ReportWritten]:
        from xlite_desktop.reporting.report_batch import write_reports

        done: list[ReportWritten] = []
        for one in write_reports(films, plan, folder, single=single, should_stop=asked):
            done.append(one)
            tell(len(done))
        return done

    return work


def outcome(done: Sequence[ReportWritten], wanted: int, *, single: bool = False) -> Outcome:
    """Put results into words; fewer than wanted means that the work was cancelled."""
    good = [one.file for one in done if one.file is not None]
    bad = [one for one in done if one.problem is not None]
    whole = len(done) == wanted
    if single and not whole:
        return Outcome(what=tr("Cancelled."), words=tr("No report was written."))
    problems = [f"{one.name}: {told(one.problem)}" for one in bad[:_MOST_PROBLEMS] if one.problem]
    if len(bad) > _MOST_PROBLEMS:
        problems.append(tr("{count} more films have none.", count=len(bad) - _MOST_PROBLEMS))
    return Outcome(
        what=tr("Done.") if whole else tr("Cancelled."),
        words=_words(good, wanted, single=single),
        role="error" if bad else "quiet",
        problems=tuple(problems),
    )


def _words(good: Sequence[Path], wanted: int, *, single: bool) -> str:
    if not good:
        return tr("No report was written.")
    file, folder = good[0].name, good[0].parent.name
    if wanted == 1:
        return tr("The report is {file} in {folder}.", file=file, folder=folder)
    if single:
        return tr(
            "{films} of {all} reports are in {file} in {folder}.",
            films=f"{len(good):,}", all=f"{wanted:,}", file=file, folder=folder,
        )  # fmt: skip
    return tr(
        "{films} of {all} reports are in {folder}.",
        films=f"{len(good):,}", all=f"{wanted:,}", folder=folder,
    )  # fmt: skip


def failure(error: Exception) -> Outcome:
    """Put what ended the work into words."""
    if isinstance(error, XLiteError):
        return Outcome(
            what=in_readers_language(error.summary),
            words=in_readers_language(error.hint),
            role="error",
        )
    return Outcome(
        what=tr("The report could not be made, for a reason that was not foreseen."),
        words=tr("Try again; if it stays so, the log says where it happened."),
        role="error",
    )
