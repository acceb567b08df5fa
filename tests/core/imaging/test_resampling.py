from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.imaging.resampling import sampled_along_axes

RIGHT_ANGLES = [
    [[1, 0], [0, 1]],
    [[-1, 0], [0, 1]],
    [[0, 1], [1, 0]],
    [[0, -1], [1, 0]],
    [[-1, 0], [0, -1]],
]


def smooth_image(rows=120, columns=160):
    noise = np.random.default_rng(3).random((rows, columns)).astype(np.float32)
    return cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 6), None, 0, 255, cv2.NORM_MINMAX)


def warped(source, to_source, shape):
    """The slow way: OpenCV's general affine warp, with pixel centres."""
    centred = to_source.copy()
    centred[:, 2] += to_source[:, :2] @ (0.5, 0.5) - 0.5
    return cv2.warpAffine(
        source,
        centred,
        shape[::-1],
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


@pytest.mark.parametrize("turn", RIGHT_ANGLES)
@pytest.mark.parametrize("scale", [0.77, 1.37, 3.3, 7.9, 30.0])
def test_it_agrees_with_the_general_warp(turn, scale):
    """Zoomed, turned and mirrored samples lie where an affine warp finds them."""
    source = smooth_image()
    linear = np.array(turn) / scale
    to_source = np.column_stack([linear, np.array([80, 60]) - linear @ (20, 15)])

    sampled = sampled_along_axes(source, to_source, (30, 40), cv2.INTER_LINEAR)

    steepest = np.abs(np.diff(source)).max() / scale
    assert np.abs(sampled - warped(source, to_source, (30, 40))).max() < 0.1 * steepest + 0.1


def test_whole_pixel_shifts_are_exact():
    """At one sample a pixel nothing is interpolated."""
    source = np.random.default_rng(0).integers(0, 65535, (20, 30)).astype(np.uint16)

    sampled = sampled_along_axes(
        source, np.array([[1.0, 0, 4], [0, 1.0, 3]]), (10, 12), cv2.INTER_CUBIC
    )

    np.testing.assert_array_equal(sampled, source[3:13, 4:16])


def test_the_edge_repeats_beyond_the_source():
    """A sample beside the image takes the value of the nearest pixel."""
    source = np.array([[10, 20], [30, 40]], np.uint8)

    sampled = sampled_along_axes(source, np.array([[1.0, 0, 0], [0, 1.0, 0]]), (4, 4), 1)

    np.testing.assert_array_equal(sampled[:, 3], [20, 40, 40, 40])
    np.testing.assert_array_equal(sampled[3, :2], [30, 40])


@given(
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    scale=st.floats(0.05, 20),
    origin=st.tuples(st.floats(-1, 40), st.floats(-1, 40)),
    turn=st.sampled_from(RIGHT_ANGLES),
)
def test_every_size_and_scale_gives_the_shape_asked_for(size, scale, origin, turn):
    """No combination of a tiny image, scale and place fails, and the source is left alone."""
    source = np.arange(size[0] * size[1], dtype=np.uint16).reshape(size)
    before = source.copy()
    to_source = np.column_stack([np.array(turn) / scale, origin])

    for interpolation in (cv2.INTER_NEAREST, cv2.INTER_AREA, cv2.INTER_CUBIC):
        sampled = sampled_along_axes(source, to_source, (7, 5), interpolation)

        assert sampled.shape == (7, 5)
        assert sampled.dtype == np.uint16
    np.testing.assert_array_equal(source, before)
