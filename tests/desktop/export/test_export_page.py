"""The export page, used with mouse and keyboard in a real window, with real files."""

from __future__ import annotations

import pydicom
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.helpers.dicom_objects import dciodvfy_errors, identified_film
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drop,
    open_window,
    write_film,
)
from xlite_core.worklist.entries import FilmMarks, NamedThresholds
from xlite_core.worklist.opinion import disagreement
from xlite_desktop.action_words import Act
from xlite_desktop.export.export_topic import TITLE, ExportTopic
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.threshold_changes import NamedThresholdsKnown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    return out


@pytest.fixture
def window(qtbot, tmp_path, folder):
    """Return a window with a DICOM film on the canvas and a PNG beside it."""
    model = write_tiny_student(tmp_path / "tiny.onnx")
    dicom = tmp_path / "MARKED Jane.dcm"
    dicom.write_bytes(identified_film())
    dialogs = FixedAnswers(folder=folder)
    with open_window(qtbot, tmp_path / "s.ini", model=model, dialogs=dialogs) as opened:
        drop(opened, [dicom, write_film(tmp_path / "b.png")])
        qtbot.waitUntil(
            lambda: (
                len(opened.desk.state.films) == 2
                and answered(opened)
                and opened.desk.pixels is not None
            ),
            timeout=PATIENCE_MS,
        )
        yield opened


def topic(window) -> ExportTopic:
    return next(t for t in window.topics if isinstance(t, ExportTopic))


def opened_page(window):
    window.actions_by_name[Act.EXPORT_DICOM].trigger()
    return topic(window).page


def click(button):
    QTest.mouseClick(button, LEFT)


def written(qtbot, page, folder):
    """Write, wait for the end, and return the files."""
    before = set(folder.iterdir())
    click(page.write)
    qtbot.waitUntil(page.strip.dismiss.isVisible, timeout=PATIENCE_MS)
    return sorted(set(folder.iterdir()) - before)


def test_nothing_can_be_written_before_a_folder_is_chosen(window, folder):
    """Then the button counts, and the file is named before it is written."""
    page = opened_page(window)
    assert not page.write.isEnabled()
    assert "No folder" in page.form.folder.text()

    click(page.form.choose)

    assert page.write.isEnabled()
    assert page.write.text() == "Write 1 file"
    assert page.form.folder.text() == str(folder)
    assert page.form.names.text() == "film-0001-report"


def test_a_report_of_the_film_on_the_canvas_is_written(qtbot, window, folder):
    """With the window's own probabilities, the moved threshold and the reader's opinion."""
    finding = window.desk.state.card.finding_names[0]
    window.desk.apply(c.ThresholdMoved(finding, 0.5))
    number = window.desk.state.current
    window.desk.apply(
        c.FilmMarked(number, FilmMarks(opinions=(disagreement(finding, flagged=True),)))
    )
    page = opened_page(window)
    click(page.form.choose)

    (path,) = written(qtbot, page, folder)

    data = path.read_bytes()
    assert path.name == "film-0001-report.dcm"
    assert b"MARKED" not in data
    assert b"thresholds: set by the reader" in data
    assert b"The reader disagrees" in data
    assert dciodvfy_errors(path) == []
    assert page.rows.stringList() == ["MARKED Jane.dcm: film-0001-report.dcm"]
    assert "1 of 1 films written" in page.strip.text


def test_thresholds_under_a_name_are_called_by_it(qtbot, window, folder):
    """As in a report on paper."""
    state = window.desk.state
    window.desk.apply(c.ThresholdMoved(state.card.finding_names[0], 0.5))
    moved = window.desk.state
    kept = NamedThresholds(
        model=moved.fingerprint, name="Night shift", policy=moved.policy,
        points=dict(moved.thresholds),
    )  # fmt: skip
    window.desk.apply(NamedThresholdsKnown(moved.fingerprint, (kept,)))
    page = opened_page(window)
    click(page.form.choose)

    (path,) = written(qtbot, page, folder)

    assert b"thresholds: Night shift" in path.read_bytes()


def test_the_patient_is_ticked_for_one_export_only(qtbot, window, folder):
    """The folder is there again when the page is opened once more; the tick is not."""
    page = opened_page(window)
    click(page.form.choose)
    page.form.identity.click()
    (named,) = written(qtbot, page, folder)
    assert b"MARKED" in named.read_bytes()
    window.side.leave()

    again = opened_page(window)

    assert not again.form.identity.isChecked()
    assert again.form.folder.text() == str(folder)
    (bare,) = written(qtbot, again, folder)
    assert b"MARKED" not in bare.read_bytes()


def test_a_film_that_comes_under_the_page_is_counted_and_unticks_the_patient(window):
    """A drop was still being searched when the page was opened."""
    page = opened_page(window)
    click(page.form.choose)
    click(page.form.scope.piece(1))
    page.form.identity.click()
    assert page.write.text() == "Write 2 files"

    window.desk.apply(c.FilmsAdded((window.desk.state.films[1].source,)))

    assert page.write.text() == "Write 3 files"
    assert not page.form.identity.isChecked()


def test_all_films_are_written_and_one_that_cannot_be_says_why(qtbot, window, folder):
    """The PNG has nothing to refer to; the DICOM film is written all the same."""
    page = opened_page(window)
    click(page.form.choose)
    click(page.form.scope.piece(1))
    assert page.write.text() == "Write 2 files"

    files = written(qtbot, page, folder)

    assert [path.name for path in files] == ["film-0001-report.dcm"]
    assert "b.png: This film is no DICOM file" in page.rows.stringList()[0]
    QAbstractItemModelTester(page.rows)


def test_the_view_becomes_a_presentation_state(qtbot, window, folder):
    """Turned, flipped and inverted as on the canvas."""
    canvas = window.page.area.canvas
    canvas.rotate()
    canvas.flip()
    canvas.invert()
    page = opened_page(window)
    click(page.form.choose)
    click(page.form.kinds["presentation"])

    (path,) = written(qtbot, page, folder)

    state = pydicom.dcmread(path)
    turned = 90 * canvas.view.quarter_turns
    assert (state.ImageRotation, state.ImageHorizontalFlip) == (turned, "Y")
    assert state.PresentationLUTShape == "INVERSE"


def test_copies_lose_the_patient_whatever_was_ticked(qtbot, window, folder):
    """The box is dead for copies; the list of what was removed is written; the warning shows."""
    page = opened_page(window)
    click(page.form.choose)
    page.form.identity.click()
    click(page.form.kinds["deidentified"])
    assert not page.form.identity.isEnabled()
    click(page.form.scope.piece(1))

    files = written(qtbot, page, folder)

    assert [path.name for path in files] == [
        "film-0001-deidentified.dcm", "film-0002-deidentified.png", "what-was-removed.csv",
    ]  # fmt: skip
    assert not [path for path in files if b"MARKED" in path.read_bytes()]
    assert "burnt into the picture" in page.warning.text()
    assert page.warning.isVisible()


def test_identity_goes_along_only_when_ticked(qtbot, window, folder):
    """The patient of the film stands in the capture."""
    page = opened_page(window)
    click(page.form.choose)
    click(page.form.kinds["capture"])
    page.form.identity.click()

    (path,) = written(qtbot, page, folder)

    assert pydicom.dcmread(path).PatientID == "MARKED77"


def test_a_folder_that_cannot_be_written_to_says_so(qtbot, window, folder):
    """In the line below the button, not in a box."""
    page = opened_page(window)
    click(page.form.choose)
    folder.rmdir()
    folder.write_text("a file where the folder was")

    click(page.write)
    qtbot.waitUntil(page.strip.dismiss.isVisible, timeout=PATIENCE_MS)

    assert "Nothing can be written to this folder." in page.strip.text


def test_the_page_works_from_the_keyboard(qtbot, window, folder):
    """Tab reaches everything; Space presses; Esc closes the page."""
    page = opened_page(window)
    click(page.form.choose)
    page.form.kinds["report"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.form.kinds["report"], Qt.Key.Key_Down)
    assert page.form.kinds["capture"].isChecked()
    assert page.form.names.text() == "film-0001-capture"
    page.write.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.write, Qt.Key.Key_Space)
    qtbot.waitUntil(page.strip.dismiss.isVisible, timeout=PATIENCE_MS)
    assert (folder / "film-0001-capture.dcm").exists()

    assert window.side.title == TITLE
    QTest.keyClick(page.write, Qt.Key.Key_Escape)
    assert window.side.title == ""


def test_closing_the_window_ends_the_work(qtbot, window, folder):
    """No thread is left, and no half file."""
    page = opened_page(window)
    click(page.form.choose)
    click(page.form.kinds["capture"])
    click(page.form.scope.piece(1))
    click(page.write)

    window.close()

    assert not [path for path in folder.iterdir() if path.suffix == ".part"]
