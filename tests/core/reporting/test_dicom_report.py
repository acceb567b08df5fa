"""A structured report says what the model and the reader said, and of which film."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.dicom_objects import (
    SIDE,
    STAMP,
    UIDS,
    dciodvfy_errors,
    film_to_refer_to,
    output_of,
)
from xlite_core.errors import DicomRefused, UnsupportedPixels
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.input_notice import notice
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.reporting.dicom_codes import FINDINGS, PRIVATE, finding_term
from xlite_core.reporting.dicom_object import Stamp, to_file
from xlite_core.reporting.dicom_report import structured_report
from xlite_core.worklist.opinion import Opinion, agreement, own_words

CARD = example_card()
PREDICTION = example_prediction(rows=SIDE, columns=SIDE)
THRESHOLDS = CARD.operating_points("youden")
OPINIONS = (
    Opinion(finding="Mass", verdict="disagree", text="It is the nipple.", present=False),
    agreement("Effusion", flagged=True),
    own_words("Nodule", "Two of them.", present=None),
)


def report_bytes(
    *, identity: bool = False, doubtful: bool = False, stamp: Stamp = STAMP, **settings
) -> bytes:
    source = film_to_refer_to(identity=identity)
    arguments = {"policy": "youden", "stamp": stamp} | settings
    prediction = replace(PREDICTION, notices=(notice("flipped"),)) if doubtful else PREDICTION
    return to_file(structured_report(source, prediction, CARD, THRESHOLDS, **arguments))


def parsed(data: bytes) -> Dataset:
    return pydicom.dcmread(BytesIO(data))


def name(item: Dataset) -> str:
    return item.ConceptNameCodeSequence[0].CodeMeaning


def children(item: Dataset, wanted: str) -> list[Dataset]:
    return [child for child in item.ContentSequence if name(child) == wanted]


def groups(report: Dataset) -> list[Dataset]:
    return children(children(report, "Imaging Measurements")[0], "Measurement Group")


def number(group: Dataset, wanted: str) -> float:
    value = children(group, wanted)[0].MeasuredValueSequence[0]
    assert value.MeasurementUnitsCodeSequence[0].CodeValue == "%"
    return float(value.get("FloatingPointValue", value.NumericValue)) / 100


def code(item: Dataset) -> tuple[str, str, str]:
    value = item.ConceptCodeSequence[0]
    return value.CodeValue, value.CodingSchemeDesignator, value.CodeMeaning


def of_the_model(report: Dataset) -> list[Dataset]:
    return [group for group in groups(report) if children(group, "Certainty of Finding")]


def test_a_decoded_report_holds_fourteen_findings_with_their_numbers():
    """Codes, probabilities, thresholds, prevalence and above or below, in the model's order."""
    report = parsed(report_bytes())

    found = of_the_model(report)
    assert [code(children(group, "Finding")[0])[:2] for group in found] == [
        (finding_term(key).value, finding_term(key).scheme) for key in CHESTXRAY14
    ]
    decoded = [number(group, "Certainty of Finding") for group in found]
    assert np.allclose(decoded, PREDICTION.probabilities, rtol=0, atol=1e-12)
    assert [number(group, "Operating threshold") for group in found] == pytest.approx(
        [THRESHOLDS[key] for key in CHESTXRAY14], abs=1e-12
    )
    prevalence = "Prevalence that the calibration refers to"
    assert {round(number(group, prevalence), 9) for group in found} == {0.052}
    sides = [code(children(g, "Probability against the threshold")[0])[0] for g in found]
    assert sides == [
        "ABOVE" if p >= THRESHOLDS[key] else "BELOW"
        for key, p in zip(CHESTXRAY14, PREDICTION.probabilities, strict=True)
    ]


def test_the_report_points_at_its_film():
    """As evidence, in the image library, and as the source of each group."""
    report = parsed(report_bytes())

    evidence = report.CurrentRequestedProcedureEvidenceSequence[0]
    series = evidence.ReferencedSeriesSequence[0]
    assert evidence.StudyInstanceUID == UIDS["StudyInstanceUID"] == report.StudyInstanceUID
    assert series.SeriesInstanceUID == UIDS["SeriesInstanceUID"] != report.SeriesInstanceUID
    film = UIDS["SOPInstanceUID"]
    assert series.ReferencedSOPSequence[0].ReferencedSOPInstanceUID == film
    pointed = [
        str(element.value)
        for element in report.iterall()
        if element.keyword == "ReferencedSOPInstanceUID"
    ]
    assert set(pointed) == {film}
    assert len(pointed) == 1 + 1 + 14
    assert report.SOPInstanceUID.startswith("2.25.")


def test_the_report_names_its_algorithm_and_its_observer():
    """Model, fingerprint and settings with each finding; the program as the observing device."""
    report = parsed(report_bytes())

    group = of_the_model(report)[0]
    assert children(group, "Algorithm Name")[0].TextValue == CARD.name
    assert children(group, "Algorithm Version")[0].TextValue == FINGERPRINT
    settings = {item.TextValue for item in children(group, "Algorithm Parameters")}
    assert {"thresholds: youden", f"recipe: {CARD.recipe.hash}"} <= settings
    assert code(children(report, "Observer Type")[0])[2] == "Device"
    assert children(report, "Device Observer Name")[0].TextValue == "X-Lite Desktop"


def test_the_report_says_what_it_must_not_be_used_for_and_what_the_input_check_said():
    """As comments at its end; it is never verified and never final."""
    report = parsed(report_bytes(doubtful=True))

    said = [item.TextValue for item in children(report, "Comment")]
    assert said[0].startswith("Research use only - not for diagnosis.")
    assert said[1:] == [f"Input check: {notice('flipped').sentence}"]
    assert (report.VerificationFlag, report.PreliminaryFlag) == ("UNVERIFIED", "PRELIMINARY")


def test_the_readers_opinions_stand_beside_the_models():
    """Groups of their own, observed by a person without a name."""
    report = parsed(report_bytes(opinions=OPINIONS))

    said = [group for group in groups(report) if children(group, "Opinion of the reader")]
    assert [code(children(group, "Opinion of the reader")[0])[0] for group in said] == [
        "DISAGREE", "AGREE", "EDITED",
    ]  # fmt: skip
    assert [children(group, "Tracking Identifier")[0].TextValue for group in said] == [
        opinion.finding for opinion in OPINIONS
    ]
    assert {str(children(g, "Person Observer Name")[0].PersonName) for g in said} == {
        "Reader^Unnamed"
    }
    assert [[c.TextValue for c in children(group, "Comment")] for group in said] == [
        ["It is the nipple."], [], ["Two of them."],
    ]  # fmt: skip
    seen = [
        [code(c)[2] for c in children(group, "Finding as the reader sees it")] for group in said
    ]
    assert seen == [["Absent"], ["Present"], []]
    assert len(of_the_model(report)) == 14


def test_an_unknown_verdict_is_refused():
    """A report must not guess what a reader meant."""
    with pytest.raises(DicomRefused, match="neither agreement nor"):
        report_bytes(opinions=[SimpleNamespace(finding="Mass", verdict="perhaps", text="")])


def test_identity_stays_at_home_unless_it_is_asked_for():
    """Empty elements by default; the film's own on request."""
    without, with_it = report_bytes(), report_bytes(identity=True)

    assert b"MARKED" not in without
    assert b"20200202" not in without
    assert parsed(without).PatientName == ""
    assert str(parsed(with_it).PatientName) == "MARKED^Jane"
    assert parsed(with_it).StudyDate == "20200202"


def test_the_same_stamp_gives_the_same_bytes_and_another_seed_other_uids():
    """Deterministic, and unique unless a seed is given."""
    assert report_bytes(opinions=OPINIONS) == report_bytes(opinions=OPINIONS)

    other = parsed(report_bytes(stamp=Stamp()))
    assert other.SOPInstanceUID != parsed(report_bytes()).SOPInstanceUID


@pytest.mark.parametrize("identity", [False, True])
def test_dciodvfy_finds_no_error(tmp_path, identity):
    """Valid by dicom3tools, with and without identity, opinions and notices."""
    path = tmp_path / "report.dcm"
    path.write_bytes(report_bytes(identity=identity, opinions=OPINIONS, doubtful=True))

    assert dciodvfy_errors(path) == []


def test_dcmtk_reads_the_report(tmp_path):
    """dsrdump shows every finding and complains of nothing; dcmdump too."""
    path = tmp_path / "report.dcm"
    path.write_bytes(report_bytes(opinions=OPINIONS))

    shown = output_of("dsrdump", path)

    assert not [line for line in shown.splitlines() if line.startswith(("E:", "W:", "F:"))]
    assert all(finding_term(key).meaning in shown for key in CHESTXRAY14)
    assert "Comprehensive SR" in shown
    assert not [line for line in output_of("dcmdump", path).splitlines() if line[:2] == "E:"]


def test_our_own_door_says_what_the_report_is():
    """Opening it here is refused in a sentence that names it."""
    with pytest.raises(UnsupportedPixels, match="of the type: Comprehensive SR"):
        read_radiograph_bytes(report_bytes(), "report.dcm")


def test_codes_fit_their_fields_and_name_their_source():
    """Sixteen characters, a source for each public one, one code a finding."""
    terms = [finding_term(key) for key in (*CHESTXRAY14, "A_finding_of_others")]

    assert set(FINDINGS) == set(CHESTXRAY14)
    assert all(len(term.value) <= 16 and len(term.meaning) <= 64 for term in terms)
    assert all((term.scheme == PRIVATE) == (term.source == "private") for term in terms)
    assert len({(term.scheme, term.value) for term in terms}) == len(terms)
    assert terms[-1] == finding_term("A_finding_of_others")
