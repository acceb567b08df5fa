import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from tests.helpers.told_runs import a_distillation, a_history, a_start, a_step, an_epoch
from xlite_core.training.events import RunFailed
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT
from xlite_desktop.training.gpu_reading import GpuReader, GpuReading
from xlite_desktop.training.run_history import RunHistory
from xlite_desktop.training.run_state import RunState
from xlite_desktop.training.run_view import RunView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qapp, qtbot):
    apply_theme(qapp, DARK)
    made = RunView(ask=lambda _parent, _name: None)
    qtbot.addWidget(made)
    made.resize(1127, 660)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.shut_down()


def _requests(view):
    asked = []
    for name in ("pause", "resume", "stop", "stop_after_epoch"):
        signal = getattr(view, f"{name}_requested")
        signal.connect(lambda name=name: asked.append(name))
    return asked


def test_a_run_is_painted_as_it_goes_on(view, qtbot):
    """What is heard is seen within a few tenths of a second, without anybody saying so."""
    history = a_history(2)
    view.show_run(history, a_distillation())
    assert "Epoch 3 of 20" in view.header.text

    history.hear(a_step(3, 4))
    history.hear(an_epoch(3))

    qtbot.waitUntil(lambda: "Epoch 4 of 20" in view.header.text)
    assert len(view.loss.content.named("train").x) == 3
    assert view.header.progress.share == pytest.approx(3 / 20)


def test_nothing_is_painted_while_nothing_changes(view, qtbot):
    """An idle window costs no electricity."""
    view.show_run(a_history(3), a_distillation())
    before = view.loss.content

    with qtbot.waitSignals([view._timer.timeout] * 3):
        pass

    assert view.loss.content is before


def test_a_hidden_view_rests(view):
    """Its timer stops with it and starts again."""
    view.show_run(a_history(3), a_distillation())

    view.hide()
    assert not view._timer.isActive()

    view.show()
    assert view._timer.isActive()


@pytest.mark.parametrize(
    ("state", "words", "enabled"),
    [
        (RunState.STARTING, "Pause", True),
        (RunState.RUNNING, "Pause", True),
        (RunState.PAUSING, "Pausing…", False),
        (RunState.PAUSED, "Resume", True),
        (RunState.STOPPING, "Pause", False),
    ],
)
def test_the_pause_button_answers_at_once(view, state, words, enabled):
    """It says what the session is doing."""
    view.show_run(a_history(1), a_distillation())

    view.show_state(state)

    button = view.header.buttons.pause
    assert (button.text(), button.isEnabled()) == (words, enabled)
    assert button.isVisible()


def test_pausing_and_going_on_are_one_button(view):
    """A click each."""
    asked, button = _requests(view), view.header.buttons.pause
    view.show_run(a_history(1), a_distillation())

    view.show_state(RunState.RUNNING)
    QTest.mouseClick(button, LEFT)
    view.show_state(RunState.PAUSED)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert asked == ["pause", "resume"]


def test_stopping_offers_two_ways(view, monkeypatch):
    """After this epoch, or now; a run that waits has no epoch under way."""
    asked, buttons, opened = _requests(view), view.header.buttons, []
    monkeypatch.setattr(buttons.menu, "popup", opened.append)  # no screen to open it on
    view.show_run(a_history(1), a_distillation())
    view.show_state(RunState.RUNNING)

    QTest.mouseClick(buttons.stop, LEFT)
    for action in buttons.menu.actions():
        action.trigger()

    assert len(opened) == 1
    assert asked == ["stop_after_epoch", "stop"]
    view.show_state(RunState.PAUSED)
    assert not buttons.after_epoch.isEnabled()
    view.show_state(RunState.STOPPING_AFTER_EPOCH)
    assert buttons.stop.text() == "Stopping after this epoch…"
    assert buttons.now.isEnabled()


def test_a_remembered_run_has_nothing_to_press(view):
    """Pause and Stop are of runs that train."""
    view.show_run(a_history(1), a_distillation())
    view.show_state(RunState.IDLE)

    assert not view.header.buttons.isVisible()
    assert "interrupted" in view.header.text


def test_a_failure_is_told_in_place(view):
    """What happened and what to do, under the facts."""
    history = a_history(2)
    history.hear(RunFailed(summary="The card ran out of memory.", hint="Use a smaller batch."))

    view.show_run(history, a_distillation())

    assert view.header.text.endswith("The card ran out of memory. Use a smaller batch.")


def test_a_click_on_a_small_curve_draws_its_line(view, qtbot):
    """And another one takes it away."""
    view.show_run(a_history(3), a_distillation())
    cell = next(c for c in view.findings.cells if c.curve.key == "Edema")

    QTest.mouseClick(cell, LEFT)
    assert view.area.content.named("Edema") is not None
    assert cell.isChecked()

    QTest.mouseClick(cell, LEFT)
    assert view.area.content.named("Edema") is None


def test_the_learning_rate_is_a_tab_away(view):
    """In place of the loss."""
    view.show_run(a_history(3), a_distillation())
    tabs = view.loss.findChild(QTabBar)

    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    assert view.loss.content.named("learning rate") is not None

    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(0).center())
    assert view.loss.content.named("train") is not None


def test_the_order_of_the_small_curves_can_be_changed(view):
    """From their menu."""
    view.show_run(a_history(3), a_distillation())

    view.findings._order.menu().actions()[1].trigger()

    assert [c.curve.name for c in view.findings.cells] == ["Edema", "Hernia", "Mass"]


def test_a_low_window_keeps_its_charts(view):
    """The small curves give way: one row that scrolls."""
    view.show_run(a_history(3), a_distillation())

    view.resize(967, 540)

    assert view.loss.height() >= 132
    assert view.findings.height() == view.findings.height_of(one_row=True)


def test_another_run_starts_with_a_clear_sheet(view):
    """No line, zoom or level of the one before."""
    view.show_run(a_history(3), a_distillation(), teacher_auc=0.84)
    QTest.mouseClick(view.findings.cells[0], LEFT)
    assert len(view.area.content.references) == 2

    view.show_run(a_history(2, name="KD_002"), None)

    assert view.area.content.references == ()
    assert not any(cell.isChecked() for cell in view.findings.cells)
    assert view.header.text.startswith("KD_002")


def test_a_run_that_prepares_its_films_shows_no_curve_of_the_one_before(view):
    """It has not even said which findings it learns."""
    view.show_run(a_history(3), a_distillation())
    cells = list(view.findings.cells)

    view.show_run(RunHistory("KD_002"), a_distillation())

    assert not any(cell.isVisible() for cell in cells)
    assert view.area.content.empty == "Nothing to draw yet"
    planned = (0.0, float(a_distillation().loop.epochs))
    assert view.area.content.x_range == view.loss.content.x_range == planned


def test_the_teacher_s_level_comes_with_the_beginning(view, qtbot):
    """The run is shown before it has opened its films and its teacher."""
    history = RunHistory("KD_002")
    view.show_run(history, a_distillation())
    assert [level.name for level in view.area.content.references] == ["target 0.78"]

    history.hear(a_start(teacher_auc=0.784))

    qtbot.waitUntil(lambda: len(view.area.content.references) == 2)
    assert view.area.content.references[1].name == "teacher 0.78"


def test_two_rows_of_curves_give_way_only_where_the_charts_have_no_room(view):
    """The line that a failure needs does not cost a row at the usual size."""
    view.show_run(a_history(2, findings=tuple("abcdefghijklmn")), a_distillation())
    rows = view.findings.height_of(one_row=False)

    def rows_where_charts_have(height: int) -> int:
        head = view.header.sizeHint().height()
        view.resize(1127, head + rows + height + 46)
        return 2 if view.findings.height() == rows else 1

    assert rows_where_charts_have(200) == 2
    assert rows_where_charts_have(184) == 1


def test_without_a_run_the_view_says_where_to_begin(view):
    """And does so again when the run is taken away."""
    view.show_run(a_history(3), a_distillation())
    view.show_run(None)

    assert not view.header.isVisible()


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_it_is_painted_in_both_themes(view, qapp, palette):
    """Without a warning, at any size."""
    view.show_run(a_history(6), a_distillation(), teacher_auc=0.84)

    apply_theme(qapp, palette)

    assert not view.grab().isNull()
    apply_theme(qapp, DARK)


def test_the_gpu_is_read_in_the_background(qtbot):
    """And no longer when nobody asks."""
    reader = GpuReader(read_once=lambda: GpuReading("T4", 512.0, 15_360.0, 40.0))

    with qtbot.waitSignal(reader.read) as told:
        reader.set_reading(True)

    assert told.args[0].load == 40.0
    reader.set_reading(False)
    assert not reader._timer.isActive()
    reader.shut_down()


def test_only_a_run_on_a_gpu_reads_it(view):
    """On a processor there is nothing to read."""
    view.show_run(a_history(1), a_distillation())
    view.show_state(RunState.RUNNING)
    assert not view.gpu_reader._timer.isActive()

    history = a_history(0)
    history.hear(a_start(device="cuda:0"))
    view.show_run(history, a_distillation())
    view._on_gpu_read(GpuReading("T4", 512.0, 15_360.0, 40.0))
    view.refresh()

    assert "GPU 0.5 of 15 GB, 40 %" in view.header.text
