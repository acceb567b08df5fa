"""Reports leave the window whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.desktop.experiments.conftest import BASELINE
from xlite_core.experiments.report import ReportSources, write_report
from xlite_core.experiments.stored_run import StoredRun
from xlite_desktop.experiments.report_export import ReportDesk
from xlite_desktop.experiments.report_pages import laid_out
from xlite_desktop.experiments.run_content import read_run

PATIENCE_MS = 20_000


@pytest.fixture
def opened():
    return []


@pytest.fixture
def desk(qtbot, tmp_path, opened):
    (tmp_path / "out").mkdir()
    made = ReportDesk(ask=lambda _parent, name: tmp_path / "out" / name, show=opened.append)
    yield made
    made.shut_down()


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def run(run_named):
    return run_named(BASELINE)


def with_picture(run):
    """Write the report again with a figure in it."""
    run.figures.mkdir()
    picture = QImage(1200, 700, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    picture.save(str(run.figures / "roc.png"))
    content = read_run(run)
    figures = (run.figures / "roc.png",)
    write_report(ReportSources(run=StoredRun.read(run), metrics=content.metrics, figures=figures))


def test_a_report_is_saved_where_the_user_says(qtbot, desk, parent, run, tmp_path):
    for kind, suffix in (("HTML", ".html"), ("Markdown", ".md")):
        with qtbot.waitSignal(desk.told, timeout=PATIENCE_MS) as told:
            desk.save(run, kind, parent)

        target = tmp_path / "out" / f"BASELINE_001 report{suffix}"
        assert "Macro AUC" in target.read_text(encoding="utf-8")
        assert target.name in told.args[0]


def test_a_report_is_saved_as_pdf(qtbot, desk, parent, run, tmp_path):
    """Laid out on a thread of its own, pictures included."""
    with_picture(run)

    with qtbot.waitSignal(desk.told, timeout=PATIENCE_MS):
        desk.save(run, "PDF", parent)

    content = (tmp_path / "out" / "BASELINE_001 report.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Image" in content
    assert content.count(b"/Type /Page\n") > 2


def test_pages_hold_text_and_pictures_within_their_width(dark, run):
    """No table and no picture is wider than the paper."""
    with_picture(run)
    document = laid_out((run.path / "report.html").read_text(encoding="utf-8"), 670, 1000)

    assert document.pageCount() > 2
    assert document.idealWidth() <= 671
    assert "BASELINE_001" in document.toPlainText()
    page = QImage(670, 1000 * document.pageCount(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    document.drawContents(painter)
    painter.end()
    red = sum(
        page.pixelColor(335, y).red() > 200 and page.pixelColor(335, y).blue() < 50
        for y in range(0, page.height(), 4)
    )
    assert red > 50


def test_a_report_opens_in_the_browser(desk, run, opened):
    desk.open(run)

    assert opened == [run.path / "report.html"]


def test_a_report_is_copied_as_text(desk, run):
    desk.copy(run)

    assert QGuiApplication.clipboard().text().startswith("# BASELINE")


def test_nothing_happens_when_nobody_says_where(qtbot, parent, run):
    desk = ReportDesk(ask=lambda *_: None)

    with qtbot.assertNotEmitted(desk.told), qtbot.assertNotEmitted(desk.failed):
        desk.save(run, "PDF", parent)

    desk.shut_down()


@pytest.mark.parametrize("kind", ["PDF", "HTML", "Markdown"])
def test_a_run_without_report_says_so(qtbot, desk, parent, run, kind):
    for name in ("report.html", "report.md"):
        (run.path / name).unlink()

    with qtbot.waitSignal(desk.failed, timeout=PATIENCE_MS) as failed:
        desk.save(run, kind, parent)

    assert "has no report" in failed.args[0].summary


def test_opening_and_copying_say_so_too(qtbot, desk, run):
    for name in ("report.html", "report.md"):
        (run.path / name).unlink()

    for do in (desk.open, desk.copy):
        with qtbot.waitSignal(desk.failed, timeout=PATIENCE_MS):
            do(run)


def test_a_place_that_cannot_be_written_is_named(qtbot, parent, run, tmp_path):
    (tmp_path / "file").write_text("")
    desk = ReportDesk(ask=lambda *_: tmp_path / "file" / "report.pdf")

    with qtbot.waitSignal(desk.failed, timeout=PATIENCE_MS) as failed:
        desk.save(run, "PDF", parent)

    assert "cannot be written" in failed.args[0].summary
    desk.shut_down()
