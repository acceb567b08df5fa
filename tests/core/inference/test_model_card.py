"""A card is read back exactly, or refused; it cannot say what makes no sense."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.cards import example_card
from xlite_core.errors import InvalidConfiguration, ModelFileRefused
from xlite_core.evaluation.calibration_choice import CandidateLoss
from xlite_core.evaluation.cross_fitted import CrossFitted
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import Localisation
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.subgroups import Subgroup
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_core.inference.model_card import ModelCard

CARD = example_card()


def changed(*place, value):
    """Return the card's JSON with one value replaced."""
    values = json.loads(CARD.to_json())
    inner = values
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return json.dumps(values)


def test_a_card_survives_json():
    """Every number, every sentence."""
    assert ModelCard.from_json(CARD.to_json()) == CARD


def a_group(findings):
    return Subgroup(
        attribute="view",
        group="AP",
        films=90,
        patients=80,
        positives=(12,) * findings,
        auc=(Estimate(value=0.7, low=0.6, high=0.8), *[None] * (findings - 1)),
        macro_auc=None,
        macro_findings=0,
    )


def test_groups_of_films_survive_json_and_may_be_absent():
    """A card of before has none; one that has some gives them back exactly."""
    card = replace(CARD, subgroups=(a_group(len(CARD.findings)),))
    values = json.loads(CARD.to_json())
    del values["subgroups"]

    assert ModelCard.from_json(card.to_json()) == card
    assert ModelCard.from_json(json.dumps(values)) == CARD


def test_shortcuts_and_calibration_survive_json_and_may_be_absent():
    """A card of before has none of them, and then nothing is said against a finding."""
    number = Estimate(value=0.1, low=-0.1, high=0.2)
    gain = ShortcutGain(told=("view", "age"), auc=number, difference=number, within_folds=number)
    worth = CrossFitted(cells=90, brier=number, share_brier=0.2, calibration_error=number)
    loss = CandidateLoss(method="platt", log_loss=number, excess=number, standard_error=0.01)
    first, *others = CARD.findings
    card = replace(
        CARD,
        findings=(replace(first, shortcuts=gain, reliability=worth), *others),
        shortcuts=gain,
        calibration=CalibrationCard(
            method="platt",
            candidates=(loss,),
            share_loss=0.3,
            films=90,
            findings=2,
            reliability=worth,
        ),
    )
    values = json.loads(CARD.to_json())
    for key in ("shortcuts", "calibration"):
        del values[key]
    for finding in values["findings"]:
        del finding["shortcuts"], finding["reliability"]

    assert ModelCard.from_json(card.to_json()) == card
    assert not card.findings[0].beats_shortcuts
    older = ModelCard.from_json(json.dumps(values))
    assert older == CARD
    assert all(finding.beats_shortcuts for finding in older.findings)


def test_groups_judged_on_other_findings_are_refused():
    """A number would stand beside the wrong name."""
    with pytest.raises(InvalidConfiguration, match="other findings"):
        replace(CARD, subgroups=(a_group(3),))
    with pytest.raises(ModelFileRefused):
        ModelCard.from_json(changed("subgroups", value=[{"attribute": "view"}]))


def test_where_maps_lie_survives_json_and_may_be_absent():
    """A card of before says nothing of it; a share that is none is refused."""
    share = Estimate(value=0.3, low=0.2, high=0.4)
    told = Localisation(
        films=50, patients=48, boxed={"Mass": 3, "Pneumonia": 48}, cells="7 x 7",
        pointing=share, overlap=share, energy=share,
        prior_pointing=share, prior_overlap=share, chance=0.1, source="Boxes by NIH.",
    )  # fmt: skip
    card = replace(CARD, localisation=told)
    values = json.loads(card.to_json())

    assert ModelCard.from_json(card.to_json()) == card
    values["localisation"]["chance"] = 2.0
    with pytest.raises(ModelFileRefused):
        ModelCard.from_json(json.dumps(values))
    del values["localisation"]
    assert ModelCard.from_json(json.dumps(values)) == CARD


def test_policies_are_those_that_every_finding_has():
    """The default comes first; a policy that one finding lacks is not offered."""
    first, *others = CARD.findings
    points = {name: value for name, value in first.operating_points.items() if name != "f1"}
    card = replace(CARD, findings=(replace(first, operating_points=points), *others))

    assert CARD.policies[0] == CARD.default_policy
    assert set(CARD.policies) == set(first.operating_points)
    assert "f1" not in card.policies


def test_operating_points_are_given_for_each_finding():
    """And an unknown policy is answered with those there are."""
    points = CARD.operating_points("youden")

    assert tuple(points) == CARD.finding_names
    with pytest.raises(ModelFileRefused, match="'magic'") as caught:
        CARD.operating_points("magic")
    assert "youden" in caught.value.hint


def test_another_schema_is_named():
    """Newer model, older application: the sentence gives both numbers."""
    with pytest.raises(ModelFileRefused, match="schema 99; this version reads schema 1"):
        ModelCard.from_json(changed("schema", value=99))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '"card"',
        "{}",
        '{"schema": 1}',
        "[" * 100_000,
        changed("findings", value=[]),
        changed("findings", value=3),
        changed("findings", 0, "roc", value=[1, 2]),
        changed("findings", 0, "roc", "true_positives", value=[1]),
        changed("findings", 0, "roc", "positives", value=1),
        changed("findings", 0, "calibration", "slope", value=-1.0),
        changed("findings", 0, "calibration", "slope", value="steep"),
        changed("findings", 0, "calibration", "offset", value=float("nan")),
        changed("findings", 0, "operating_points", value={"f1": 0.5}),
        changed("findings", 0, "operating_points", "youden", value=-0.1),
        changed("findings", 0, "operating_points", "youden", value=1.1),
        changed("findings", 0, "prevalence", value=2),
        changed("findings", 0, "name", value="../../home"),
        changed("findings", 0, "name", value="two\nlines"),
        changed("findings", 0, "name", value=" "),
        changed("findings", 0, "name", value=CARD.finding_names[1]),
        changed("findings", 0, "auc", value={"value": 0.9, "low": 0.95, "high": 1}),
        changed("recipe", value=[224]),
        changed("recipe", "size", value=1),
        changed("recipe", "std", value=[0, 1, 1]),
        changed("evidence_full_scale", value=0),
        changed("evidence_full_scale", value=float("inf")),
        changed("shortcuts", value={"told": "view"}),
        changed("calibration", value=[1]),
        changed("findings", 0, "reliability", value={"cells": 1}),
        changed("unheard_of", value=1),
    ],
    ids=lambda text: text[:20] if len(text) < 30 else "changed",
)
def test_a_card_that_makes_no_sense_is_refused(text):
    """Whatever is wrong, it is the model file that is refused, in two sentences."""
    with pytest.raises(ModelFileRefused, match="incomplete or damaged"):
        ModelCard.from_json(text)


def test_probabilities_follow_each_findings_calibration():
    """Shape in, shape out, in float64."""
    logits = np.linspace(-3, 3, len(CARD.findings)).astype(np.float32)

    p = CARD.probabilities(logits)

    assert p.dtype == np.float64
    expected = [
        card.calibration.probabilities(np.float64(logit))
        for card, logit in zip(CARD.findings, logits, strict=True)
    ]
    assert p.tolist() == [float(value) for value in expected]


def test_a_card_cannot_be_made_without_a_threshold_for_its_default():
    """The window would open on nothing."""
    with pytest.raises(InvalidConfiguration, match="default policy"):
        replace(CARD, default_policy="magic")
