from __future__ import annotations

import numpy as np
import pytest
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from tests.helpers.dicom_factory import dicom_bytes, lut_item
from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage
from xlite_core.io.radiograph import Radiograph, VoiTable, Window, WindowFunction
from xlite_core.io.read import read_radiograph_bytes

FILM_8 = chest_phantom(48)
FILM_12 = FILM_8.astype(np.uint16) * 16 + 7
FILM_12[5, 5] = 4095  # rarer than the percentiles
RAMP = np.arange(0, 4096, 4, dtype=np.uint16)
SYNTAXES = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian)


def read(data: bytes) -> Radiograph:
    return read_radiograph_bytes(data, "film.dcm")


def film_12(**elements: object) -> Radiograph:
    return read(dicom_bytes(FILM_12, bits_stored=12, **elements))


def test_windows_come_in_the_order_and_with_the_names_of_the_file():
    """Several windows keep their explanations; ours follow."""
    film = film_12(
        WindowCenter=["2048", "1000"],
        WindowWidth=["4096", "500.5"],
        WindowCenterWidthExplanation=["NORMAL", "BONE"],
    )

    assert film.presets[:2] == (Window(2048, 4096, name="NORMAL"), Window(1000, 500.5, name="BONE"))
    assert [preset.name for preset in film.presets[2:]] == ["Automatic", "Full range"]


@pytest.mark.parametrize("function", list(WindowFunction))
def test_the_function_of_the_window_is_the_one_of_the_file(function):
    """LINEAR, LINEAR_EXACT and SIGMOID are told apart."""
    film = film_12(WindowCenter="2000", WindowWidth="1000", VOILUTFunction=function.value)

    assert film.presets[0] == Window(2000, 1000, function, "Window")


@pytest.mark.parametrize(
    "elements",
    [
        {"WindowCenter": "0", "WindowWidth": "0"},
        {"WindowCenter": "100", "WindowWidth": "0.5"},
        {"WindowCenter": "100", "WindowWidth": "-20"},
        {"WindowCenter": "100"},
        {"WindowCenter": "", "WindowWidth": ""},
        {"WindowCenter": "100", "WindowWidth": "0", "VOILUTFunction": "SIGMOID"},
    ],
    ids=str,
)
def test_windows_that_the_standard_forbids_are_left_out(elements):
    """A width of zero is a placeholder, not a window."""
    film = film_12(**elements)

    assert film.presets[0].name == "Automatic"


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda syntax: syntax.keyword)
def test_voi_tables_come_before_windows(syntax):
    """Tables first, in the order of the sequence, with first value, bits and entries."""
    data = dicom_bytes(
        FILM_12,
        syntax=syntax,
        bits_stored=12,
        WindowCenter="2048",
        WindowWidth="4096",
        VOILUTSequence=[
            lut_item(RAMP, first_value=40, bits=12, name="HARDER"),
            lut_item(RAMP[::-1], first_value=0, bits=12),
        ],
    )

    first, second, window, *_ours = read(data).presets

    assert isinstance(first, VoiTable)
    assert (first.name, first.first_value, first.bits) == ("HARDER", 40, 12)
    np.testing.assert_array_equal(first.entries, RAMP)
    assert second.name == "Table 2"
    np.testing.assert_array_equal(second.entries, RAMP[::-1])
    assert window == Window(2048, 4096, name="Window")


def test_a_table_over_negative_values_begins_below_zero():
    """The second number of the descriptor is two's complement when values are signed."""
    film = film_12(
        RescaleSlope="1",
        RescaleIntercept="-2048",
        VOILUTSequence=[lut_item(RAMP, first_value=-2048, bits=12)],
    )

    assert film.presets[0].first_value == -2048


def test_a_table_shorter_than_its_descriptor_is_refused():
    """Missing entries are damage, not something to guess."""
    item = lut_item(RAMP, first_value=0)
    item.LUTDescriptor = [2000, 0, 16]

    with pytest.raises(UnreadableImage, match="look-up table"):
        film_12(VOILUTSequence=[item])


def test_our_windows_do_not_repeat_those_of_the_file():
    """A file that names the full range exactly is not offered it twice."""
    low, high = int(FILM_12.min()), int(FILM_12.max())
    film = film_12(
        WindowCenter=str((low + high) / 2),
        WindowWidth=str(high - low),
        VOILUTFunction="LINEAR_EXACT",
    )

    assert [preset.name for preset in film.presets] == ["Window", "Automatic"]


def test_padding_has_no_say_in_the_automatic_window():
    """A collimated border of padding does not widen the window."""
    padded = FILM_12.copy()
    padded[:, :20] = 60_000
    film = read(dicom_bytes(padded, PixelPaddingValue=60_000))

    expected = read(dicom_bytes(FILM_12[:, 20:].copy())).presets

    assert film.presets == expected


def test_a_range_of_padding_is_left_out_as_a_whole():
    """Padding Value and Range Limit bound what was not measured."""
    padded = FILM_12.copy()
    padded[:, :10] = 60_000
    padded[:, 10:20] = 59_990
    film = read(dicom_bytes(padded, PixelPaddingValue=59_900, PixelPaddingRangeLimit=60_000))

    expected = read(dicom_bytes(FILM_12[:, 20:].copy())).presets

    assert film.presets == expected


@pytest.mark.parametrize(
    ("slope", "intercept", "dtype"),
    [
        ("1", "-1024", np.int16),
        ("2", "5", np.uint16),
        ("-1", "4095", np.uint16),
        ("100", "0", np.int32),
        ("0.5", "-3.25", np.float32),
    ],
)
def test_slope_and_intercept_are_applied_exactly(slope, intercept, dtype):
    """Whole results stay integers of the smallest type; others become float32."""
    film = film_12(RescaleSlope=slope, RescaleIntercept=intercept)

    expected = FILM_12 * float(slope) + float(intercept)

    assert film.pixels.dtype == dtype
    np.testing.assert_array_equal(film.pixels, expected)


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda syntax: syntax.keyword)
def test_a_modality_table_replaces_slope_and_intercept(syntax):
    """Stored values outside the table take its ends."""
    item = lut_item(np.array([500, 700, 900], np.uint16), first_value=100)
    item.ModalityLUTType = "OD"
    stored = np.array([[0, 100, 101, 102, 4000]], np.uint16)

    film = read(dicom_bytes(stored, syntax=syntax, ModalityLUTSequence=[item]))

    assert film.pixels.tolist() == [[500, 500, 700, 900, 900]]


def test_a_modality_table_over_signed_values():
    """Negative stored values find their entries."""
    item = lut_item(np.array([1, 2, 3], np.uint16), first_value=-1)
    stored = np.array([[-9, -1, 0, 1, 9]], np.int16)

    film = read(dicom_bytes(stored, ModalityLUTSequence=[item]))

    assert film.pixels.tolist() == [[1, 1, 2, 3, 3]]


def test_eight_bits_changed_by_the_modality_get_percentiles():
    """The identity only holds where nothing was rescaled."""
    film = read(dicom_bytes(FILM_8, RescaleSlope="2", RescaleIntercept="0"))

    assert film.presets[0].name == "Automatic"
