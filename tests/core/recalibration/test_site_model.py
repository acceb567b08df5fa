"""From a site's table to a model file of its own, with a real network and real films."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import onnx
import pytest

from tests.helpers.cards import example_card
from tests.helpers.site_cases import FILMS, make_site
from xlite_core.errors import InvalidConfiguration, InvalidLabels, ModelFileRefused
from xlite_core.evaluation.calibration import PlattScaling
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.inference.classifier import CARD_KEY, Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.recalibration.cases import read_cases
from xlite_core.recalibration.judging import judged_cases
from xlite_core.recalibration.site_model import site_model, write_site_model
from xlite_core.recalibration.site_name import LONGEST_SITE, checked_site, name_for_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def classifier(site):
    return Classifier.open(site.model, threads=1)


@pytest.fixture(scope="module")
def cases(site, classifier):
    return read_cases(site.table, site.images, classifier.card.finding_names)


@pytest.fixture(scope="module")
def judged(classifier, cases):
    found = judged_cases(classifier, cases)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def made(classifier, judged):
    return site_model(classifier.card, judged, " St.  Mary's ", as_they_come=True)


def by_name(findings, name):
    return next(finding for finding in findings if finding.name == name)


def test_logits_are_those_of_the_window(classifier, cases, judged):
    """The same door, film by film."""
    place = classifier.card.finding_names.index("Mass")
    said = classifier.predict(read_radiograph(cases.paths[3])).logits[place]

    assert judged.logits.shape == judged.labels.shape == (FILMS, 3)
    assert judged.logits[3, judged.findings.index("Mass")] == said


def test_the_site_gets_a_card_of_its_own(made, classifier):
    """Calibration, prevalence, counts and all five policies of findings with enough films."""
    before, after = (by_name(c.findings, "Effusion") for c in (classifier.card, made.card))

    assert made.card.name == "student-v3 (St. Mary's)"
    assert after.prevalence == pytest.approx(0.5, abs=0.15)
    assert after.roc.positives + after.roc.negatives == FILMS
    assert after.calibration != before.calibration
    assert POLICIES.keys() <= after.operating_points.keys()
    assert after.auc is not None
    assert after.auc.low < after.auc.value
    assert made.card.evaluated_films == made.films == FILMS
    assert made.patients == FILMS // 2
    assert "64 films of St. Mary's, of 32 patients" in made.card.evaluated_on
    assert "2 of 14 findings" in made.card.evaluated_on


def test_probabilities_of_the_new_card_agree_with_the_films(made, judged):
    """On average, where as many films as came were taken."""
    column = judged.findings.index("Effusion")
    stated = by_name(made.card.findings, "Effusion").calibration.probabilities(
        judged.logits[:, column]
    )

    assert stated.mean() == pytest.approx(judged.labels[:, column].mean(), abs=0.01)


def test_findings_with_too_few_films_stay_and_say_so(made, classifier):
    mass, hernia = by_name(made.findings, "Mass"), by_name(made.findings, "Hernia")

    assert mass.recalibration is None
    assert (mass.positives, mass.films, mass.reason) == (4, FILMS, "4 of 10 positives")
    assert hernia.reason == "no column"
    assert by_name(made.card.findings, "Mass") == by_name(classifier.card.findings, "Mass")
    limits = " ".join(made.card.limits)
    assert "Mass (4 of 10 positives)" in limits
    assert f"What those were counted on: {classifier.card.evaluated_on}" in limits


def test_before_and_after_are_told_with_intervals(made):
    """Out of fold; where films are few the offset alone moves, and the card says so."""
    effusion = by_name(made.findings, "Effusion").recalibration
    rare = by_name(made.findings, "Pleural_Thickening").recalibration

    assert effusion.fitted_slope
    assert effusion.brier_change.low < effusion.brier_change.value < effusion.brier_change.high
    assert effusion.before.slope is not None
    assert not rare.fitted_slope
    assert any("Only the offset was fitted" in limit for limit in made.card.limits)


def test_chosen_films_leave_the_prevalence_alone(classifier, judged):
    """Half of them positive by choice says nothing of the site."""
    chosen = site_model(classifier.card, judged, "Clinic", as_they_come=False)

    before, after = (by_name(c.findings, "Effusion") for c in (classifier.card, chosen.card))
    assert after.prevalence == before.prevalence
    column = judged.findings.index("Effusion")
    stated = after.calibration.probabilities(judged.logits[:, column])
    assert stated.mean() < 0.2
    assert any("because the films were chosen" in limit for limit in chosen.card.limits)


def test_a_policy_of_an_export_goes_on_flagging_the_same_films(made, classifier, judged):
    """Its threshold was a probability of the former calibration."""
    column = judged.findings.index("Effusion")
    logits = judged.logits[:, column]

    def flagged(card):
        finding = by_name(card.findings, "Effusion")
        threshold = finding.operating_points["sensitivity_0.90"]
        return finding.calibration.probabilities(logits) >= threshold

    assert "sensitivity_0.90" not in POLICIES
    np.testing.assert_array_equal(flagged(made.card), flagged(classifier.card))


def test_the_new_file_is_the_same_network_and_opens(made, site, classifier, tmp_path):
    """Another fingerprint, the same logits, the new card; the old file is untouched."""
    content = site.model.read_bytes()

    file = write_site_model(made, site.model, classifier.fingerprint, tmp_path / "new.onnx")

    opened = Classifier.open(file, threads=1)
    assert opened.card.name == made.card.name
    assert opened.card.to_json() == made.card.to_json()
    assert opened.fingerprint != classifier.fingerprint
    assert site.model.read_bytes() == content
    old, new = onnx.load(site.model), onnx.load(file)
    assert old.graph == new.graph
    assert [entry.key for entry in new.metadata_props].count(CARD_KEY) == 1
    film = read_radiograph(next(site.images.rglob("*.png")))
    np.testing.assert_array_equal(opened.predict(film).logits, classifier.predict(film).logits)


def test_a_file_that_changed_meanwhile_is_not_written_over_its_card(made, site, tmp_path):
    """The logits would be those of another network."""
    with pytest.raises(ModelFileRefused, match="changed"):
        write_site_model(made, site.model, "0" * 16, tmp_path / "new.onnx")
    with pytest.raises(ModelFileRefused, match="gone"):
        write_site_model(made, tmp_path / "none.onnx", "0" * 16, tmp_path / "new.onnx")
    assert not (tmp_path / "new.onnx").exists()


def test_a_second_site_takes_the_place_of_the_first(made, judged):
    """In the name; what the card says of the first is told as what was before."""
    again = site_model(made.card, judged, "Clinic", as_they_come=True)

    assert again.card.name == "student-v3 (Clinic)"
    assert any(s.startswith("Before that: Recalibrated for St. Mary's") for s in again.card.limits)
    assert sum(s.startswith("Recalibrated for") for s in again.card.limits) == 1


def test_films_that_nobody_is_to_believe_calibrate_nothing(classifier, cases, tmp_path):
    """A damaged film is left out, and so is its label; all of them are refused."""
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    some = dataclasses.replace(cases, paths=(bad, *cases.paths[1:]))

    judged = judged_cases(classifier, some)

    assert judged is not None
    assert len(judged.logits) == len(judged.labels) == FILMS - 1
    assert [left.file for left in judged.left_out] == ["bad.png"]
    with pytest.raises(InvalidLabels, match="None of the 64 films could be used"):
        judged_cases(classifier, dataclasses.replace(cases, paths=(bad,) * FILMS))


def test_it_tells_how_far_it_is_and_ends_when_asked(classifier, cases):
    told = []

    found = judged_cases(
        classifier,
        cases,
        progress=lambda done, of: told.append((done, of)),
        cancelled=lambda: len(told) == 3,
    )

    assert found is None
    assert told == [(1, FILMS), (2, FILMS), (3, FILMS)]


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_SITE + 1), "a (b)", "a\nb\x07"])
def test_a_site_without_a_usable_name_is_refused(name, judged):
    with pytest.raises(InvalidConfiguration, match="name"):
        site_model(example_card(), judged, name, as_they_come=True)


def test_findings_that_the_films_do_not_order_are_named(classifier, judged):
    """A better Brier score means nothing there: every film gets nearly the same probability."""
    column = judged.findings.index("Effusion")
    labels = judged.labels.copy()
    labels[:, column] = 1 - labels[:, column]
    upside_down = dataclasses.replace(judged, labels=labels)

    found = site_model(classifier.card, upside_down, "Clinic", as_they_come=True)

    assert by_name(found.findings, "Effusion").recalibration.brier_change.value < 0
    (effusion, *_) = found.without_order
    assert effusion.name == "Effusion"
    assert effusion.auc.high < 0.5


def test_names_keep_single_blanks():
    assert checked_site("  St.   Mary's\tNorth ") == "St. Mary's North"
    assert name_for_site("student-1 (A)", "B") == "student-1 (B)"


def test_nothing_is_made_where_no_finding_has_enough(classifier, judged):
    """As where most films had to be left out."""
    few = dataclasses.replace(
        judged,
        logits=judged.logits[:9],
        labels=judged.labels[:9],
        patients=judged.patients[:9],
    )
    with pytest.raises(InvalidConfiguration, match="No finding has enough films"):
        site_model(classifier.card, few, "Clinic", as_they_come=True)


def test_a_calibration_that_was_right_is_kept_nearly(classifier, judged):
    """Labels drawn from the model's own probabilities: the intervals reach across no change."""
    random = np.random.default_rng(3)
    column = judged.findings.index("Effusion")
    former = by_name(classifier.card.findings, "Effusion").calibration
    assert isinstance(former, PlattScaling)
    logits = np.tile(judged.logits, (10, 1))
    labels = np.full_like(logits, np.nan)
    labels[:, column] = random.random(len(logits)) < former.probabilities(logits[:, column])
    many = dataclasses.replace(
        judged, logits=logits, labels=labels, patients=np.arange(len(logits)).astype(np.str_)
    )

    found = by_name(
        site_model(classifier.card, many, "Same", as_they_come=True).findings, "Effusion"
    ).recalibration

    assert found.brier_change.low <= 0 <= found.brier_change.high
    assert found.before.slope.low <= 1 <= found.before.slope.high


def test_the_fixture_is_what_it_says(site):
    """Sixty-four films in two folders, a table beside them."""
    assert len(list(Path(site.images).rglob("*.png"))) == FILMS
