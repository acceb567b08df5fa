"""Groups of films judged by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.bootstrap import macro_auc_interval, patient_bootstrap
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.subgroups import age_bands, groups_of, subgroups


def films(count=300, findings=3):
    random = np.random.default_rng(13)
    labels = (random.random((count, findings)) < 0.3).astype(float)
    scores = random.normal(labels, 1.0)
    return scores, labels, np.array([f"p{n // 2}" for n in range(count)])


def test_ages_fall_into_bands_of_completed_years():
    """Both ends are inside; beyond 120 years nobody knows."""
    ages = np.array([0, 17.9, 18, 39, 40, 59.5, 60, 80, 120, 411, -1, np.nan])

    bands = age_bands(ages).tolist()

    assert bands == [
        *["0–17", "0–17", "18–39", "18–39", "40–59", "40–59"],
        *["60–79", "80+", "80+", "unknown", "unknown", "unknown"],
    ]


def test_only_attributes_that_are_given_make_groups():
    """An empty text is unknown."""
    groups = groups_of(sexes=np.array(["F", "", "M"]))

    assert {name: group.tolist() for name, group in groups.items()} == {
        "sex": ["F", "unknown", "M"]
    }
    everything = groups_of(sexes=np.array(["F"]), views=np.array(["AP"]), ages=np.array([50.0]))
    assert list(everything) == ["sex", "view", "age"]


def test_a_group_is_judged_as_if_it_were_alone():
    """Its AUC and intervals are those of its own films and patients."""
    scores, labels, patients = films()
    sexes = np.array(["F", "F", "M"] * 100)
    women = sexes == "F"

    first, second = subgroups(scores, labels, patients, {"sex": sexes}, draws=100)

    assert (first.attribute, first.group, second.group) == ("sex", "F", "M")
    assert (first.films, first.patients) == (200, len(set(patients[women])))
    assert first.positives == tuple(labels[women].sum(axis=0).astype(int))
    alone = scores[women][:, 1], labels[women][:, 1]
    expected = patient_bootstrap(
        lambda rows: auc(alone[0][rows], alone[1][rows]), patients[women], draws=100
    )
    assert first.auc[1] == expected
    macro, counted = macro_auc_interval(scores[women], labels[women], patients[women], draws=100)
    assert (first.macro_auc, first.macro_findings) == (macro, counted)


def test_too_few_positives_or_negatives_are_na():
    """Nine of either kind are too few, and never 0.5."""
    scores, labels, patients = films()
    labels[:, 0], labels[:, 1] = 0, 1
    labels[:9, 0], labels[:9, 1] = 1, 0
    views = np.full(300, "PA")

    (only,) = subgroups(scores, labels, patients, {"view": views}, draws=100)

    assert only.auc[:2] == (None, None)
    assert only.auc[2] is not None
    assert only.macro_findings == 1


def test_groups_are_averaged_over_the_same_findings():
    """A finding that one group cannot be judged on is left out of the other's macro mean."""
    scores, labels, patients = films()
    sexes = np.repeat(["F", "M"], 150)
    labels[:150, 0] = 0

    women, men = subgroups(scores, labels, patients, {"sex": sexes}, draws=100)

    assert men.auc[0] is not None
    assert (women.macro_findings, men.macro_findings) == (2, 2)
    shared = [estimate.value for estimate in men.auc[1:]]
    assert men.macro_auc.value == pytest.approx(np.mean(shared))


def test_a_tiny_group_does_not_keep_the_others_from_a_mean():
    """Three children are n/a; the adults keep their findings.  Unknown comes last."""
    scores, labels, patients = films()
    ages = np.full(300, 50.0)
    ages[:3], ages[3:8] = 5, np.nan

    groups = subgroups(scores, labels, patients, groups_of(ages=ages), draws=100)

    assert [group.group for group in groups] == ["0–17", "40–59", "unknown"]
    assert [group.films for group in groups] == [3, 292, 5]
    children, adults, _ = groups
    assert (children.macro_auc, children.macro_findings) == (None, 0)
    assert adults.macro_findings == 3
    assert children.auc == (None, None, None)


def test_no_group_large_enough_has_no_number_anywhere():
    """Four films, two groups."""
    scores, labels, patients = films(4)

    groups = subgroups(scores, labels, patients, {"view": np.array(["AP", "PA"] * 2)}, draws=100)

    assert all(group.macro_auc is None and group.auc == (None,) * 3 for group in groups)
