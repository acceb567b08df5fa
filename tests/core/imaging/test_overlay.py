from __future__ import annotations

import numpy as np
import pytest

from xlite_core.imaging.colormap import color_table
from xlite_core.imaging.contours import contours
from xlite_core.imaging.overlay import (
    composed,
    evidence_level,
    is_weak,
    overlay_table,
    painted_overlay,
    peak_evidence,
    smoothed_evidence,
)
from xlite_core.imaging.preprocessing import SquarePadding

IDENTITY = np.array([[1.0, 0, 0], [0, 1.0, 0]])


def one_spot(row=3, column=5, peak=0.36, cells=7):
    evidence = np.full((cells, cells), -0.05, np.float32)
    evidence[row, column] = peak
    return evidence


def literal_pixel(film, level, opacity, colormap):
    """The formula of the look, written out for one pixel."""
    color = color_table(colormap)[level].astype(float)
    alpha = opacity * level / 255
    pixel = film * (1 - alpha) + alpha * (0.30 * color + 0.70 * color * film / 255 * 1.25)
    return np.rint(np.minimum(pixel, 255)).astype(int)


def unpacked(packed):
    return [int(packed) >> shift & 0xFF for shift in (24, 16, 8, 0)]


@pytest.mark.parametrize("colormap", ["magma", "viridis"])
@pytest.mark.parametrize("opacity", [0.0, 0.37, 0.8, 1.0])
def test_the_table_is_the_formula(opacity, colormap):
    """Every sampled pair of film and evidence gets the colour of the slow float formula."""
    table = overlay_table(colormap, opacity)

    for film in range(0, 256, 15):
        for level in range(0, 256, 17):
            expected = [255, *literal_pixel(film, level, opacity, colormap)]
            assert unpacked(table[level, film]) == expected


def test_without_evidence_the_film_is_bare():
    """Row 0 of the table is plain grey, so a normal film stays as it is."""
    table = overlay_table("magma", 0.8)

    assert [unpacked(pixel)[1:] for pixel in table[0, ::50]] == [[g] * 3 for g in range(0, 256, 50)]


def test_black_stays_nearly_black_and_white_is_not_fogged():
    """Multiplying keeps the film's contrast under full evidence."""
    full = overlay_table("magma", 0.8)[255]

    darkest, brightest = unpacked(full[0])[1:], unpacked(full[255])[1:]

    assert max(darkest) < 64
    assert sum(brightest) - sum(darkest) > 255


def test_composing_looks_up_each_pixel():
    """The picture is the table at (evidence, film), whatever the neighbours are."""
    rng = np.random.default_rng(1)
    film = rng.integers(0, 256, (9, 11)).astype(np.uint8)
    level = rng.integers(0, 256, (9, 11)).astype(np.uint8)
    table = overlay_table("magma", 0.8)

    picture = composed(film, level, table)

    np.testing.assert_array_equal(picture, table[level, film])


def test_evidence_keeps_its_absolute_scale():
    """Half the full scale everywhere is half colour everywhere; nothing is stretched."""
    flat = np.full((7, 7), 0.2, np.float32)

    level = evidence_level(smoothed_evidence(flat), SquarePadding(50, 50), 0.4, IDENTITY, (50, 50))

    assert set(np.unique(level)) <= {127, 128}


def test_negative_evidence_is_not_painted():
    """What speaks against a finding leaves the film bare."""
    film = np.full((60, 60), 100, np.uint8)
    against = np.full((7, 7), -1.0, np.float32)

    painted = painted_overlay(film, against, SquarePadding(60, 60), 0.4)

    np.testing.assert_array_equal(painted, np.full((60, 60, 3), 100))


@pytest.mark.parametrize(("rows", "columns"), [(140, 140), (140, 70), (70, 140)])
def test_the_colour_lies_where_the_cell_lies(rows, columns):
    """The padding of the square is taken away before a cell is looked for on the film."""
    padding = SquarePadding(rows, columns)
    evidence = one_spot(row=2, column=3)
    film = np.full((rows, columns), 128, np.uint8)

    painted = painted_overlay(film, evidence, padding, 0.4).astype(int)

    color = painted[:, :, 0] - painted[:, :, 1]
    y, x = np.unravel_index(int(color.argmax()), color.shape)
    cell = padding.side / 7
    assert abs(y - (2.5 * cell - padding.top)) <= 3
    assert abs(x - (3.5 * cell - padding.left)) <= 3


def test_painting_changes_neither_film_nor_map():
    """Pure: the arguments come back as they went in."""
    film = np.random.default_rng(2).integers(0, 256, (33, 47)).astype(np.uint8)
    evidence = one_spot()
    film_before, evidence_before = film.copy(), evidence.copy()

    painted_overlay(film, evidence, SquarePadding(33, 47), 0.4, colormap="cividis")

    np.testing.assert_array_equal(film, film_before)
    np.testing.assert_array_equal(evidence, evidence_before)


def test_smoothing_neither_moves_nor_adds_evidence():
    """The smooth map has the mean of the cells and its peak over the strongest cell."""
    evidence = one_spot(row=3, column=3)

    smooth = smoothed_evidence(evidence)

    side = smooth.shape[0]
    y, x = np.unravel_index(int(smooth.argmax()), smooth.shape)
    assert side % 7 == 0
    assert abs(y - side / 2) <= 1
    assert abs(x - side / 2) <= 1
    assert float(smooth.mean()) == pytest.approx(float(evidence.mean()), abs=1e-3)


def test_the_peak_ignores_cells_in_the_padding():
    """A cell that no film pixel lies in cannot be shown, so it is no peak."""
    evidence = one_spot(row=3, column=0, peak=9.0)
    evidence[3, 3] = 0.2

    assert peak_evidence(evidence, SquarePadding(700, 300)) == pytest.approx(0.2)
    assert peak_evidence(evidence, SquarePadding(700, 700)) == pytest.approx(9.0)
    assert peak_evidence(-np.abs(evidence), SquarePadding(700, 700)) == 0.0


def test_weak_begins_below_a_quarter_of_full_scale():
    """The same constant for every film and finding."""
    assert is_weak(0.099, 0.4)
    assert not is_weak(0.1, 0.4)


def test_contours_run_around_the_peak():
    """The outline at 80 % lies within that at 50 %, both around the strongest cell."""
    evidence = one_spot(row=3, column=3)
    padding = SquarePadding(700, 700)

    (wide,) = contours(evidence, padding, 0.5)
    (narrow,) = contours(evidence, padding, 0.8)

    np.testing.assert_allclose(wide.mean(axis=0), [350, 350], atol=3)
    assert np.all(narrow.min(axis=0) > wide.min(axis=0))
    assert np.all(narrow.max(axis=0) < wide.max(axis=0))


def test_a_contour_follows_its_level():
    """Along the outline the smooth map stands at the level asked for."""
    evidence = one_spot(row=3, column=3)
    smooth = smoothed_evidence(evidence)
    padding = SquarePadding(smooth.shape[0], smooth.shape[1])

    (outline,) = contours(evidence, padding, 0.5)

    x, y = np.floor(outline).astype(int).T
    np.testing.assert_allclose(smooth[y, x], 0.5 * smooth.max(), atol=0.06 * smooth.max())


def test_without_positive_evidence_there_is_no_contour():
    """Lines relative to nothing are not drawn."""
    assert contours(np.full((7, 7), -0.1, np.float32), SquarePadding(90, 80), 0.5) == ()


def test_a_map_of_image_rows_paints_bands():
    """One cell across and hundreds down: every column alike, strongest where its row lies."""
    evidence = np.full((224, 1), -0.05, np.float32)
    evidence[56:60] = 0.36
    film = np.full((448, 300), 100, np.uint8)

    picture = painted_overlay(film, evidence, SquarePadding(448, 300), 0.4).astype(int)

    colour = np.abs(picture - 100).sum(axis=2)
    assert (picture == picture[:, :1]).all()
    assert 112 <= int(colour[:, 0].argmax()) < 120
    assert colour[:100].max() == colour[140:].max() == 0


def test_smoothing_a_map_of_image_rows_stays_small():
    """Each axis is refined by itself, so 224 rows do not become 57,344."""
    smooth = smoothed_evidence(np.ones((224, 1), np.float32))

    assert smooth.shape == (448, 256)
    np.testing.assert_allclose(smooth, 1.0, atol=1e-6)
