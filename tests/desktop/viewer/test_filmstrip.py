"""The filmstrip: rows, what it says, and what it paints."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.helpers.phantom import chest_phantom
from xlite_desktop.qimage import image_of_grey, rgb_of_image
from xlite_desktop.viewer.filmstrip import Filmstrip
from xlite_desktop.viewer.filmstrip_model import FilmRow, FilmstripModel

ROWS = tuple(FilmRow(number, number, f"{number}.png", "PA", number) for number in range(1, 6))


@pytest.fixture
def strip(qtbot):
    made = Filmstrip()
    qtbot.addWidget(made)
    made.resize(104, 700)
    made.show()
    return made


def test_the_model_keeps_qt_s_rules_while_rows_come_and_go(qtbot):
    """Growing, changing and shrinking announce themselves correctly."""
    model = FilmstripModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for rows in (ROWS[:2], ROWS, (replace(ROWS[0], flags=9), *ROWS[1:]), ROWS[3:], ()):
        model.set_rows(rows)

    assert model.rowCount() == 0
    assert isinstance(tester.model(), QAbstractItemModel)


def test_a_new_count_of_flags_announces_its_own_row_only(qtbot):
    """Moving a threshold repaints the films whose count changed."""
    model = FilmstripModel()
    model.set_rows(ROWS)
    announced = []
    model.dataChanged.connect(lambda first, last: announced.append((first.row(), last.row())))

    model.set_rows((*ROWS[:2], replace(ROWS[2], flags=0), *ROWS[3:]))

    assert announced == [(2, 2)]


def test_choosing_a_film_says_its_number(qtbot, strip):
    """A click or a key in the list says which film; showing a state says nothing."""
    strip.show_films(ROWS, 0)

    with qtbot.waitSignal(strip.film_chosen) as chosen:
        qtbot.keyClick(strip._list, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(strip.film_chosen):
        strip.show_films(ROWS, 3)

    assert chosen.args == [2]


def test_a_row_in_words_says_place_name_and_flags():
    """What a screen reader hears."""
    assert ROWS[2].spoken == "Film 3, 3.png, PA, 3 above threshold"
    assert replace(ROWS[2], unreadable=True).spoken.endswith("unreadable")
    assert replace(ROWS[2], flags=None).spoken.endswith("no result yet")


def test_thumbnails_and_flags_are_painted(strip):
    """A film with flags carries an amber dot; one without has none."""
    picture = image_of_grey(chest_phantom(160))
    strip.show_films((replace(ROWS[0], flags=0, thumbnail=picture),), -1)
    without = rgb_of_image(strip.grab().toImage()).astype(int)

    strip.show_films((replace(ROWS[0], flags=4, thumbnail=picture),), -1)
    with_flags = rgb_of_image(strip.grab().toImage()).astype(int)

    def amber(image):
        return int(np.sum((image[..., 0] - image[..., 2]) > 120))

    assert without.max() > 150
    assert amber(without) == 0
    assert amber(with_flags) > 10
