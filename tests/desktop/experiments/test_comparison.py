"""Runs side by side: differences, curves, settings, what is unfair, what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.many_runs import Plan, write_many_runs
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.run_catalogue import RunCatalogue
from xlite_desktop.experiments.comparison_differences import DifferenceRow
from xlite_desktop.experiments.comparison_view import TABS, ComparisonView
from xlite_desktop.experiments.comparison_work import default_reference, difference
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT

_LEFT = Qt.MouseButton.LeftButton
_PATIENCE_MS = 30_000

_PLANS = (
    Plan("BASELINE_001", skill=1.0),
    Plan("KD_001", teacher=(4, 0.7), skill=1.4),
    Plan("KD_002", teacher=(4, 0.7), skill=1.3, seed=7),
    Plan("KD_003", teacher=(8, 0.5), skill=0.9, epochs=80),
    Plan("KD_004", teacher=(8, 0.7), status="pending"),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """Five runs, written and read once: id -> summary."""
    runs = write_many_runs(tmp_path_factory.mktemp("five"), _PLANS)
    return {run.id: run for run in RunCatalogue(runs).look().summaries}


@pytest.fixture
def view(qtbot, known):
    made = ComparisonView()
    qtbot.addWidget(made)
    made.resize(740, 788)
    made.show_all(tuple(known.values()))
    made.show()
    yield made
    made.shut_down()


def _compare(qtbot, view, known, *names: str) -> None:
    signals = [view.desk.side_ready, view.desk.missing_ready]  # in any order: two threads
    with qtbot.waitSignals(signals, timeout=_PATIENCE_MS):
        view.show_runs([known[name] for name in names])
    qtbot.waitUntil(
        lambda: (
            all(row.why_not != "computing" or row.estimate for row in view.findings.macro.rows)
            and bool(view.findings.macro.rows)
        ),
        timeout=_PATIENCE_MS,
    )


def test_every_difference_has_its_interval_and_n(qtbot, view, known):
    """Paired on the same films; the reference is the baseline."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")

    (macro,) = view.findings.macro.rows
    assert macro.name == "KD_001"
    assert macro.estimate.low > 0
    assert macro.differs
    assert len(view.findings.findings.rows) == 14
    assert "400 validation films of 200 patients" in view.findings.note
    assert view.head.reference.currentText() == "BASELINE_001"


def test_the_differences_are_those_of_the_core(qtbot, view, known):
    """Threads and widgets change no number."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")

    expected = difference(known["KD_001"], known["BASELINE_001"]).compared
    assert view.findings.macro.rows[0].estimate == expected.macro.difference


def test_the_reader_chooses_what_the_others_are_held_against(qtbot, view, known):
    """With real keys in the list of runs."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")
    before = view.findings.macro.rows[0].estimate

    with qtbot.waitSignal(view.desk.difference_ready, timeout=_PATIENCE_MS):
        view.head.reference.setFocus()
        view.head.reference.setCurrentText("KD_001")
        view.head.reference.activated.emit(view.head.reference.currentIndex())

    row = view.findings.macro.rows[0]
    assert row.name == "BASELINE_001"
    assert row.estimate.value == pytest.approx(-before.value)


def test_the_findings_of_each_challenger_can_be_looked_at(qtbot, view, known):
    """Chosen from a list, which six runs do not make any wider."""
    _compare(qtbot, view, known, "KD_001", "KD_002", "BASELINE_001")
    first = view.findings.findings.rows[0].estimate

    view.findings.challenger.setFocus()
    qtbot.keyClick(view.findings.challenger, Qt.Key.Key_End)

    assert view.findings.findings.rows[0].estimate != first


def test_what_is_unfair_is_said_and_the_missing_run_is_offered(qtbot, view, known):
    """Eighty epochs against fifty: add the baseline of eighty to the queue."""
    _compare(qtbot, view, known, "KD_003", "BASELINE_001")
    assert "Not like for like: epochs" in view.head.text
    assert "Missing: BASELINE_001's student" in view.head.text

    (button,) = view.head.queue_buttons
    with qtbot.waitSignal(view.run_wanted) as wanted:
        qtbot.mouseClick(button, _LEFT)

    assert wanted.args[0].loop.epochs == 80
    assert wanted.args[0].distillation is None
    assert not button.isEnabled()


def test_seeds_alone_are_chance(qtbot, view, known):
    """Two runs that differ in their seed say so, and lack nothing."""
    _compare(qtbot, view, known, "KD_001", "KD_002")

    assert "differ in their seed alone" in view.head.text
    assert view.head.queue_buttons == []


def test_only_settings_that_differ_are_listed(qtbot, view, known):
    """One column a run, the reference first."""
    _compare(qtbot, view, known, "KD_001", "KD_002")

    assert view.settings.columns == ("KD_001", "KD_002")
    assert {row.name for row in view.settings.rows} == {"name", "loop.seed"}


def test_the_best_number_is_marked(qtbot, view, known):
    """In every line where more or less is better."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")

    auc = next(row for row in view.numbers.rows if row.name == "Macro AUC, validation")
    assert [cell.best for cell in auc.cells] == [False, True]


def test_curves_lie_over_each_other(qtbot, view, known):
    """One a run, built when the tab is first opened."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")
    assert view.curves is None

    place = view.tabs.tabRect(TABS.index("Curves")).center()
    qtbot.mouseClick(view.tabs, _LEFT, pos=place)

    series = view.curves.auc.content.series
    assert [one.name for one in series] == ["BASELINE_001", "KD_001"]
    assert len(series[0].x) == 50


def test_a_waiting_run_cannot_be_compared_and_the_page_says_so(qtbot, view, known):
    """In a sentence with what to do."""
    with qtbot.waitSignal(view.desk.failed, timeout=_PATIENCE_MS):
        view.show_runs([known["KD_004"], known["KD_001"]])

    assert "KD_004 has not begun" in view.head.text


def test_a_run_without_predictions_has_no_paired_difference(qtbot, view, known, tmp_path):
    """Why is said where the numbers would be."""
    runs = write_many_runs(tmp_path, _PLANS[:2])
    for path in runs.glob("*KD_001/predictions/validation.csv"):
        path.unlink()
    there = {run.id: run for run in RunCatalogue(runs).look().summaries}
    _compare(qtbot, view, there, "KD_001", "BASELINE_001")

    assert view.findings.macro.rows[0].why_not == "no paired difference"
    assert "no predictions" in view.findings.note
    assert not view.findings.findings.isVisible()


def test_an_answer_may_come_before_its_question_is_shown(qtbot, view, known):
    """Differences and settings are computed by different threads."""
    _compare(qtbot, view, known, "KD_001", "BASELINE_001")
    answer, side = difference(known["KD_001"], known["BASELINE_001"]), view.findings._side

    view.findings.begin()
    view.findings.show_difference(answer)
    view.findings.show_side(side)

    assert view.findings.macro.rows[0].estimate == answer.compared.macro.difference


def test_an_overtaken_comparison_is_dropped(qtbot, view, known):
    """Clicking through runs shows the last pair, and computes few of the others."""
    for name in ("KD_001", "KD_002", "KD_003"):
        view.show_runs([known[name], known["BASELINE_001"]])
    qtbot.waitUntil(
        lambda: bool(view.findings.macro.rows) and view.findings.macro.rows[0].estimate is not None,
        timeout=_PATIENCE_MS,
    )

    assert view.findings.macro.rows[0].name == "KD_003"


def test_without_runs_there_are_the_ablations(qtbot, view, known):
    """Temperature and alpha with their gaps, the teacher, repetitions."""
    with qtbot.waitSignal(view.desk.ablations_ready, timeout=_PATIENCE_MS):
        view.show_runs(())

    assert [grid.accessibleName() for grid in view.ablations.grids] == [
        "Teacher", "Temperature and alpha", "Backbone and attention", "Repetitions",
    ]  # fmt: skip
    teacher = view.ablations.grids[0]
    assert teacher.columns == ("without teacher", "with teacher")
    assert any(cell.faint for row in view.ablations.grids[1].rows for cell in row.cells)
    assert "best" in teacher.accessibleDescription()


def test_before_anything_has_finished_there_is_nothing_to_lay_out(qtbot):
    """Said in a sentence."""
    view = ComparisonView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.desk.ablations_ready, timeout=_PATIENCE_MS):
        view.show_all(())
        view.show_runs(())
    assert "No run has finished yet" in view.ablations.text
    view.shut_down()


def test_the_reference_is_the_noted_one_else_a_baseline(known):
    """Else the first."""
    assert default_reference([known["KD_001"], known["BASELINE_001"]]).id == "BASELINE_001"
    assert default_reference([known["KD_002"], known["KD_001"]]).id == "KD_001"


def test_a_difference_stands_out_only_where_zero_lies_outside():
    """An interval over zero is not shown to be a difference."""
    over = DifferenceRow(name="Mass", estimate=Estimate(value=0.02, low=-0.01, high=0.04))
    above = DifferenceRow(name="Mass", estimate=Estimate(value=0.02, low=0.01, high=0.04))

    assert not over.differs
    assert above.differs
    assert not DifferenceRow(name="Hernia").differs


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_both_themes_can_paint_it(qtbot, qapp, view, known, palette):
    """Every tab, at the smallest width."""
    apply_theme(qapp, palette)
    _compare(qtbot, view, known, "KD_001", "KD_003", "BASELINE_001")
    view.resize(420, 500)
    for place in range(len(TABS)):
        view.tabs.setCurrentIndex(place)
        corner = view.grab().toImage().pixelColor(2, 2)
        assert corner.name().upper() == palette.surface1
    apply_theme(qapp, DARK)
