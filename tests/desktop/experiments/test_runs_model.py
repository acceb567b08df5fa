"""The runs model: a Qt model that announces what changes, and nothing else."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from tests.helpers.experiment_runs import a_row
from xlite_core.experiments.run_catalogue import RunSummary
from xlite_desktop.experiments.interval_strip import DEFAULT_AXIS, StripAxis
from xlite_desktop.experiments.runs_columns import COLUMNS, PLACES
from xlite_desktop.experiments.runs_lines import Arrangement, arranged
from xlite_desktop.experiments.runs_model import RunsModel


def _run(number: int, auc: float | None = None, status: str = "completed") -> RunSummary:
    return RunSummary(row=a_row(experiment_id=f"KD_{number:03d}", val_auc_macro=auc), status=status)


_RUNS = tuple(_run(number, 0.8 - number / 100) for number in range(1, 6))


def _lines(runs, **wish):
    return arranged(runs, Arrangement(**wish))


@pytest.fixture
def model():
    made = RunsModel()
    made.show_lines(_lines(_RUNS), DEFAULT_AXIS, 0.0)
    return made


@pytest.fixture
def changed(model):
    """Rows that were announced as changed."""
    rows = []
    model.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    return rows


def test_it_is_a_sound_model(model, qtmodeltester):
    """Qt's own checks, also while lines come, go and move."""
    qtmodeltester.check(model)
    for wish in (
        {"wanted": "kd_003"},
        {"sorted_by": "experiment_id"},
        {"phase": "final"},
        {"descending": False},
    ):
        model.show_lines(_lines(_RUNS, **wish), DEFAULT_AXIS, 0.0)
        assert model.lines == _lines(_RUNS, **wish)


def test_one_changed_run_is_one_changed_row(model, changed):
    """A new star does not repaint a thousand rows."""
    third = dataclasses.replace(_RUNS[2], status="failed")
    model.show_lines(_lines((*_RUNS[:2], third, *_RUNS[3:])), DEFAULT_AXIS, 0.0)

    assert changed == [(3, 3)]


def test_the_same_lines_change_nothing(model, changed):
    """Most looks at the folder find nothing new."""
    model.show_lines(_lines(_RUNS), DEFAULT_AXIS, 0.0)

    assert changed == []


def test_time_moves_running_rows_alone(model, changed):
    """Their progress is drawn again; the others have none."""
    runs = (*_RUNS[:4], _run(5, 0.75, "running"))
    model.show_lines(_lines(runs), DEFAULT_AXIS, 0.0)
    changed.clear()

    model.show_lines(_lines(runs), DEFAULT_AXIS, 2.0)

    assert changed == [(5, 5)]


def test_another_axis_moves_every_strip(model, changed):
    """All rows share it."""
    model.show_lines(_lines(_RUNS), StripAxis(0.0, 1.0, (0.5,)), 0.0)

    assert len(changed) == len(model.lines)


def test_a_selection_follows_its_run(model):
    """However the lines are sorted, and whatever comes or goes above it."""
    place = QPersistentModelIndex(model.index(model.row_of("KD_004"), 1))

    model.show_lines(_lines(_RUNS, sorted_by="experiment_id", descending=True), DEFAULT_AXIS, 0.0)
    assert place.data() == "KD_004"
    model.show_lines(_lines(_RUNS[3:]), DEFAULT_AXIS, 0.0)
    assert place.data() == "KD_004"
    model.show_lines(_lines(_RUNS[:1]), DEFAULT_AXIS, 0.0)
    assert not place.isValid()


def test_headings_of_groups_are_no_runs(model):
    """The keyboard passes over them."""
    group = model.index(0, 0)

    assert group.flags() == Qt.ItemFlag.NoItemFlags
    assert group.data() == "Distillation, 5"
    assert model.index(0, 1).data() is None


def test_every_cell_has_words_for_those_who_cannot_see_it(model):
    """Marks and strips as well."""
    for place, column in enumerate(COLUMNS):
        said = model.index(1, place).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said, column.key


def test_a_damaged_run_says_so_on_its_row():
    """The sentence is the tooltip of every cell."""
    damaged = dataclasses.replace(_RUNS[0], problem="The run's metrics.json is damaged.")
    model = RunsModel()
    model.show_lines(_lines((damaged,)), DEFAULT_AXIS, 0.0)

    shown = model.index(1, PLACES["val_auc_macro"]).data(Qt.ItemDataRole.ToolTipRole)
    assert shown == damaged.problem
