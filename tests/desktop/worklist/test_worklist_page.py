"""The page of earlier studies: found, opened again, forgotten."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drop,
    open_window,
    write_film,
)
from xlite_core.imaging.measurement import Mark, MarkKind
from xlite_core.worklist.entries import Study
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import remember_study, studies
from xlite_desktop.action_words import Act
from xlite_desktop.reporting.report_topic import ReportTopic
from xlite_desktop.settings import SettingsStore
from xlite_desktop.viewer.measure_marks import Drawing
from xlite_desktop.worklist.studies_model import COLUMNS, FILES, FILMS, NOTE, OPENED, StudiesModel
from xlite_desktop.worklist.worklist_page import WorklistPage
from xlite_desktop.worklist.worklist_settings import WorklistSettings
from xlite_desktop.worklist.worklist_topic import WorklistTopic

FIRST = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def study(number, name="a.png", **others):
    return Study(
        number=number,
        paths=(Path("/films") / name,),
        films=others.pop("films", 1),
        opened=FIRST + timedelta(hours=number),
        **others,
    )


@pytest.fixture
def page(qtbot):
    shown = WorklistPage()
    qtbot.addWidget(shown)
    shown.resize(760, 500)
    shown.show()
    return shown


def names(model):
    return [model.index(row, FILES).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_promises_of_its_kind(qtmodeltester):
    """Qt's own tester looks at it."""
    model = StudiesModel()
    model.show_studies((study(1), study(2)))

    qtmodeltester.check(model)


def test_the_last_one_opened_stands_first_and_columns_sort_by_value(page):
    """Two films come before ten, although "10" comes before "2"."""
    page.show_studies((study(1, "x.png", films=10), study(2, "y.png", films=2)), remembers=True)
    assert names(page.model) == ["y.png", "x.png"]

    page.table.sortByColumn(FILMS, Qt.SortOrder.AscendingOrder)

    assert names(page.model) == ["y.png", "x.png"]
    page.table.sortByColumn(FILMS, Qt.SortOrder.DescendingOrder)
    assert names(page.model) == ["x.png", "y.png"]


def test_the_filter_looks_at_names_notes_days_and_flags(page):
    """Every word must occur; nothing found is said in words."""
    page.show_studies(
        (
            study(1, "lungs.png", note="Apex, left"),
            study(2, "knee.png", flagged=2),
        ),
        remembers=True,
    )
    field = page.findChild(QLineEdit)

    found = {}
    for text in ("apex LEFT", "flagged", "2026-01", "nothing"):
        field.setText(text)
        found[text] = names(page.model)

    assert found == {
        "apex LEFT": ["lungs.png"],
        "flagged": ["knee.png"],
        "2026-01": ["knee.png", "lungs.png"],
        "nothing": [],
    }
    assert "No study fits the filter." in page.empty_words


@pytest.mark.parametrize(
    ("remembers", "said"), [(True, "Nothing is remembered yet"), (False, "not remembered")]
)
def test_an_empty_worklist_says_why(page, remembers, said):
    """Whether there was nothing to remember, or nothing was to be remembered."""
    page.show_studies((), remembers=remembers)

    assert said in page.empty_words


def test_enter_opens_and_delete_forgets_the_row_under_the_keys(qtbot, page):
    """Down leads to the second row, whatever the window uses the arrows for."""
    page.show_studies((study(1, "first.png"), study(2, "second.png")), remembers=True)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    with qtbot.waitSignal(page.study_opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.study_forgotten) as forgotten:
        QTest.keyClick(page.table, Qt.Key.Key_Delete)

    assert opened.args[0].number == forgotten.args[0].number == 1


def test_a_double_click_opens_once(qtbot, page):
    """Not twice, although a double click is two clicks."""
    page.show_studies((study(1),), remembers=True)
    opened = []
    page.study_opened.connect(opened.append)
    place = page.table.visualRect(page.model.index(0, FILES)).center()

    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert len(opened) == 1


def test_a_row_without_its_files_says_so(qtbot, page):
    """In the row, in words; only that row is announced."""
    page.show_studies((study(1, "here.png"), study(2, "gone.png")), remembers=True)

    with qtbot.waitSignal(page.model.dataChanged) as changed:
        page.show_missing(frozenset({2}))

    assert names(page.model) == ["gone.png · no longer there", "here.png"]
    first, last = changed.args[0], changed.args[1]
    assert (first.row(), last.row(), last.column()) == (0, 0, len(COLUMNS) - 1)


def test_ten_thousand_studies_filter_and_sort_at_once(page):
    """A letter in the filter and a click on a heading each take well under half a second."""
    page.show_studies(
        tuple(study(n, f"film-{n}.png", note=f"note {n % 97}") for n in range(1, 10_001)),
        remembers=True,
    )
    took = []
    for deed in (
        lambda: page.model.filter("note 5"),
        lambda: page.model.filter(""),
        lambda: page.table.sortByColumn(NOTE, Qt.SortOrder.AscendingOrder),
        lambda: page.table.sortByColumn(OPENED, Qt.SortOrder.DescendingOrder),
        lambda: (page.table.scrollToBottom(), page.grab()),
    ):
        before = time.perf_counter()
        deed()
        took.append(time.perf_counter() - before)

    assert page.model.rowCount() == 10_000
    assert max(took) < 0.5


def test_forgetting_asks_first_and_the_harmless_answer_has_the_focus(qtbot, page):
    """In place; Enter on the question keeps everything."""
    bar = page.forgetting
    asked = []
    page.forget_requested.connect(lambda: asked.append(True))

    QTest.mouseClick(button(bar, "Forget everything..."), Qt.MouseButton.LeftButton)
    keep = button(bar, "Keep it")
    assert keep.isVisible()
    QTest.keyClick(keep, Qt.Key.Key_Space)
    assert asked == []
    assert not keep.isVisible()

    QTest.mouseClick(button(bar, "Forget everything..."), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(bar, "Forget everything"), Qt.MouseButton.LeftButton)
    assert asked == [True]


def button(widget, words):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == words)


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    dialogs = FixedAnswers(folder=tmp_path / "moved")
    file = tmp_path / "kept" / "settings.ini"
    with open_window(qtbot, file, model=model, dialogs=dialogs) as opened:
        opened.activateWindow()
        yield opened


def topic_of(window):
    return next(topic for topic in window.topics if isinstance(topic, WorklistTopic))


def open_page(qtbot, window):
    window.actions_by_name[Act.WORKLIST].trigger()
    return topic_of(window)._desk.page


def open_films(qtbot, window, paths):
    count = len(window.desk.state.films) + len(paths)
    drop(window, paths)
    qtbot.waitUntil(
        lambda: len(window.desk.state.films) == count and answered(window), timeout=PATIENCE_MS
    )


def test_what_was_opened_is_listed_with_its_marks_and_opens_again(qtbot, tmp_path, window):
    """From the drop to the row, and from the row back to the film."""
    film = write_film(tmp_path / "one.png")
    open_films(qtbot, window, [film])
    window.actions_by_name[Act.FLAG_FILM].trigger()
    window.actions_by_name[Act.AGREE].trigger()

    page = open_page(qtbot, window)
    # The film may be linked to its drop only after the page was asked for.
    qtbot.waitUntil(
        lambda: page.model.rowCount() == 1 and page.model.shown[0].read == 1, timeout=PATIENCE_MS
    )
    (row,) = page.model.shown
    assert (row.paths, row.films, row.flagged, row.read) == ((film,), 1, 1, 1)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.state.films) == 2, timeout=PATIENCE_MS)
    assert not window.side.is_open


def test_a_file_that_is_gone_is_marked_on_the_page(qtbot, tmp_path, window):
    """Looked for in the background, when the page is opened."""
    film = write_film(tmp_path / "one.png")
    open_films(qtbot, window, [film])
    film.unlink()

    page = open_page(qtbot, window)

    qtbot.waitUntil(
        lambda: page.model.rowCount() == 1 and "no longer there" in names(page.model)[0],
        timeout=PATIENCE_MS,
    )


def test_forgetting_one_takes_it_off_the_first_page_too(qtbot, tmp_path, window):
    """The other one stays in both places."""
    films = [write_film(tmp_path / f"{n}.png", shade=n) for n in range(2)]
    for film in films:
        open_films(qtbot, window, [film])
    page = open_page(qtbot, window)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=PATIENCE_MS)

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)

    assert [recent.paths for recent in window.store.recents()] == [(films[0],)]
    assert page.model.shown[0].paths == (films[0],)


def test_forgetting_everything_clears_disk_desk_and_first_page(qtbot, tmp_path, window):
    """No byte of the folder's name is left in any file of ours."""
    film = write_film(tmp_path / "unmistakable" / "one.png")
    open_films(qtbot, window, [film])
    window.actions_by_name[Act.FLAG_FILM].trigger()
    measuring = window.page.area.measuring
    drawn = Mark(number=1, kind=MarkKind.TEXT, points=((9.0, 9.0),), text="unmistakable")
    measuring.drawings.put(window.desk.state.film.key, Drawing(marks=(drawn,)))
    window.actions_by_name[Act.REPORT].trigger()
    report = next(t for t in window.topics if isinstance(t, ReportTopic)).desk
    report.page.form.words.setPlainText("unmistakable words")
    window.side.leave()
    assert "unmistakable words" in report.text()
    page = open_page(qtbot, window)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)

    QTest.mouseClick(button(page, "Forget everything..."), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(topic_of(window).forgotten, timeout=PATIENCE_MS):
        QTest.mouseClick(button(page, "Forget everything"), Qt.MouseButton.LeftButton)

    left = b"".join(p.read_bytes() for p in (tmp_path / "kept").iterdir())
    assert b"unmistakable" not in left
    assert window.store.recents() == ()
    assert not window.desk.state.film.marks.flagged
    assert measuring.drawing.marks == ()
    assert "unmistakable" not in report.text()
    assert page.model.rowCount() == 0


def test_earlier_recent_films_are_taken_over_once(qtbot, tmp_path):
    """What the settings remembered before there was a worklist is in it from the first look."""
    file = tmp_path / "kept" / "settings.ini"
    store = SettingsStore(file)
    store.remember([tmp_path / "old.png"], 3, FIRST)
    store.sync()
    model = write_tiny_student(tmp_path / "tiny.onnx")

    for expected in (1, 0):
        with open_window(qtbot, file, model=model) as window:
            page = open_page(qtbot, window)
            done = []
            topic_of(window).keeping.ask(lambda _: None, done.append)
            qtbot.waitUntil(lambda d=done: bool(d), timeout=PATIENCE_MS)
            assert page.model.rowCount() == expected
            if expected:
                assert page.model.shown[0].films == 3
                QTest.keyClick(page.table, Qt.Key.Key_Delete)
                qtbot.waitUntil(lambda p=page: p.model.rowCount() == 0, timeout=PATIENCE_MS)


def test_the_worklist_moves_to_another_folder_and_back(qtbot, tmp_path, window):
    """The settings page says where it lies; what was remembered goes along."""
    film = write_film(tmp_path / "one.png")
    open_films(qtbot, window, [film])
    window.actions_by_name[Act.FLAG_FILM].trigger()
    window.actions_by_name[Act.SETTINGS].trigger()
    part = window.findChild(WorklistSettings)
    here, there = part.text, str(tmp_path / "moved" / "worklist.sqlite")

    QTest.mouseClick(button(part, "Move it..."), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.text == there, timeout=PATIENCE_MS)
    assert window.store.load().worklist_folder == str(tmp_path / "moved")

    QTest.mouseClick(button(part, "Move it to the usual place"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.text == here, timeout=PATIENCE_MS)
    assert window.store.load().worklist_folder == ""
    worklist = Worklist(Path(here))
    assert worklist.marks(window.desk.state.film.key).flagged
    worklist.close()


def test_moving_to_where_it_lies_is_refused_in_place(qtbot, window):
    """A sentence below the path; the worklist stays."""
    window.actions_by_name[Act.SETTINGS].trigger()
    part = window.findChild(WorklistSettings)
    worklist = Worklist(Path(part.text))
    remember_study(worklist, [Path("/a")], 1)
    worklist.close()

    QTest.mouseClick(button(part, "Move it to the usual place"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "already" in part.text, timeout=PATIENCE_MS)
    worklist = Worklist(topic_of(window).keeping.file)
    assert len(studies(worklist)) == 1
    worklist.close()
