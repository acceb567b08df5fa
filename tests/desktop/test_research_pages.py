"""What the researcher's pages hand to each other and to Diagnose, in the real window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.helpers.judged_runs import write_films, write_judged_run
from tests.helpers.researcher import Researcher
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.tiny_study import write_tiny_study
from tests.helpers.training_data import endless_config, write_training_data
from tests.helpers.window import answered, drop, open_window, write_film
from xlite_core.experiments.log import ExperimentLog
from xlite_core.training.new_run import new_run
from xlite_desktop.action_words import Act
from xlite_desktop.experiments.failures_model import FAILURE_ROLE
from xlite_desktop.training.run_queue import EntryState
from xlite_desktop.training.run_words import now
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_area import shown_layer
from xlite_desktop.viewer.state import ModelStatus
from xlite_desktop.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).parents[2]
PAGES = ("Diagnose", "Data", "Train", "Experiments")
NEVER = {"torch", "torchvision", "timm", "matplotlib", "sklearn", "scipy", "pandas"}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_student(tmp_path_factory.mktemp("model") / "tiny.onnx")


@pytest.fixture
def workspace(tmp_path):
    return Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")


@pytest.fixture
def me(qtbot, tmp_path, workspace, model):
    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as window:
        yield Researcher(qtbot, window)


def films_of(me: Researcher) -> list[str]:
    return [film.source.name for film in me.window.desk.state.films]


def test_a_drop_is_an_import_on_the_data_page_and_a_film_elsewhere(me, tmp_path):
    """A table, a folder or a film: the page that is shown decides what is meant."""
    film = write_film(tmp_path / "film.png")
    table, _, _ = write_tiny_study(tmp_path)

    me.import_table(table, "Phantoms")
    assert films_of(me) == []
    me.go_to("Train")
    drop(me.window, [film])
    me.until(lambda: films_of(me) == ["film.png"])
    assert me.window.tab_page is me.window.page
    drop(me.window, [table.parent / "images"])
    me.until(lambda: len(films_of(me)) == 25)
    assert len(me.window.research.workspace.data_sets()) == 1


def test_a_film_of_a_data_set_opens_in_diagnose_once(qtbot, me, tmp_path):
    """However often it is asked for; the others stay where they are."""
    table, images, _ = write_tiny_study(tmp_path)
    me.import_table(table, "Phantoms")
    me.press("Browse films", me.data)
    grid = me.data.side.browser.grid
    me.until(lambda: grid.model().rowCount() > 0)

    for _ in range(2):
        me.go_to("Data")
        place = grid.visualRect(grid.model().index(0, 3)).center()
        qtbot.mouseClick(grid.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=place)
        me.until(lambda: me.window.tab_page is me.window.page)
        me.until(lambda: answered(me.window))

    assert films_of(me) == ["film_03.png"]
    assert me.window.desk.state.film.source.path == images / "film_03.png"


def test_a_failure_opens_with_the_map_of_its_finding(me, tmp_path):
    """The finding is selected, and stays so when another failure of it follows."""
    film, other = write_film(tmp_path / "a.png"), write_film(tmp_path / "b.png", shade=1)
    finding = me.window.desk.state.card.findings[5].name

    for path in (film, other, film):
        me.experiments.film_requested.emit(path, finding)
        me.until(lambda path=path: path.name in films_of(me) and answered(me.window))
        assert me.window.desk.state.selected == finding
        assert me.window.desk.state.pinned

    assert films_of(me) == ["a.png", "b.png"]
    assert me.window.desk.state.film.source.path == film


def test_a_click_on_a_failure_shows_its_map_even_before_the_model_is_there(
    qtbot, me, workspace, tmp_path
):
    """Two clicks on a thumbnail; three maps side by side give way to the one."""
    manifest = write_films(tmp_path / "films", films=120, pictures=120)
    write_judged_run(workspace.runs, "20261118_101112_BASELINE_001", manifest)
    me.window.desk.apply(c.ViewSwitched("top_three", on=True))
    me.go_to("Experiments")
    me.until(lambda: me.experiments.right.detail is not None)
    detail = me.experiments.right.detail
    me.until(lambda: detail.judged is not None)
    strip = detail.tab("Summary").strip
    me.until(lambda: strip.films.rowCount() > 2)
    index = strip.films.index(2, 0)
    row = index.data(FAILURE_ROLE)
    detail.tab("Summary").ensureWidgetVisible(strip)
    other = write_tiny_student(tmp_path / "other.onnx", ("Mass", row.failure.finding))
    me.window.desk.open_model(other)

    place = strip.visualRect(index).center()
    qtbot.mouseClick(strip.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(strip.viewport(), LEFT, pos=place)
    me.until(lambda: me.window.desk.state.model_status is ModelStatus.READY)
    me.until(lambda: films_of(me) and answered(me.window))

    state = me.window.desk.state
    assert (state.selected, state.pinned) == (row.failure.finding, True)
    assert state.film.source.path == row.path
    assert me.window.tab_page is me.window.page
    assert not state.top_three
    assert shown_layer(state) is not None


def test_a_run_is_shown_in_full_and_made_again(me, workspace, tmp_path):
    """From Train to Experiments and back, each with one press."""
    manifest = write_films(tmp_path / "films", films=120, pictures=2)
    for name in ("20261118_101112_BASELINE_001", "20261119_101112_BASELINE_002"):
        write_judged_run(workspace.runs, name, manifest)

    me.go_to("Train")
    me.press("Open in Experiments", me.train)
    me.until(lambda: me.experiments.right.detail is not None)
    detail = me.experiments.right.detail
    me.until(lambda: detail.header.title == "BASELINE_002")
    assert me.window.status_text.endswith("2 runs")

    me.experiments.run_wanted.emit(endless_config(write_training_data(workspace.data / "P")))
    assert me.window.tab_page is me.window.research.pages["Train"]
    assert [entry.state for entry in me.train.desk.keeper.queue.entries] == [EntryState.WAITING]
    me.go_to("Data")
    me.until(lambda: me.data.current is not None)


def test_a_chosen_model_answers_in_diagnose(me, tmp_path):
    """The films stay; the next start remembers the choice."""
    other = write_tiny_student(tmp_path / "other.onnx", ("Mass", "Edema"))
    before = me.window.desk.state.fingerprint
    drop(me.window, [write_film(tmp_path / "film.png")])
    me.until(lambda: answered(me.window))
    me.go_to("Experiments")

    me.experiments.model_chosen.emit(other)
    me.until(lambda: me.window.desk.state.model_status is ModelStatus.READY)
    me.until(lambda: answered(me.window))

    assert me.window.tab_page is me.window.page
    assert me.window.desk.state.fingerprint != before
    assert films_of(me) == ["film.png"]
    assert me.window.store.load().model_path == str(other)


def test_closing_beside_a_run_asks_on_its_page(qtbot, me, workspace):
    """From whichever page; stay, or keep a checkpoint and close."""
    me.go_to("Train")
    me.train.form.load(endless_config(write_training_data(workspace.data / "Phantoms")))
    me.start()
    me.until(lambda: me.run is not None and me.run.history.step is not None)
    tab = me.window._bar._tabs.button(list(me.window._tab_pages).index("Train"))
    me.until(lambda: tab.toolTip() == "BASELINE_001 trains · CPU")
    me.go_to("Diagnose")
    assert "trains" not in me.window.status_text

    assert not me.window.close()
    assert me.window.tab_page is me.window.research.pages["Train"]
    assert "BASELINE_001 is training." in me.train.bar.text
    me.press("Stay", me.train.bar)
    assert not me.train.bar.isVisible()

    me.window.actions_by_name[Act.QUIT].trigger()
    me.press("Keep a checkpoint and stop", me.train.bar)
    me.until(lambda: not me.window.isVisible())
    assert ExperimentLog(workspace.runs).row("BASELINE_001").status == "paused"


def test_a_run_that_was_cut_off_marks_its_page(qtbot, tmp_path, workspace, model):
    """At the next start, before anybody has been there; the page itself then offers it."""
    data = write_training_data(workspace.data / "Phantoms")
    run = new_run(endless_config(data), workspace.runs, started=now())
    ExperimentLog(workspace.runs).update(run.experiment_id, status="running")

    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as window:
        me = Researcher(qtbot, window)
        tab = window._bar._tabs.button(list(window._tab_pages).index("Train"))
        me.until(lambda: "BASELINE_001 was interrupted" in tab.toolTip())
        assert tab.accessibleDescription() == tab.toolTip()
        me.go_to("Train")
        assert not tab.toolTip()
        me.until(me.train.bar.yes.isVisible)


@pytest.mark.parametrize("page", PAGES[1:])
def test_a_theme_reaches_every_page(qtbot, me, page):
    """Also a page that was built before, and one that is not shown just then."""
    me.go_to(page)
    bright = _brightness(me)
    me.go_to("Diagnose")

    me.window.actions_by_name[Act.THEME].trigger()
    me.go_to(page)

    assert bright < 60
    me.until(lambda: _brightness(me) > 200)


def _brightness(me: Researcher) -> float:
    """Return the mean of the page's grey values, 0 to 255."""
    image = me.window.tab_page.grab().toImage().scaled(16, 16)
    return sum(image.pixelColor(x, y).lightness() for x in range(16) for y in range(16)) / 256


def test_pages_are_built_when_they_are_first_shown_and_at_once(me):
    """The window starts without them; nobody sees an empty page first."""
    pages = me.window.research.pages
    assert all(page.content is None for page in pages.values())

    for name in PAGES[1:]:
        me.window.show_tab(name)
        assert pages[name].content.isVisible(), "without another turn of the event loop"


def test_a_page_that_works_says_so_in_the_status_line_and_diagnose_keeps_its_own(me, tmp_path):
    """Each page has its own words at the right."""
    drop(me.window, [write_film(tmp_path / "film.png")])
    me.until(lambda: answered(me.window))
    speed = me.window.status_text
    assert speed.endswith("CPU")

    me.window.research.noted.emit("Data", "Cache 231 MB")
    assert me.window.status_text == speed
    me.go_to("Data")
    me.window.research.noted.emit("Data", "Cache 231 MB")
    assert me.window.status_text.endswith("| Cache 231 MB")
    me.window.desk.apply(c.ViewSwitched("bare", on=True))
    assert me.window.status_text.endswith("| Cache 231 MB")
    me.go_to("Diagnose")
    assert me.window.status_text == speed


def test_all_pages_of_the_window_do_without_torch(tmp_path):
    """Whatever needs it, or what draws and reckons beside it, runs in a child process."""
    manifest = write_films(tmp_path / "data sets" / "Phantoms", films=60, pictures=20)
    write_judged_run(tmp_path / "runs", "20261118_101112_BASELINE_001", manifest)
    done = subprocess.run(
        [sys.executable, "-c", _VISIT, str(tmp_path)],
        capture_output=True, text=True, check=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    loaded = set(json.loads(done.stdout.splitlines()[-1]))

    assert {"xlite_desktop.experiments.run_detail", "xlite_desktop.data.data_page"} <= loaded
    assert not loaded & NEVER
    assert not done.stderr


_VISIT = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtTest import QTest
from xlite_desktop.app import make_application
from xlite_desktop.main_window import MainWindow
from xlite_desktop.settings import SettingsStore
from xlite_desktop.theme.stylesheet import ThemeChoice, ThemeFollower
from xlite_desktop.workspace import Workspace
folder = Path(sys.argv[1])
app = make_application()
window = MainWindow(
    SettingsStore(folder / "s.ini"), ThemeFollower(app, ThemeChoice.DARK),
    workspace=Workspace(data=folder / "data sets", runs=folder / "runs"),
)
window.show()
for name in ("Data", "Train", "Experiments", "Diagnose"):
    window.show_tab(name)
    QTest.qWait(700)
detail = window.research.pages["Experiments"].built().right.detail
for tab in ("Curves", "ROC and PR", "Thresholds", "Confusions", "Subgroups", "Checklist"):
    detail.tab(tab)
QTest.qWait(500)
window.close()
print(json.dumps(sorted(sys.modules)))
"""
