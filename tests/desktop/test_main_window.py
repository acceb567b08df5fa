"""The whole window, with real files, a real model and real threads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.helpers.cards import example_card
from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.films import ORIGINALS, originals
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import SIZE, write_tiny_student
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drag,
    drop,
    open_window,
    write_film,
)
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.resources import bundled_student
from xlite_desktop.action_words import Act
from xlite_desktop.frame.drop_hint import DropHint
from xlite_desktop.frame.status_line import StatusLine
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.color_map_menu import ColorMapMenu
from xlite_desktop.viewer.state import ModelStatus


@pytest.fixture
def model(tmp_path):
    # Random weights give weak evidence; a small full scale makes it strong enough to see.
    card = replace(example_card(), recipe=PreprocessingRecipe(size=SIZE), evidence_full_scale=0.01)
    return write_tiny_student(tmp_path / "tiny.onnx", card=card)


@pytest.fixture
def window(qtbot, tmp_path, model):
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as opened:
        yield opened


def wait_for_answers(qtbot, window, films):
    qtbot.waitUntil(
        lambda: len(window.desk.state.films) == films and answered(window), timeout=PATIENCE_MS
    )


def painted(window):
    return rgb_of_image(window.page.area.canvas.grab().toImage()).astype(int)


def colourfulness(picture):
    return np.abs(picture[..., 0] - picture[..., 2])


def test_a_dropped_film_shows_its_findings_and_a_painted_overlay(qtbot, window, model, tmp_path):
    """Dropping a PNG paints the film, the model's numbers and a coloured map over it."""
    film = write_film(tmp_path / "film.png")
    expected = Classifier.open(model).predict(read_radiograph(film))

    drop(window, [film])
    wait_for_answers(qtbot, window, 1)

    rows = window.page.panel.findings_list
    shown = {name: rows.row(name).line.number for name in rows.order}
    wanted = {
        name: f"{100 * value:.1f}"
        for name, value in zip(CHESTXRAY14, expected.probabilities, strict=True)
    }
    assert shown == wanted
    with_map = painted(window)
    window.desk.apply(c.ViewSwitched("bare", on=True))
    bare = painted(window)
    middle = (slice(100, -100), slice(250, -250))  # the film itself, without the furniture
    assert bare[middle].max() > 150, "the film is painted"
    assert colourfulness(bare)[middle].max() == 0, "a bare film is grey"
    assert colourfulness(with_map)[middle].max() > 8, "the map has a colour"


def test_space_held_down_shows_the_bare_film(qtbot, window, tmp_path):
    """The overlay is gone while the key is down and back when it comes up."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)
    window.page.area.canvas.setFocus()

    qtbot.keyPress(window.page.area.canvas, Qt.Key.Key_Space)
    held = window.desk.state.bare
    qtbot.keyRelease(window.page.area.canvas, Qt.Key.Key_Space)

    assert held
    assert not window.desk.state.bare


def test_an_unreadable_file_says_why_in_its_place(qtbot, window, tmp_path):
    """A text file named .png gets the error page; the film beside it is not affected."""
    broken = tmp_path / "broken.png"
    broken.write_text("no picture at all")
    film = write_film(tmp_path / "film.png")

    drop(window, [broken, film])
    wait_for_answers(qtbot, window, 2)

    page = window.page.area.error_page
    assert page.isVisible()
    assert "cannot be read" in page.accessibleName()
    assert window.page.strip.model.rows[0].unreadable
    assert window.page.strip.model.rows[1].flags is not None
    window.actions_by_name[Act.NEXT_FILM].trigger()
    assert window.page.area.canvas.isVisible()


def test_a_folder_is_searched_with_the_folders_in_it(qtbot, window, tmp_path):
    """Films come in natural order, other files are left alone."""
    write_film(tmp_path / "study" / "IM-10.png")
    write_film(tmp_path / "study" / "IM-2.png", shade=1)
    write_film(tmp_path / "study" / "more" / "IM-1.png", shade=2)
    (tmp_path / "study" / "notes.txt").write_text("nothing to see")

    drop(window, [tmp_path / "study"])
    wait_for_answers(qtbot, window, 3)

    names = [row.name for row in window.page.strip.model.rows]
    assert names == ["IM-2.png", "IM-10.png", "IM-1.png"]


def test_paging_quickly_ends_with_the_last_film(qtbot, window, tmp_path):
    """However fast the keys come, canvas and numbers belong to the film that is chosen."""
    films = [write_film(tmp_path / f"{n}.png", shade=n) for n in range(6)]
    drop(window, films)
    qtbot.waitUntil(lambda: len(window.desk.state.films) == 6, timeout=PATIENCE_MS)

    for _ in range(5):
        window.actions_by_name[Act.NEXT_FILM].trigger()
    qtbot.waitUntil(lambda: window.desk.pixels is not None, timeout=PATIENCE_MS)
    wait_for_answers(qtbot, window, 6)

    assert window.desk.state.index == 5
    assert window.desk.pixels.provenance.file_name == "5.png"
    assert "Film 6 of 6" in window.page.area.canvas.accessibleDescription()


def test_only_the_current_film_and_its_neighbours_keep_their_pixels(qtbot, window, tmp_path):
    """Memory does not grow with the strip."""
    drop(window, [write_film(tmp_path / f"{n}.png") for n in range(6)])
    wait_for_answers(qtbot, window, 6)

    window.desk.apply(c.FilmChosen(window.desk.state.films[3].number))
    qtbot.waitUntil(lambda: len(window.desk._films._pixels) == 3, timeout=PATIENCE_MS)

    kept = sorted(window.desk._films._pixels)
    assert kept == [film.number for film in window.desk.state.films[2:5]]


def test_without_a_model_films_are_still_shown(qtbot, tmp_path):
    """No model file: the page says what to do, and the film is on the canvas."""
    film = write_film(tmp_path / "film.png")
    with open_window(qtbot, tmp_path / "s.ini", model=tmp_path / "missing.onnx") as window:
        drop(window, [film])
        wait_for_answers(qtbot, window, 1)

        assert window.desk.state.model_status is ModelStatus.MISSING
        assert "Choose a model file" in window.page.notice.text
        assert window.page.notice.isVisible()
        assert painted(window).max() > 150


def test_a_refused_model_says_so_and_another_can_be_chosen(qtbot, tmp_path, model):
    """A file that is no model is refused in place; choosing a sound one brings the findings."""
    junk = tmp_path / "junk.onnx"
    junk.write_bytes(b"this is not a network")
    dialogs = FixedAnswers(model=model)
    with open_window(qtbot, tmp_path / "s.ini", model=junk, dialogs=dialogs) as window:
        drop(window, [write_film(tmp_path / "film.png")])
        wait_for_answers(qtbot, window, 1)
        refused = window.desk.state.model_status

        window.actions_by_name[Act.OPEN_MODEL].trigger()
        qtbot.waitUntil(lambda: window.desk.state.film.prediction is not None, timeout=PATIENCE_MS)

        assert refused is ModelStatus.REFUSED
        assert not window.page.notice.isVisible()


def test_thresholds_come_back_with_their_model_and_with_no_other(qtbot, tmp_path, model):
    """A moved threshold is kept for exactly the file it was moved on."""
    other = write_tiny_student(tmp_path / "other.onnx", findings=(*CHESTXRAY14[:13], "Rib"))
    store = tmp_path / "s.ini"
    with open_window(qtbot, store, model=model) as window:
        window.page.changed.emit(c.ThresholdMoved("Mass", 0.5))
        window.page.thresholds_settled.emit()

    with open_window(qtbot, store, model=other) as window:
        on_the_other = window.desk.state.thresholds["Mass"]
    with open_window(qtbot, store, model=model) as window:
        on_the_same = window.desk.state.thresholds["Mass"]

    assert on_the_same == 0.5
    assert on_the_other != 0.5


def test_a_picture_in_the_clipboard_can_be_pasted(qtbot, window):
    """Ctrl+V opens a copied picture like a file."""
    image = QImage(200, 160, QImage.Format.Format_Grayscale8)
    image.fill(90)
    QGuiApplication.clipboard().setImage(image)

    window.actions_by_name[Act.PASTE].trigger()
    wait_for_answers(qtbot, window, 1)

    assert window.desk.pixels.rows == 160
    assert window.desk.state.film.source.path is None


def test_copying_the_view_puts_the_picture_in_the_clipboard(qtbot, window, tmp_path):
    """Ctrl+C copies film and overlay as they are painted."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)

    window.actions_by_name[Act.COPY_VIEW].trigger()

    copied = QGuiApplication.clipboard().image()
    assert copied.width() > 100
    assert rgb_of_image(copied).max() > 150


def test_top_three_stand_side_by_side_and_escape_leads_back(qtbot, window, tmp_path):
    """T shows three pictures of the film; Esc shows the one film again."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)

    window.actions_by_name[Act.TOP_THREE].trigger()
    three = window.page.area.top_three.isVisible()
    window.actions_by_name[Act.UNPIN].trigger()

    assert three
    assert window.page.area.canvas.isVisible()


def test_the_film_can_own_the_window_but_research_use_only_stays(qtbot, window, tmp_path):
    """F hides strip, panel and bar; the permanent sentence is still there."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)

    window.actions_by_name[Act.FILM_ONLY].trigger()

    assert not window.page.strip.isVisible()
    assert not window.page.panel.isVisible()
    assert "Research use only" in window.status_text


@pytest.mark.parametrize(
    ("act", "title"),
    [(Act.HELP, "Help"), (Act.SETTINGS, "Settings"), (Act.MODEL_CARD, "About this model")],
)
def test_side_pages_open_and_escape_leads_back(window, act, title):
    """Help, settings and the model card take the page's place until Esc."""
    window.actions_by_name[act].trigger()
    opened = window.side.title
    window.actions_by_name[Act.UNPIN].trigger()

    assert opened == title
    assert window.page.isVisible()


def test_the_status_line_names_model_films_and_interval(window):
    """A macro AUC is never shown without its interval and its films."""
    assert "student-v3" in window.status_text
    assert "2,322 films" in window.status_text
    assert "0.79 (0.77–0.81)" in window.status_text


def test_recent_films_are_listed_and_forgotten(qtbot, window, tmp_path):
    """An opened film is remembered; "Forget all" removes it from the settings too."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)
    remembered = window.store.recents()

    window.page.forget_requested.emit()

    assert [recent.films for recent in remembered] == [1]
    assert window.store.recents() == ()


def test_closing_the_last_film_leads_back_to_the_empty_page(qtbot, window, tmp_path):
    """Ctrl+W on the only film shows what to do next."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)

    window.actions_by_name[Act.CLOSE_FILM].trigger()

    assert window.page.empty.isVisible()
    assert not window.page.strip.isVisible()


def test_closing_the_window_while_films_load_ends_every_thread(qtbot, tmp_path, model):
    """No thread outlives the window, whatever it was doing."""
    films = [write_film(tmp_path / f"{n}.png", 512) for n in range(8)]
    with open_window(qtbot, tmp_path / "s.ini", model=model) as window:
        drop(window, films)
        QApplication.processEvents()
        threads = window.findChildren(QThread)

        window.close()

        assert threads
        assert not any(thread.isRunning() for thread in threads)


def test_everything_that_takes_the_focus_has_a_name(qtbot, window, tmp_path):
    """A screen reader can say where it is."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)

    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]

    assert nameless == []


def test_a_film_the_model_cannot_take_says_so_above_it(qtbot, window, tmp_path):
    """The film stays in view; the notice names the problem."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)
    fingerprint = window.desk.state.fingerprint
    problem = c.Problem("The model could not be applied.", "Try another model file.")

    window.desk.apply(c.FilmRetried(window.desk.state.current))
    window.desk.apply(c.PredictionFailed(window.desk.state.current, fingerprint, problem))

    assert window.page.notice.isVisible()
    assert "could not be applied" in window.page.notice.text


def test_the_theme_changes_at_once_and_is_remembered(window):
    """The icon at the right switches between dark and light."""
    before = window.store.load().theme

    window.actions_by_name[Act.THEME].trigger()
    once = window.store.load().theme
    window.actions_by_name[Act.THEME].trigger()

    assert before == "system"
    assert (once, window.store.load().theme) == ("light", "dark")


def test_dragging_files_over_the_window_says_that_they_may_be_dropped(window, tmp_path):
    """The hint comes with the files and goes with the drop."""
    film = write_film(tmp_path / "film.png")
    hint = window.findChild(DropHint)

    drag(window, [film])
    over = hint.isVisible()
    drop(window, [film])

    assert over
    assert not hint.isVisible()


def test_clicking_the_status_line_opens_the_model_card(qtbot, window):
    """The facts beside the name belong to the same link."""
    line = window.findChild(StatusLine)

    qtbot.mouseClick(line._facts, Qt.MouseButton.LeftButton)

    assert window.side.title == "About this model"


def test_patient_text_is_shown_and_hidden_again_by_a_click_on_its_line(qtbot, window, tmp_path):
    """Hidden at first; the same line hides it again; a film without any offers nothing."""
    dicom, png = tmp_path / "film.dcm", write_film(tmp_path / "film.png")
    dicom.write_bytes(dicom_bytes(chest_phantom(128), PatientName="Doe^Jane", PatientID="4711"))
    drop(window, [dicom, png])
    wait_for_answers(qtbot, window, 2)
    canvas = window.page.area.canvas

    before = (canvas.identity.isVisible(), canvas.identity.text(), canvas.accessibleDescription())
    qtbot.mouseClick(canvas.identity, Qt.MouseButton.LeftButton)
    shown = (canvas.identity.text(), canvas.accessibleDescription())
    qtbot.mouseClick(canvas.identity, Qt.MouseButton.LeftButton)
    after = canvas.accessibleDescription()
    window.actions_by_name[Act.NEXT_FILM].trigger()

    assert before[:2] == (True, "ID hidden")
    assert "4711" not in before[2] + after
    assert shown[0] == "Hide ID"
    assert "4711" in shown[1]
    assert not canvas.identity.isVisible()


@pytest.mark.parametrize("act", [None, Act.CONTOUR, Act.TOP_THREE])
def test_a_copied_view_says_what_it_is(qtbot, window, tmp_path, act):
    """Whatever is copied ends in a strip with words, and is otherwise what was painted."""
    drop(window, [write_film(tmp_path / "film.png")])
    wait_for_answers(qtbot, window, 1)
    if act is not None:
        window.actions_by_name[act].trigger()

    window.actions_by_name[Act.COPY_VIEW].trigger()

    copied = rgb_of_image(QGuiApplication.clipboard().image())
    area = window.page.area
    strip = copied[area.height() :]
    assert copied.shape[1] == area.width()
    assert strip.shape[0] >= 30
    assert (strip.max(axis=(1, 2)) > 100).sum() >= 8, "there are words in the strip"


def test_a_colour_map_is_shown_while_it_is_pointed_at_and_kept_when_chosen(window):
    """The menu previews on the film; closing it without a choice changes nothing."""
    maps = window.findChild(ColorMapMenu)
    maps.aboutToShow.emit()
    by_name = {action.data(): action for action in maps.actions()}

    by_name["viridis"].hover()
    pointed_at = window.desk.state.overlay.colormap
    maps.aboutToHide.emit()
    closed = window.desk.state.overlay.colormap
    by_name["cividis"].trigger()

    assert (pointed_at, closed) == ("viridis", "magma")
    assert window.desk.state.overlay.colormap == "cividis"


def test_a_change_of_theme_keeps_the_colour_map(window):
    """What was chosen beside the film is not undone by what the settings once said."""
    window.page.panel.overlay_controls.colormap_menu().chosen.emit("viridis")

    window.actions_by_name[Act.THEME].trigger()
    window.actions_by_name[Act.SETTINGS].trigger()

    assert window.desk.state.overlay.colormap == "viridis"
    assert window.store.load().color_map == "viridis"


def test_a_colour_map_that_the_settings_file_invents_is_never_painted(qtbot, tmp_path, model):
    """A theme switched at such a time must not end in an error."""
    store = tmp_path / "s.ini"
    store.write_text("[look]\ncolor_map=garbage\n")
    with open_window(qtbot, store, model=model) as window:
        drop(window, [write_film(tmp_path / "film.png")])
        wait_for_answers(qtbot, window, 1)

        window.actions_by_name[Act.THEME].trigger()

        assert window.desk.state.overlay.colormap == "magma"
        assert painted(window).max() > 150


def test_the_empty_panel_says_how_large_and_how_fast_the_model_is(window, model):
    """From the file itself, and from a pass on this very machine."""
    words = " ".join(label.text() for label in window.page.panel.findChildren(QLabel))

    assert f"{model.stat().st_size / 1e6:.1f} MB, " in words
    assert "ms on this machine" in words


@pytest.mark.films
@pytest.mark.skipif(not bundled_student().is_file(), reason="no student is bundled yet")
@pytest.mark.parametrize("folder", ["nih", "dicom"])
def test_the_bundled_student_answers_and_explains_a_real_film(qtbot, tmp_path, folder):
    """A real film on the real window: the classifier's own numbers, and a painted map."""
    student = Classifier.open(bundled_student())
    film, expected = next(  # a normal film stays bare, as it should
        (path, answer)
        for path in originals(folder, "*.png" if folder == "nih" else "*.dcm")
        if (answer := student.predict(read_radiograph(path))).evidence.max()
        > student.card.evidence_full_scale / 2
    )
    with open_window(qtbot, tmp_path / "s.ini", model=bundled_student()) as window:
        drop(window, [film])
        wait_for_answers(qtbot, window, 1)

        strongest = expected.findings[int(expected.evidence.max(axis=(1, 2)).argmax())]
        window.desk.apply(c.FindingStepped(strongest))
        with_map = painted(window)
        window.desk.apply(c.ViewSwitched("bare", on=True))
        bare = painted(window)

        shown = window.desk.state.film.prediction
        np.testing.assert_allclose(shown.probabilities, expected.probabilities, atol=1e-6)
        middle = (slice(100, -100), slice(250, -250))
        assert colourfulness(bare)[middle].max() == 0
        assert (with_map != bare)[middle].any(), "the strongest map leaves its colour on the film"


@pytest.mark.films
def test_a_folder_of_real_dicom_files_is_read_or_refused_in_words(qtbot, window):
    """Every film ends with findings or with a reason; the window stays usable meanwhile."""
    drop(window, [ORIGINALS / "dicom"])
    qtbot.waitUntil(lambda: answered(window), timeout=60_000)

    films = window.desk.state.films
    # Four files of the folder repeat a film under its own SOP Instance UID.
    assert len(films) >= 13
    assert sum(film.prediction is not None for film in films) >= 12
    assert "4 files repeat films and were left out." in window.page.notice.text
    assert all(film.problem.summary.endswith(".") for film in films if film.problem is not None)


def test_a_folder_without_films_says_so(qtbot, window, tmp_path):
    """Silence would look like a fault."""
    (tmp_path / "empty").mkdir()

    drop(window, [tmp_path / "empty"])
    qtbot.waitUntil(window.page.notice.isVisible, timeout=PATIENCE_MS)

    assert "no films" in window.page.notice.text
