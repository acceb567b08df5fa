from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.uid import UID

from tests.helpers.dicom_factory import bare_bytes, dicom_bytes, file_bytes, film_dataset
from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io.read import looks_readable, read_radiograph, read_radiograph_bytes

FILM = chest_phantom(64)
PNG = cv2.imencode(".png", FILM)[1].tobytes()

OTHERS = {
    "empty file": b"",
    "text": "Lungs are clear. Größe 178 cm.\n".encode(),
    "web page": b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Log in</body></html>",
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "ZIP": b"PK\x03\x04\x14\x00\x00\x00",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00",
    "HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "WebP": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "GIF": b"GIF89a\x01\x00",
    "BMP": b"BM\x36\x00\x00\x00\x00\x00",
    "JPEG 2000": b"\x00\x00\x00\x0cjP  \r\n\x87\n",
    "video": b"\x00\x00\x00\x18ftypmp42",
    "NIfTI": b"\x5c\x01\x00\x00".ljust(344, b"\x00") + b"n+1\x00",
    "unknown kind": bytes(range(1, 9)) * 40 + b"\x00",
}


@pytest.mark.parametrize(("kind", "data"), OTHERS.items(), ids=list(OTHERS))
def test_other_kinds_are_refused_by_their_name(kind, data, tmp_path):
    """What is no film is told by its content, whatever its suffix claims."""
    path = tmp_path / "film.dcm"
    path.write_bytes(data)

    with pytest.raises(UnreadableImage) as refusal:
        read_radiograph(path)

    assert refusal.value.file_kind == kind
    assert refusal.value.summary.endswith(".")
    assert refusal.value.hint.endswith(".")
    assert str(tmp_path) not in str(refusal.value)
    assert not looks_readable(path)


@pytest.mark.parametrize("name", ["film.png", "film.dcm", "film", "film.txt"])
def test_the_suffix_does_not_matter(name, tmp_path):
    """The content decides."""
    path = tmp_path / name
    path.write_bytes(PNG)

    film = read_radiograph(path)

    assert looks_readable(path)
    assert film.provenance.file_kind == "PNG"
    assert film.provenance.file_name == name
    np.testing.assert_array_equal(film.pixels, FILM)


def test_a_file_and_its_bytes_are_the_same_film(tmp_path):
    """The provenance identifies the file: its size and its SHA-256."""
    path = tmp_path / "film.dcm"
    path.write_bytes(dicom_bytes(FILM))

    film = read_radiograph(path)
    pasted = read_radiograph_bytes(path.read_bytes(), "film.dcm")

    assert film.provenance == pasted.provenance
    assert film.provenance.byte_count == path.stat().st_size
    assert film.provenance.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        dicom_bytes(FILM),
        bare_bytes(FILM, implicit=True),
        bare_bytes(FILM, implicit=False),
        PNG,
        cv2.imencode(".tif", FILM)[1].tobytes(),
        cv2.imencode(".jpg", FILM)[1].tobytes(),
    ],
    ids=["DICOM", "bare implicit", "bare explicit", "PNG", "TIFF", "JPEG"],
)
def test_films_in_a_dropped_folder_are_found_by_their_first_bytes(data, tmp_path):
    """All kinds that are read look readable."""
    path = tmp_path / "IM000001"
    path.write_bytes(data)

    assert looks_readable(path)


def test_a_preamble_that_is_a_tiff_is_still_dicom():
    """The first 128 bytes are free for another format's header."""
    data = dicom_bytes(FILM)

    film = read_radiograph_bytes(b"II*\x00" + data[4:], "dual")

    assert film.provenance.file_kind == "DICOM"


def test_a_dicomdir_is_refused_with_what_to_do():
    """The table of contents of a disc is no film, but the folder beside it holds some."""
    directory = film_dataset(FILM)
    directory.SOPClassUID = UID("1.2.840.10008.1.3.10")

    with pytest.raises(UnsupportedPixels, match="Open the folder") as refusal:
        read_radiograph_bytes(file_bytes(directory), "DICOMDIR")

    assert refusal.value.file_kind == "DICOMDIR"


def test_what_cannot_be_opened_is_told_apart(tmp_path):
    """A missing file and a folder have sentences of their own, without the path."""
    with pytest.raises(UnreadableImage, match="does not exist") as missing:
        read_radiograph(tmp_path / "gone.png")
    with pytest.raises(UnreadableImage, match="folder") as folder:
        read_radiograph(tmp_path)

    assert missing.value.__suppress_context__
    assert folder.value.file_kind == "folder"
    assert not looks_readable(tmp_path)
    assert not looks_readable(tmp_path / "gone.png")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_without_permission_says_so(tmp_path):
    """Not allowed is another sentence than not there."""
    path = tmp_path / "locked.png"
    path.write_bytes(PNG)
    path.chmod(0)

    with pytest.raises(UnreadableImage, match="not allowed"):
        read_radiograph(path)


@given(data=st.binary(max_size=600))
def test_random_bytes_raise_nothing_but_a_refusal(data):
    """No input crashes the reader."""
    for head in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"\x08\x00\x05\x00CS"):
        with pytest.raises(UnreadableImage):
            read_radiograph_bytes(head + data, "noise")


@given(position=st.integers(132, 1500), value=st.integers(0, 255))
def test_a_changed_byte_in_a_header_raises_nothing_but_a_refusal(position, value):
    """A damaged DICOM header gives a film or a sentence."""
    data = bytearray(dicom_bytes(FILM[:16, :16], PatientName="Doe^Jane", WindowCenter="5"))
    data[position % (len(data) - 300)] = value

    with contextlib.suppress(UnreadableImage):
        assert read_radiograph_bytes(bytes(data), "changed").presets


@given(position=st.integers(132, 1500))
def test_a_refusal_never_quotes_the_header(position):
    """A damaged length may make any element swallow the patient's name; no sentence shows it."""
    data = bytearray(dicom_bytes(FILM[:16, :16], PatientName="Doe^Jane"))
    data[position % (len(data) - 300)] = 0

    assert "Doe" not in refusal_of(bytes(data))


def refusal_of(data: bytes) -> str:
    """Return what is said about a file, or nothing if it opens."""
    try:
        read_radiograph_bytes(data, "changed")
    except UnreadableImage as refusal:
        return str(refusal)
    return ""


def test_reading_on_many_threads_warns_nobody():
    """Nothing process-wide is touched: filters are the same after concurrent reading."""
    odd = film_dataset(FILM, SpecificCharacterSet="ISO_IR 6666")
    odd.PatientName = "Müller^Ånn"
    odd.PixelData = FILM.tobytes() + b"too much"
    data = file_bytes(odd)
    films = []
    filters = list(warnings.filters)
    threads = [
        threading.Thread(target=lambda: films.append(read_radiograph_bytes(data, "odd")))
        for _ in range(8)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(films) == 8
    assert warnings.filters == filters


def test_a_png_is_read_without_loading_pydicom_or_any_codec(tmp_path):
    """Start-up time is a feature: what one film does not need is not imported."""
    path = tmp_path / "film.png"
    path.write_bytes(PNG)
    program = (
        "import sys; from pathlib import Path; from xlite_core.io.read import read_radiograph;"
        f"read_radiograph(Path({str(path)!r}));"
        "sys.exit('pydicom' in sys.modules or 'imagecodecs' in sys.modules)"
    )

    result = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[3], check=False, timeout=60
    )

    assert result.returncode == 0
