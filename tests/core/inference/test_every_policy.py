"""Policies that a model file lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import SIZE, write_tiny_student
from xlite_core.evaluation.roc import RocCounts
from xlite_core.evaluation.thresholds import POLICIES
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.every_policy import with_every_policy
from xlite_core.resources import bundled_student


def test_what_a_file_lacks_is_chosen_on_its_curve():
    """The example knows Youden and F1; the other three come from its counts."""
    card = with_every_policy(example_card())

    for finding in card.findings:
        for policy in ("sensitivity_90", "sensitivity_95", "specificity_95"):
            assert finding.operating_points[policy] == POLICIES[policy](finding.roc)


def test_what_a_file_says_stays():
    """Its own thresholds, and policies that this version does not know."""
    before = example_card()
    after = with_every_policy(before)

    for one, other in zip(before.findings, after.findings, strict=True):
        assert one.operating_points.items() <= other.operating_points.items()


def test_a_complete_card_is_the_same_object():
    """Nothing is copied where nothing is missing."""
    card = with_every_policy(example_card())

    assert with_every_policy(card) is card


def test_a_finding_without_a_curve_takes_the_threshold_of_the_default_policy():
    """No positive film: nothing to choose on, and no invented number."""
    card = example_card()
    empty = RocCounts(
        thresholds=(0.5,), true_positives=(0,), false_positives=(3,), positives=0, negatives=9
    )
    bare = replace(card, findings=(replace(card.findings[0], roc=empty), *card.findings[1:]))

    points = with_every_policy(bare).findings[0].operating_points

    assert {points[policy] for policy in POLICIES if policy not in ("youden", "f1")} == {
        card.findings[0].operating_points["youden"]
    }


def test_an_opened_model_has_all_of_them(tmp_path):
    """A file of an older version, through the door that the window uses."""
    card = replace(example_card(), recipe=PreprocessingRecipe(size=SIZE))
    opened = Classifier.open(write_tiny_student(tmp_path / "old.onnx", card=card))

    assert set(POLICIES) <= set(opened.card.policies)


def test_the_bundled_student_brings_all_of_them():
    """Chosen on its films, not here."""
    assert set(POLICIES) <= set(Classifier.open(bundled_student()).card.policies)


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_every_policy_of_the_bundled_student_promises_what_its_curve_keeps(policy):
    """At least the sensitivity or specificity in its name, on the films that chose it."""
    card = Classifier.open(bundled_student()).card
    kind, _, wanted = policy.partition("_")
    for finding in card.findings:
        hits, alarms = finding.roc.flagged_at(finding.operating_points[policy])
        if kind == "sensitivity":
            assert hits >= int(wanted) / 100 * finding.roc.positives
        if kind == "specificity":
            cleared = finding.roc.negatives - alarms
            assert cleared >= int(wanted) / 100 * finding.roc.negatives
