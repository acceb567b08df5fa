"""Reports give every digit, and nothing that says whose film it was."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.phantom import chest_phantom
from xlite_core.errors import UnreadableImage
from xlite_core.imaging.overlay import peak_evidence
from xlite_core.inference.batch import FilmResult
from xlite_core.io.radiograph import IDENTITY_8BIT, PatientText, Provenance, Radiograph
from xlite_core.reporting.prediction_report import film_report, model_facts, to_csv, to_json
from xlite_core.worklist.opinion import disagreement, own_words

CARD = example_card()
THRESHOLDS = CARD.operating_points("youden")
FACTS = model_facts(CARD, FINGERPRINT, "youden")
PATIENT = PatientText(name="DOE^JANE", patient_id="4711", birth_date="19700101")


def result(probabilities=None) -> FilmResult:
    provenance = Provenance(
        file_name="film.dcm", file_kind="DICOM", byte_count=1, sha256="ab" * 32, patient=PATIENT
    )
    radiograph = Radiograph(
        pixels=chest_phantom(64),
        presets=(IDENTITY_8BIT,),
        inverted=False,
        spacing_mm=None,
        provenance=provenance,
    )
    prediction = example_prediction(probabilities=probabilities, rows=64, columns=64)
    path = Path("/home/jane/secret folder/film, 1.dcm")
    return FilmResult(path=path, radiograph=radiograph, prediction=prediction)


BROKEN = FilmResult(
    path=Path("/home/jane/bad.png"), error=UnreadableImage("It is damaged.", "Copy it again.")
)
REPORTS = [film_report(result(), THRESHOLDS), film_report(BROKEN, THRESHOLDS)]


def test_json_gives_back_every_digit():
    """What was computed is what is read."""
    prediction = result().prediction

    film, _ = json.loads(to_json(REPORTS, FACTS))["films"]

    found = {f["finding"]: f for f in film["findings"]}
    assert tuple(found) == prediction.findings
    for index, name in enumerate(prediction.findings):
        assert found[name]["probability"] == float(prediction.probabilities[index])
        assert np.float32(found[name]["logit"]) == prediction.logits[index]
        assert found[name]["threshold"] == THRESHOLDS[name]
        peak = peak_evidence(prediction.evidence[index], prediction.padding)
        assert found[name]["evidence_peak"] == peak
    assert film["sha256"] == "ab" * 32


def test_csv_gives_back_every_digit():
    """A row a film, with commas in file names kept whole."""
    prediction = result().prediction

    first, second = csv.DictReader(io.StringIO(to_csv(REPORTS, CARD.finding_names, FACTS)))

    assert first["file"] == "film, 1.dcm"
    for index, name in enumerate(prediction.findings):
        assert float(first[name]) == float(prediction.probabilities[index])
        assert np.float32(first[f"{name}_logit"]) == prediction.logits[index]
        assert float(first[f"{name}_threshold"]) == THRESHOLDS[name]
        assert first[f"{name}_above"] == str(
            int(prediction.probabilities[index] >= THRESHOLDS[name])
        )
    assert (second["file"], second["error"]) == ("bad.png", "It is damaged. Copy it again.")
    assert second["Mass"] == second["Mass_above"] == ""
    assert None not in first


def test_an_unreadable_film_is_a_row_with_its_reason():
    """No findings, no invented zeros."""
    _, film = json.loads(to_json(REPORTS, FACTS))["films"]

    assert film == {"file": "bad.png", "error": "It is damaged. Copy it again."}


@pytest.mark.parametrize(
    "text",
    [to_json(REPORTS, FACTS), to_csv(REPORTS, CARD.finding_names, FACTS)],
    ids=["json", "csv"],
)
def test_neither_folders_nor_patients_go_into_a_report(text):
    """The file's own name is all."""
    for secret in ("/home", "jane", "secret", "DOE", "JANE", "4711", "1970"):
        assert secret not in text


def test_the_report_names_model_policy_and_purpose():
    """A number without them means nothing."""
    model = json.loads(to_json(REPORTS, FACTS))["model"]

    assert (model["fingerprint"], model["policy"]) == (FINGERPRINT, "youden")
    assert model["evaluated_on"] == CARD.evaluated_on
    assert "Not a medical device" in model["intended_use"]


def test_findings_lead_by_their_excess_over_the_threshold():
    """Not by probability: a rare finding far above its threshold comes first."""
    report = film_report(result({"Hernia": 0.20, "Infiltration": 0.26}), THRESHOLDS)

    leading = report.leading(3)

    assert leading[0].finding == "Hernia"
    excesses = [finding.excess for finding in report.leading(14)]
    assert excesses == sorted(excesses, reverse=True)


def test_a_probability_on_its_threshold_is_above_it():
    """Films at or above are flagged, here as in the ROC counts."""
    report = film_report(result({"Mass": THRESHOLDS["Mass"]}), THRESHOLDS)

    flags = {finding.finding: finding.above_threshold for finding in report.findings}
    assert flags["Mass"] is True


def test_the_readers_opinion_stands_beside_the_models():
    """In JSON as it was given, in CSV in words that no spreadsheet computes."""
    said = [
        disagreement("Mass", flagged=True),
        own_words("Hernia", "=small, left", present=True),
    ]
    report = [film_report(result(), THRESHOLDS, said)]

    (film,) = json.loads(to_json(report, FACTS))["films"]
    (row,) = csv.DictReader(io.StringIO(to_csv(report, CARD.finding_names, FACTS)))

    readers = {f["finding"]: f["reader"] for f in film["findings"]}
    assert readers["Mass"] == {"verdict": "disagree", "present": False, "text": ""}
    assert readers["Hernia"] == {"verdict": "edited", "present": True, "text": "=small, left"}
    assert readers["Edema"] is None
    assert row["reader_Mass"] == "disagree, absent"
    assert row["reader_Hernia"] == "edited, present: =small, left"
    assert row["reader_Edema"] == ""
