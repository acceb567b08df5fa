"""The films of a smoke test: made from the sample, in formats that need a decoder of their own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from pydicom import dcmread
from pydicom.uid import UID

from installer.product import REPOSITORY
from xlite_core.system_check.codecs import dicom_of

SAMPLE = REPOSITORY / "resources" / "samples" / "phantom.png"
"""A synthetic film of 8 bits, which is in the bundle, too."""

SYNTAXES = {
    "jpeg-lossless.dcm": "1.2.840.10008.1.2.4.57",
    "jpeg-ls.dcm": "1.2.840.10008.1.2.4.80",
    "jpeg-2000.dcm": "1.2.840.10008.1.2.4.90",
    "rle.dcm": "1.2.840.10008.1.2.5",
}
"""Name of a film -> its transfer syntax, without loss: all have the pixels of the sample."""

REFERRED = "jpeg-ls.dcm"
"""The film that a structured report is written about."""

TWELVE_BIT = ("jpeg-12-bit.dcm", "1.2.840.10008.1.2.4.51")


def write_films(folder: Path) -> dict[Path, bool]:
    """Write the films, and return each with whether it should get findings.

    Compressed DICOM files of the phantom, one that is cut off in the middle, and a text that calls
    itself a film.
    """
    grey = cv2.imread(str(SAMPLE), cv2.IMREAD_GRAYSCALE)
    assert grey is not None
    folder.mkdir(parents=True, exist_ok=True)
    contents = {name: dicom_of(grey, syntax) for name, syntax in SYNTAXES.items()}
    name, syntax = TWELVE_BIT
    contents[name] = dicom_of(grey.astype(np.uint16) * 16, syntax)
    contents[REFERRED] = _of_a_study(contents[REFERRED])
    whole = contents["jpeg-2000.dcm"]
    refused = {
        "cut-off.dcm": whole[: len(whole) // 2],
        "no-film.png": b"This is a text, whatever its name says.\n",
    }
    for name, content in (contents | refused).items():
        (folder / name).write_bytes(content)
    return {folder / name: name in contents for name in contents | refused}


def _of_a_study(content: bytes) -> bytes:
    """Return a film with the identifiers of a study and of nobody."""
    dataset = dcmread(BytesIO(content))
    for number, keyword in enumerate(("StudyInstanceUID", "SeriesInstanceUID"), start=2):
        setattr(dataset, keyword, UID(f"1.2.826.0.1.3680043.8.498.{number}"))
    stream = BytesIO()
    dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()
