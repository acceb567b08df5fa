from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import layer_for, radiograph_of
from xlite_core.io.radiograph import IDENTITY_8BIT, VoiTable, Window
from xlite_desktop.viewer.canvas_furniture import scale_bar
from xlite_desktop.viewer.canvas_legend import _heading, evidence_text, tick_values
from xlite_desktop.viewer.film_facts import (
    number_text,
    readout_lines,
    spoken_description,
    view_notices,
)
from xlite_desktop.viewer.film_view import FilmView


@pytest.mark.parametrize(
    ("pixels_per_mm", "label", "divisions"),
    [(2.25, "10 cm", 10), (4.5, "5 cm", 5), (20, "1 cm", 10), (100, "2 mm", 4), (1.0, "20 cm", 10)],
)
def test_the_scale_bar_is_the_longest_round_length_that_fits(pixels_per_mm, label, divisions):
    """As the reader zooms in, the bar steps from centimetres to millimetres."""
    bar = scale_bar(pixels_per_mm, 290)

    assert (bar.label, bar.divisions) == (label, divisions)
    assert bar.pixels <= 290
    assert bar.pixels == pytest.approx(bar.millimetres * pixels_per_mm)


def test_without_room_there_is_no_scale_bar():
    """Rather none than one whose ticks run into one another."""
    assert scale_bar(500, 290) is None
    assert scale_bar(0.05, 290) is None


@pytest.mark.parametrize(
    ("full_scale", "ticks"),
    [
        (0.4, (0, 0.1, 0.2, 0.3, 0.4)),
        (1.37, (0, 0.5, 1.0)),
        (0.05, (0, 0.01, 0.02, 0.03, 0.04, 0.05)),
        (3, (0, 1, 2, 3)),
    ],
)
def test_legend_ticks_are_round(full_scale, ticks):
    """From nothing up to full scale in steps of 1, 2 or 5."""
    assert tick_values(full_scale) == pytest.approx(ticks)


def test_a_peak_has_the_decimals_of_its_scale():
    """Two digits more than the scale's own size, whatever that is."""
    assert evidence_text(0.3571, 0.4) == "0.36"
    assert evidence_text(1.26, 3.0) == "1.3"


def test_readouts_name_window_zoom_and_value():
    """Without a pointer the value is open; over the film it is in the film's units."""
    film = radiograph_of(np.full((10, 10), 1834, np.uint16), presets=(Window(1200, 2400),))
    view = FilmView(film.presets[0], zoom=0.79)

    away = readout_lines(film, view, 2000, None)
    over = readout_lines(film, view, 2000, (3.2, 4.9))

    assert away == (("W", "2400"), ("L", "1200"), ("Zoom", "79 %"), ("Value", "–"))
    assert over == (("X px", "3"), ("Y px", "4"), *away[:3], ("Value", "1834"))


def test_positions_are_millimetres_where_the_file_gives_the_spacing():
    """Rows and columns each have their own distance."""
    film = radiograph_of(np.zeros((100, 100), np.int16), spacing_mm=(0.5, 0.2))

    lines = readout_lines(film, FilmView(IDENTITY_8BIT), 255, (50.0, 50.0))

    assert lines[:2] == (("X mm", "10"), ("Y mm", "25"))


def test_a_pointer_beside_the_film_reads_nothing():
    """There is no value in the margin."""
    film = radiograph_of(chest_phantom(32))

    lines = dict(readout_lines(film, FilmView(IDENTITY_8BIT), 255, (-0.5, 3)))

    assert lines["Value"] == "–"
    assert set(lines) == {"W", "L", "Zoom", "Value"}


def test_a_table_is_named_instead_of_a_window():
    """A VOI table has neither width nor level."""
    table = VoiTable(0, np.arange(256, dtype=np.uint16), 8, "CHEST")
    film = radiograph_of(chest_phantom(32), presets=(table,))

    lines = dict(readout_lines(film, FilmView(table), 255, None))

    assert lines["VOI"] == "CHEST"
    assert "W" not in lines


def test_numbers_use_the_true_minus_and_only_the_decimals_they_need():
    """A film of small fractions keeps three digits; a CT-like one none."""
    assert number_text(-1024.4, 2000) == "−1024"
    assert number_text(0.12345, 0.5) == "0.123"
    assert number_text(float("nan"), 100) == "–"


def test_notices_stand_for_as_long_as_the_view_differs():
    """One sentence each for a flip, a turn and an inversion."""
    view = FilmView(IDENTITY_8BIT, mirrored=True, quarter_turns=1, inverted=True)

    assert view_notices(view) == ("View is flipped", "Rotated 270°", "Inverted")
    assert view_notices(FilmView(IDENTITY_8BIT)) == ()


def test_the_description_speaks_of_weak_evidence():
    """What the legend shows is also said."""
    film = radiograph_of(chest_phantom(32))
    weak = layer_for(film, {(3, 3): 0.05})

    said = spoken_description(("Film 1 of 2",), FilmView(IDENTITY_8BIT), weak)

    assert said == "Film 1 of 2. Evidence for Mass: peak 0.05 log-odds per cell, weak evidence."


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Mass", ["Mass"]),
        ("Pleural thickening", ["Pleural", "thickening"]),
        ("Collapse of the left upper lobe", ["Collapse of", "the left", "upper lobe"]),
        ("Pneumomediastinum", ["Pneumomediastinum"]),
    ],
)
def test_a_long_name_takes_several_lines_in_the_legend(label, lines):
    """It stays in its column, and no word is broken."""
    layer = layer_for(radiograph_of(np.zeros((70, 70), np.uint8)), {(3, 3): 0.3}, label=label)

    assert [text for text, *_ in _heading(layer)][: len(lines)] == lines
