"""The worth of an input check in words, and doubts in every written output."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.phantom import chest_phantom
from tests.helpers.radiographs import radiograph_of
from xlite_core.inference.batch import FilmResult
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.input_notice import notice
from xlite_core.reporting.input_check_page import input_check_page, measured_rows
from xlite_core.reporting.model_card_page import to_markdown
from xlite_core.reporting.prediction_report import film_report, model_facts, to_csv, to_json
from xlite_core.resources import bundled_student

DOUBTS = (notice("inverted"), notice("child", "The file says so."))


def report():
    prediction = replace(example_prediction(), notices=DOUBTS)
    result = FilmResult(
        path=Path("a.png"), radiograph=radiograph_of(chest_phantom(64)), prediction=prediction
    )
    card = example_card()
    facts = model_facts(card, FINGERPRINT, "youden")
    return film_report(result, card.operating_points("youden")), facts, card


def test_json_holds_each_doubt_with_its_sentence():
    film, facts, _ = report()
    (written,) = json.loads(to_json([film], facts))["films"]
    assert written["input_check"] == [
        {"kind": "inverted", "severity": "unusable", "sentence": DOUBTS[0].sentence},
        {"kind": "child", "severity": "doubtful", "sentence": "The file says so."},
    ]


def test_csv_names_the_kinds_of_doubt():
    film, facts, card = report()
    text = to_csv([film, replace(film, notices=())], card.finding_names, facts)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["input_check"] for row in rows] == ["inverted child", ""]
    assert rows[0]["Mass"] == repr(film.findings[card.finding_names.index("Mass")].probability)


def test_a_card_without_a_check_says_so():
    assert "Input check: none." in to_markdown(example_card(), FINGERPRINT)


def test_the_bundled_card_tells_what_was_measured_and_what_was_not():
    card = Classifier.open(bundled_student(), provider="CPU").card
    page = to_markdown(card, "x")
    assert input_check_page(card.input_check) in page
    rows = {row[0]: row for row in measured_rows(card.input_check)}
    assert rows["Lateral"][2] == "not measured"
    assert rows["Inverted"][1] == "1,071"
    assert "–" in rows["Mirrored"][3]
    assert "which the student itself had seen" in page
