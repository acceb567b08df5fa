"""Windows and tables against the formulas of DICOM PS3.3 C.11.2."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dicom_factory import dicom_bytes, lut_item
from tests.helpers.phantom import chest_phantom
from xlite_core.imaging.windowing import presented, to_grey
from xlite_core.io.radiograph import IDENTITY_8BIT, Radiograph, VoiTable, Window, WindowFunction
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(300)
FILM_12 = np.rint(FILM_8 * (4095 / 255)).astype(np.uint16)
LINEAR, EXACT, SIGMOID = WindowFunction


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film")


@pytest.mark.parametrize(
    ("window", "values", "grey"),
    [
        # C.11.2.1.2.1, the example of the standard: c = 2048, w = 4096 over 0 to 4095.
        (Window(2048, 4096, LINEAR), [0, 1365, 2730, 4095], [0, 85, 170, 255]),
        (Window(2048, 1, LINEAR), [2046, 2047, 2048, 2049], [0, 0, 255, 255]),
        (Window(0, 100, LINEAR), [-2000, -50, 49, 2000], [0, 0, 255, 255]),
        # C.11.2.1.3.2: the width is not shortened by one.
        (Window(127.5, 255, EXACT), [0, 1, 128, 255], [0, 1, 128, 255]),
        (Window(0, 0.5, EXACT), [-1, 0, 1], [0, 128, 255]),
        # C.11.2.1.3.1: 1 / (1 + exp(-4 (x - c) / w)).
        (Window(0, 4, SIGMOID), [-1000, -1, 0, 1, 1000], [0, 69, 128, 186, 255]),
    ],
)
def test_windows_follow_the_formulas_of_the_standard(window, values, grey):
    """Below the window black, above it white, the three functions in between."""
    pixels = np.array([values], np.int16)

    assert to_grey(pixels, window, inverted=False).tolist() == [grey]


def test_inversion_comes_after_the_window():
    """Black and white change places once the window has been applied."""
    window = Window(100, 50)

    plain = to_grey(FILM_8, window, inverted=False)
    inverted = to_grey(FILM_8, window, inverted=True)

    assert np.abs(plain.astype(int) + inverted - 255).max() <= 1  # halves round to even


@pytest.mark.parametrize(
    ("first", "pixels", "grey"),
    [
        (10, np.array([[0, 10, 11, 12, 900]], np.uint16), [0, 0, 128, 255, 255]),
        (-5, np.array([[-900, -5, -4, -3, 7]], np.int16), [0, 0, 128, 255, 255]),
    ],
)
def test_values_outside_a_table_take_its_ends(first, pixels, grey):
    """The first entry holds below, the last above; full white is the largest that fits its bits."""
    table = VoiTable(first, np.array([0, 2048, 4095], np.uint16), 12)

    assert to_grey(pixels, table, inverted=False).tolist() == [grey]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.int32, np.float32])
@pytest.mark.parametrize(
    "voi",
    [
        Window(60, 90),
        Window(60.3, 90.7, SIGMOID),
        VoiTable(20, np.arange(0, 4096, 16, dtype=np.uint16), 12),
    ],
    ids=["LINEAR", "SIGMOID", "table"],
)
def test_the_type_of_the_pixels_does_not_change_the_picture(dtype, voi):
    """Short cuts through tables give what the formula gives for each value alone."""
    each_alone = [int(to_grey(np.array([[v]]), voi, inverted=True)[0, 0]) for v in range(256)]

    grey = to_grey(FILM_8.astype(dtype), voi, inverted=True)

    np.testing.assert_array_equal(grey, np.array(each_alone, np.uint8)[FILM_8])


@pytest.mark.parametrize("dtype", [np.int16, np.int32])
def test_negative_values_find_their_place_in_the_table(dtype):
    """A shift of values and window together shows the same picture."""
    shifted = FILM_12.astype(dtype) - 2500

    grey = to_grey(shifted, Window(2048 - 2500, 3000), inverted=False)

    np.testing.assert_array_equal(grey, to_grey(FILM_12, Window(2048, 3000), inverted=False))


def test_the_pixels_are_not_changed():
    """Windowing reads its argument only."""
    before = FILM_12.copy()

    to_grey(FILM_12, Window(500, 700), inverted=True)

    np.testing.assert_array_equal(FILM_12, before)


def test_eight_bits_as_stored_cost_nothing():
    """The identity shares the memory of the pixels."""
    assert np.shares_memory(to_grey(FILM_8, IDENTITY_8BIT, inverted=False), FILM_8)


@given(
    center=st.floats(-500, 5000),
    width=st.floats(1, 6000),
    function=st.sampled_from(list(WindowFunction)),
)
def test_brighter_values_never_become_darker(center, width, function):
    """Every window is monotonic from black to white."""
    ramp = np.arange(-200, 4300, dtype=np.int16)[None]

    grey = to_grey(ramp, Window(center, width, function), inverted=False).astype(int)

    assert (np.diff(grey) >= 0).all()


@given(low=st.integers(0, 1500), high=st.integers(2000, 4095))
def test_the_monochrome1_twin_presents_the_same_picture(low, high):
    """Turning values, window and header round together changes nothing (up to rounding)."""
    center, width = (low + high + 1) / 2, high - low + 1
    film = dicom_bytes(FILM_12, bits_stored=12, WindowCenter=str(center), WindowWidth=str(width))
    twin = dicom_bytes(
        4095 - FILM_12,
        bits_stored=12,
        PhotometricInterpretation="MONOCHROME1",
        WindowCenter=str(4096 - center),
        WindowWidth=str(width),
    )

    difference = presented(read(film)).astype(int) - presented(read(twin))

    assert np.abs(difference).max() <= 1


def test_a_film_of_eight_bits_presents_the_same_from_every_header():
    """No VOI, the full window, and the MONOCHROME1 twin all mean the same picture, exactly."""
    files = [
        dicom_bytes(FILM_8),
        dicom_bytes(FILM_8, WindowCenter="128", WindowWidth="256"),
        dicom_bytes(255 - FILM_8, PhotometricInterpretation="MONOCHROME1"),
        dicom_bytes(
            255 - FILM_8,
            PhotometricInterpretation="MONOCHROME1",
            WindowCenter="128",
            WindowWidth="256",
        ),
    ]

    pictures = [presented(read(data)) for data in files]

    for picture in pictures:
        np.testing.assert_array_equal(picture, FILM_8)


@pytest.mark.parametrize("twin", [False, True], ids=["MONOCHROME2", "MONOCHROME1"])
def test_a_film_of_twelve_bits_presents_its_eight_bit_picture(twin):
    """4095 / 255 steps and the window 2048 / 4096 cancel out exactly."""
    stored = 4095 - FILM_12 if twin else FILM_12
    data = dicom_bytes(
        stored,
        bits_stored=12,
        PhotometricInterpretation="MONOCHROME1" if twin else "MONOCHROME2",
        WindowCenter="2048",
        WindowWidth="4096",
    )

    np.testing.assert_array_equal(presented(read(data)), FILM_8)


def test_a_voi_table_presents_what_the_window_of_the_same_line_presents():
    """A straight table from 0 to 4095 is the full window."""
    ramp = np.arange(4096, dtype=np.uint16)
    data = dicom_bytes(
        FILM_12, bits_stored=12, VOILUTSequence=[lut_item(ramp, first_value=0, bits=12)]
    )

    np.testing.assert_array_equal(presented(read(data)), FILM_8)
