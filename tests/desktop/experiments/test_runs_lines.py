"""Lines, columns and strips of the runs table: pure functions."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import a_row
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.notes import Note
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.comparison_differences import axis_around_zero, signed
from xlite_desktop.experiments.interval_strip import DEFAULT_AXIS, axis_for
from xlite_desktop.experiments.runs_columns import COLUMNS, PLACES
from xlite_desktop.experiments.runs_lines import Arrangement, GroupLine, arranged
from xlite_desktop.experiments.runs_menu import RunAct, possible
from xlite_desktop.experiments.runs_words import (
    auc_sentence,
    milliseconds,
    plain_number,
    student_name,
    time_left,
)


def _run(name: str, auc: float | None = None, note: Note | None = None, **changes) -> RunSummary:
    phases = {"KD": "distillation", "BASELINE": "baseline", "FINAL": "final"}
    phase = phases.get(name.partition("_")[0], "ablation")
    row = a_row(experiment_id=name, phase=phase, val_auc_macro=auc, **changes)
    return RunSummary(row=row, status="completed" if auc else "pending", note=note)


_RUNS = (
    _run("BASELINE_001", 0.77, model_size_mb=21.4),
    _run("KD_001", 0.79, model_size_mb=9.0),
    _run("KD_002", 0.78, model_size_mb=112.6, cnn_backbone="resnet18"),
    _run("KD_003"),
)


def _keys(**wish):
    return [line.key for line in arranged(_RUNS, Arrangement(**wish))]


def test_runs_stand_in_groups_the_best_first_and_what_waits_last():
    """Final, distillation, baseline, ablation; phases without runs are left out."""
    assert _keys() == [
        "group distillation", "KD_001", "KD_002", "KD_003", "group baseline", "BASELINE_001",
    ]  # fmt: skip


def test_a_group_says_how_many_runs_it_has():
    """While a filter hides some, of how many."""
    whole = arranged(_RUNS, Arrangement())[0]
    filtered = arranged(_RUNS, Arrangement(wanted="resnet"))[0]

    assert isinstance(whole, GroupLine)
    assert (whole.name, whole.counted, filtered.counted) == ("Distillation", "3", "1 of 3")


def test_the_best_of_a_group_is_marked_even_while_others_are_hidden():
    """A filter does not make a champion; a group of one has none."""
    lines = arranged(_RUNS, Arrangement())
    alone = arranged(_RUNS, Arrangement(wanted="kd_002"))

    assert [line.key for line in lines if getattr(line, "best", False)] == ["KD_001"]
    assert not any(getattr(line, "best", False) for line in alone)


@pytest.mark.parametrize("descending", [True, False])
def test_what_has_no_value_is_last_either_way(descending):
    """Sorting is by the numbers themselves: 9 comes before 112.6."""
    sizes = _keys(phase="distillation", sorted_by="model_size_mb", descending=descending)

    expected = ["KD_002", "KD_001"] if descending else ["KD_001", "KD_002"]
    assert sizes == ["group distillation", *expected, "KD_003"]


def test_equal_values_stay_in_the_order_of_their_ids():
    """A second look finds everything where it was."""
    assert _keys(phase="distillation", sorted_by="kd_alpha")[1:] == ["KD_001", "KD_002", "KD_003"]


def test_all_words_of_the_filter_must_be_there():
    """In the id, the student, the status or the notes; case does not matter."""
    noted = _run("FINAL_001", 0.8, Note(subject="FINAL_001", reason="Ships Now", starred=True))

    def found(wanted):
        lines = arranged((*_RUNS, noted), Arrangement(wanted=wanted))
        return [line.key for line in lines if not isinstance(line, GroupLine)]

    assert found("RESNET kd") == ["KD_002"]
    assert found("ships") == ["FINAL_001"]
    assert found("starred") == ["FINAL_001"]
    assert found("waiting") == ["KD_003"]
    assert found("nothing such") == []


def test_every_column_of_the_results_can_be_shown():
    """By its own name, or as a part of the student's."""
    from xlite_core.experiments.record import COLUMNS as RESULTS

    elsewhere = {"phase", "cnn_backbone", "attention_type"}  # the group, and the student's name
    assert set(RESULTS) - elsewhere <= set(PLACES)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_every_column_can_show_and_sort_any_run(column):
    """Runs without numbers, too."""
    for run in _RUNS:
        assert isinstance(column.text(run), str)
        assert column.value is None or column.value(run) == column.value(run)


def test_numbers_are_written_as_people_read_them():
    """A real minus, commas, a dash for nothing."""
    assert plain_number(-1234.5, 1) == "−1,234.5"
    assert plain_number(None, 1) == "–"
    assert (milliseconds(7.44), milliseconds(9.97), milliseconds(41)) == ("7.4", "10", "41")
    assert (signed(0.0194), signed(-0.004), signed(-0.0001)) == ("+0.019", "−0.004", "0.000")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (20, "under 1 min left"),
        (49 * 60, "49 min left"),
        (7800, "2 h 10 min left"),
        (7200, "2 h left"),
        (90000, "25 h left"),
    ],
)
def test_time_left_is_said_as_coarsely_as_it_is_known(seconds, said):
    """Nobody believes the seconds of a night."""
    assert time_left(seconds) == said


def test_students_are_named_shortly():
    """Names of networks that are not ours stay as they are."""
    assert student_name(_run("KD_001", cnn_backbone="mobilenetv3_large")) == "MobileNetV3-L + MHSA"
    assert student_name(_run("KD_001", cnn_backbone="vgg", attention_type="none")) == "vgg"


def test_an_auc_is_explained_with_its_n():
    """And a number without an interval says why."""
    judged = RunSummary(
        row=a_row(), auc=Estimate(value=0.79, low=0.77, high=0.81), findings=14, films=2322
    )

    assert auc_sentence(judged).endswith("over 14 findings on 2,322 validation films")
    assert "not evaluated" in auc_sentence(_run("KD_001", 0.7))
    assert auc_sentence(_run("KD_001")) == "No AUC yet."


def test_the_axis_holds_every_interval_and_has_few_round_ticks():
    """A wide range gets wider steps."""
    narrow = axis_for([Estimate(value=0.78, low=0.75, high=0.80)])
    wide = axis_for([Estimate(value=0.5, low=0.2, high=0.6), Estimate(value=0.9, low=0.9, high=1)])

    assert narrow.low < 0.75
    assert narrow.high > 0.80
    assert 1 <= len(narrow.ticks) <= 3
    assert wide.ticks == (0.4, 0.6, 0.8)
    assert axis_for([]) is DEFAULT_AXIS


def test_differences_lie_around_zero():
    """Both sides are of one length, and no interval leaves the axis."""
    axis = axis_around_zero([Estimate(value=0.02, low=-0.01, high=0.07)])

    assert axis.low == -axis.high
    assert axis.high > 0.07
    assert axis.ticks[1] == 0


def test_a_menu_offers_what_is_possible():
    """A live run is not thrown away; one alone is not compared."""
    live = RunSummary(row=a_row(), status="running")

    assert not possible(RunAct.TRASH, [live])
    assert possible(RunAct.TRASH, _RUNS)
    assert possible(RunAct.COMPARE, _RUNS[:2])
    assert not possible(RunAct.COMPARE, _RUNS[:1])
    assert not possible(RunAct.RESUME, _RUNS[:1])
    assert not possible(RunAct.NOTES, _RUNS[:2])
    assert not possible(RunAct.REOPEN, _RUNS[:1])
