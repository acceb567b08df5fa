"""One run in the window: real files, real threads, real clicks."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.experiments.conftest import BASELINE, DISTILLED, FINAL
from tests.helpers.judged_runs import write_events
from xlite_core.errors import ExportRefused
from xlite_core.experiments.latency import ModelCost
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.run_directory import RunDirectory
from xlite_core.training.after_run import ExportedModel
from xlite_desktop.experiments.report_export import ReportDesk
from xlite_desktop.experiments.run_detail import RunDetail
from xlite_desktop.experiments.run_tabs import CHECKLIST, CURVES, SUMMARY, tab_names
from xlite_desktop.experiments.run_work import RunWork
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import LIGHT

PATIENCE_MS = 20_000
LEFT = Qt.MouseButton.LeftButton


class FakeExport:
    """An export that writes a file, or refuses, as it was told; counts how often it was asked."""

    def __init__(self, problem=None, wait_for=None):
        self.problem, self.wait_for, self.asked = problem, wait_for, 0

    def __call__(self, directory, say, cancelled):
        self.asked += 1
        say("Preparing films, 8 of 16")
        while self.wait_for is not None and not self.wait_for.is_set():
            if cancelled():
                raise ExportRefused("The task was cancelled.", "Begin it again.")
        if self.problem:
            raise self.problem
        directory.model.write_bytes(b"onnx")
        metrics = RunMetrics.from_dict(json.loads(directory.metrics.read_text())).to_dict()
        metrics["cost"] = ModelCost(
            cpu_ms=11.8, gpu_ms=None, megabytes=21.43, parameters=1_500_000
        ).to_dict()
        directory.metrics.write_text(json.dumps(metrics))
        return ExportedModel(
            path=directory.model,
            name="KD_001",
            films_compared=8,
            largest_difference=2.4e-6,
            allowed_difference=1e-4,
        )


@pytest.fixture
def export():
    return FakeExport()


@pytest.fixture
def detail(qtbot, dark, judged_workspace, export, tmp_path):
    work = RunWork(export=export, judge=lambda *_: ())
    reports = ReportDesk(ask=lambda _p, name: tmp_path / name, show=lambda _p: None)
    widget = RunDetail(judged_workspace, work=work, reports=reports)
    qtbot.addWidget(widget)
    widget.resize(740, 788)
    widget.show()
    yield widget
    widget.shut_down()


@pytest.fixture
def show(qtbot, detail, run_named):
    def shown(name):
        with qtbot.waitSignal(detail.reader.found, timeout=PATIENCE_MS):
            detail.show_run(run_named(name))
        return detail

    return shown


def test_a_run_is_headed_by_its_numbers(show):
    """Macro AUC with findings, n and interval; each number explains itself on hover."""
    detail = show(BASELINE)

    first = detail.numbers.numbers[0]
    judged = detail.judged
    assert first.value == f"{judged.macro_auc.value:.3f}"
    assert first.label == f"macro AUC, {judged.macro_findings} findings, n 240"
    assert "95 % interval" in first.tip
    assert detail.header.title == "BASELINE_001"
    assert detail.header.facts.startswith("completed ")
    assert detail.header.facts.endswith("12 epochs, 1 h 30 min")


def test_a_distilled_run_is_held_against_its_baseline(show, qtbot, detail):
    """The paired difference is computed off the GUI thread and joins the numbers later."""
    with qtbot.waitSignal(detail.reader.compared, timeout=PATIENCE_MS):
        show(DISTILLED)

    gain = detail.numbers.numbers[3]
    assert gain.label == "over BASELINE_001, like for like"
    assert gain.value.startswith("+")
    assert " to " in gain.interval


def test_a_run_without_a_twin_shows_no_difference(show, qtbot, detail):
    with qtbot.waitSignal(detail.reader.compared, timeout=PATIENCE_MS):
        show(BASELINE)

    assert len(detail.numbers.numbers) == 3


def test_every_tab_opens_by_mouse(show, detail):
    """Each is built when it is first clicked, and shows this run."""
    show(DISTILLED)

    for place, name in enumerate(tab_names()):
        QTest.mouseClick(detail.bar.tabs, LEFT, pos=detail.bar.tabs.tabRect(place).center())
        assert detail.bar.current == name
        assert detail.tab(name).isVisible()


def test_arrow_keys_walk_the_tabs(show, detail):
    show(BASELINE)
    detail.bar.tabs.setFocus()

    QTest.keyClick(detail.bar.tabs, Qt.Key.Key_Right)

    assert detail.bar.current == CURVES
    assert detail.tab(CURVES).isVisible()


def test_which_films_chose_what_is_always_said(show, detail):
    """Numbers at thresholds that the same films chose flatter, and the page says so."""
    show(BASELINE)

    for name in tab_names():
        detail.bar.choose(name)
        assert "these numbers flatter" in detail.chosen_on_text


def test_test_films_go_first_where_they_were_judged(show, detail):
    """A final run opens on the films that chose nothing; a click goes to the others."""
    show(FINAL)
    assert "thresholds were chosen on validation films of FINAL_001" in detail.chosen_on_text
    on_test = detail.numbers.numbers[0].value

    QTest.mouseClick(detail.bar.parts.piece(0), LEFT)

    assert detail.numbers.numbers[0].value != on_test
    assert "these numbers flatter" in detail.chosen_on_text


def test_a_run_without_test_films_offers_none(show, detail):
    show(BASELINE)

    assert not detail.bar.parts.isVisible()


def test_a_failure_opens_with_its_finding(show, qtbot, detail):
    """Double-click on a thumbnail: the film's path and the finding go out."""
    with qtbot.waitSignal(detail.reader.films_found, timeout=PATIENCE_MS):
        show(BASELINE)
    strip = detail.tab(SUMMARY).strip
    qtbot.waitUntil(
        lambda: strip.films.rows and strip.films.rows[0].thumbnail is not None,
        timeout=PATIENCE_MS,
    )
    place = strip.visualRect(strip.model().index(0, 0)).center()

    with qtbot.waitSignal(detail.film_requested, timeout=PATIENCE_MS) as opened:
        QTest.mouseClick(strip.viewport(), LEFT, pos=place)
        QTest.mouseDClick(strip.viewport(), LEFT, pos=place)

    path, finding = opened.args
    assert path.is_file()
    assert finding == strip.films.rows[0].failure.finding


def test_a_failure_opens_by_keyboard(show, qtbot, detail):
    with qtbot.waitSignal(detail.reader.films_found, timeout=PATIENCE_MS):
        show(BASELINE)
    strip = detail.tab(SUMMARY).strip
    strip.setFocus()
    strip.setCurrentIndex(strip.model().index(0, 0))
    QTest.keyClick(strip, Qt.Key.Key_Right)

    with qtbot.waitSignal(detail.film_requested, timeout=PATIENCE_MS) as opened:
        QTest.keyClick(strip, Qt.Key.Key_Return)

    assert opened.args[0] == strip.films.rows[1].path


def test_false_alarms_are_one_click_away(show, qtbot, detail):
    with qtbot.waitSignal(detail.reader.films_found, timeout=PATIENCE_MS):
        show(BASELINE)
    tab = detail.tab(SUMMARY)

    QTest.mouseClick(tab.kind.piece(1), LEFT)

    rows = tab.strip.films.rows
    assert rows
    assert all(row.failure.probability >= row.failure.threshold for row in rows)


def test_films_that_are_gone_are_said_to_be(show, qtbot, detail, run_named):
    """A manifest that was moved takes the pictures with it, and nothing else."""
    config = json.loads(run_named(BASELINE).config.read_text())
    config["data"]["manifest"] = "/nowhere/manifest.csv"
    run_named(BASELINE).config.write_text(json.dumps(config))

    with qtbot.waitSignal(detail.reader.films_found, timeout=PATIENCE_MS):
        show(BASELINE)

    tab = detail.tab(SUMMARY)
    assert tab.failures_text.startswith("The films cannot be shown.")
    assert not tab.strip.isVisible()


def test_using_a_run_exports_it_first(show, qtbot, detail, export):
    """Progress, then size, speed and parity; then Diagnose gets the file."""
    said = []
    detail.work.said.connect(said.append)
    show(DISTILLED)

    with qtbot.waitSignal(detail.model_chosen, timeout=PATIENCE_MS) as chosen:
        QTest.mouseClick(detail.header.use, LEFT)

    assert chosen.args[0] == detail.content.directory.model
    assert said == ["Preparing films, 8 of 16"]
    assert "21.4 MB, 12 ms a film" in detail.line.text
    assert "agree on 8 films to 2e−6 (1e−4 is allowed)" in detail.line.text
    assert "Calibration and operating points are in the file." in detail.line.text


def test_an_exported_run_opens_at_once(show, qtbot, detail, export):
    """The second click writes nothing."""
    show(DISTILLED)
    with qtbot.waitSignals([detail.model_chosen, detail.work.ended], timeout=PATIENCE_MS):
        QTest.mouseClick(detail.header.use, LEFT)
    qtbot.waitUntil(lambda: detail.content.exported, timeout=PATIENCE_MS)

    with qtbot.waitSignal(detail.model_chosen, timeout=PATIENCE_MS):
        QTest.mouseClick(detail.header.use, LEFT)

    assert export.asked == 1
    assert detail.line.text == ("Its model is used in Diagnose. 21.4 MB, 12 ms a film on this CPU.")
    assert detail.header.facts.endswith("21.4 MB, 12 ms a film")


def test_exporting_again_chooses_nothing(show, qtbot, detail, export):
    """The menu writes the file anew and leaves Diagnose alone."""
    show(DISTILLED)
    chosen = []
    detail.model_chosen.connect(chosen.append)

    with qtbot.waitSignal(detail.work.ended, timeout=PATIENCE_MS):
        detail.header.export_again.trigger()

    assert export.asked == 1
    assert chosen == []


def test_a_refused_export_says_why_in_place(show, qtbot, detail, export):
    export.problem = ExportRefused("The graph does not compute the same.", "Report it.")
    show(DISTILLED)

    with qtbot.waitSignal(detail.work.ended, timeout=PATIENCE_MS):
        QTest.mouseClick(detail.header.use, LEFT)

    assert detail.line.text == "The graph does not compute the same. Report it."
    QTest.mouseClick(detail.line.dismiss, LEFT)
    assert not detail.line.isVisible()


def test_a_cancelled_export_leaves_no_trace(qtbot, show, detail, export):
    """Cancel is not an error; the button can be pressed again."""
    import threading

    export.wait_for = threading.Event()
    show(DISTILLED)
    with qtbot.waitSignal(detail.work.said, timeout=PATIENCE_MS):
        QTest.mouseClick(detail.header.use, LEFT)
    assert not detail.header.use.isEnabled()

    with qtbot.waitSignals([detail.work.ended, detail.reader.found], timeout=PATIENCE_MS):
        QTest.mouseClick(detail.line.cancel, LEFT)

    assert not detail.line.isVisible()
    assert detail.header.use.isEnabled()


def test_looking_elsewhere_while_an_export_ends(qtbot, show, detail, export):
    """The model of the run that was left is written, but Diagnose is not taken by surprise."""
    import threading

    export.wait_for = threading.Event()
    chosen = []
    detail.model_chosen.connect(chosen.append)
    show(DISTILLED)
    with qtbot.waitSignal(detail.work.said, timeout=PATIENCE_MS):
        QTest.mouseClick(detail.header.use, LEFT)
    show(BASELINE)

    with qtbot.waitSignal(detail.work.ended, timeout=PATIENCE_MS):
        export.wait_for.set()

    assert chosen == []


def test_a_run_that_was_not_judged_offers_it(show, qtbot, detail, run_named):
    """An old run has curves and a checklist; the rest is one click away."""
    run_named(BASELINE).metrics.unlink()
    show(BASELINE)
    assert "This run was not judged." in detail.missing.text

    with qtbot.waitSignal(detail.work.judged, timeout=PATIENCE_MS):
        QTest.mouseClick(detail.missing.judge, LEFT)

    assert detail.line.text == "BASELINE_001 was judged; its report is written."


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (None, "This run has not come to its end."),
        (
            {"event": "RunFailed", "summary": "The disk is full.", "hint": "Make room."},
            "The run failed. The disk is full. Make room.",
        ),
    ],
)
def test_an_unfinished_run_shows_what_it_has(show, detail, run_named, ending, words):
    """Curves and checklist stand; the summary says why it does not."""
    run = run_named(BASELINE)
    for path in (run.metrics, run.weights):
        path.unlink()
    write_events(run, epochs=12, told=4, ending=ending)

    show(BASELINE)

    assert words in detail.missing.text
    assert not detail.header.use.isEnabled()
    for name in (CURVES, CHECKLIST):
        detail.bar.choose(name)
        assert detail.tab(name).isVisible()


def test_a_live_run_is_running(show, detail, run_named):
    """A held lock tells a live run from one that was killed."""
    run = run_named(BASELINE)
    for path in (run.metrics, run.weights):
        path.unlink()
    write_events(run, epochs=12, told=4)

    with run.writer():
        show(BASELINE)

    assert "still going on" in detail.missing.text
    assert detail.header.facts.startswith("running")


def test_a_damaged_run_says_what_is_damaged(show, detail, run_named):
    run_named(BASELINE).metrics.write_text("{")

    show(BASELINE)

    assert "metrics.json is damaged" in detail.missing.text
    assert not detail.missing.judge.isVisible()


def test_no_run_is_no_page(show, detail, qtbot):
    show(BASELINE)

    detail.show_run(None)

    assert not detail.header.isVisible()
    assert detail.content is None


def test_a_second_look_keeps_the_pictures(show, qtbot, detail):
    """A table that refreshes every second must not make thumbnails flicker."""
    with qtbot.waitSignal(detail.reader.films_found, timeout=PATIENCE_MS):
        show(BASELINE)
    strip = detail.tab(SUMMARY).strip
    qtbot.waitUntil(lambda: strip.films.next_wanted() is None, timeout=PATIENCE_MS)
    before = strip.films.rows

    with qtbot.waitSignal(detail.reader.found, timeout=PATIENCE_MS):
        detail.refresh()

    assert all(a.thumbnail is b.thumbnail for a, b in zip(before, strip.films.rows, strict=True))


def test_every_theme_and_width_paints(show, detail, qapp):
    """No tab complains at 420 pixels, nor on white."""
    show(DISTILLED)
    for width in (420, 1400):
        apply_theme(qapp, LIGHT)
        detail.resize(width, 560)
        for name in tab_names():
            detail.bar.choose(name)
            QApplication.processEvents()
            assert not detail.grab().isNull()


def test_icon_buttons_have_names(detail):
    """Screen readers read names, the mouse reads tooltips."""
    for button in (detail.line.dismiss, detail.header.report):
        assert button.accessibleName()
        assert button.toolTip()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_opens_under_its_button(show, detail, qtbot):
    show(BASELINE)

    QTest.mouseClick(detail.header.report, LEFT, pos=QPoint(10, 10))

    qtbot.waitUntil(detail.header.menu.isVisible, timeout=PATIENCE_MS)
    detail.header.menu.close()


def test_a_folder_that_is_no_run_says_so(detail, qtbot, tmp_path):
    (tmp_path / "empty").mkdir()

    with qtbot.waitSignal(detail.reader.found, timeout=PATIENCE_MS):
        detail.show_run(RunDirectory(tmp_path / "empty"))

    assert "holds no run" in detail.missing.text


@pytest.mark.slow
@pytest.mark.torch
def test_a_child_process_judges_a_run(qtbot, dark, judged_workspace, run_named):
    """No fake: another process computes metrics, figures and report, and the page shows them."""
    run = run_named(BASELINE)
    for path in (run.metrics, run.path / "report.html"):
        path.unlink()
    detail = RunDetail(judged_workspace)
    qtbot.addWidget(detail)
    detail.show()
    with qtbot.waitSignal(detail.reader.found, timeout=PATIENCE_MS):
        detail.show_run(run)

    with qtbot.waitSignal(detail.work.judged, timeout=110_000) as judged:
        QTest.mouseClick(detail.missing.judge, LEFT)

    assert judged.args[1] == ()
    qtbot.waitUntil(lambda: detail.judged is not None, timeout=PATIENCE_MS)
    assert detail.content.reported
    detail.shut_down()


@pytest.mark.slow
@pytest.mark.torch
def test_a_child_process_refuses_a_run_in_a_sentence(qtbot, dark, judged_workspace, run_named):
    """Films that have changed since the run cannot be exported, and the page says why."""
    detail = RunDetail(judged_workspace)
    qtbot.addWidget(detail)
    detail.show()
    with qtbot.waitSignal(detail.reader.found, timeout=PATIENCE_MS):
        detail.show_run(run_named(BASELINE))

    with qtbot.waitSignal(detail.work.failed, timeout=110_000) as failed:
        QTest.mouseClick(detail.header.use, LEFT)

    assert detail.line.text == str(failed.args[1])
    assert detail.line.dismiss.isVisible()
    detail.shut_down()
