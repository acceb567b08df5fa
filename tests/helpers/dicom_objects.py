"""A film with all its identifiers, and what outside tools say of objects made from it."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from pydicom.dataset import Dataset

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom
from xlite_core.io.dicom_whole import whole_dataset
from xlite_core.reporting.dicom_object import Stamp, referable

SIDE = 96
STAMP = Stamp(seed="a test", time=dt.datetime(2026, 1, 2, 3, 4, 5))  # noqa: DTZ001
IDENTITY = {"PatientName": "MARKED^Jane", "PatientID": "MARKED77", "PatientBirthDate": "19330303",
            "PatientSex": "F", "AccessionNumber": "MARKED88", "StudyID": "MARKED99",
            "StudyDate": "20200202", "StudyTime": "111213",
            "ReferringPhysicianName": "MARKED^Doctor"}  # fmt: skip
UIDS = {"StudyInstanceUID": "1.2.840.99999.1", "SeriesInstanceUID": "1.2.840.99999.1.2",
        "SOPInstanceUID": "1.2.840.99999.1.2.3"}  # fmt: skip


def identified_film(**elements) -> bytes:
    """Return a phantom as a DICOM file with patient, study, series and instance."""
    return dicom_bytes(chest_phantom(SIDE), **{**IDENTITY, **UIDS, **elements})


def film_to_refer_to(*, identity: bool = False, **elements) -> Dataset:
    """Return the phantom's data set as derived objects see it."""
    return referable(whole_dataset(identified_film(**elements), pixels=False), identity=identity)


def output_of(tool: str, path: Path, *options: str) -> str:
    """Return what an outside tool says of a file; skip the test where it is not installed.

    Its warnings and errors come with it; it must not fail in any other way than by telling.
    """
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed; .ci/system-packages installs it on Debian")
    ended = subprocess.run(
        [tool, *options, path], capture_output=True, check=False, timeout=60, text=True,
        errors="replace",
    )  # fmt: skip
    return ended.stdout + ended.stderr


def dciodvfy_errors(path: Path) -> list[str]:
    """Return the errors, not the warnings, of the validator of dicom3tools."""
    said = output_of("dciodvfy", path)
    assert said.strip(), "dciodvfy says at least what kind of object it saw"
    return [line for line in said.splitlines() if line.startswith(("Error", "Abort"))]
