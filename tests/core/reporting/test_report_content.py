"""What a report says, as values and as text: everything that is known, and nothing of whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.cards import FINGERPRINT, example_card, example_prediction
from tests.helpers.dicom_objects import identified_film
from tests.helpers.radiographs import radiograph_of
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.ranking import by_excess
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.input_notice import notice
from xlite_core.io.read import read_radiograph_bytes
from xlite_core.reporting.report_of_film import Reading, report_content
from xlite_core.reporting.report_words import evidence_number, shares, to_text
from xlite_core.worklist.opinion import disagreement, own_words

MADE = dt.datetime(2026, 11, 21, 12, 40, tzinfo=dt.UTC)


@pytest.fixture
def card():
    return example_card()


@pytest.fixture
def film():
    return radiograph_of(np.zeros((1024, 1024), np.uint8), spacing_mm=(0.3, 0.3))


def reading_of(card, **named):
    points = card.operating_points("youden")
    return Reading(**{"thresholds": points, "policy": "Youden", "made": MADE} | named)


def content_of(film, card, **named):
    return report_content(film, example_prediction(), card, reading_of(card, **named))


def test_every_finding_is_there_from_the_greatest_excess_down(film, card):
    """In the order of the window, with the numbers of the prediction."""
    prediction = example_prediction()
    content = report_content(film, prediction, card, reading_of(card))
    given = dict(zip(prediction.findings, prediction.probabilities.tolist(), strict=True))

    assert [f.name for f in content.findings] == list(
        by_excess(given, card.operating_points("youden"))
    )
    assert {f.name: f.probability for f in content.findings} == given
    assert content.headline == "4 of 14 above threshold"
    assert [f.name for f in content.leading] == ["Mass", "Effusion", "Infiltration"]


def test_operating_numbers_are_those_of_the_threshold_and_the_prevalence(film, card):
    """The site's prevalence where there is one, else the card's."""
    content = content_of(film, card, prevalences={"Mass": 0.2})
    rows = {f.name: f for f in content.findings}
    mass = next(f for f in card.findings if f.name == "Mass")
    wanted = operating_characteristics(mass.roc, 0.125, 0.2)

    assert (rows["Mass"].sensitivity, rows["Mass"].ppv) == (wanted.sensitivity, wanted.ppv)
    assert rows["Mass"].prevalence == 0.2
    assert rows["Nodule"].prevalence == 0.052
    assert rows["Mass"].positives == mass.roc.positives


def test_opinions_words_and_measures_stand_beside_the_model(film, card):
    """The model's number stays as it is."""
    opinions = (
        disagreement("Mass", flagged=True),
        own_words("Nodule", " Two, known. ", present=True),
    )
    content = content_of(
        film, card, opinions=opinions, words="  Normal.\n", measured=("Distance 34.2 mm",)
    )
    said = {f.name: f.opinion for f in content.findings if f.opinion}

    assert set(said) == {"Mass", "Nodule"}
    assert content.findings[0].probability == pytest.approx(0.418)
    text = to_text(content)
    assert "reader: disagree, absent" in text
    assert "reader: edited, present: Two, known." in text
    assert "Reader's words:\nNormal.\n" in text
    assert "Measured by the reader:\nDistance 34.2 mm" in text


def test_a_doubted_film_counts_nothing_until_the_reader_wants_it(film, card):
    """As in the window."""
    doubted = replace(example_prediction(), notices=(notice("flipped"),))

    content = report_content(film, doubted, card, reading_of(card))
    shown = report_content(film, doubted, card, reading_of(card, shown_anyway=True))

    assert (content.greyed, content.headline) == (True, "In doubt")
    assert (shown.greyed, shown.headline) == (False, "4 of 14 above threshold")
    assert notice("flipped").sentence in to_text(shown)


def test_a_film_without_an_answer_says_why(film, card):
    """The reason of the film, or that nobody answered."""
    lateral = report_content(film, None, card, reading_of(card, unscored="A lateral film."))
    silent = report_content(film, None, None, reading_of(card))

    assert (lateral.unscored, lateral.headline) == ("A lateral film.", "Not scored")
    assert silent.unscored == "No model has answered for this film."
    assert (lateral.findings, lateral.model, lateral.caveats) == ((), None, ())
    assert "A lateral film." in to_text(lateral)


def test_no_finding_above_is_said_in_words(film, card):
    """ "0 of 14" would be read as a score."""
    quiet = example_prediction(probabilities=dict.fromkeys(CHESTXRAY14, 0.001))

    content = report_content(film, quiet, card, reading_of(card))

    assert content.headline == "None of 14 above threshold"


def test_the_patient_goes_in_only_when_asked_for(card):
    """Neither the name nor the file's name, which often is the patient's."""
    film = read_radiograph_bytes(identified_film(PatientAge="087Y"), "MARKED Jane.dcm")

    plain = content_of(film, card, file_name="MARKED Jane.dcm")
    known = content_of(film, card, file_name="MARKED Jane.dcm", identity=True)

    assert plain.identity is None
    assert not [word for word in ("MARKED", "1933", "2020-", "87 years") if word in to_text(plain)]
    assert known.identity is not None
    assert known.identity.facts == (
        ("Patient", "MARKED Jane"),
        ("ID", "MARKED77"),
        ("Born", "1933-03-03"),
        ("Study of", "2020-02-02"),
        ("Age", "87 years"),
        ("Sex", "F"),
        ("File", "MARKED Jane.dcm"),
    )
    assert "Born: 1933-03-03" in to_text(known)


def test_a_date_that_is_none_stays_as_it_is(card):
    """Headers hold what somebody typed."""
    film = read_radiograph_bytes(identified_film(PatientBirthDate="1933"), "a.dcm")

    content = content_of(film, card, identity=True)

    assert content.identity is not None
    assert content.identity.birth_date == "1933"


def test_model_film_and_time_are_named(film, card):
    """Whoever finds the paper can find out what made it."""
    text = to_text(content_of(film, card))

    assert f"Model: student-v3 {FINGERPRINT} · EfficientNet-B0 + MHSA" in text
    assert "macro AUC 0.79 (0.77–0.81) over 14 findings, 2,322 films" in text
    assert "1,024 × 1,024 pixels, 30.7 × 30.7 cm" in text
    assert "2026-11-21 12:40" in text
    assert card.intended_use in text
    assert card.limits[0] in text
    assert "A bare map excludes nothing" in text


def test_findings_no_better_than_chance_say_so(film, card):
    """The interval of the AUC reaches 0.5."""
    doubtful = replace(card.findings[0].auc, value=0.52, low=0.45, high=0.6)
    findings = (replace(card.findings[0], auc=doubtful), *card.findings[1:])

    text = to_text(content_of(film, replace(card, findings=findings)))

    assert text.count("Not shown to be better than chance.") == 1


def test_findings_that_a_guess_without_the_film_tells_say_so(film, card):
    """Of several doubts the graver one: chance."""
    number = Estimate(value=0.1, low=-0.1, high=0.2)
    gain = ShortcutGain(told=("view",), auc=number, difference=number, within_folds=number)
    coin = replace(card.findings[0].auc, value=0.52, low=0.45, high=0.6)
    findings = (
        replace(card.findings[0], auc=coin, shortcuts=gain),
        replace(card.findings[1], shortcuts=gain),
        *card.findings[2:],
    )

    text = to_text(content_of(film, replace(card, findings=findings)))

    assert text.count("Not shown to beat a guess made without the film.") == 1
    assert text.count("Not shown to be better than chance.") == 1


def test_a_small_prevalence_of_the_site_is_no_zero(film, card):
    """As in the panel: one case in 2,500 is 0.04 %."""
    said = reading_of(card, prevalences={"Hernia": 0.0004, "Mass": 0.052})

    text = to_text(report_content(film, example_prediction(), card, said))

    assert "prevalence 0.04 %" in text
    assert "prevalence 5.2 %" in text


def test_shares_keep_a_decimal_close_to_the_ends(card):
    """Whole per cents would call 99.8 % certain."""
    roc = card.findings[0].roc
    numbers = operating_characteristics(roc, 0.13, 0.001)

    assert shares(None) == ("–", "too few")
    assert shares(numbers.npv)[0].count(".") == 1
    assert "." not in shares(numbers.sensitivity)[0]


def test_evidence_has_two_digits_of_its_scale():
    """As the legend of the window writes it."""
    assert evidence_number(0.357, 0.4) == "0.36"
    assert evidence_number(0.0284, 0.069) == "0.028"
    assert evidence_number(31.6, 40.0) == "32"
