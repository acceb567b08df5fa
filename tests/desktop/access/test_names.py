"""Every page of the window, empty and full: nothing that takes the focus is without a name."""

from __future__ import annotations

import pytest

from tests.helpers.judged_runs import write_films, write_judged_run
from tests.helpers.researcher import Researcher
from tests.helpers.spoken import focusable, nameless
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.tiny_study import write_tiny_study
from tests.helpers.window import answered, drop, open_window, write_film
from xlite_desktop.action_words import Act
from xlite_desktop.experiments.run_tabs import tab_names
from xlite_desktop.workspace import Workspace

SIDE_PAGES = (
    Act.HELP,
    Act.SETTINGS,
    Act.MODEL_CARD,
    Act.ABOUT_FINDING,
    Act.WORKLIST,
    Act.EXPORT_DICOM,
    Act.REPORT,
)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")


@pytest.fixture
def workspace(tmp_path):
    return Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")


@pytest.fixture
def me(qtbot, tmp_path, workspace, model):
    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as window:
        window.activateWindow()
        yield Researcher(qtbot, window)


@pytest.fixture
def reading(me, tmp_path):
    """Somebody with two films in the strip and a finding open."""
    drop(me.window, [write_film(tmp_path / f"{n}.png", shade=n) for n in range(2)])
    me.until(lambda: len(me.window.desk.state.films) == 2 and answered(me.window))
    me.window.actions_by_name[Act.NEXT_FINDING].trigger()
    return me


def test_diagnose_without_a_film(me):
    """Buttons of the empty page, tabs, thresholds."""
    assert nameless(me.window) == []
    assert len(focusable(me.window)) > 15


def test_diagnose_with_films(reading):
    """Strip, canvas, tools, rows, curve, reading, overlay."""
    rows = reading.window.page.panel.findings_list
    selected = reading.window.desk.state.selected

    assert nameless(reading.window) == []
    rows.row(selected).edit_reading()
    assert nameless(reading.window) == []
    for act in (Act.TOP_THREE, Act.NOTE_FILM, Act.COMPARE_ORIGINAL):
        reading.window.actions_by_name[act].trigger()
        assert nameless(reading.window) == [], act


@pytest.mark.parametrize("act", SIDE_PAGES, ids=lambda act: act.name)
def test_pages_beside_the_work(reading, act):
    """Help, settings, worklist, export, report."""
    reading.window.actions_by_name[act].trigger()

    assert reading.window.side.is_open
    assert nameless(reading.window) == []


@pytest.mark.parametrize("page", ["Folders", "Data", "Train", "Experiments"])
def test_empty_pages(me, page):
    """What stands there before there is anything to show."""
    me.go_to(page)

    assert nameless(me.window) == []


def test_a_folder_as_a_table(me, tmp_path):
    """Table, headings, export."""
    for n in range(3):
        write_film(tmp_path / "films" / f"{n}.png", shade=n)
    me.go_to("Folders")
    drop(me.window, [tmp_path / "films"])
    topic = next(t for t in me.window.topics if "Folders" in t.pages())
    page = topic.pages()["Folders"].built()
    me.until(lambda: page.table.model().rowCount() == 3)

    assert nameless(me.window) == []


def test_a_data_set_with_its_views(me, tmp_path):
    """Balance, batches, browser and split."""
    table, _, _ = write_tiny_study(tmp_path)
    me.import_table(table, "Phantoms")

    assert nameless(me.window) == []
    for words in ("Browse films",):
        me.press(words, me.data)
        assert nameless(me.window) == [], words


def test_a_run_with_all_its_tabs(me, workspace, tmp_path):
    """Curves, tables, confusions, checklist; then two runs beside each other."""
    manifest = write_films(tmp_path / "films", films=120, pictures=2)
    for name in ("20261118_101112_BASELINE_001", "20261119_101112_BASELINE_002"):
        write_judged_run(workspace.runs, name, manifest)
    me.go_to("Train")
    assert nameless(me.window) == []

    me.go_to("Experiments")
    me.until(lambda: me.experiments.right.detail is not None)
    detail = me.experiments.right.detail
    me.until(lambda: detail.judged is not None)
    assert nameless(me.window) == []
    for name in tab_names():
        detail.bar.choose(name)
        assert nameless(me.window) == [], name
