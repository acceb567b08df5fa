"""The page of a report in a real window: type, tick, save, print, copy, many films."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from tests.helpers.dicom_objects import identified_film
from tests.helpers.pdf_text import everything_in, pdf_pages
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drop,
    open_window,
    write_film,
)
from xlite_core.errors import ReportRefused
from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import disagreement
from xlite_desktop.action_words import Act
from xlite_desktop.reporting.paper import Paper
from xlite_desktop.reporting.report_topic import ReportTopic
from xlite_desktop.viewer import changes as c

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot, tmp_path, out):
    """Return a window with a DICOM film on the canvas, a PNG, and a damaged file."""
    model = write_tiny_student(tmp_path / "tiny.onnx")
    dicom = tmp_path / "MARKED Jane.dcm"
    dicom.write_bytes(identified_film())
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    dialogs = FixedAnswers(folder=out, save=out / "saved.pdf")
    with open_window(qtbot, tmp_path / "s.ini", model=model, dialogs=dialogs) as opened:
        opened.activateWindow()
        drop(opened, [dicom, write_film(tmp_path / "b.png"), bad])
        qtbot.waitUntil(
            lambda: (
                len(opened.desk.state.films) == 3
                and answered(opened)
                and opened.desk.pixels is not None
            ),
            timeout=PATIENCE_MS,
        )
        yield opened


def topic(window) -> ReportTopic:
    return next(t for t in window.topics if isinstance(t, ReportTopic))


def opened_page(qtbot, window):
    """Open the page with its key, and wait until the sheet is there."""
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    desk = topic(window).desk
    qtbot.waitUntil(desk.page.form.copy.isEnabled, timeout=PATIENCE_MS)
    return desk.page


def click(button):
    QTest.mouseClick(button, LEFT)


def told(qtbot, page):
    """Wait for the outcome, and return it."""
    qtbot.waitUntil(page.strip.dismiss.isVisible, timeout=PATIENCE_MS)
    return page.strip.text


def sheet_says(page, words):
    return words in page.preview.accessibleDescription()


def test_ctrl_e_shows_the_sheet_and_brings_the_film_back(qtbot, window):
    """What is shown is what a screen reader hears; no patient is named."""
    page = opened_page(qtbot, window)

    assert window.side.title == "Report"
    assert len(page.preview.pages) == 1
    assert page.preview.pages[0].width() == page.preview.page_width
    assert sheet_says(page, "Chest X-ray report. ")
    assert not sheet_says(page, "MARKED")

    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.side.title == ""


def test_a_report_is_saved_with_words_threshold_and_opinion(qtbot, window, out):
    """The proposed name comes from the film's content, not from its file."""
    finding = window.desk.state.card.finding_names[0]
    number = window.desk.state.current
    window.desk.apply(c.ThresholdMoved(finding, 0.5))
    window.desk.apply(
        c.FilmMarked(number, FilmMarks(opinions=(disagreement(finding, flagged=True),)))
    )
    page = opened_page(qtbot, window)
    page.form.words.setFocus()
    QTest.keyClicks(page.form.words, "No change.")

    click(page.form.save)

    assert told(qtbot, page) == "Done. The report is saved.pdf in out."
    key = window.desk.state.film.key
    assert window.dialogs.proposed == f"report-{key[:8]}.pdf"
    data = (out / "saved.pdf").read_bytes()
    (sheet,) = pdf_pages(data)
    lines = sheet.splitlines()
    assert {"No change.", "50.0 %", "disagree, absent"} <= set(lines)
    assert "Thresholds: set by the reader" in lines
    assert b"MARKED" not in everything_in(data)
    assert "MARKED" not in sheet


def test_the_patient_is_ticked_for_one_report_only(qtbot, window, out):
    """Words that were typed are there again; the tick is not, nor is it in the settings."""
    page = opened_page(qtbot, window)
    page.form.words.setPlainText("Known.")
    page.form.identity.click()
    qtbot.waitUntil(lambda: sheet_says(page, "Patient: MARKED Jane"), timeout=PATIENCE_MS)
    click(page.form.save)
    told(qtbot, page)
    assert "MARKED77" in pdf_pages((out / "saved.pdf").read_bytes())[0]

    QTest.keyClick(page, Qt.Key.Key_Escape)
    again = opened_page(qtbot, window)

    assert not again.form.identity.isChecked()
    assert again.form.words.toPlainText() == "Known."
    assert not sheet_says(again, "MARKED")
    window.store.sync()
    assert "identity" not in window.store.file.read_text()


def test_words_and_the_ticked_patient_stay_with_their_film(qtbot, window):
    """A drop that was still searched brings another film to the canvas under the open page."""
    page = opened_page(qtbot, window)
    page.form.words.setPlainText("About the first film.")
    page.form.identity.click()
    qtbot.waitUntil(lambda: sheet_says(page, "Patient: MARKED Jane"), timeout=PATIENCE_MS)
    first, second, _ = window.desk.state.films

    window.desk.apply(c.FilmChosen(second.number))
    qtbot.waitUntil(lambda: sheet_says(page, second.key[:16]), timeout=PATIENCE_MS)

    assert page.form.words.toPlainText() == ""
    assert not page.form.identity.isChecked()
    assert not sheet_says(page, "About the first film.")
    assert not sheet_says(page, "File: ")

    window.desk.apply(c.FilmChosen(first.number))
    qtbot.waitUntil(lambda: sheet_says(page, "About the first film."), timeout=PATIENCE_MS)
    assert page.form.words.toPlainText() == "About the first film."
    assert not sheet_says(page, "MARKED")


def test_the_note_of_a_film_is_what_its_report_says_at_first(qtbot, window):
    """Nobody types it twice."""
    window.desk.apply(c.FilmMarked(window.desk.state.current, FilmMarks(note="Seen in May.")))

    page = opened_page(qtbot, window)

    assert page.form.words.toPlainText() == "Seen in May."
    assert sheet_says(page, "Seen in May.")


def test_every_film_of_the_strip_gets_a_report(qtbot, window, out):
    """A damaged one says why in a line of its own."""
    other = window.desk.state.films[1]
    window.desk.apply(c.FilmMarked(other.number, FilmMarks(note="The other one.")))
    page = opened_page(qtbot, window)
    click(page.form.scope.piece(1))
    assert page.form.save.text() == "Save 3 reports..."
    assert not page.form.print.isVisible()

    click(page.form.save)

    assert told(qtbot, page) == "Done. 2 of 3 reports are in out."
    assert page.problems.isVisible()
    assert page.problems.text().startswith("bad.png: This PNG file stops")
    names = sorted(path.name[:11] for path in out.iterdir())
    assert names == ["report-0001", "report-0002"]
    second = next(path for path in out.iterdir() if "0002" in path.name)
    assert "The other one." in pdf_pages(second.read_bytes())[0].splitlines()


def test_all_films_fit_into_one_pdf(qtbot, window, out):
    """One page each."""
    page = opened_page(qtbot, window)
    click(page.form.scope.piece(1))
    page.form.single.click()

    click(page.form.save)

    assert told(qtbot, page) == "Done. 2 of 3 reports are in reports-0001.pdf in out."
    assert len(pdf_pages((out / "reports-0001.pdf").read_bytes())) == 2


def test_a_folder_that_cannot_be_written_to_says_so(qtbot, window, out):
    """In the line above the sheet, not in a box."""
    page = opened_page(qtbot, window)
    out.rmdir()

    click(page.form.save)

    said = told(qtbot, page)
    assert "saved.pdf cannot be written: No such file or directory." in said
    assert "Choose another folder" in said


def test_a_full_drive_says_so_and_leaves_nothing(qtbot, window, out, monkeypatch):
    """Neither the report nor a part of it."""

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlite_core.atomic_file.os.fsync", full)
    page = opened_page(qtbot, window)
    click(page.form.scope.piece(1))

    click(page.form.save)

    assert "No space left on device" in told(qtbot, page)
    assert list(out.iterdir()) == []


def test_paper_and_overlays_change_the_sheet(qtbot, window):
    """The sheet that is shown is the one that is saved."""
    page = opened_page(qtbot, window)
    wanted = Paper.LETTER if page.form.paper.current == 0 else Paper.A4
    before = page.preview.pages[0]

    click(page.form.paper.piece(1 - page.form.paper.current))
    qtbot.waitUntil(lambda: page.preview.pages[0].height() != before.height(), timeout=PATIENCE_MS)
    sheet = page.preview.pages[0]
    ratio = wanted.size.height() / wanted.size.width()
    assert sheet.height() == pytest.approx(sheet.width() * ratio, abs=1)

    page.form.overlays.click()
    qtbot.waitUntil(lambda: page.preview.pages[0] != sheet, timeout=PATIENCE_MS)


def test_copying_puts_picture_and_text_on_the_clipboard(qtbot, window):
    """Whoever pastes takes what it can show."""
    page = opened_page(qtbot, window)
    page.form.words.setFocus()

    QTest.keyClick(page.form.words, Qt.Key.Key_C, CONTROL | SHIFT)

    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert QGuiApplication.clipboard().image().width() == 1654
    assert mime.text().startswith("Chest X-ray report. ")
    assert told(qtbot, page) == "Copied. Picture and text are on the clipboard."


def test_the_text_of_a_report_is_copied_from_the_film(window):
    """Without opening the page, and without the patient."""
    QTest.keyClick(window, Qt.Key.Key_C, CONTROL | SHIFT)

    text = QGuiApplication.clipboard().text()
    card = window.desk.state.card
    assert f"{window.desk.state.fingerprint}" in text
    assert text.count("threshold") >= len(card.findings)
    assert "MARKED" not in text


def test_ctrl_p_shows_the_sheet_and_prints_it(qtbot, window, out):
    """On a printer that writes files; the queue reads no name."""
    printers = []

    def a_printer(_parent):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out / "printed.pdf"))
        printers.append(printer)
        return printer

    page = opened_page(qtbot, window)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    topic(window).desk.ask_printer = a_printer

    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(printers), timeout=PATIENCE_MS)

    assert "Printed." in told(qtbot, topic(window).desk.page)
    (sheet,) = pdf_pages((out / "printed.pdf").read_bytes())
    assert "Research use only. Not a medical device." in sheet.splitlines()
    assert printers[0].docName() == "Chest X-ray report"


def test_changing_ones_mind_prints_nothing(qtbot, window):
    """The dialog was left; nothing is claimed."""
    page = opened_page(qtbot, window)
    topic(window).desk.ask_printer = lambda _parent: None

    click(page.form.print)

    assert not page.strip.isVisible()


def test_no_printer_is_said_on_the_page(qtbot, window):
    """With what to do instead."""

    def refuse(_parent):
        raise ReportRefused("No printer is set up on this computer.", "Save a PDF.")

    page = opened_page(qtbot, window)
    topic(window).desk.ask_printer = refuse

    QTest.keyClick(page, Qt.Key.Key_P, CONTROL)

    assert told(qtbot, page) == "No printer is set up on this computer. Save a PDF."


def test_every_control_is_reached_with_the_tab_key(qtbot, window):
    """In the order of the page."""
    page = opened_page(qtbot, window)
    form = page.form
    form.words.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(12):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())

    wanted = [form.overlays, form.identity, form.save, form.print, form.copy]
    assert [widget for widget in reached if widget in wanted][:5] == wanted
    QTest.keyClick(form.identity, Qt.Key.Key_Space)
    assert form.identity.isChecked()


def test_closing_the_window_ends_the_work(qtbot, window, out):
    """No thread is left, and no half file."""
    page = opened_page(qtbot, window)
    click(page.form.scope.piece(1))
    page.form.single.click()
    click(page.form.save)

    window.close()

    assert not [path for path in out.iterdir() if path.suffix == ".part"]


def test_the_page_follows_an_answer_that_comes_later(qtbot, window):
    """A threshold, an opinion, another answer: the sheet is the film as it stands."""
    page = opened_page(qtbot, window)
    finding = window.desk.state.card.finding_names[0]

    window.desk.apply(c.ThresholdMoved(finding, 0.777))

    qtbot.waitUntil(lambda: sheet_says(page, "threshold 77.7 %"), timeout=PATIENCE_MS)
    assert window.actions_by_name[Act.REPORT].isEnabled() is False


def test_the_sheet_is_scrolled_from_the_keyboard(qtbot, window):
    """With a ring around it while it has the focus."""
    page = opened_page(qtbot, window)
    plain = page.preview.grab().toImage()
    page.preview.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = page.preview.grab().toImage()

    QTest.keyClick(page.preview, Qt.Key.Key_PageDown)

    assert ringed != plain
    assert page.preview.verticalScrollBar().value() > 0
