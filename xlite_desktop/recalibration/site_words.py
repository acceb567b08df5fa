"""What a site's films promise and what became of them: rows of tables, and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlite_core.findings import display_name
from xlite_desktop.experiments.cells_model import Cell, TableColumn
from xlite_desktop.experiments.run_detail_words import interval, number, signed
from xlite_desktop.recalibration.site_view import SiteView
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.evaluation.interval import Estimate
    from xlite_core.inference.model_card import FindingCard
    from xlite_core.recalibration.cases import LeftOut
    from xlite_core.recalibration.outlook import FindingOutlook
    from xlite_core.recalibration.site_model import SiteFinding, SiteModel

_MOST_LEFT_OUT = 3
_DIGITS = 4
"""Brier scores of rare findings differ in the fourth decimal."""

_COUNTED = re.compile(r"(?P<count>\d+) of (?P<least>\d+) (?P<what>positives|negatives)")


def expected_columns() -> tuple[TableColumn, ...]:
    """Return the columns of what the table promises."""
    return (
        TableColumn(heading=tr("Finding"), left=True, stretch=True),
        TableColumn(heading=tr("Positive films")),
        TableColumn(heading=tr("What will happen"), left=True),
    )


def expected_rows(expected: Sequence[FindingOutlook]) -> list[tuple[Cell, ...]]:
    """Return a row for each finding that the table has a column for."""
    return [
        (
            Cell(text=_name(finding), strong=not finding.reason),
            _positives(finding.positives, finding.films),
            Cell(text=tr("Recalibrated"))
            if not finding.reason
            else Cell(text=tr("Too few: {count}", count=_reason(finding.reason)), role="quiet"),
        )
        for finding in expected
        if finding.films
    ]


def made_columns() -> tuple[TableColumn, ...]:
    """Return the columns of what became of each finding."""
    brier = tr("Mean squared distance from what the film shows; smaller is better.")
    slope = tr("1 is right; below 1 the probabilities are too extreme, above 1 too timid.")
    return (
        TableColumn(heading=tr("Finding"), left=True, stretch=True),
        TableColumn(heading=tr("Positive films")),
        TableColumn(heading=tr("Stated, %"), tip=tr("Mean probability of the films.")),
        TableColumn(heading=tr("Brier score"), tip=brier),
        TableColumn(heading=tr("Its change"), tip=brier),
        TableColumn(heading=tr("Slope before"), tip=slope),
        TableColumn(heading=tr("Slope after"), tip=slope),
    )


def made_rows(made: SiteModel) -> list[tuple[Cell, ...]]:
    """Return a row for each finding that was recalibrated."""
    without = {finding.name for finding in made.without_order}
    return [
        _made_row(finding, ordered=finding.name not in without)
        for finding in made.findings
        if finding.recalibration is not None
    ]


def _made_row(finding: SiteFinding, *, ordered: bool) -> tuple[Cell, ...]:
    found = finding.recalibration
    assert found is not None, "only such rows are asked for"
    before, after, change = found.before, found.after, found.brier_change
    role = "flag" if change.low > 0 else "accent" if change.high < 0 and ordered else "text"
    was = number(before.brier, _DIGITS)
    return (
        Cell(text=_name(finding), strong=True),
        _positives(finding.positives, finding.films),
        Cell(text=f"{100 * after.stated:.1f}", behind=_before(f"{100 * before.stated:.1f}")),
        Cell(text=number(after.brier, _DIGITS), behind=_before(was)),
        Cell(
            text=signed(change.value, _DIGITS),
            behind=interval(change, _DIGITS, with_sign=True),
            role=role,
            strong=role != "text",
        ),
        _slope(before.slope),
        _slope(after.slope),
    )


def _before(value: str) -> str:
    return tr("before {value}", value=value)


def _slope(slope: Estimate | None) -> Cell:
    if slope is None:
        return Cell(text="–", role="quiet", tip=tr("No slope can be told from these films."))
    ends = tr("{low} to {high}", low=number(slope.low, 2), high=number(slope.high, 2))
    return Cell(text=number(slope.value, 2), behind=ends)


def _positives(positives: int, films: int) -> Cell:
    return Cell(text=f"{positives:,}", behind=tr("of {films}", films=f"{films:,}"))


def notes(view: SiteView) -> list[tuple[str, str]]:
    """Return what stands above the table: sentences with their roles."""
    said = [(verdict(view.made), _verdict_role(view.made))] if view.made is not None else []
    if view.made is not None:
        said += [(words, "flag") for words in _unrelated(view.made)]
    said += [(words, "quiet") for words in _staying(view)]
    if view.expected and not view.knows_patients:
        said.append((tr("The table names no patients, so each film counts as one."), "quiet"))
    if view.left_out:
        said.append((_left_out(view.left_out), "quiet"))
    return said


def verdict(made: SiteModel) -> str:
    """Return what the comparison found; findings that the films do not order are told apart."""
    better, worse, judged = _tally(made)
    if not judged:
        return tr(
            "{model}, {films} films. On no finding is there an order that could be calibrated.",
            model=made.card.name,
            films=f"{made.films:,}",
        )
    return tr(
        "{model}, {films} films. Judged by films that did not fit it, the new calibration is "
        "better on {better} of {all} findings, worse on {worse}, and cannot be told apart on "
        "{open}.",
        model=made.card.name,
        films=f"{made.films:,}",
        better=better,
        worse=worse,
        all=judged,
        open=judged - better - worse,
    )


def _verdict_role(made: SiteModel) -> str:
    better, worse, judged = _tally(made)
    return "flag" if worse > better or not judged else "text"


def _tally(made: SiteModel) -> tuple[int, int, int]:
    """Count findings that are judged better, worse, and at all."""
    without = {finding.name for finding in made.without_order}
    changes = [
        finding.recalibration.brier_change
        for finding in made.findings
        if finding.recalibration is not None and finding.name not in without
    ]
    better = sum(change.high < 0 for change in changes)
    return better, sum(change.low > 0 for change in changes), len(changes)


def _unrelated(made: SiteModel) -> list[str]:
    """Name findings on which the films show no relation between answer and label."""
    named = [
        _name(finding)
        if finding.auc is None
        else tr(
            "{finding} (AUC {auc}, {ends})",
            finding=_name(finding),
            auc=number(finding.auc.value, 2),
            ends=interval(finding.auc),
        )
        for finding in made.without_order
    ]
    if not named:
        return []
    return [
        tr(
            "On these the model does not order your films better than chance, and no calibration "
            "can mend that: {findings}.",
            findings=", ".join(named),
        )
    ]


def _staying(view: SiteView) -> list[str]:
    """Name what stays; what has too few films stands in the table until there is a result."""
    made = view.made
    known = view.expected if made is None else tuple(f.outlook for f in made.findings)
    few = [] if made is None else [f for f in known if f.reason and f.films]
    without = [finding for finding in known if not finding.films]
    said = []
    if few:
        counted = ", ".join(f"{_name(f)} ({_reason(f.reason)})" for f in few)
        said.append(tr("These have too few films and stay as they are: {findings}.",
                       findings=counted))  # fmt: skip
    if without:
        names = ", ".join(map(_name, without))
        said.append(tr("The table has no column for these, so they stay as they are: {findings}.",
                       findings=names))  # fmt: skip
    return said


def _left_out(left_out: Sequence[LeftOut]) -> str:
    shown = " ".join(
        f"{film.file}: {in_readers_language(film.reason)}" for film in left_out[:_MOST_LEFT_OUT]
    )
    if len(left_out) > _MOST_LEFT_OUT:
        return tr(
            "{count} rows of the table are left out, such as {films}",
            count=f"{len(left_out):,}",
            films=shown,
        )
    return tr("Rows of the table that are left out: {films}", films=shown)


def _name(finding: FindingOutlook | SiteFinding | FindingCard) -> str:
    return in_readers_language(display_name(finding.name))


def _reason(reason: str) -> str:
    """Return in the reader's language why a finding cannot be recalibrated."""
    counted = _COUNTED.fullmatch(reason)
    if counted is not None:
        values = {"count": counted["count"], "least": counted["least"]}
        if counted["what"] == "positives":
            return tr("{count} of {least} positives", **values)
        return tr("{count} of {least} negatives", **values)
    known = {
        "no column": tr("no column"),
        "all positive films are one patient's": tr("all positive films are one patient's"),
        "all negative films are one patient's": tr("all negative films are one patient's"),
        "the films come from too few patients": tr("the films come from too few patients"),
    }
    return known.get(reason, reason)
