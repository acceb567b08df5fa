"""DICOM films of two patients, the first with an earlier study."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pydicom.uid import UID

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom

_ANNA = {"PatientID": "A", "PatientName": "Zwz^Anna"}


def write_studies(folder: Path) -> tuple[Path, Path, Path]:
    """Write a film of this year, a smaller one of the year before, and another patient's.

    The earlier film has fewer and brighter pixels, the other patient's is upright.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return (
        _write(folder / "now.dcm", 1, chest_phantom(256) * 8.0, "20260301", **_ANNA),
        _write(folder / "prior.dcm", 2, chest_phantom(200) * 15.0, "20250115", **_ANNA),
        _write(
            folder / "other.dcm", 3, chest_phantom(256)[:, :160] * 12.0, "20250601",
            PatientID="B",
        ),
    )  # fmt: skip


def _write(path: Path, number: int, pixels: np.ndarray, day: str, **patient: str) -> Path:
    elements = {
        "SOPInstanceUID": UID(f"1.2.3.{number}"),
        "StudyInstanceUID": UID(f"1.2.{number}"),
        "StudyDate": day,
        "Modality": "DX",
        "ViewPosition": "PA",
        "PixelSpacing": [0.5, 0.5],
        "WindowCenter": 1000.0 * number,
        "WindowWidth": 2000.0 * number,
    }
    path.write_bytes(dicom_bytes(pixels.astype(np.uint16), **(elements | patient)))
    return path
