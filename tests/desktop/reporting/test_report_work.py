"""What came of writing reports, in words; and what thresholds are called on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.cards import FINGERPRINT, example_card
from tests.helpers.report_films import document_of
from xlite_core.errors import ReportRefused
from xlite_core.worklist.entries import NamedThresholds
from xlite_desktop.reporting.report_batch import ReportWritten
from xlite_desktop.reporting.report_choice import policy_words
from xlite_desktop.reporting.report_phrases import policy_phrase, view_phrases
from xlite_desktop.reporting.report_printing import ask_printer, print_document
from xlite_desktop.reporting.report_work import failure, outcome
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_view import FilmView
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState
from xlite_desktop.viewer.threshold_changes import NamedThresholdsKnown


def good(number):
    return ReportWritten(name=f"{number}.png", file=Path("out") / f"report-{number}.pdf")


def bad(number):
    problem = ReportRefused("It is damaged.", "Copy it again.")
    return ReportWritten(name=f"{number}.png", problem=problem)


@pytest.mark.parametrize(
    ("done", "wanted", "what", "words"),
    [
        ([good(1)], 1, "Done.", "The report is report-1.pdf in out."),
        ([good(1), good(2)], 2, "Done.", "2 of 2 reports are in out."),
        ([good(1), bad(2)], 2, "Done.", "1 of 2 reports are in out."),
        ([good(1)], 5, "Cancelled.", "1 of 5 reports are in out."),
        ([bad(1)], 1, "Done.", "No report was written."),
        ([], 3, "Cancelled.", "No report was written."),
    ],
)
def test_the_outcome_counts_and_never_claims(done, wanted, what, words):
    """Cancelled is said as such."""
    said = outcome(done, wanted)

    assert (said.what, said.words) == (what, words)
    assert said.role == ("error" if any(one.problem for one in done) else "quiet")


def test_a_cancelled_file_of_all_films_is_not_there():
    """Though some films were done."""
    assert outcome([good(1)], 5, single=True).words == "No report was written."


def test_only_the_first_problems_are_listed():
    """The others are counted."""
    said = outcome([bad(number) for number in range(9)], 9)

    assert said.problems[0] == "0.png: It is damaged. Copy it again."
    assert len(said.problems) == 6
    assert said.problems[-1] == "4 more films have none."


def test_failures_are_two_sentences():
    """Those that were foreseen, and the others."""
    known = failure(ReportRefused("The drive is full.", "Make room."))
    unknown = failure(RuntimeError("boom"))

    assert (known.what, known.words) == ("The drive is full.", "Make room.")
    assert "not foreseen" in unknown.what
    assert "boom" not in unknown.what + unknown.words


def state_after(*changes):
    state = ViewerState()
    for change in (c.ModelOpened(example_card(), FINGERPRINT, "CPU"), *changes):
        state = reduce(state, change)
    return state


def test_thresholds_are_called_what_they_are():
    """A policy, a name of the user's, or set by the reader; never a policy that was left."""
    moved = state_after(c.ThresholdMoved("Mass", 0.77))
    kept = NamedThresholds(
        model=FINGERPRINT, name="Night shift", policy="youden", points=dict(moved.thresholds)
    )

    assert policy_words(ViewerState()) == ""
    assert policy_words(state_after()) == "Youden"
    assert policy_words(moved) == "set by the reader"
    assert policy_words(reduce(moved, NamedThresholdsKnown(FINGERPRINT, (kept,)))) == "Night shift"


def test_policies_and_views_are_named_in_plain_words():
    """As on the screen."""
    voi = None
    turned = FilmView(voi, mirrored=True, quarter_turns=1, inverted=True)

    assert policy_phrase("sensitivity_90") == "Sensitivity 90 %"
    assert policy_phrase("f1") == "F1"
    assert policy_phrase("house_rule") == "House rule"
    assert view_phrases(FilmView(voi)) == ()
    assert view_phrases(turned) == (
        "View is flipped", "View is rotated by 270°", "View is inverted",
    )  # fmt: skip


def test_without_a_printer_nothing_is_asked(qapp, monkeypatch):
    """A dialog without a printer would be a dead end."""
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)

    with pytest.raises(ReportRefused, match="No printer is set up"):
        ask_printer(None)


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_takes_nothing_is_said(tmp_path, monkeypatch):
    """Instead of a page that never comes."""
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    document = document_of()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(QPainter, "begin", lambda *_: False)

    with pytest.raises(ReportRefused, match="does not take the report"):
        print_document(document, printer)
