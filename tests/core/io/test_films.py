"""Every real film opens as its header means it, or is refused in one sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pydicom
import pytest

from tests.helpers.films import needs_films, originals
from xlite_core.errors import UnreadableImage
from xlite_core.imaging.windowing import presented
from xlite_core.io.read import looks_readable, read_radiograph, read_radiograph_bytes

pytestmark = [pytest.mark.films, needs_films]

DAMAGED = "pylibjpeg_966_j2k_lossless.dcm"
DICOM = originals("dicom", "*.dcm") + originals("dicom_nonchest", "*.dcm")
NIH = originals("nih", "*.png")

LOSSLESS_TOOLS = {
    "1.2.840.10008.1.2.4.70": "dcmdjpeg",
    "1.2.840.10008.1.2.4.80": "dcmdjpls",
    "1.2.840.10008.1.2.5": "dcmdrle",
}


def lossless_films() -> list[Path]:
    return [path for path in DICOM if syntax_of(path) in LOSSLESS_TOOLS]


def syntax_of(path: Path) -> str:
    meta = pydicom.dcmread(path, force=True, stop_before_pixels=True).file_meta
    return str(meta.get("TransferSyntaxUID", ""))


def name_of(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", [p for p in DICOM if p.name != DAMAGED], ids=name_of)
def test_a_dicom_film_opens_as_its_header_means_it(path):
    """Size, type, inversion and first window are those that the header names."""
    header = pydicom.dcmread(path, force=True, stop_before_pixels=True)

    film = read_radiograph(path)

    assert looks_readable(path)
    assert film.pixels.shape == (header.Rows, header.Columns)
    assert film.inverted == (header.PhotometricInterpretation == "MONOCHROME1")
    assert film.provenance.modality == header.get("Modality", "")
    assert film.provenance.bits_stored == header.BitsStored
    assert int(film.pixels.max()) < 2**header.BitsStored
    if "WindowCenter" in header:
        assert film.presets[0].center == float(header.WindowCenter)
        assert film.presets[0].width == float(header.WindowWidth)
    else:
        assert film.presets[0].name == "As stored"
    assert presented(film).dtype == np.uint8


def test_the_damaged_film_is_refused_in_a_sentence():
    """Its JPEG 2000 stream is broken; nothing of it is shown."""
    path = next(path for path in DICOM if path.name == DAMAGED)

    with pytest.raises(UnreadableImage) as refusal:
        read_radiograph(path)

    assert refusal.value.file_kind == "DICOM, JPEG 2000"
    assert refusal.value.summary == (
        "The JPEG 2000 data of the picture are damaged or end too early."
    )


@pytest.mark.parametrize("path", NIH, ids=name_of)
def test_an_nih_film_holds_the_values_of_its_file(path):
    """Grey or RGBA, the values are those of the first channel, shown as they are."""
    film = read_radiograph(path)

    assert film.pixels.shape == (1024, 1024)
    assert film.pixels.dtype == np.uint8
    assert np.shares_memory(presented(film), film.pixels)


@pytest.mark.parametrize("path", lossless_films(), ids=name_of)
def test_lossless_values_equal_those_of_dcmtk(path, tmp_path):
    """Value for value, what dcmtk makes of the same file (it reads no JPEG 2000)."""
    tool = LOSSLESS_TOOLS[syntax_of(path)]
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    plain = tmp_path / "plain.dcm"
    subprocess.run([tool, path, plain], check=True, timeout=60)
    expected = pydicom.dcmread(plain)
    bits = np.dtype(f"<u{expected.BitsAllocated // 8}")
    stored = np.frombuffer(expected.PixelData, bits, expected.Rows * expected.Columns)

    film = read_radiograph(without_modality_lut(path, tmp_path))

    np.testing.assert_array_equal(film.pixels.ravel(), stored)


def without_modality_lut(path: Path, folder: Path) -> Path:
    """Leave out the modality LUT, so that `pixels` are the stored values."""
    header = pydicom.dcmread(path)
    header.pop("ModalityLUTSequence", None)
    copy = folder / "stored.dcm"
    header.save_as(copy)
    return copy


@pytest.mark.parametrize("share", [0.0001, 0.001, 0.01, 0.2, 0.5, 0.8, 0.99, 0.9999])
@pytest.mark.parametrize("path", DICOM[:11] + DICOM[17:] + NIH[:5], ids=name_of)
def test_a_truncated_film_is_refused(path, share):
    """Wherever a file is cut, the answer is one sentence, never half a film."""
    data = path.read_bytes()
    kept = data[: min(int(len(data) * share), len(data) - 20)]

    with pytest.raises(UnreadableImage):
        read_radiograph_bytes(kept, path.name)
