from __future__ import annotations

import gc

import numpy as np

from xlite_desktop.qimage import image_of_grey, image_of_packed, image_of_rgb, rgb_of_image


def test_packed_pixels_are_the_colours_of_the_image():
    """0xFFRRGGBB goes in, red, green and blue come out, for odd widths too."""
    packed = np.array([[0xFF102030, 0xFF405060, 0xFF708090]], np.uint32)

    image = image_of_packed(packed)

    assert rgb_of_image(image).tolist() == [[[16, 32, 48], [64, 80, 96], [112, 128, 144]]]


def test_an_image_outlives_its_array():
    """Nobody but the image holds the pixels, and they are still there."""
    image = image_of_packed(np.full((301, 203), 0xFF112233, np.uint32))
    gc.collect()
    others = [np.zeros((301, 203), np.uint32) for _ in range(20)]

    assert (rgb_of_image(image) == (0x11, 0x22, 0x33)).all()
    assert len(others) == 20


def test_rows_that_are_not_a_multiple_of_four_bytes_survive():
    """Grey and colour images of odd width come back value for value."""
    rng = np.random.default_rng(0)
    grey = rng.integers(0, 256, (5, 7)).astype(np.uint8)
    rgb = rng.integers(0, 256, (5, 7, 3)).astype(np.uint8)

    np.testing.assert_array_equal(rgb_of_image(image_of_grey(grey))[:, :, 0], grey)
    np.testing.assert_array_equal(rgb_of_image(image_of_rgb(rgb)), rgb)


def test_a_part_of_an_array_is_taken_as_it_looks():
    """Slices and mirrored views are not contiguous, and still come out right."""
    grey = np.arange(60, dtype=np.uint8).reshape(6, 10)[::-1, 2:9]

    np.testing.assert_array_equal(rgb_of_image(image_of_grey(grey))[:, :, 1], grey)
