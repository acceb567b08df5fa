"""What a header says of sides and projection."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pydicom.dataset import Dataset

from tests.helpers.dicom_factory import dicom_bytes
from xlite_core.io.projection import (
    FACING,
    LATERAL_UNSCORED,
    Sides,
    is_lateral,
    oriented,
    sides,
    unscored_reason,
)
from xlite_core.io.radiograph import Provenance
from xlite_core.io.read import read_radiograph_bytes

FILM = np.arange(64, dtype=np.uint16).reshape(8, 8)
SILENT = Provenance(file_name="film.png", file_kind="PNG", byte_count=0, sha256="")


def provenance_of(**elements):
    return read_radiograph_bytes(dicom_bytes(FILM, **elements), "film.dcm").provenance


@pytest.mark.parametrize(
    ("values", "letters"),
    [
        (["L", "F"], ("L", "F")),
        (["r", "f "], ("R", "F")),
        (["LF", "FR"], ("L", "F")),
        (["L", "R"], ("", "")),
        (["L"], ("", "")),
        (["", ""], ("", "")),
        (["X", "F"], ("", "")),
        ([], ("", "")),
    ],
)
def test_patient_orientation_is_two_letters_or_nothing(values, letters):
    """Oblique directions count by their first letter; damaged ones count for nothing."""
    assert oriented(values) == letters


def test_a_file_that_names_its_sides_is_believed():
    """Rows that lead to the right side of the patient: the film was stored mirrored."""
    assert sides(provenance_of(PatientOrientation=["L", "F"])) == Sides("R", "H", "L", "F")
    assert sides(provenance_of(PatientOrientation=["R", "F"])) == Sides("L", "H", "R", "F")
    assert sides(provenance_of(PatientOrientation=["A", "F"])) == Sides("P", "H", "A", "F")


def test_a_silent_frontal_film_is_assumed_to_face_the_reader():
    """And says so; a lateral film whose sides nobody names has none."""
    assert sides(SILENT) == FACING
    assert FACING.assumed
    assert sides(replace(SILENT, view="LL")) is None


@pytest.mark.parametrize("view", ["LL", "RL", "LATERAL", "lateral "])
def test_lateral_films_are_not_scored(view):
    """View Position says it, whatever its case."""
    assert unscored_reason(provenance_of(ViewPosition=view)) == LATERAL_UNSCORED


@pytest.mark.parametrize("view", ["PA", "AP", "LLD", "RLD", ""])
def test_frontal_and_decubitus_films_are_scored(view):
    """On a decubitus film the patient lies on a side; the projection is frontal."""
    assert unscored_reason(provenance_of(ViewPosition=view)) == ""


def test_rows_from_front_to_back_make_a_film_lateral_unless_its_view_says_otherwise():
    """No frontal film can lead from front to back."""
    assert is_lateral(provenance_of(PatientOrientation=["P", "F"]))
    assert not is_lateral(provenance_of(PatientOrientation=["P", "F"], ViewPosition="PA"))


def test_a_view_code_stands_in_for_a_missing_view_position():
    """Newer files code the view instead of spelling it."""
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator = "399173006", "SCT"

    coded = provenance_of(ViewCodeSequence=[code])

    assert coded.view == "LL"
    assert is_lateral(coded)
    assert provenance_of(ViewCodeSequence=[code], ViewPosition="PA").view == "PA"
