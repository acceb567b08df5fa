"""Reports of the films in the table of a folder: those shown, in the background, cancellable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.film_folder import film_folder
from tests.helpers.pdf_text import pdf_pages
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, FixedAnswers, drop, open_window
from xlite_desktop.folders.folder_topic import FolderTopic
from xlite_desktop.folders.folder_view import Phase

REPORTS = "PDF report of each film shown..."
FILMS = 52


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def window(qtbot, tmp_path, out):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    dialogs = FixedAnswers(folder=out)
    with open_window(qtbot, tmp_path / "s.ini", model=model, dialogs=dialogs) as opened:
        opened.activateWindow()
        yield opened


@pytest.fixture
def desk(qtbot, tmp_path, window):
    """Return the desk of a folder that is scored, one of its films damaged."""
    folder = tmp_path / "films"
    film_folder(folder, FILMS)
    (folder / "broken.png").write_bytes((folder / "film_000.png").read_bytes()[:90])
    drop(window, [folder])
    topic = next(topic for topic in window.topics if isinstance(topic, FolderTopic))
    qtbot.waitUntil(
        lambda: topic.desk is not None and topic.desk.view.phase is Phase.FINISHED,
        timeout=PATIENCE_MS,
    )
    return topic.desk


def ask_for_reports(desk):
    """Choose the entry of the export menu."""
    (entry,) = [one for one in desk.page.head.export.menu().actions() if one.text() == REPORTS]
    entry.trigger()


def told(qtbot, desk):
    strip = desk.page.reports
    qtbot.waitUntil(strip.dismiss.isVisible, timeout=PATIENCE_MS)
    return strip.text


def test_each_film_that_is_shown_gets_a_report(qtbot, window, desk, out):
    """The filter of the table says which; the reader's note is on the page."""
    page = desk.page
    QTest.keyClicks(page.bar.field, "film_00")
    qtbot.waitUntil(lambda: page.model.rowCount() == 10, timeout=PATIENCE_MS)
    first = page.model.place(0)
    page.note_given.emit(first, "The first one.")

    ask_for_reports(desk)

    assert told(qtbot, desk) == "Done. 10 of 10 reports are in out."
    files = sorted(out.iterdir())
    assert len(files) == 10
    (sheet,) = pdf_pages(files[0].read_bytes())
    assert "The first one." in sheet.splitlines()
    assert f"Film {desk.table.rows[first].sha256[:16]}" in sheet
    assert "film_00" not in sheet
    state = window.desk.state
    assert f"{state.card.name} {state.fingerprint}" in sheet


def test_a_damaged_film_is_named(qtbot, desk, out):
    """The others have theirs."""
    page = desk.page
    QTest.keyClicks(page.bar.field, "bro")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)

    ask_for_reports(desk)

    said = told(qtbot, desk)
    assert "No report was written." in said
    assert "broken.png: " in said
    assert list(out.iterdir()) == []


def test_cancelling_says_how_many_there_are(qtbot, desk, out):
    """What was written stays, whole."""
    strip = desk.page.reports

    ask_for_reports(desk)
    qtbot.waitUntil(strip.cancel.isVisible, timeout=PATIENCE_MS)
    QTest.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)

    said = told(qtbot, desk)
    written = len(list(out.iterdir()))
    assert said.startswith("Cancelled. ")
    assert written < FILMS
    assert not [path for path in out.iterdir() if path.suffix != ".pdf"]


def test_a_folder_that_cannot_be_written_to_says_so(qtbot, desk, out):
    """Above the table."""
    out.write_text("a file where the folder should be")

    ask_for_reports(desk)

    assert told(qtbot, desk).startswith("out cannot be written: ")


def test_the_other_entries_still_export_the_table(qtbot, desk):
    """Each with its suffix."""
    wanted = []
    desk.page.head.export_requested.disconnect()
    desk.page.head.export_requested.connect(wanted.append)

    for entry in desk.page.head.export.menu().actions():
        if entry.text() != REPORTS:
            entry.trigger()

    assert wanted == [".csv", ".xlsx", ".json"]
