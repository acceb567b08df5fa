"""The researcher's whole way, with mouse and keys, up to a diagnosis by one's own student.

Real widgets, a real thread, a real child process, and real training on tiny films.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.researcher import Researcher
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.tiny_study import write_tiny_study
from tests.helpers.window import answered, drop, open_window, write_film
from xlite_desktop.training.run_state import RunState
from xlite_desktop.viewer.state import ModelStatus
from xlite_desktop.workspace import Workspace

# The offscreen platform says this of every list that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SETTINGS = {
    "data.share": "1",
    "recipe.size": "64",
    "student.attention": "None",
    "machine.threads": "1",
    "machine.workers": "0",
    "loop.keep": "Last",
}


@pytest.fixture
def researcher(qtbot, tmp_path):
    workspace = Workspace(data=tmp_path / "data sets", runs=tmp_path / "runs")
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "s.ini", model=model, workspace=workspace) as window:
        window.activateWindow()
        yield Researcher(qtbot, window)


def test_from_a_table_to_a_diagnosis_with_one_s_own_student(qtbot, researcher, tmp_path):
    """Import, preset, start, pause, resume, finish, open the run, deploy, diagnose."""
    me = researcher
    table, _, _ = write_tiny_study(tmp_path)
    me.import_table(table, "Phantoms")

    me.go_to("Train")
    first = me.train.form.column.first
    me.choose(first.fields["preset"].control, "Quick look")
    me.choose(first.fields["student.backbone"].control, "MobileNetV3-Small")
    me.write(first.fields["loop.epochs"].control, "6")
    me.write(first.fields["loop.batch_size"].control, "4")
    me.fill_in(SETTINGS)
    me.start()
    me.until(lambda: me.run is not None and me.run.history.step is not None)
    name = me.run.directory.experiment_id
    me.until(lambda: me.window.status_text.endswith(f"{name} trains · CPU"))

    qtbot.mouseClick(me.buttons.pause, Qt.MouseButton.LeftButton)
    assert me.buttons.pause.text() == "Pausing…"
    me.until(lambda: me.buttons.pause.text() == "Resume")
    heard = me.run.history.version
    qtbot.mouseClick(me.buttons.pause, Qt.MouseButton.LeftButton)
    me.until(lambda: me.run.history.version > heard)
    me.until(lambda: me.train.desk.session.state is RunState.IDLE)
    assert me.epochs == 6
    assert me.run.history.ending.reason == "all_epochs"

    me.press("Open in Experiments", me.train)
    me.until(lambda: me.experiments.right.detail is not None)
    detail = me.experiments.right.detail
    me.until(lambda: detail.judged is not None)
    assert detail.header.title == name
    assert me.window.status_text.endswith("1 run")
    me.press("Use in Diagnose", detail)
    me.until(lambda: me.window.tab_page is me.window.page)
    me.until(lambda: me.window.desk.state.model_status is ModelStatus.READY)

    drop(me.window, [write_film(tmp_path / "phantom.png")])
    me.until(lambda: answered(me.window))
    state = me.window.desk.state
    assert set(state.film.probabilities) == {"Mass", "Edema"}
    assert state.card.name in me.window.status_text
