"""Tables of a run: models without windows, and what their cells say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.helpers.evaluations import tiny_evaluation
from xlite_core.experiments.worst_failures import Failure
from xlite_core.run_directory import RunDirectory
from xlite_desktop.experiments.cells_model import Cell, CellsModel, TableColumn
from xlite_desktop.experiments.checklist_tab import ChecklistTab
from xlite_desktop.experiments.confusions_tab import ConfusionsTab
from xlite_desktop.experiments.detail_table import ROW, STACKED_ROW, DetailTable
from xlite_desktop.experiments.failures_model import FAILURE_ROLE, FailureRow, FailuresModel
from xlite_desktop.experiments.run_content import RunContent, RunLook, read_run
from xlite_desktop.experiments.run_curves import auc_content, loss_content, rate_content
from xlite_desktop.experiments.subgroups_tab import SubgroupsTab
from xlite_desktop.experiments.thresholds_tab import ThresholdsTab

pytestmark = pytest.mark.usefixtures("qapp")  # widths of texts need the fonts

COLUMNS = (TableColumn(heading="Finding", left=True, stretch=True), TableColumn(heading="F1"))


def rows(*values):
    name = "Pleural thickening"
    return [(Cell(text=name), Cell(text=value, behind="0.20–0.40")) for value in values]


def test_a_model_of_cells_is_sound(qtmodeltester):
    model = CellsModel(COLUMNS)
    model.set_rows(rows("0.31", "0.44"))

    qtmodeltester.check(model)


def test_only_what_differs_is_announced(qtbot):
    """A tooltip that is open over another row stays."""
    model = CellsModel(COLUMNS)
    model.set_rows(rows("0.31", "0.44", "0.50"))

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows(rows("0.31", "0.45", "0.50"))

    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)


def test_a_cell_says_its_interval_too():
    """Copying and screen readers get what the eye gets."""
    model = CellsModel(COLUMNS)
    model.set_rows(rows("0.31"))

    assert model.data(model.index(0, 1)) == "0.31 (0.20–0.40)"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "F1"


def test_intervals_stand_below_where_they_do_not_fit_behind(qtbot, dark):
    """A narrow window makes rows higher instead of cutting names."""
    table = DetailTable(COLUMNS, name="F1")
    qtbot.addWidget(table)
    table.show()
    table.resize(400, 100)
    table.show_rows(rows("0.31", "0.44"))
    assert table.rowHeight(0) == ROW

    table.resize(180, 100)

    assert table.rowHeight(0) == STACKED_ROW
    assert not table.grab().isNull()


def test_names_are_whole_and_the_rest_scrolls_where_there_is_no_room_at_all(qtbot, dark):
    """Sideways, pixel by pixel; with room again, all stands still."""
    table = DetailTable(COLUMNS, name="F1")
    qtbot.addWidget(table)
    table.show_rows([(Cell(text="Pleural thickening"), Cell(text="0.35", behind="0.31–0.38"))])
    table.resize(400, 100)
    table.show()
    assert not table.horizontalScrollBar().isVisible()

    table.resize(130, 100)

    whole = table.fontMetrics().horizontalAdvance("Pleural thickening")
    assert table.columnWidth(0) >= whole
    assert table.horizontalScrollBar().maximum() > 0
    assert table.verticalScrollBar().maximum() == 0
    table.resize(400, 100)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def a_film(name, row=0):
    failure = Failure(finding="Pleural_Thickening", row=row, probability=0.008, threshold=0.095)
    return FailureRow(failure=failure, path=Path(name))


def test_a_model_of_failures_is_sound(qtmodeltester):
    model = FailuresModel()
    model.set_rows([a_film("a.png"), a_film("b.png", 1)])

    qtmodeltester.check(model)


def test_a_failure_in_words():
    film = a_film("folder/a.png")

    assert film.numbers == "0.8 < 9.5"
    assert film.spoken == ("Pleural thickening, missed: 0.8 % against a threshold of 9.5 % (a.png)")


def test_a_thumbnail_changes_its_own_row(qtbot):
    model = FailuresModel()
    model.set_rows([a_film("a.png"), a_film("b.png", 1)])

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_thumbnail(Path("b.png"), QImage(4, 4, QImage.Format.Format_Grayscale8))

    assert changed.args[0].row() == 1
    assert model.next_wanted().path == Path("a.png")


def test_an_unreadable_film_is_not_asked_for_again(qtbot):
    model = FailuresModel()
    model.set_rows([a_film("a.png")])

    model.set_thumbnail(Path("a.png"), None)

    assert model.next_wanted() is None
    assert model.index(0).data(FAILURE_ROLE).unreadable


@pytest.fixture
def look(judged_folder):
    run = RunDirectory(judged_folder / "runs" / "20261114_121500_KD_001")
    return RunLook(read_run(run))


@pytest.fixture
def shown(qtbot, dark, look):
    def build(kind):
        tab = kind()
        qtbot.addWidget(tab)
        tab.resize(740, 600)
        tab.show()
        tab.show_run(look)
        return tab

    return build


def texts(table):
    return [[cell.text for cell in row] for row in table.cells.rows]


def test_thresholds_are_those_of_the_chosen_policy(shown, look):
    """Another policy, other numbers; the macro F1 stands in the last row."""
    tab = shown(ThresholdsTab)
    finding = look.judged.findings[2]
    assert tab.policy.currentData() == "f1"

    tab.policy.setCurrentIndex(tab.policy.findData("sensitivity_95"))

    counts = finding.operating["sensitivity_95"].confusion
    row = tab.table.cells.rows[2]
    assert row[3].text == f"{counts.sensitivity.value:.2f}"
    assert row[3].behind
    assert tab.table.cells.rows[-1][0].text == f"Mean of {look.judged.macro_findings}"


def test_few_films_have_a_number_and_no_interval(shown, look):
    tab = shown(ThresholdsTab)
    few = next(
        place
        for place, finding in enumerate(look.judged.findings)
        if 0 < finding.positives < 10 and finding.operating["f1"] is not None
    )

    assert tab.table.cells.rows[few][6].behind == "too few"


def test_confusions_add_up(shown, look):
    tab = shown(ConfusionsTab)

    for row, finding in zip(texts(tab.counts), look.judged.findings, strict=True):
        if finding.operating["f1"] is not None:
            cells = [int(text.replace(",", "")) for text in row[1:5]]
            assert sum(cells) == finding.films
    assert len(texts(tab.pairs)) == len(look.judged.confused_pairs)
    assert texts(tab.together)


def test_errors_of_co_occurrence_go_largest_first(shown):
    tab = shown(ConfusionsTab)

    errors = [float(row[-1].replace("−", "-")) for row in texts(tab.together)]
    assert [abs(error) for error in errors] == sorted((abs(e) for e in errors), reverse=True)


def test_subgroups_of_one_finding(shown, look):
    """Choosing a finding shows its own AUC in each group, and the line of all films."""
    tab = shown(SubgroupsTab)

    tab.finding.setCurrentIndex(3)

    assert tab.groups.rows[0].count == f"{look.judged.subgroups[0].positives[2]:,}"


def test_the_checklist_names_what_is_missing(shown, look):
    tab = shown(ChecklistTab)

    items = {row[1]: row for row in texts(tab.items)}
    assert items["Commit"][0] == "✓"
    goals = {row[0]: row for row in texts(tab.goals)}
    assert goals["CPU, ms a film"][4] == "not measured"


def test_tabs_bear_runs_without_thresholds_and_groups(qtbot, dark):
    """Predictions from elsewhere come without either."""
    bare = tiny_evaluation(
        calibration=None, thresholds=None, fitted_on=None, selection="",
        sexes=None, views=None, ages=None,
    )  # fmt: skip
    content = RunContent(directory=RunDirectory(Path("somewhere")))
    content = RunContent(
        directory=content.directory, metrics=type(content.metrics)(validation=bare)
    )
    for kind in (ThresholdsTab, ConfusionsTab, SubgroupsTab):
        tab = kind()
        qtbot.addWidget(tab)
        tab.show_run(RunLook(content))
        assert not tab.grab().isNull()


def test_curves_tell_the_epochs(look):
    run = look.content.stored

    assert [s.name for s in loss_content(run).series] == [
        "labels", "teacher", "training", "validation",
    ]  # fmt: skip
    area = auc_content(run)
    assert len(area.named("validation").y) == 12
    assert area.markers[0].y == run.best_epoch["validation_auc"]
    assert area.references[0].name == "target 0.78"
    assert rate_content(run).x_range == (1.0, 12.0)
