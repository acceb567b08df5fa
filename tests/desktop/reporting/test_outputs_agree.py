"""One film, one answer: PDF, text, CSV and JSON say the same."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.helpers.pdf_text import pdf_pages
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.window import write_film
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.reporting.prediction_report import film_report, model_facts, to_csv, to_json
from xlite_core.reporting.report_words import share, to_text
from xlite_core.worklist.opinion import disagreement, own_words
from xlite_desktop.reporting.report_batch import FilmToReport, ReportPlan, report_document
from xlite_desktop.reporting.report_pdf import write_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def test_all_outputs_say_the_same_of_a_film(tmp_path):
    """Probabilities, thresholds, flags, opinions, notices, and the model's fingerprint."""
    classifier = Classifier.open(write_tiny_student(tmp_path / "tiny.onnx"))
    card, fingerprint = classifier.card, classifier.fingerprint
    thresholds = card.operating_points("f1")
    path = write_film(tmp_path / "a.png", 96)
    opinions = (disagreement("Mass", flagged=True), own_words("Nodule", "Two.", present=True))
    (result,) = classify_files(classifier, [path])
    told = film_report(result, thresholds, opinions)
    facts = model_facts(card, fingerprint, "f1")
    data = json.loads(to_json([told], facts))
    (row,) = csv.DictReader(io.StringIO(to_csv([told], card.finding_names, facts)))

    document = report_document(
        FilmToReport(name="a.png", read=lambda: read_radiograph(path), opinions=opinions,
                     shown_anyway=True),
        ReportPlan(card=card, thresholds=thresholds, policy="f1", answer=classifier.predict),
    )  # fmt: skip
    write_pdf(document, tmp_path / "a.pdf")
    page = "\n".join(pdf_pages((tmp_path / "a.pdf").read_bytes())).splitlines()
    text = to_text(document.content)

    reported = {finding.name: finding for finding in document.content.findings}
    (film,) = data["films"]
    for said in film["findings"]:
        name = said["finding"]
        assert reported[name].probability == said["probability"] == float(row[name])
        assert reported[name].above == said["above_threshold"] == (row[f"{name}_above"] == "1")
        assert reported[name].threshold == said["threshold"]
        assert reported[name].evidence_peak == said["evidence_peak"]
        start = page.index(reported[name].label, page.index("Findings"))
        assert page[start + 1 : start + 3] == [share(said["probability"]), share(said["threshold"])]
        side = "above" if said["above_threshold"] else "below"
        line = f"{reported[name].label}: {share(said['probability'])}, {side} threshold"
        assert line in text
    assert row["reader_Mass"] == "disagree, absent"
    assert "disagree, absent" in page
    assert "reader: disagree, absent" in text
    assert row["reader_Nodule"] == "edited, present: Two."
    assert {"edited, present", "Nodule: Two."} <= set(page)
    assert document.content.film.key == film["sha256"][:16]
    assert data["model"]["fingerprint"] == row["model"] == fingerprint
    assert any(line.startswith(f"{card.name} {fingerprint}") for line in page)
    for doubt in film["input_check"]:
        assert doubt["sentence"] in " ".join(page)
        assert doubt["sentence"] in text
