"""The form of the next run, used as people use it: by mouse and keys."""

from __future__ import annotations

import shlex
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit

from tests.helpers.next_run import FixedFormAnswers, Gauge, write_data_set
from tests.helpers.tiny_study import tiny_config
from xlite_core.cli.train import parsed_changes
from xlite_core.data.manifest import read_manifest
from xlite_core.data.splits import make_split, write_split
from xlite_core.training.config import TrainingConfig
from xlite_core.training.open_run import parts_of_table
from xlite_core.training.presets import PRESETS
from xlite_core.training.sections import DataConfig
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK
from xlite_desktop.training import estimates as estimates_module
from xlite_desktop.training.form_draft import FILMS, TEACHERS
from xlite_desktop.training.next_run_form import NextRunForm
from xlite_desktop.workspace import Workspace

# The offscreen platform says these of every list that opens.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 20_000


@pytest.fixture
def workspace(tmp_path):
    return Workspace(data=tmp_path / "data", runs=tmp_path / "runs")


@pytest.fixture
def films(workspace):
    return write_data_set(workspace.data / "Some films")


@pytest.fixture
def opened(qapp, qtbot, workspace, monkeypatch):
    """Return a maker of shown forms whose answers are fixed and whose gauge is quick."""
    monkeypatch.setattr(estimates_module, "REST_MS", 0)
    apply_theme(qapp, DARK)
    made = []

    def make(**answers):
        form = NextRunForm(workspace, dialogs=FixedFormAnswers(**answers), measure=Gauge())
        qtbot.addWidget(form)
        form.resize(form.width(), 800)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        made.append(form)
        return form

    yield make
    for form in made:
        form.shut_down()


@pytest.fixture
def form(films, opened, qtbot):
    """A form with films that are known and a student that is measured."""
    made = opened()
    _settled(qtbot, made)
    return made


def _settled(qtbot, form):
    qtbot.waitUntil(
        lambda: form._estimates.outlook.facts is not None and not form._estimates.outlook.measuring,
        timeout=PATIENCE_MS,
    )


def _choose(box: QComboBox, text: str) -> None:
    """Open a list with the keyboard, go to an entry, and take it."""
    index = box.findText(text)
    assert index >= 0, [box.itemText(i) for i in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.view().setCurrentIndex(box.model().index(index, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def _write(entry: QLineEdit, text: str) -> None:
    entry.setFocus()
    entry.selectAll()
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    QTest.keyClicks(entry, text)


def _press(form, text: str) -> None:
    buttons = [b for b in form.findChildren(QAbstractButton) if b.text() == text]
    QTest.mouseClick(buttons[0], LEFT)


def test_an_empty_workspace_says_what_is_missing(opened):
    """The main button rests, and its reason leads to the field."""
    form = opened()

    begin = form.column.footer.begin_button
    assert not begin.isEnabled()
    assert begin.toolTip() == "Data: Choose the films to train on."
    assert form.column.first.fields[FILMS].note == "Choose the films to train on."
    assert form.config() is None
    _press(form, "Data: Choose the films to train on.")
    assert form.column.first.fields[FILMS].control.hasFocus()


def test_the_only_data_set_is_chosen_and_the_run_can_begin(form, films, qtbot):
    """Its split beside it is used; the id is the one that the log will give."""
    with qtbot.waitSignal(form.start_requested) as started:
        QTest.mouseClick(form.column.footer.begin_button, LEFT)

    (config,) = started.args
    assert config == form.config()
    assert config.data == DataConfig(manifest=films.manifest, splits=films.splits, share=0.2)
    assert form.column.id_text == "BASELINE_001"
    assert form.column.first.fields[FILMS].control.currentText() == "Some films · 200"


def test_data_sets_that_arrive_are_offered(opened, workspace, qtbot):
    """The Data page imports while the form is open."""
    form = opened()
    write_data_set(workspace.data / "A")
    write_data_set(workspace.data / "B", split=False)

    workspace.data_sets_changed.emit()
    _choose(form.column.first.fields[FILMS].control, "B · 200")
    qtbot.waitUntil(lambda: form.config() is not None, timeout=PATIENCE_MS)

    assert form.config().data.manifest == workspace.data / "B" / "manifest.csv"
    assert form.config().data.splits is None


def test_a_split_that_is_frozen_while_the_form_is_open_is_the_one_that_trains(
    opened, workspace, qtbot
):
    """Not the one that would be made anew; and when it is removed, the run makes its own again."""
    data_set = write_data_set(workspace.data / "B", split=False)
    form = opened()
    table = read_manifest(data_set.manifest).table
    frozen = make_split(table, seed=7)
    assert form.config().data.splits is None

    write_split(data_set.splits, table, frozen)
    workspace.data_sets_changed.emit()

    assert form.config().data.splits == data_set.splits
    trained = parts_of_table(replace(form.config().data, share=1.0), table).train
    assert trained.tolist() == frozen.train.tolist() != make_split(table).train.tolist()

    shutil.rmtree(data_set.splits)
    workspace.data_sets_changed.emit()

    assert form.config().data.splits is None


def test_a_split_that_was_chosen_for_this_run_stays(opened, workspace, tmp_path):
    """Whatever the Data page freezes meanwhile."""
    data_set = write_data_set(workspace.data / "B", split=False)
    elsewhere = write_data_set(tmp_path / "elsewhere").splits
    form = opened()
    table = read_manifest(data_set.manifest).table
    form._on_edited({"data.splits": elsewhere})

    write_split(data_set.splits, table, make_split(table, seed=7))
    workspace.data_sets_changed.emit()

    assert form.config().data.splits == elsewhere


def test_a_manifest_from_elsewhere_can_be_chosen(opened, tmp_path, qtbot):
    """It is listed by its folder's name."""
    elsewhere = write_data_set(tmp_path / "elsewhere")
    form = opened(manifest=elsewhere.manifest)

    _choose(form.column.first.fields[FILMS].control, "Another manifest...")

    assert form.column.first.fields[FILMS].control.currentText() == "elsewhere · 200"
    assert form.config().data.splits == elsewhere.splits


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_one_choice(form, qtbot, preset):
    """And its hint says what it is for; one that distils asks for its teacher."""
    _choose(form.column.first.fields["preset"].control, PRESETS[preset].title)

    assert form.column.first.fields["preset"].note == PRESETS[preset].purpose
    if preset == "distillation":
        assert form.problems == {TEACHERS: "Choose a teacher, or another preset."}
    else:
        values = PRESETS[preset].values
        assert form.config().loop.epochs == values["loop"]["epochs"]
        assert form.config().phase == values["phase"]


def test_a_student_is_one_choice_and_any_other_network_a_name(form, qtbot):
    """The list leads on to the field of timm's names."""
    student = form.column.first.fields["student.backbone"].control

    _choose(student, "ConvNeXt-Tiny + Performer")

    assert form.config().student.backbone == "convnext_tiny"
    assert form.config().student.attention == "performer"
    _choose(student, "Another timm network...")
    backbone = form.column.more.field("student.backbone").control
    assert backbone.hasFocus()
    _write(backbone, "resnet50")
    assert form.config().student.backbone == "resnet50"
    assert student.currentText() == "resnet50 + Performer"


def test_teachers_are_chosen_added_and_dropped(films, opened, qtbot, tmp_path):
    """One from a file, another beside it: an ensemble; tau and alpha come with the first."""
    first, second = tmp_path / "CheXNet.csv", tmp_path / "other.pth.tar"
    form = opened(teachers=(first,))
    teacher, pair = form.column.first.fields[TEACHERS].control, form.column.first.fields["pair"]
    assert not pair.isVisible()

    _choose(teacher, "Stored probabilities or weights...")

    assert teacher.currentText() == "CheXNet, stored prob."
    assert pair.isVisible()
    assert pair.note == "0.7 was best with tau 4."
    assert form.config().distillation.teachers == (str(first),)
    form._dialogs = FixedFormAnswers(teachers=(second,))
    _choose(teacher, "Add another teacher...")
    assert teacher.currentText() == "Ensemble of 2"
    assert form.config().distillation.teachers == (str(first), str(second))
    qtbot.waitUntil(lambda: form.column.id_text == "KD_001", timeout=PATIENCE_MS)
    _choose(teacher, "No teacher")
    assert form.config().distillation is None


def test_a_finished_run_can_teach(films, opened, workspace, qtbot):
    """Runs with their weights are in the list."""
    run = workspace.runs / "20260101_000000_FINAL_001"
    run.mkdir(parents=True)
    (run / "weights.safetensors").touch()
    form = opened()

    _choose(form.column.first.fields[TEACHERS].control, "FINAL_001")

    assert form.config().distillation.teachers == (str(run),)


def test_numbers_are_typed_and_stepped(form):
    """The arrow keys move by one; what is typed counts at once."""
    epochs = form.column.first.fields["loop.epochs"].control

    _write(epochs, "12")
    assert form.config().loop.epochs == 12

    QTest.keyClick(epochs, Qt.Key.Key_Up)
    QTest.keyClick(epochs, Qt.Key.Key_PageDown)
    assert form.config().loop.epochs == 3
    assert epochs.text() == "3"


def test_a_wrong_value_is_marked_where_it_stands(form, qtbot):
    """A sentence below the field, the button at rest, and no word of it once it is mended."""
    field = form.column.first.fields["loop.batch_size"]

    _write(field.control, "1")

    assert field.note == "Use a value from 2 to 4096 films."
    assert not form.column.footer.begin_button.isEnabled()
    assert form.config() is None
    _write(field.control, "abc")
    assert field.note == "Write a whole number, 2 to 4,096 films."
    assert field.control.text() == "abc"
    _write(field.control, "16")
    assert field.note == ""
    assert form.column.footer.begin_button.isEnabled()


def test_more_opens_everything_and_finds_it(form):
    """By a word of the name, the group or the help."""
    more = form.column.more
    QTest.mouseClick(more.findChild(QAbstractButton), LEFT)
    assert more.is_open

    search = more.findChild(QLineEdit)
    QTest.keyClicks(search, "smoothing")

    shown = {name for name, field in more._fields.items() if field.isVisible()}
    assert {"loss.label_smoothing", "balance.smoothing"} <= shown
    assert "loop.seed" not in shown
    QTest.keyClicks(search, " qqq")
    assert any(
        label.isVisible() and label.text() == "No setting is called so."
        for label in more.findChildren(QLabel)
    )


def test_a_companion_leads_to_its_field(form):
    """Patience stands beside the epochs; pressing it opens its own field."""
    _press(form, "patience 10")

    patience = form.column.more.field("loop.patience").control
    assert patience.hasFocus()
    _write(patience, "5")
    assert form.config().loop.patience == 5
    assert any(b.text() == "patience 5" for b in form.findChildren(QAbstractButton))


def test_switches_choices_and_strengths_reach_the_configuration(form, qtbot):
    """One of each kind of field."""
    more = form.column.more
    more.reveal("machine.compile")
    QTest.keyClick(more.field("machine.compile").control, Qt.Key.Key_Space)
    _choose(more.field("loss.kind").control, "Focal")
    _choose(more.field("augmentation.strength").control, "Light")
    _write(more.field("optimisation.weight_decay").control, "3e-4")
    _write(more.field("findings").control, "Mass, Edema")

    config = form.config()

    assert config.machine.compile
    assert config.loss.kind == "focal"
    assert config.augmentation.strength == "light"
    assert config.optimisation.weight_decay == 3e-4
    assert config.findings == ("Mass", "Edema")
    assert config.student.findings == 2
    assert "Changed" in form.column.first.fields["preset"].note


def test_a_problem_in_the_closed_half_is_one_press_away(form):
    """The line says how many there are; the reason leads to the first."""
    form.column.more.reveal("loss.focal_gamma")
    _write(form.column.more.field("loss.focal_gamma").control, "99")
    QTest.mouseClick(form.column.more.findChild(QAbstractButton), LEFT)
    assert not form.column.more.is_open

    reason = form.column.footer.begin_button.toolTip()
    _press(form, reason)

    assert reason == "Focal gamma: Use a value from 0 to 10."
    assert form.column.more.is_open
    assert form.column.more.field("loss.focal_gamma").control.hasFocus()


def test_a_path_is_asked_for_beside_its_field(films, opened, tmp_path):
    """The button with the folder."""
    form = opened(folder=tmp_path / "cache")
    form.column.more.reveal("data.cache")
    field = form.column.more.field("data.cache")
    button = next(b for b in field.findChildren(QAbstractButton) if b.toolTip() == "Choose...")

    QTest.mouseClick(button, LEFT)

    assert form.config().data.cache == tmp_path / "cache"


def test_while_a_run_lives_the_next_one_waits(form, qtbot):
    """The same form; its button adds to the queue."""
    form.set_running(True)
    begin = form.column.footer.begin_button
    assert begin.text() == "Add to queue"

    with qtbot.waitSignal(form.queue_requested) as queued:
        QTest.mouseClick(begin, LEFT)

    assert queued.args == [[form.config()]]
    form.set_running(False)
    assert begin.text() == "Start"


def test_before_you_start_tells_and_warns(workspace, opened, qtbot):
    """Numbers and their source; a finding with few positives is named."""
    write_data_set(workspace.data / "Few", hernias=12)
    form = opened()
    _settled(qtbot, form)

    listed = form.column.estimates
    assert listed.value("Parameters") == "1.2 M"
    assert listed.value("Whole run").startswith("about ")
    assert any("Hernia has only" in w or "Hernia (" in w for w in listed.warnings)


def test_findings_that_nobody_shows_stop_the_run(workspace, opened, qtbot):
    """Known once the manifest was read; the sentence stands below the data."""
    write_data_set(workspace.data / "None", hernias=0)
    form = opened()

    qtbot.waitUntil(lambda: FILMS in form.problems, timeout=PATIENCE_MS)

    assert form.column.first.fields[FILMS].note.startswith("Hernia has no training positive.")
    assert form.config() is None
    assert not form.column.footer.begin_button.isEnabled()


def test_a_configuration_is_saved_loaded_and_dropped(films, opened, qtbot, tmp_path):
    """The file holds every setting; loading shows them all."""
    form = opened(new_configuration=tmp_path / "mine", configuration=tmp_path / "mine.toml")
    _write(form.column.first.fields["loop.epochs"].control, "7")
    saved = form.config()

    form.column.footer.save_requested.emit()

    assert form.column.footer.notice == "Saved as mine.toml."
    assert TrainingConfig.read(tmp_path / "mine.toml") == saved
    _write(form.column.first.fields["loop.epochs"].control, "9")
    form.column.footer.load_requested.emit()
    assert form.config() == saved
    assert form.column.first.fields["loop.epochs"].control.text() == "7"
    _write(form.column.first.fields["loop.epochs"].control, "9")
    _drop(form, [tmp_path / "mine.toml"])
    assert form.config() == saved


def test_a_file_that_is_no_configuration_is_one_sentence(films, opened, tmp_path):
    """Above the buttons; the form stays as it is."""
    (tmp_path / "bad.toml").write_text("no = [")
    form = opened(configuration=tmp_path / "bad.toml")
    before = form.config()

    form.column.footer.load_requested.emit()

    assert form.column.footer.notice.startswith("The configuration bad.toml cannot be read.")
    assert form.config() == before


def test_files_that_are_no_business_of_the_form_are_left_to_the_window(form, tmp_path):
    """A film that is dropped here opens in Diagnose; a teacher's table teaches."""
    teacher = tmp_path / "stored.csv"

    assert not _drop(form, [tmp_path / "film.png"])
    assert _drop(form, [teacher])
    assert form.config().distillation.teachers == (str(teacher),)


def _drop(form, paths: list[Path]) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    place = form.rect().center()
    event = QDragEnterEvent(place, copy, mime, LEFT, key)
    event.ignore()
    QApplication.sendEvent(form, event)
    if event.isAccepted():
        QApplication.sendEvent(form, QDropEvent(QPointF(place), copy, mime, LEFT, key))
    return event.isAccepted()


def test_the_command_line_is_the_same_run(form, films):
    """Pasted into a terminal, `xlite train` would train what the form shows."""
    _write(form.column.first.fields["loop.epochs"].control, "7")

    form.column.footer.copy_requested.emit()

    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[:2] == ["xlite", "train"]
    changes = parsed_changes(words[4::2])
    assert TrainingConfig.read(Path(words[2]), changes=changes) == form.config()


def test_a_loaded_configuration_comes_out_unchanged(form, films):
    """Of a run that is to be made again, whatever its settings."""
    data = DataConfig(manifest=films.manifest, share=0.5)
    config = replace(tiny_config(), data=data, findings=("Mass", "Edema"))

    form.load(config)

    assert form.config() == config


def test_a_grid_makes_runs_for_the_queue(form, qtbot):
    """Two settings, every combination; wrong values are said, not queued."""
    form.column.footer.vary_requested.emit()
    page = form.column.vary
    assert form.column.is_varying
    assert not page.add_button.isEnabled()
    boxes, entries = page.findChildren(QComboBox), page.findChildren(QLineEdit)

    _choose(boxes[1], "Learning rate · Optimiser and schedule")
    _write(entries[0], "1e-3, fast")
    assert page.told == "Learning rate cannot be 'fast'. Use 1e-8 to 10."
    _write(entries[0], "1e-3, 1e-4")
    _choose(boxes[2], "Seed · Epochs and batches")
    _write(entries[1], "1, 2")

    assert page.told.splitlines()[0] == "1. Learning rate 0.001, Seed 1"
    with qtbot.waitSignal(form.queue_requested) as queued:
        QTest.mouseClick(page.add_button, LEFT)
    (configs,) = queued.args
    found = [(c.optimisation.learning_rate, c.loop.seed) for c in configs]
    assert found == [(1e-3, 1), (1e-3, 2), (1e-4, 1), (1e-4, 2)]
    assert not form.column.is_varying
    assert form.column.footer.notice == "4 runs were added to the queue."


def test_a_shipped_queue_varies_the_form(form, qtbot):
    """Or says what the form lacks for it."""
    form.column.footer.vary_requested.emit()
    page = form.column.vary
    boxes = page.findChildren(QComboBox)

    _choose(boxes[0], "Hybrids")
    assert page.add_button.text() == "Add 9 runs to the queue"
    _choose(boxes[0], "Ablations")

    assert "distillation.teachers is missing" in page.told
    assert not page.add_button.isEnabled()


def test_everything_can_be_reached_and_named(form):
    """Every control has a name for screen readers, and takes the focus by Tab."""
    form.column.more.reveal("loop.seed")

    for kind in (QComboBox, QLineEdit, QAbstractButton):
        for control in form.findChildren(kind):
            if not control.isVisible() or control.objectName().startswith("qt_"):
                continue
            named = control.accessibleName() or control.text()
            assert named, control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, named
