"""Calibration, thresholds and limits of findings, sound ones and those that no film could judge."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.data.labels import LabelTable
from xlite_core.evaluation.bootstrap import macro_auc_interval
from xlite_core.evaluation.calibration import fit_platt, sigmoid
from xlite_core.evaluation.operating_point import operating_characteristics
from xlite_core.evaluation.roc import roc_counts
from xlite_core.evaluation.thinned_roc import thinned
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.training.finding_card import (
    DEFAULT_POLICY,
    averaging_to,
    judged_findings,
    positive_share,
)
from xlite_core.training.run_evaluation import JudgedPredictions

FILMS = 200


def judged_films(seed=0, **columns):
    """Return films, one a patient, whose logits know a little of their labels."""
    random = np.random.default_rng(seed)
    mass = (random.random(FILMS) < 0.3).astype(float)
    labels = np.column_stack([mass, *columns.values()])
    logits = random.normal(size=labels.shape) + np.nan_to_num(labels)
    table = LabelTable(
        np.array([f"{n}.png" for n in range(FILMS)]),
        np.array([f"p{n}" for n in range(FILMS)]),
        np.array([""] * FILMS),
        ("Mass", *columns),
        labels,
    )
    return JudgedPredictions(logits, table)


def test_a_finding_is_judged_on_its_films():
    """AUC as scikit-learn's; calibration, counts and thresholds from the same films."""
    from sklearn.metrics import roc_auc_score

    films = judged_films()
    logits, labels = films.logits[:, 0], films.table.labels[:, 0]

    said = judged_findings(films, prevalence={})

    (mass,) = said.findings
    assert mass.calibration == fit_platt(logits, labels)
    assert mass.auc.value == pytest.approx(roc_auc_score(labels, logits))
    assert mass.roc == roc_counts(mass.calibration.probabilities(logits), labels)
    assert mass.operating_points == {name: choose(mass.roc) for name, choose in POLICIES.items()}
    assert mass.prevalence == labels.mean()
    macro = macro_auc_interval(films.logits, films.table.labels, films.table.patients)
    assert (said.macro_auc, said.macro_findings) == macro
    assert said.limits == ()


def test_another_prevalence_moves_probabilities_and_no_order():
    """Bayes' rule on the odds; flagged films stay those that were."""
    films = judged_films()

    plain, moved = (
        judged_findings(films, prevalence=wanted).findings[0] for wanted in ({}, {"Mass": 0.01})
    )

    odds = np.log(0.01 / 0.99) - np.log(plain.prevalence / (1 - plain.prevalence))
    assert moved.calibration.offset - plain.calibration.offset == pytest.approx(odds)
    assert (moved.prevalence, moved.auc) == (0.01, plain.auc)
    flagged = [
        finding.roc.flagged_at(finding.operating_points[DEFAULT_POLICY])
        for finding in (plain, moved)
    ]
    assert flagged[0] == flagged[1]


def test_what_one_set_of_films_chose_another_judges():
    """Calibration and thresholds of the first, AUC and counts of the second."""
    from sklearn.metrics import roc_auc_score

    chosen, unseen = judged_films(1), judged_films(2)

    own = judged_findings(chosen, prevalence={}).findings[0]
    mixed = judged_findings(unseen, prevalence={}, chosen_on=chosen).findings[0]

    assert mixed.calibration == own.calibration
    assert mixed.operating_points == own.operating_points
    assert mixed.prevalence == own.prevalence
    assert mixed.auc.value == roc_auc_score(unseen.table.labels[:, 0], unseen.logits[:, 0])
    assert mixed.roc.positives == unseen.table.labels[:, 0].sum()


@pytest.mark.parametrize("label", [0.0, 1.0, np.nan], ids=["none", "all", "unknown"])
def test_a_finding_that_no_film_can_calibrate_is_no_obstacle(label):
    """Its probabilities average to the prevalence, a twentieth of films is flagged; it is named."""
    films = judged_films(Hernia=np.full(FILMS, label))

    said = judged_findings(films, prevalence={"Hernia": 0.002})

    hernia = said.findings[1]
    p = hernia.calibration.probabilities(films.logits[:, 1])
    assert hernia.calibration.slope == 1
    assert p.mean() == pytest.approx(0.002)
    assert len(set(hernia.operating_points.values())) == 1
    assert (p >= hernia.operating_points[DEFAULT_POLICY]).mean() == 0.05
    assert hernia.auc is None
    assert said.macro_findings == 1
    assert "Hernia" in said.limits[0]
    assert "Not calibrated" in said.limits[0]
    numbers = operating_characteristics(hernia.roc, 0.5, hernia.prevalence)
    assert numbers.ppv is None


def test_scarce_and_unproven_findings_are_named():
    """Nine positive films give no AUC, and so prove nothing."""
    edema = (np.arange(FILMS) < 9).astype(float)

    said = judged_findings(judged_films(Edema=edema), prevalence={})

    assert said.findings[1].auc is None
    assert said.limits == (
        "Few positive films judge: Edema (9).",
        "Not shown to be better than chance: Edema.",
    )


def test_a_long_curve_is_thinned_without_moving_what_it_says():
    """Counts that stay are exact, thresholds of policies among them, and no gap is wide."""
    random = np.random.default_rng(3)
    labels = (random.random(20_000) < 0.004).astype(float)
    whole = roc_counts(sigmoid(random.normal(size=20_000) + 2 * labels), labels)
    points = [choose(whole) for choose in POLICIES.values()]

    thin = thinned(whole, keeping=points)

    assert len(thin.thresholds) <= 2000
    rows = dict(
        zip(
            whole.thresholds,
            zip(whole.true_positives, whole.false_positives, strict=True),
            strict=True,
        )
    )
    kept = zip(
        thin.thresholds, zip(thin.true_positives, thin.false_positives, strict=True), strict=True
    )
    assert all(rows[threshold] == counts for threshold, counts in kept)
    for point in points:
        assert thin.flagged_at(point) == whole.flagged_at(point)
    assert (thin.true_positives[-1], thin.false_positives[-1]) == (
        whole.positives,
        whole.negatives,
    )
    for threshold in whole.thresholds[::97]:
        hits, alarms = np.subtract(whole.flagged_at(threshold), thin.flagged_at(threshold))
        assert hits == 0  # fewer than 500 positive films: each keeps its threshold
        assert 0 <= alarms <= whole.negatives / 500


def test_a_short_curve_stays_as_it_is():
    """A thousand films."""
    scores = np.linspace(0, 1, 1000)
    curve = roc_counts(scores, (scores > 0.4).astype(float))

    assert thinned(curve, keeping=(0.5,)) is curve


@pytest.mark.parametrize(
    ("labels", "share"),
    [([1, 0, 0, np.nan], 1 / 3), ([0, 0], 1 / 4), ([1, 1, np.nan], 3 / 4), ([np.nan], 1 / 2)],
)
def test_a_share_is_never_zero_or_one(labels, share):
    """Its log-odds would be infinite."""
    assert positive_share(np.array(labels, float)) == share


@pytest.mark.parametrize("prevalence", [1e-4, 0.3, 0.999])
@pytest.mark.parametrize("logits", [[0.0], [-40.0, 3.0, 700.0], np.linspace(-3, 3, 50)])
def test_an_offset_makes_films_as_often_positive_as_wanted(logits, prevalence):
    """Whatever the logits, far apart or equal."""
    values = np.array(logits)

    scaling = averaging_to(prevalence, values)

    assert sigmoid(values + scaling.offset).mean() == pytest.approx(prevalence, rel=1e-6)
