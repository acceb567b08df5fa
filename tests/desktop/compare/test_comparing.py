"""Comparing on the real window: mouse, keys, threads, files."""

from __future__ import annotations

from dataclasses import replace

import onnx
import pytest
from onnx import numpy_helper
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, tiny_model, write_tiny_student
from tests.helpers.two_studies import write_studies
from tests.helpers.window import (
    PATIENCE_MS,
    FixedAnswers,
    answered,
    drop,
    open_window,
    write_film,
)
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import CARD_KEY
from xlite_desktop.action_words import Act
from xlite_desktop.compare.comparison import Beside
from xlite_desktop.compare.comparison_model import Column
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.canvas import CanvasTool

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    """Return a window with three films of two patients, this year's on the canvas."""
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "s.ini", model=model) as opened:
        opened.activateWindow()
        drop(opened, write_studies(tmp_path / "films"))
        qtbot.waitUntil(
            lambda: len(opened.desk.state.films) == 3 and answered(opened), timeout=PATIENCE_MS
        )
        choose(qtbot, opened, number_of(opened, "now.dcm"))
        yield opened


def choose(qtbot, window, number):
    window.desk.apply(c.FilmChosen(number))
    qtbot.waitUntil(lambda: window.desk.pixels is not None, timeout=PATIENCE_MS)


def number_of(window, name):
    return next(f.number for f in window.desk.state.films if f.source.name == name)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def view_of(window):
    """Return the widgets of the comparison."""
    return next(t for t in window.topics if type(t).__name__ == "CompareTopic").view


def compare_with_prior(qtbot, window):
    press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: view_of(window).companion.canvas.view is not None, timeout=PATIENCE_MS)
    settle()
    return view_of(window)


def menu_entries(window, number):
    """Open the menu of a film in the strip; return its entries by their words."""
    strip = window.page.strip.findChild(QListView)
    row = next(i for i, r in enumerate(window.page.strip.model.rows) if r.number == number)
    place = strip.visualRect(window.page.strip.model.index(row)).center()
    strip.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    entries = {action.text(): action for action in menu.actions()}
    menu.close()
    return entries


def settle():
    for _ in range(3):
        QApplication.processEvents()


def click_in_strip(window, number, modifiers):
    strip = window.page.strip.findChild(QListView)
    row = next(i for i, r in enumerate(window.page.strip.model.rows) if r.number == number)
    place = strip.visualRect(window.page.strip.model.index(row)).center()
    QTest.mouseClick(strip.viewport(), LEFT, modifiers, place)


def test_p_puts_the_prior_beside_the_current_film(qtbot, window):
    """The same patient's earlier study, with its own numbers, and how long ago it was."""
    view = compare_with_prior(qtbot, window)

    state = window.desk.state
    prior = state.film_numbered(number_of(window, "prior.dcm"))
    assert state.comparison.film == prior.number
    assert view.head.here.title.text() == "Current"
    assert view.head.there.title.text() == "Prior"
    assert view.head.there.note.text() == "410 days earlier"
    assert view.panel.isVisible()
    assert not window.page.panel.isVisible()
    line = view.panel.model.lines[0]
    assert line.finding == window.page.finding_order[0]
    assert line.here == state.film.probabilities[line.finding]
    assert line.there == prior.probabilities[line.finding]
    assert "test-retest" in view.panel.caveat
    assert window.actions_by_name[Act.COMPARE_FILM].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_P])
def test_leaving_brings_the_findings_back(qtbot, window, key):
    """Esc, or the key that began it; the film has its whole place again."""
    width = window.page.area.canvas.width()
    view = compare_with_prior(qtbot, window)
    assert window.page.area.canvas.width() < width

    press(key)
    settle()

    assert window.desk.state.comparison is None
    assert window.page.area.canvas.width() == width
    assert window.page.panel.isVisible()
    assert not any(part.isVisible() for part in (view.head, view.panel, view.companion))


def test_the_cross_ends_it_as_well(qtbot, window):
    """By mouse, beside the switch of the link."""
    view = compare_with_prior(qtbot, window)

    QTest.mouseClick(view.head.close_button, LEFT)

    assert window.desk.state.comparison is None
    assert window.page.panel.isVisible()


def test_control_and_a_click_compare_with_any_film(qtbot, window):
    """Its patient is another one, and that is said; the click chooses nothing else."""
    other, current = number_of(window, "other.dcm"), window.desk.state.current

    click_in_strip(window, other, CONTROL)

    assert window.desk.state.comparison.film == other
    assert window.desk.state.current == current
    assert (
        view_of(window)
        .head.there.note.toolTip()
        .endswith("Not the same patient, as far as the files say.")
    )
    click_in_strip(window, other, CONTROL)
    assert window.desk.state.comparison is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_film_compares_with_it(qtbot, window):
    """By the right button; the film on the canvas has no such entry."""
    prior, current = number_of(window, "prior.dcm"), window.desk.state.current

    entries = menu_entries(window, current)
    compare = menu_entries(window, prior)["Compare with the current film"]
    compare.trigger()

    assert "Compare with the current film" not in entries
    assert window.desk.state.comparison.film == prior


def test_a_click_on_the_film_beside_swaps_the_two(qtbot, window):
    """What was the prior is current now, and has a later film beside it."""
    view = compare_with_prior(qtbot, window)
    now, prior = window.desk.state.current, window.desk.state.comparison.film
    before = [line.change for line in view.panel.table.model().lines]

    click_in_strip(window, prior, Qt.KeyboardModifier.NoModifier)

    assert (window.desk.state.current, window.desk.state.comparison.film) == (prior, now)
    assert view.head.there.title.text() == "Later film"
    assert any(before)
    assert sorted(line.change for line in view.panel.table.model().lines) == sorted(before)


def test_keys_page_through_the_films_beside(qtbot, window):
    """Shift with the keys of the strip; the current film stays."""
    compare_with_prior(qtbot, window)
    current = window.desk.state.current
    seen = []

    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        press(key, SHIFT)
        seen.append(window.desk.state.film_numbered(window.desk.state.comparison.film))

    assert window.desk.state.current == current
    assert {film.source.name for film in seen} == {"prior.dcm", "other.dcm"}


def test_both_views_are_moved_by_one_hand(qtbot, window):
    """Zoomed by the wheel on the first, panned by the middle button on the second."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas
    ratio = second.view.zoom / first.view.zoom

    wheel(first, 240)
    zoomed = first.view
    assert second.view.zoom / first.view.zoom == pytest.approx(ratio)
    assert not second.view.fitted
    drag(second, Qt.MouseButton.MiddleButton, QPoint(40, 30))

    assert first.view.center != zoomed.center
    film, prior = window.desk.pixels, window.desk.pixels_of(window.desk.state.comparison.film)
    relative = [
        (view.center[0] / shown.columns, view.center[1] / shown.rows)
        for view, shown in ((first.view, film), (second.view, prior))
    ]
    assert relative[0] == pytest.approx(relative[1], abs=0.01)


def test_the_windows_of_both_follow_each_other(qtbot, window):
    """Half as wide on one is half as wide on the other, in the values of each film."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas
    before = first.view.voi.width, second.view.voi.width

    drag(first, Qt.MouseButton.RightButton, QPoint(-60, 0))

    after = first.view.voi.width, second.view.voi.width
    assert after[0] < before[0]
    assert after[0] / before[0] == pytest.approx(after[1] / before[1])


def test_a_resized_window_keeps_the_two_views_together(qtbot, window):
    """Zoomed in, both show the same share of their films as before."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas
    wheel(first, 360)
    ratio = second.view.zoom / first.view.zoom

    window.resize(1100, 700)
    settle()
    wheel(first, 1)
    qtbot.waitUntil(lambda: not view._link._later.isActive(), timeout=PATIENCE_MS)

    assert second.view.zoom / first.view.zoom == pytest.approx(ratio, rel=0.01)


def test_unlinked_each_moves_by_itself_until_linked_again(qtbot, window):
    """L, or the button above the second film; then it takes over the first one's place."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas

    press(Qt.Key.Key_L)
    wheel(first, 240)
    apart = second.view
    QTest.mouseClick(view.head.link, LEFT)

    assert apart.fitted
    assert view.head.link.isChecked()
    assert window.desk.state.comparison.linked
    assert not second.view.fitted


def test_a_zoom_survives_another_film_beside(qtbot, window):
    """The place that is looked at stays, and the new film comes to it."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas
    wheel(first, 360)
    before = first.view

    press(Qt.Key.Key_PageDown, SHIFT)
    press(Qt.Key.Key_PageUp, SHIFT)
    other = window.desk.state.comparison.film
    qtbot.waitUntil(lambda: window.desk.pixels_of(other) is not None, timeout=PATIENCE_MS)
    settle()

    assert first.view == before
    assert not second.view.fitted


def test_a_row_shows_its_map_on_both_films(qtbot, window):
    """By click and by arrow."""
    view = compare_with_prior(qtbot, window)
    table = view.panel.table
    third = view.panel.model.lines[2]
    place = table.visualRect(view.panel.model.index(2, Column.FINDING)).center()

    QTest.mouseClick(table.viewport(), LEFT, pos=place)

    assert window.desk.state.selected == third.finding
    for canvas in (window.page.area.canvas, view.companion.canvas):
        assert f"Evidence for {third.label}" in canvas.accessibleDescription()
    press(Qt.Key.Key_Down)
    assert window.desk.state.selected == view.panel.model.lines[3].finding


def test_tab_leads_to_the_second_film_and_keys_act_on_it(qtbot, window):
    """What turns one film turns that film alone."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.canvas, view.companion.canvas
    first.setFocus()
    assert view.head.in_hand == "Current"

    for _ in range(40):
        press(Qt.Key.Key_Tab)
        if second.hasFocus():
            break
    press(Qt.Key.Key_R)

    assert second.hasFocus()
    assert view.head.in_hand == "Prior"
    assert (first.view.quarter_turns, second.view.quarter_turns) == (0, 1)


def test_measuring_works_on_both_with_one_tool(qtbot, window):
    """The tool is in either hand; the line is kept with the film it is drawn on."""
    view = compare_with_prior(qtbot, window)
    first, second = window.page.area.measuring, view.companion.measuring
    window.page.area.canvas.setFocus()

    press(Qt.Key.Key_M)
    assert view.companion.canvas.tool is CanvasTool.DISTANCE
    drag(view.companion.canvas, LEFT, QPoint(60, 20))

    assert len(second.drawing.marks) == 1
    assert first.drawing.marks == ()
    view.companion.canvas.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert second.drawing.marks == ()
    press(Qt.Key.Key_Escape)
    assert window.page.area.canvas.tool is CanvasTool.WINDOW
    assert window.desk.state.comparison is not None


def test_o_shows_the_original_beside_the_map(qtbot, window):
    """One film twice, turned together; the findings stay where they are."""
    press(Qt.Key.Key_O)
    settle()
    view = view_of(window)
    first, second = window.page.area.canvas, view.companion.canvas

    press(Qt.Key.Key_R)

    assert view.head.there.title.text() == "Original"
    assert "Evidence" in first.accessibleDescription()
    assert "Evidence" not in second.accessibleDescription()
    assert first.view.quarter_turns == second.view.quarter_turns == 1
    assert window.page.panel.isVisible()


def test_a_film_that_cannot_be_read_says_so_beside(qtbot, window, tmp_path):
    """Its sentence stands in its half, and its column has dashes."""
    broken = write_studies(tmp_path / "broken")[0]
    broken.write_bytes(broken.read_bytes()[:900])
    current = window.desk.state.current
    drop(window, [broken])
    qtbot.waitUntil(lambda: window.desk.state.films[-1].problem is not None, timeout=PATIENCE_MS)
    choose(qtbot, window, current)

    window.page.strip.compare_requested.emit(window.desk.state.films[-1].number)

    view = view_of(window)
    problem = window.desk.state.films[-1].problem
    assert problem.summary in view.companion.words
    assert problem.summary in view.panel.remarks
    assert {line.there for line in view.panel.model.lines} == {None}


def test_closing_the_film_beside_ends_the_comparison(qtbot, window):
    """There is nothing left to compare with."""
    compare_with_prior(qtbot, window)

    window.desk.apply(c.FilmRemoved(window.desk.state.comparison.film))

    assert window.desk.state.comparison is None
    assert window.page.panel.isVisible()


def test_a_small_window_keeps_both_films(qtbot, window):
    """At 960 x 600 the tools make room; at 1440 they are back."""
    view = compare_with_prior(qtbot, window)
    canvas = window.page.area.canvas

    window.resize(960, 600)
    settle()
    small = canvas.toolbar.isVisible(), canvas.width(), view.companion.width()
    left = canvas.identity.x()
    window.resize(1440, 900)
    settle()

    assert small[0] is False
    assert left < canvas.toolbar.x()
    assert min(small[1:]) > 200
    assert canvas.toolbar.isVisible()
    assert abs(canvas.width() - view.companion.width()) <= 1


def other_student(path, findings=CHESTXRAY14):
    """Write a model with other weights, under a name of its own."""
    model = tiny_model(len(findings))
    for weight in model.graph.initializer:
        if weight.name == "b2":
            changed = numpy_helper.to_array(weight) - 1
            weight.CopyFrom(numpy_helper.from_array(changed, "b2"))
    card = replace(example_card(findings), name="other", recipe=PreprocessingRecipe(size=SIZE))
    onnx.helper.set_model_props(model, {CARD_KEY: card.to_json()})
    path.write_bytes(model.SerializeToString())
    return path


def ask_second(qtbot, window, path):
    window.dialogs = FixedAnswers(model=path)
    press(Qt.Key.Key_P, SHIFT)
    settle()
    return view_of(window)


def test_two_models_answer_for_one_film(qtbot, window, tmp_path):
    """Each with its own map and numbers; the next film is asked about as well."""
    view = ask_second(qtbot, window, other_student(tmp_path / "other.onnx"))

    def both():
        return all(line.there is not None for line in view.panel.model.lines)

    qtbot.waitUntil(both, timeout=PATIENCE_MS)
    line = view.panel.model.lines[0]
    assert view.head.there.note.text().startswith("other · ")
    assert line.there < line.here
    assert "disagree" in view.panel.caveat
    here, there = window.page.area.canvas.view, view.companion.canvas.view
    assert replace(here, zoom=0) == replace(there, zoom=0)
    choose(qtbot, window, number_of(window, "prior.dcm"))
    assert not both()
    qtbot.waitUntil(both, timeout=PATIENCE_MS)


def test_findings_of_another_set_are_matched_by_name(qtbot, window, tmp_path):
    """What the second model does not know has a dash; what only it knows comes last."""
    names = ("Mass", "Covid")
    view = ask_second(qtbot, window, other_student(tmp_path / "few.onnx", names))

    def lines():
        return {line.finding: line for line in view.panel.model.lines}

    qtbot.waitUntil(lambda: lines().get("Covid") is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: lines()["Covid"].there is not None, timeout=PATIENCE_MS)
    assert list(lines())[-1] == "Covid"
    assert lines()["Covid"].here is None
    assert lines()["Mass"].change is not None
    assert lines()["Edema"].there is None


def test_thresholds_kept_for_the_second_model_are_its_own(qtbot, window, tmp_path):
    """As they were left when it was in use."""
    path = other_student(tmp_path / "other.onnx")
    from xlite_core.inference.classifier import Classifier

    kept = c.KeptThresholds("youden", dict.fromkeys(CHESTXRAY14, 0.987))
    window.store.keep_thresholds(Classifier.open(path).fingerprint, kept)

    view = ask_second(qtbot, window, path)

    qtbot.waitUntil(
        lambda: {line.there_threshold for line in view.panel.model.lines} == {0.987},
        timeout=PATIENCE_MS,
    )
    assert 0.987 not in window.desk.state.thresholds.values()


def test_a_file_that_is_no_model_says_so_in_its_half(qtbot, window, tmp_path):
    """The first model and its film stay as they are."""
    view = ask_second(qtbot, window, write_film(tmp_path / "film.png"))

    qtbot.waitUntil(lambda: view.companion.words != "", timeout=PATIENCE_MS)
    assert "ONNX" in view.companion.words
    assert "ONNX" in view.panel.remarks
    assert view.panel.model.lines[0].here is not None


def test_a_model_that_is_gone_says_so(qtbot, window, tmp_path):
    """It was deleted between the dialog and the reading."""
    view = ask_second(qtbot, window, tmp_path / "gone.onnx")

    qtbot.waitUntil(lambda: view.companion.words != "", timeout=PATIENCE_MS)
    assert view.companion.words.startswith("There is no model file gone.onnx any more.")


def test_the_same_file_twice_is_said(qtbot, window, tmp_path):
    """Two equal columns are no agreement of two models."""
    view = ask_second(qtbot, window, tmp_path / "tiny.onnx")

    qtbot.waitUntil(
        lambda: "same model file" in view.head.there.note.toolTip(), timeout=PATIENCE_MS
    )


def test_no_file_chosen_compares_nothing(qtbot, window):
    """The dialog was cancelled."""
    assert ask_second(qtbot, window, None) is None
    assert window.desk.state.comparison is None


def test_a_copied_view_holds_both_films_and_says_which_is_which(qtbot, window):
    """Side by side, with the number of each; nobody's name and no file's."""
    compare_with_prior(qtbot, window)
    pair = window.page.area.pair
    prior = window.desk.state.film_numbered(window.desk.state.comparison.film)
    finding = window.desk.state.selected

    press(Qt.Key.Key_C, CONTROL)

    picture = QApplication.clipboard().image()
    ratio = window.devicePixelRatioF()
    assert picture.width() >= ratio * (pair.canvas.width() + pair.second.width())
    assert pair.words[0] == "Left: Current. Right: Prior, 410 days earlier."
    assert f"{100 * prior.probabilities[finding]:.1f} %, threshold" in pair.words[1]
    said = " ".join(pair.words)
    assert "Anna" not in said
    assert ".dcm" not in said


def test_three_maps_take_the_place_of_a_comparison(qtbot, window):
    """From the panel's own button; Esc leads back to one film."""
    view = compare_with_prior(qtbot, window)

    view.panel.overlay.top_three_toggled.emit(True)

    assert window.desk.state.top_three
    assert window.desk.state.comparison is None
    assert not view.head.isVisible()


def test_a_comparison_is_fit_for_screen_readers(qtbot, window):
    """Every part has a name; buttons have a tooltip with their key."""
    view = compare_with_prior(qtbot, window)
    parts = (view.head, view.panel, view.panel.table, view.companion.canvas)
    buttons = (view.head.link, view.head.close_button)

    assert all(part.accessibleName() for part in (*parts, *buttons))
    assert [button.toolTip()[-5:] for button in buttons] == ["r (L)", "(Esc)"]
    assert window.desk.state.comparison.beside is Beside.FILM


def wheel(canvas, turn):
    place = QPointF(canvas.rect().center()) + QPointF(30, 20)
    event = QWheelEvent(
        place, canvas.mapToGlobal(place), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    assert event.type() == QEvent.Type.Wheel


def drag(canvas, button, way):
    start = canvas.rect().center()
    QTest.mousePress(canvas, button, pos=start)
    QTest.mouseMove(canvas, start + way / 2)
    QTest.mouseMove(canvas, start + way)
    QTest.mouseRelease(canvas, button, pos=start + way)
