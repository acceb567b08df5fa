"""The Folders page in a real window: drop, fill, look, mark, export, stop and go on."""

from __future__ import annotations

import csv
import json

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.film_folder import film_folder
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, FixedAnswers, answered, drop, open_window
from xlite_core.batch.film_row import RowState
from xlite_core.batch.place import kept_batches
from xlite_core.batch.store import BatchStore
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier
from xlite_desktop.action_words import Act
from xlite_desktop.folders.arrangement import Kind
from xlite_desktop.folders.folder_topic import FolderTopic
from xlite_desktop.folders.folder_view import Phase
from xlite_desktop.viewer import changes as c


@pytest.fixture
def model(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx")


@pytest.fixture
def window(qtbot, tmp_path, model):
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as opened:
        opened.activateWindow()
        yield opened


def many_films(folder, count=60):
    """Write films, one of them damaged."""
    film_folder(folder, count, size=80)  # smaller ones are in doubt
    (folder / "broken.png").write_bytes((folder / "film_000.png").read_bytes()[:90])
    return folder


def topic_of(window):
    return next(topic for topic in window.topics if isinstance(topic, FolderTopic))


def phase_of(window):
    desk = topic_of(window).desk
    return desk.view.phase if desk is not None else Phase.NONE


def wait_for(qtbot, window, *phases):
    qtbot.waitUntil(lambda: phase_of(window) in phases, timeout=PATIENCE_MS)
    return topic_of(window).desk


@pytest.fixture
def folder(qtbot, tmp_path, window):
    """Return the desk of a folder that is scored."""
    drop(window, [many_films(tmp_path / "films")])
    return wait_for(qtbot, window, Phase.FINISHED)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def test_few_films_go_to_the_strip_and_many_to_the_table(qtbot, tmp_path, window):
    """As a radiologist expects: a study is looked at, a folder is looked through."""
    film_folder(tmp_path / "study", 3)
    drop(window, [tmp_path / "study"])
    qtbot.waitUntil(lambda: len(window.desk.state.films) == 3, timeout=PATIENCE_MS)
    assert phase_of(window) is Phase.NONE

    drop(window, [many_films(tmp_path / "films")])
    desk = wait_for(qtbot, window, Phase.FINISHED)

    assert len(window.desk.state.films) == 3
    assert desk.page.isVisible()
    assert desk.page.model.rowCount() == 61
    assert "61 films" in desk.page.head.facts.text()
    assert "1 unreadable" in desk.page.head.facts.text()
    assert desk.page.head.title.text() == "films"


def test_the_table_says_what_one_by_one_says(folder, model, window):
    """Each cell; a damaged file has dashes and its reason."""
    rows = folder.table.rows
    alone = list(classify_files(Classifier.open(model), [row.path for row in rows]))
    films = folder.page.model

    for place, result in enumerate(alone):
        cells = [films.index(place, column).data() for column in range(films.columnCount())]
        assert cells[1] == result.path.name
        if result.prediction is None:
            assert set(cells[3:17]) == {"–"}
            assert cells[17] == str(result.error)
        else:
            shown = [f"{100 * p:.1f}" for p in result.prediction.probabilities]
            assert cells[3:17] == shown


def test_the_model_keeps_the_rules_of_qt(folder, qtmodeltester, window):
    """While it is sorted, filtered and altered."""
    films, page = folder.page.model, folder.page
    qtmodeltester.check(films)
    page.bar.field.setText("film_01")
    page.bar.field.clear()
    for section in (1, 2, 5, 5, 5):
        page.table.horizontalHeader().sectionClicked.emit(section)
    window.desk.apply(c.ThresholdMoved("Mass", 0.01))
    qtmodeltester.check(films, force_py=True)


def test_a_heading_sorts_and_the_third_click_restores_the_list(qtbot, folder):
    """High probabilities first; films without a score last."""
    page, films = folder.page, folder.page.model
    column = next(i for i, each in enumerate(films.columns) if each.key == "Mass")
    header = page.table.horizontalHeader()

    def click():
        x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 60))
        return [films.index(row, column).data() for row in range(films.rowCount())]

    down, up, again = click(), click(), click()

    numbers = [float(text) for text in down[:-1]]
    assert numbers == sorted(numbers, reverse=True)
    assert [float(text) for text in up[:-1]] == sorted(numbers)
    assert down[-1] == up[-1] == "–"
    assert films.wish.sorted_by == ""
    assert again[0] == films.text(0, films.columns[column])


def test_filters_show_what_they_name(folder, window):
    """Words, unreadable, above a threshold of one finding; the selected film stays selected."""
    page, films = folder.page, folder.page.model
    page.table.setCurrentIndex(films.index(12, 1))
    chosen = films.film(12).path

    page.bar.field.setText("FILM_01")
    assert {films.film(row).path.name[:7] for row in range(films.rowCount())} == {"film_01"}
    assert page.bar.shown.text() == "10 of 61 films"
    kept = films.film(page.table.currentIndex().row())
    page.bar.field.clear()
    QTest.mouseClick(page.bar.kinds.piece(3), Qt.MouseButton.LeftButton)
    unreadable = [films.film(row).path.name for row in range(films.rowCount())]
    window.desk.apply(c.ThresholdMoved("Mass", 1.0))
    window.desk.apply(c.ThresholdMoved("Hernia", 0.0))
    QTest.mouseClick(page.bar.kinds.piece(1), Qt.MouseButton.LeftButton)
    counts = {}
    for name in ("Hernia", "Mass"):
        page.bar.finding.setCurrentIndex(page.bar.finding.findData(name))
        page.bar.finding.activated.emit(page.bar.finding.currentIndex())
        counts[name] = films.rowCount()

    assert kept.path == chosen
    assert unreadable == ["broken.png"]
    assert counts == {"Hernia": 60, "Mass": 0}
    assert "No film fits" in page.table.nothing


def test_every_column_fits_a_small_screen(folder, window):
    """1280 pixels show all; until the reader drags a column, a wider window gives to the words."""
    table = folder.page.table
    wide = [table.columnWidth(section) for section in range(folder.page.model.columnCount())]
    assert table.horizontalScrollBar().maximum() == 0
    window.resize(1440, 900)
    assert table.columnWidth(1) > wide[1]
    assert table.columnWidth(5) == wide[5]

    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(2), 90)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge - QPoint(70, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge - QPoint(70, 0))
    dragged = table.columnWidth(1)
    window.resize(1500, 900)

    assert dragged < wide[1]
    assert table.columnWidth(1) == dragged


def test_headings_wait_for_films(qtbot, tmp_path, folder, window):
    """No heading and no filter over nothing."""
    page = folder.page
    assert page.bar.isVisible()
    assert page.table.horizontalHeader().isVisible()
    store = BatchStore(folder.batch)
    with store.writer():
        folder.open(folder.roots)
        wait_for(qtbot, window, Phase.FAILED)
    store.close()

    assert not page.bar.isVisible()
    assert not page.table.horizontalHeader().isVisible()
    assert page.table.nothing == ""


def test_return_opens_the_film_in_diagnose(qtbot, folder, window):
    """With the finding that stands out; the table is still there."""
    page, films = folder.page, folder.page.model
    page.table.setFocus()
    page.table.setCurrentIndex(films.index(5, 1))
    path, top = films.film(5).path, films.top_of(5)

    press(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)

    assert window.desk.state.film.source.path == path
    assert window.desk.state.selected == top
    assert window.page.isVisible()
    window.actions_by_name[Act.SHOW_FOLDERS].trigger()
    assert page.isVisible()
    assert page.table.currentIndex().row() == 5


def test_a_double_click_on_a_number_opens_that_finding(qtbot, folder, window):
    """The mouse does what Return does, for the column it points at."""
    table, films = folder.page.table, folder.page.model
    column = next(i for i, each in enumerate(films.columns) if each.key == "Edema")
    place = table.visualRect(films.index(2, column)).center()

    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)

    assert window.desk.state.selected == "Edema"
    assert window.desk.state.film.source.path == films.film(2).path


def test_flags_and_notes_are_kept_in_the_worklist(qtbot, tmp_path, model):
    """By key and by mouse; the next window knows them; a file without content takes none."""
    films_folder = many_films(tmp_path / "films")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        drop(window, [films_folder])
        desk = wait_for(qtbot, window, Phase.FINISHED)
        table, films = desk.page.table, desk.page.model
        table.setFocus()
        table.setCurrentIndex(films.index(4, 1))
        press(table, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
        press(table, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
        editor = table.viewport().findChild(QLineEdit)
        QTest.keyClicks(editor, "see again")
        press(editor, Qt.Key.Key_Return)
        place = table.visualRect(films.index(6, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        broken = next(r for r in range(61) if films.film(r).path.name == "broken.png")
        table.setCurrentIndex(films.index(broken, 1))
        press(table, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
        assert desk.table.flagged.nonzero()[0].tolist() == [4, 6]
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        drop(window, [films_folder])
        desk = wait_for(qtbot, window, Phase.FINISHED)
        qtbot.waitUntil(lambda: bool(desk.table.flagged.any()), timeout=PATIENCE_MS)
        desk.page.bar.kinds.chosen.emit(4)

        assert desk.table.flagged.nonzero()[0].tolist() == [4, 6]
        assert desk.table.marks(4).note == "see again"
        assert desk.page.model.rowCount() == 2
        assert desk.page.model.wish.kind is Kind.FLAGGED


def test_a_table_is_exported_with_the_thresholds_of_the_moment(qtbot, tmp_path, folder, window):
    """All three formats; moved thresholds are said."""
    window.desk.apply(c.ThresholdMoved("Mass", 0.123))
    export = topic_of(window)._export
    for suffix in (".csv", ".json", ".xlsx"):
        target = tmp_path / f"out{suffix}"
        export.ask = lambda _parent, _suffix, target=target: target
        folder.page.head.export_requested.emit(suffix)
        qtbot.waitUntil(lambda t=target: t.name in folder.page.strip.text, timeout=PATIENCE_MS)

    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines()))
    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert len(rows) == 61
    assert rows[-1]["Mass_threshold"] == "0.123"
    assert rows[-1]["policy"] == "set by the reader"
    assert said["model"]["thresholds"]["Mass"] == 0.123
    assert (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"


def test_an_export_that_cannot_be_written_says_so_in_place(qtbot, tmp_path, folder, window):
    """The table stays as it is."""
    (tmp_path / "file").write_text("x")
    topic_of(window)._export.ask = lambda *_: tmp_path / "file" / "out.csv"

    folder.page.head.export_requested.emit(".csv")
    qtbot.waitUntil(lambda: "could not be written" in folder.page.strip.text, timeout=PATIENCE_MS)

    assert folder.view.phase is Phase.FINISHED
    assert not folder.page.strip.go_on.isVisible()


def test_pause_stop_and_go_on(qtbot, tmp_path, window):
    """Nothing moves while it pauses; what is done stays; the rest follows."""
    film_folder(tmp_path / "films", 300, size=600)
    drop(window, [tmp_path / "films"])
    desk = wait_for(qtbot, window, Phase.RUNNING)
    qtbot.waitUntil(lambda: desk.view.pace.done > 0, timeout=PATIENCE_MS)
    QTest.mouseClick(desk.page.strip.pause, Qt.MouseButton.LeftButton)
    assert desk.view.phase is Phase.PAUSED
    assert desk.page.strip.pause.text() == "Go on"
    QTest.mouseClick(desk.page.strip.pause, Qt.MouseButton.LeftButton)
    assert desk.view.phase is Phase.RUNNING
    QTest.mouseClick(desk.page.strip.cancel, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, Phase.STOPPED)
    done = desk.view.pace.done
    assert 0 < done < 300
    assert f"Stopped after {done} of 300 films" in desk.page.strip.text

    QTest.mouseClick(desk.page.strip.go_on, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, Phase.FINISHED)

    assert (desk.table.states == RowState.SCORED).all()


def test_what_was_cut_off_is_offered_at_the_next_start(qtbot, tmp_path, model):
    """The tab says so, the page lists it, one click goes on."""
    film_folder(tmp_path / "films", 300, size=600)
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        drop(window, [tmp_path / "films"])
        desk = wait_for(qtbot, window, Phase.RUNNING)
        qtbot.waitUntil(lambda: desk.view.pace.done > 0, timeout=PATIENCE_MS)
    (kept,) = kept_batches(tmp_path / "batches")
    assert 0 < kept.done < 300
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        tab = next(b for b in window._bar._tabs.buttons() if b.text() == "Folders")
        qtbot.waitUntil(lambda: "cut off" in tab.toolTip(), timeout=PATIENCE_MS)
        window.show_tab("Folders")
        desk = topic_of(window).desk
        qtbot.waitUntil(desk.page.empty._kept.isVisible, timeout=PATIENCE_MS)
        desk.page.empty.kept_chosen.emit(kept)
        wait_for(qtbot, window, Phase.FINISHED)

        assert tab.toolTip() == ""
        assert len(desk.table) == 300


def test_a_batch_in_use_elsewhere_is_a_sentence(qtbot, tmp_path, folder, window):
    """Two windows on one folder: the second hears it, and can go on later."""
    store = BatchStore(folder.batch)
    with store.writer():
        folder.open(folder.roots)
        wait_for(qtbot, window, Phase.FAILED)
        assert "Another window or command is working" in folder.page.strip.text
    store.close()

    QTest.mouseClick(folder.page.strip.go_on, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, Phase.FINISHED)


def test_another_model_scores_the_folder_anew(qtbot, tmp_path, folder, window):
    """The results of each model are kept under its fingerprint."""
    other = write_tiny_student(tmp_path / "other.onnx", ("Mass", "Hernia"))

    window.open_model(other)
    qtbot.waitUntil(
        lambda: len(folder.table.findings) == 2 and folder.view.phase is Phase.FINISHED,
        timeout=PATIENCE_MS,
    )

    assert folder.page.model.columnCount() == 7
    assert len(kept_batches(tmp_path / "batches")) == 2


def test_a_small_folder_can_be_a_table_and_a_large_one_a_strip(qtbot, tmp_path, model):
    """Both ways are open for any folder."""
    film_folder(tmp_path / "small", 2)
    many_films(tmp_path / "large")
    answers = FixedAnswers(folder=tmp_path / "small")
    settings = tmp_path / "settings.ini"
    with open_window(qtbot, settings, model=model, dialogs=answers) as window:
        window.actions_by_name[Act.OPEN_TABLE].trigger()
        desk = wait_for(qtbot, window, Phase.FINISHED)
        assert desk.page.model.rowCount() == 2
        drop(window, [tmp_path / "large"])  # on the page itself
        qtbot.waitUntil(lambda: len(desk.table) == 61, timeout=PATIENCE_MS)
        wait_for(qtbot, window, Phase.FINISHED)
        QTest.mouseClick(desk.page.head.strip, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(window.desk.state.films) == 61, timeout=PATIENCE_MS)

        assert window.page.isVisible()


def test_forgetting_everything_deletes_the_results(qtbot, tmp_path, folder, window):
    """The page is empty again; the films stay."""
    topic_of(window).worklist.forget_everything()
    qtbot.waitUntil(lambda: not list((tmp_path / "batches").iterdir()), timeout=PATIENCE_MS)

    assert folder.view.phase is Phase.NONE
    assert folder.page.empty.isVisible()
    assert len(list((tmp_path / "films").iterdir())) == 61


def test_films_in_doubt_are_not_counted_as_flagged(qtbot, tmp_path, window):
    """They are still in the table, say why, and have a filter of their own."""
    film_folder(tmp_path / "films", 55, size=80)
    colours = np.zeros((80, 80, 3), np.uint8)
    colours[:, :40, 0] = colours[:, 40:, 2] = 220
    assert cv2.imwrite(str(tmp_path / "films" / "photo.png"), colours)
    for name in window.desk.state.thresholds:
        window.desk.apply(c.ThresholdMoved(name, 0.0))

    drop(window, [tmp_path / "films"])
    desk = wait_for(qtbot, window, Phase.FINISHED)
    films = desk.page.model
    QTest.mouseClick(desk.page.bar.kinds.piece(1), Qt.MouseButton.LeftButton)
    above = {films.film(row).path.name for row in range(films.rowCount())}
    QTest.mouseClick(desk.page.bar.kinds.piece(2), Qt.MouseButton.LeftButton)

    assert len(above) == 55
    assert "photo.png" not in above
    assert "55 above a threshold · 1 in doubt" in desk.page.head.facts.text()
    assert [films.film(row).path.name for row in range(films.rowCount())] == ["photo.png"]
    assert films.index(0, 17).data() == "Colour picture"
    assert "photograph" in films.index(0, 17).data(Qt.ItemDataRole.ToolTipRole)
