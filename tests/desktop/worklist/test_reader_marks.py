"""The reader's opinion, flag and note, from the hand to the disk and back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window, write_film
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import studies
from xlite_desktop.action_words import Act
from xlite_desktop.viewer.state import NO_MARKS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx")


@pytest.fixture
def start(qtbot, tmp_path, model):
    """Open a window on the settings of the last one."""

    def begin():
        return open_window(qtbot, tmp_path / "kept" / "settings.ini", model=model)

    return begin


def show_films(qtbot, window, paths):
    window.activateWindow()
    drop(window, paths)
    qtbot.waitUntil(
        lambda: len(window.desk.state.films) == len(paths) and answered(window),
        timeout=PATIENCE_MS,
    )


def two_films(tmp_path, folder="films"):
    return [write_film(tmp_path / folder / f"{n}.png", shade=n) for n in range(2)]


def strip_of(window):
    rows = window.page.panel.findings_list
    return rows.row(window.desk.state.selected)._reading


def verdicts(window):
    return {o.finding: o.verdict for o in window.desk.state.film.marks.opinions}


def written(qtbot, window):
    """Wait until everything that was asked of the worklist has been done."""
    done = []
    window.topic_of_worklist.keeping.ask(lambda _: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE_MS)


def with_topic(window):
    from xlite_desktop.worklist.worklist_topic import WorklistTopic

    window.topic_of_worklist = next(t for t in window.topics if isinstance(t, WorklistTopic))
    return window


def test_a_click_on_agree_is_there_after_a_restart_although_the_file_was_moved(
    qtbot, tmp_path, start
):
    """The opinion belongs to the content of the film, not to its place."""
    first, second = two_films(tmp_path)
    with start() as window:
        show_films(qtbot, window, [first, second])
        finding = window.desk.state.selected
        QTest.mouseClick(strip_of(window).verdict.piece(0), LEFT)
        assert verdicts(window) == {finding: "agree"}
        assert window.page.panel.findings_list.row(finding).line.reading == "1 of 14 read"
    moved = tmp_path / "elsewhere" / "renamed.png"
    moved.parent.mkdir()
    first.rename(moved)

    with start() as window:
        show_films(qtbot, window, [moved])
        qtbot.waitUntil(lambda: bool(verdicts(window)), timeout=PATIENCE_MS)

        assert verdicts(window) == {finding: "agree"}


def test_an_opinion_given_before_the_worklist_answers_is_not_lost_on_the_screen(
    qtbot, tmp_path, start
):
    """A slow disk: what was left earlier comes late, and both are shown."""
    first, second = two_films(tmp_path)
    with start() as window:
        with_topic(window)
        show_films(qtbot, window, [first, second])
        window.page.note.noted.emit("Seen in May.")
        written(qtbot, window)

    with start() as window:
        with_topic(window)
        held = Event()
        window.topic_of_worklist.keeping.ask(lambda _: held.wait(PATIENCE_MS / 1000))
        show_films(qtbot, window, [first, second])
        finding = window.desk.state.selected
        QTest.keyClick(window, Qt.Key.Key_A)
        assert verdicts(window) == {finding: "agree"}

        held.set()
        qtbot.waitUntil(lambda: bool(window.desk.state.film.marks.note), timeout=PATIENCE_MS)
        written(qtbot, window)

        assert window.desk.state.film.marks.note == "Seen in May."
        assert verdicts(window) == {finding: "agree"}


def test_one_film_that_was_opened_twice_is_marked_once(qtbot, tmp_path, start):
    """Two places of the strip, one content: both show what was left on it."""
    first, _ = two_films(tmp_path)
    copy = tmp_path / "copy" / "again.png"
    copy.parent.mkdir()
    copy.write_bytes(first.read_bytes())
    with start() as window:
        with_topic(window)
        show_films(qtbot, window, [first, copy])

        QTest.keyClick(window, Qt.Key.Key_A)
        window.actions_by_name[Act.FLAG_FILM].trigger()

        one, two = window.desk.state.films
        assert one.marks == two.marks
        assert two.marks.flagged
        assert len(two.marks.opinions) == 1


def test_agreeing_twice_takes_the_agreement_back(qtbot, tmp_path, start):
    """By key as by mouse; disagreeing replaces agreeing."""
    with start() as window:
        with_topic(window)
        show_films(qtbot, window, two_films(tmp_path))
        finding = window.desk.state.selected

        QTest.keyClick(window, Qt.Key.Key_A)
        assert verdicts(window) == {finding: "agree"}
        QTest.keyClick(window, Qt.Key.Key_D)
        assert verdicts(window) == {finding: "disagree"}
        QTest.keyClick(window, Qt.Key.Key_D)
        assert verdicts(window) == {}

        written(qtbot, window)
        assert window.desk.state.film.marks == NO_MARKS


def test_own_words_are_typed_in_the_row_and_kept_by_enter(qtbot, tmp_path, start):
    """Letters that are keys of the window are letters in the field."""
    with start() as window:
        show_films(qtbot, window, two_films(tmp_path))
        finding = window.desk.state.selected
        row = window.page.panel.findings_list.row(finding)
        height = row.height()

        QTest.keyClick(window, Qt.Key.Key_E)
        field = strip_of(window).editor.focusProxy()
        qtbot.waitUntil(field.hasFocus, timeout=PATIENCE_MS)
        assert row.height() > height
        QTest.keyClicks(field, "a dear hilum")
        QTest.keyClick(field, Qt.Key.Key_Return)

        (opinion,) = window.desk.state.film.marks.opinions
        assert (opinion.verdict, opinion.text, opinion.present) == ("edited", "a dear hilum", None)
        assert row.height() == height


def test_escape_leaves_the_editor_and_changes_nothing(qtbot, tmp_path, start):
    """Neither the opinion nor the page behind it."""
    with start() as window:
        show_films(qtbot, window, two_films(tmp_path))
        QTest.keyClick(window, Qt.Key.Key_E)
        field = strip_of(window).editor.focusProxy()
        QTest.keyClicks(field, "nothing")

        QTest.keyClick(field, Qt.Key.Key_Escape)

        assert strip_of(window).editor is None
        assert verdicts(window) == {}


def test_a_click_beside_the_buttons_keeps_the_row_open(qtbot, tmp_path, start):
    """The strip is no part of the row's own target."""
    with start() as window:
        show_films(qtbot, window, two_films(tmp_path))
        selected, pinned = window.desk.state.selected, window.desk.state.pinned

        QTest.mouseClick(strip_of(window), LEFT, pos=strip_of(window).rect().bottomLeft())

        assert (window.desk.state.selected, window.desk.state.pinned) == (selected, pinned)


def test_flag_and_note_come_back_and_show_in_the_strip(qtbot, tmp_path, start):
    """Shift+F flags, Shift+N writes; both are marks of the film in the filmstrip."""
    films = two_films(tmp_path)
    with start() as window:
        show_films(qtbot, window, films)
        window.actions_by_name[Act.FLAG_FILM].trigger()
        assert window.actions_by_name[Act.FLAG_FILM].isChecked()
        window.actions_by_name[Act.NOTE_FILM].trigger()
        field = window.page.note.focusWidget()
        QTest.keyClicks(field, "ask for the prior")
        QTest.keyClick(field, Qt.Key.Key_Return)

    with start() as window:
        show_films(qtbot, window, films)
        qtbot.waitUntil(lambda: window.desk.state.film.marks.flagged, timeout=PATIENCE_MS)
        row, other = window.page.strip.model.rows

        assert window.page.note.isVisible()
        assert window.desk.state.film.marks.note == "ask for the prior"
        assert (row.flagged, row.noted, other.flagged, other.noted) == (True, True, False, False)
        assert "flagged" in row.spoken

        window.actions_by_name[Act.NEXT_FILM].trigger()
        assert not window.page.note.isVisible()


def test_an_opinion_beside_one_model_is_none_beside_another(qtbot, tmp_path, start):
    """Agreement means agreement with what was shown."""
    films = two_films(tmp_path)
    card = replace(example_card(), name="other", recipe=PreprocessingRecipe(size=SIZE))
    other = write_tiny_student(tmp_path / "other.onnx", card=card)
    with start() as window:
        show_films(qtbot, window, films)
        QTest.keyClick(window, Qt.Key.Key_A)
        assert verdicts(window)
        window.open_model(other)
        qtbot.waitUntil(
            lambda: window.desk.state.card is not None and answered(window), timeout=PATIENCE_MS
        )
        written(qtbot, with_topic(window))

        assert verdicts(window) == {}


def test_a_worklist_that_cannot_be_written_says_so_and_the_day_goes_on(qtbot, tmp_path, start):
    """One sentence; the film is read all the same, and the mark shows until the end."""
    (tmp_path / "kept" / "worklist.sqlite").mkdir(parents=True)
    with start() as window:
        show_films(qtbot, window, two_films(tmp_path))
        QTest.keyClick(window, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: window.desk.state.remark is not None, timeout=PATIENCE_MS)

        assert "cannot be written" in window.page.notice.text
        assert verdicts(window)


def test_a_mark_given_just_before_closing_is_written(qtbot, tmp_path, start):
    """What still waits for the disk is written by the closing window."""
    with start() as window:
        show_films(qtbot, window, two_films(tmp_path))
        key = window.desk.state.film.key
        for _ in range(5):
            window.actions_by_name[Act.FLAG_FILM].trigger()

    worklist = Worklist(tmp_path / "kept" / "worklist.sqlite")
    assert worklist.marks(key).flagged
    worklist.close()


def test_names_are_remembered_only_where_the_user_wants_it(qtbot, tmp_path, start):
    """Opinions are kept by the hash of the film; no path goes with them."""
    films = two_films(tmp_path, "unmistakable")
    with start() as window:
        store = window.store
        window.commands.use_settings(replace(store.load(), keep_recents=False))
        show_films(qtbot, window, films)
        QTest.keyClick(window, Qt.Key.Key_A)

    file = tmp_path / "kept" / "worklist.sqlite"
    worklist = Worklist(file)
    assert studies(worklist) == ()
    worklist.close()
    database = sqlite3.connect(file)
    assert database.execute("SELECT COUNT(*) FROM opinion").fetchone() == (1,)
    database.close()
    assert b"unmistakable" not in file.read_bytes()
