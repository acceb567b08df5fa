"""Studies, discs and large folders through the window's door."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from tests.helpers.film_files import write_film
from tests.helpers.study_folders import write_dicom, write_dicomdir, write_report
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import PATIENCE_MS, answered, drop, open_window
from xlite_core.io import studies
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer import film_finding


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "s.ini", model=model) as made:
        yield made


def test_a_dropped_disc_opens_in_order_and_says_what_is_missing(window, qtbot, tmp_path):
    """By number, not by file name; the report on it is no film."""
    study = {"PatientID": "P", "StudyInstanceUID": "1.1", "size": 64}
    write_dicom(tmp_path / "cd" / "IM1", 2, **study)
    write_dicom(tmp_path / "cd" / "IM2", 1, **study)
    write_report(tmp_path / "cd" / "SR1", 5)
    write_film(tmp_path / "cd" / "logo.png", 3)
    write_dicomdir(tmp_path / "cd" / "DICOMDIR", "IM1", "IM2", "IM3")

    drop(window, [tmp_path / "cd"])
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)

    state = window.desk.state
    assert [film.source.name for film in state.films] == ["IM2", "IM1"]
    assert state.films[0].source.group == state.films[1].source.group
    assert "not there: IM3." in window.page.notice.text
    assert "structured report 1" in window.page.notice.text
    assert window.page.search.isHidden()


def test_a_dicomdir_alone_opens_what_it_names(window, qtbot, tmp_path):
    """Dropped as a file, from anywhere."""
    write_dicom(tmp_path / "cd" / "A" / "IM1", 1, size=64)
    index = write_dicomdir(tmp_path / "cd" / "DICOMDIR", "A/IM1")

    drop(window, [index])
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)

    assert [film.source.name for film in window.desk.state.films] == ["IM1"]


def test_an_empty_disc_says_what_it_held_instead(window, qtbot, tmp_path):
    """No film, and why."""
    write_report(tmp_path / "cd" / "SR1", 5)

    drop(window, [tmp_path / "cd"])
    qtbot.waitUntil(lambda: window.desk.state.remark is not None, timeout=PATIENCE_MS)

    assert window.page.notice.text == (
        "There are no films in what was dropped. "
        "1 object without a picture was left out (structured report 1)."
    )


def test_a_long_search_shows_how_far_it_is_and_can_be_cancelled(
    window, qtbot, tmp_path, monkeypatch
):
    """The window answers meanwhile; nothing of the folder is opened, and nothing else is lost."""
    write_film(tmp_path / "first.png", 1)
    drop(window, [tmp_path / "first.png"])
    qtbot.waitUntil(lambda: answered(window), timeout=PATIENCE_MS)
    for number in range(40):
        write_film(tmp_path / "many" / f"{number}.png", number)
    half = threading.Event()
    monkeypatch.setattr(film_finding, "QUIET_S", 0.0)
    monkeypatch.setattr(film_finding, "PAUSE_S", 0.0)
    _hold_at(monkeypatch, 20, half)

    drop(window, [tmp_path / "many"])
    qtbot.waitUntil(window.page.search.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "20 files" in window.page.search.text, timeout=PATIENCE_MS)
    window.desk.apply(c.ViewSwitched("film_only"))  # the window still answers
    window.desk.apply(c.ViewSwitched("film_only"))
    qtbot.mouseClick(window.page.search.button, Qt.MouseButton.LeftButton)
    half.set()
    qtbot.waitUntil(lambda: not window.desk.searching, timeout=PATIENCE_MS)

    assert len(window.desk.state.films) == 1
    assert window.page.search.isHidden()

    drop(window, [tmp_path / "many"])  # another search is not called off with it
    qtbot.waitUntil(lambda: len(window.desk.state.films) == 41, timeout=PATIENCE_MS)


def _hold_at(monkeypatch, number, event):
    """Let the search wait after a number of files, once."""
    plain, seen = studies.files_below, []

    def slow(folder, should_stop):
        for path in plain(folder, should_stop):
            seen.append(path)
            yield path
            if len(seen) == number:
                event.wait(20)

    monkeypatch.setattr(studies, "files_below", slow)
