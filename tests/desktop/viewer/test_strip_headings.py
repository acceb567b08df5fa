"""Studies in the strip: headings, folding, and stepping."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from xlite_core.io.film_group import FilmGroup
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.viewer import changes as c
from xlite_desktop.viewer.film_rows import FilmRows
from xlite_desktop.viewer.film_source import FilmSource
from xlite_desktop.viewer.filmstrip import Filmstrip
from xlite_desktop.viewer.filmstrip_model import FilmRow, FilmstripModel, HeadingRow
from xlite_desktop.viewer.reduce import reduce
from xlite_desktop.viewer.state import ViewerState
from xlite_desktop.viewer.strip_headings import StripRows, place_of
from xlite_desktop.viewer.study_changes import StudyFolded, StudyStepped

ANN = FilmGroup(patient="a", study="a1", name="Ann Example", date="20240305")
ANN_LATER = FilmGroup(patient="a", study="a2", name="Ann Example", date="20250101")
BOB = FilmGroup(patient="b", study="b1", name="Bob Example", date="never")
SIX = (ANN, ANN, ANN_LATER, BOB, None, None)


def opened(*groups, folded=(), patient_text=False):
    sources = tuple(
        FilmSource(f"{n}.dcm", Path(f"{n}.dcm"), group=group) for n, group in enumerate(groups, 1)
    )
    state = reduce(ViewerState(), c.FilmsAdded(sources))
    for group in folded:
        state = reduce(state, StudyFolded(group.study))
    return reduce(state, c.ViewSwitched("patient_text", patient_text))


def rows_of(state):
    return StripRows().rows(state, FilmRows().rows(state, {}))


def words_of(state):
    return [row.name for row in rows_of(state) if isinstance(row, HeadingRow)]


def test_each_study_has_a_heading_that_says_nobody_s_name():
    """Patients and studies are numbered as they come; pictures stand under none."""
    state = opened(*SIX)

    assert words_of(state) == [
        "Patient 1 · Study 1 · 2 films",
        "Patient 1 · Study 2 · 1 film",
        "Patient 2 · Study 1 · 1 film",
        "No study · 2 films",
    ]
    assert [row.number for row in rows_of(state)] == [-1, 1, 2, -2, 3, -3, 4, -4, 5, 6]


def test_names_and_dates_show_only_when_they_are_asked_for():
    """A date that is none is not shown as one."""
    assert words_of(opened(*SIX, patient_text=True)) == [
        "Ann Example · 5 Mar 2024 · 2 films",
        "Ann Example · 1 Jan 2025 · 1 film",
        "Bob Example · Study 1 · 1 film",
        "No study · 2 films",
    ]


@pytest.mark.parametrize("groups", [(ANN,), (None, None), (None,)])
def test_where_there_is_nothing_to_group_there_is_no_heading(groups):
    """One film, or pictures alone."""
    assert words_of(opened(*groups)) == []


def test_a_second_drop_of_the_same_patient_keeps_the_number():
    """Numbers belong to patients and studies, not to drops."""
    state = opened(ANN, BOB)
    more = (FilmSource("x.dcm", Path("x.dcm"), group=ANN),)

    state = reduce(state, c.FilmsAdded(more))

    assert words_of(state)[-1] == "Patient 1 · Study 1 · 1 film"


def test_headings_follow_films_that_come_and_go():
    """One strip shown again and again, as the page does it; a new answer moves nothing."""
    kept, films = StripRows(), FilmRows()

    def shown(state):
        return [row.number for row in kept.rows(state, films.rows(state, {}))]

    state = opened(*SIX)
    first = shown(state)
    read = shown(reduce(state, c.FilmRead(2, "PA")))
    less = reduce(state, c.FilmRemoved(1))
    more = reduce(less, c.FilmsAdded((FilmSource("x.dcm", Path("x.dcm"), group=BOB),)))

    assert first == read == [-1, 1, 2, -2, 3, -3, 4, -4, 5, 6]
    assert shown(less) == [-1, 2, -2, 3, -3, 4, -4, 5, 6]
    assert shown(more) == [-1, 2, -2, 3, -3, 4, -4, 5, 6, -5, 7]
    assert shown(reduce(more, StudyFolded(ANN.study))) == [-1, -2, 3, -3, 4, -4, 5, 6, -5, 7]


def test_a_folded_study_hides_its_films_and_says_so():
    """Its heading stays, with the count."""
    rows = rows_of(opened(*SIX, folded=(ANN,)))

    assert [row.number for row in rows][:3] == [-1, -2, 3]
    assert rows[0].spoken == "Patient 1 · Study 1 · 2 films, folded"
    assert place_of(rows, 1) == -1
    assert place_of(rows, 3) == 2


def test_stepping_passes_over_folded_studies_and_choosing_unfolds_them():
    """Next film skips; next study, or a click elsewhere, opens what it leads to."""
    state = reduce(opened(*SIX, folded=(ANN_LATER,)), c.FilmChosen(2))

    skipped = reduce(state, c.FilmStepped(1))
    entered = reduce(state, StudyStepped(1))

    assert skipped.current == 4
    assert skipped.folded == {ANN_LATER.study}
    assert (entered.current, entered.folded) == (3, frozenset())


def test_studies_are_stepped_through_and_end_at_the_ends():
    """Films without a study count as one."""
    state = opened(*SIX)
    walked = []
    for _ in range(4):
        state = reduce(state, StudyStepped(1))
        walked.append(state.current)

    assert walked == [3, 4, 5, 5]
    assert reduce(state, StudyStepped(-1)).current == 4
    assert reduce(ViewerState(), StudyStepped(1)) == ViewerState()


def test_films_without_a_study_cannot_be_folded():
    """Nor can a study that is not there."""
    state = reduce(opened(*SIX), c.FilmChosen(5))

    assert reduce(state, StudyFolded()) == state
    assert reduce(state, StudyFolded("gone")) == state


def test_the_current_film_s_study_can_be_folded_and_unfolded():
    """The film stays on the canvas."""
    folded = reduce(opened(*SIX), StudyFolded())

    assert (folded.folded, folded.current) == ({ANN.study}, 1)
    assert reduce(folded, StudyFolded()).folded == frozenset()


def test_the_model_keeps_qt_s_rules_with_headings(qtbot):
    """Folding and unfolding announce themselves; a heading cannot be chosen."""
    model = FilmstripModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for state in (opened(*SIX), opened(*SIX, folded=(ANN,)), opened(*SIX), opened(None)):
        model.set_rows(rows_of(state))
    model.set_rows(rows_of(opened(*SIX)))

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole).startswith("Patient 1")
    assert tester.model() is model


@pytest.fixture
def strip(qtbot):
    made = Filmstrip()
    qtbot.addWidget(made)
    made.resize(104, 800)
    made.show()
    return made


def show(strip, state):
    rows = rows_of(state)
    strip.show_films(rows, place_of(rows, state.current))


def test_a_click_on_a_heading_asks_to_fold_and_chooses_no_film(qtbot, strip):
    """The heading of films without a study asks for nothing."""
    show(strip, opened(*SIX, folded=(ANN,)))
    heading, last = strip._list.visualRect(strip.model.index(0)), strip.model.index(5)
    assert isinstance(strip.model.rows[5], HeadingRow)

    with (
        qtbot.assertNotEmitted(strip.film_chosen),
        qtbot.waitSignal(strip.fold_requested) as asked,
    ):
        qtbot.mouseClick(strip._list.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    with qtbot.assertNotEmitted(strip.fold_requested):
        qtbot.mouseClick(
            strip._list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=strip._list.visualRect(last).center(),
        )

    assert asked.args == [ANN.study]


def test_keys_in_the_list_pass_over_headings(qtbot, strip):
    """Down from the last film of a study is the first of the next."""
    show(strip, reduce(opened(*SIX), c.FilmChosen(2)))

    with qtbot.waitSignal(strip.film_chosen) as chosen:
        qtbot.keyClick(strip._list, Qt.Key.Key_Down)

    assert chosen.args == [3]


def test_headings_are_painted_and_counted_into_the_header(strip):
    """All films count, the folded ones too."""
    show(strip, opened(*SIX, folded=(ANN,)))
    area = strip._list.visualRect(strip.model.index(0))
    place = strip._list.viewport().mapTo(strip, area.topLeft())
    painted = rgb_of_image(strip.grab(area.translated(place - area.topLeft())).toImage())

    assert strip._count.text() == "6 films"
    assert (painted.max(axis=2) > 120).sum() > 60


def test_folding_one_study_of_many_does_not_scroll_away(strip):
    """The reader keeps the place; thousands of rows stay quick."""
    groups = tuple(FilmGroup(patient=f"{n}", study=f"{n}") for n in range(1000) for _ in range(3))
    state = opened(*groups)
    show(strip, state)
    strip._list.doItemsLayout()
    scroller = strip._list.verticalScrollBar()
    scroller.setValue(40_000)

    show(strip, reduce(state, StudyFolded("900")))

    assert scroller.value() == 40_000
    assert sum(isinstance(row, FilmRow) for row in strip.model.rows) == 2997
