"""An evaluation says everything once, and nothing it cannot know."""

from __future__ import annotations

import json

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import macro_auc_interval, patient_bootstrap
from xlite_core.evaluation.co_occurrence import co_occurrence
from xlite_core.evaluation.confused_pairs import confused_pairs
from xlite_core.evaluation.confusion import confusion_at
from xlite_core.evaluation.fitted import fit_on_validation
from xlite_core.evaluation.precision_recall import average_precision
from xlite_core.evaluation.reliability import reliability
from xlite_core.evaluation.report import Evaluation, evaluate
from xlite_core.evaluation.roc import auc
from xlite_core.evaluation.worst_cases import worst_cases

FINDINGS = ("Mass", "Nodule", "Fibrosis", "Hernia")


def films(seed, count=300):
    """Fibrosis has a handful of films, Hernia none."""
    random = np.random.default_rng(seed)
    labels = (random.random((count, 4)) < [0.3, 0.2, 0.015, 0.0]).astype(float)
    logits = random.normal(1.5 * labels - 1, 1.0)
    labels[::9, 1] = np.nan
    return {
        "logits": logits,
        "labels": labels,
        "patients": np.array([f"p{n // 2}" for n in range(count)]),
        "findings": FINDINGS,
        "data_name": "test films",
        "draws": 100,
    }


VALIDATION, TEST = films(16), films(17)
FITTED = fit_on_validation(
    VALIDATION["logits"], VALIDATION["labels"], FINDINGS, data_name="validation films"
)
CHOSEN = {
    "calibration": FITTED.calibration,
    "thresholds": FITTED.thresholds,
    "selection": FITTED.data_name,
    "fitted_on": FITTED.fingerprint,
}


@pytest.fixture(scope="module")
def judged():
    random = np.random.default_rng(18)
    return evaluate(
        **TEST,
        **CHOSEN,
        sexes=random.choice(["F", "M"], 300),
        views=random.choice(["AP", "PA", ""], 300),
        ages=random.uniform(20, 70, 300),
    )


def test_areas_are_those_of_the_logits_with_intervals_by_patient(judged):
    """Per finding and macro, from one set of draws."""
    logits, labels, patients = TEST["logits"], TEST["labels"], TEST["patients"]

    for of, name in ((auc, "auc"), (average_precision, "average_precision")):
        expected = patient_bootstrap(
            lambda rows, of=of: of(logits[rows, 1], labels[rows, 1]), patients, draws=100
        )
        found = getattr(judged.findings[1], name)
        assert (found.value, found.low, found.high) == pytest.approx(
            (expected.value, expected.low, expected.high), abs=1e-12
        )
    macro, counted = macro_auc_interval(logits, labels, patients, draws=100)
    assert (judged.macro_auc, judged.macro_findings) == (macro, counted)
    assert counted == 2
    precisions = [judged.findings[f].average_precision.value for f in (0, 1)]
    assert judged.macro_average_precision.value == pytest.approx(np.mean(precisions))


def test_a_finding_with_too_few_positives_is_na_and_never_one_half(judged):
    """Counts stay, numbers do not."""
    fibrosis, hernia = judged.findings[2:]

    assert 0 < fibrosis.positives < 10
    assert (fibrosis.auc, fibrosis.average_precision) == (None, None)
    assert fibrosis.roc is not None
    assert (hernia.positives, hernia.negatives, hernia.prevalence) == (0, 300, 0)
    assert (hernia.auc, hernia.roc, hernia.precision_recall) == (None, None, None)
    assert set(hernia.operating.values()) == {None}
    assert (hernia.calibrated, hernia.worst) == (None, None)


def test_thresholds_are_applied_unchanged(judged):
    """Those of the validation films, to the test films' calibrated probabilities."""
    p = FITTED.calibration["Mass"].probabilities(TEST["logits"][:, 0])
    mass = judged.findings[0]

    for policy, numbers in mass.operating.items():
        assert numbers.threshold == FITTED.thresholds[policy]["Mass"]
        assert numbers.confusion == confusion_at(p, TEST["labels"][:, 0], numbers.threshold)
        assert numbers.f1.value == numbers.confusion.f1
        assert numbers.f1.low < numbers.f1.value < numbers.f1.high
    assert set(mass.operating) == set(FITTED.thresholds)
    expected = np.mean([f.operating["f1"].f1.value for f in judged.findings[:2]])
    assert judged.macro_f1["f1"].value == pytest.approx(expected)


def test_an_evaluation_says_where_thresholds_come_from(judged):
    """And whether that is where they are judged."""
    on_itself = evaluate(**VALIDATION, **CHOSEN)
    unsaid = evaluate(**TEST, **(CHOSEN | {"fitted_on": None}))

    assert (judged.selection, judged.selected_on_these_films) == ("validation films", False)
    assert on_itself.selected_on_these_films is True
    assert unsaid.selected_on_these_films is None


def test_nothing_is_chosen_on_the_films_that_judge():
    """Without thresholds there are no numbers at thresholds, and without calibration none of it."""
    bare = evaluate(**TEST)

    assert (bare.selection, bare.policy, bare.calibrated) == ("", None, None)
    assert (bare.confused_pairs, bare.co_occurrence, bare.macro_f1) == ((), None, {})
    assert all(f.operating == {} and f.calibrated is None for f in bare.findings)
    assert bare.macro_auc is not None
    assert bare.uncalibrated.films == int((~np.isnan(TEST["labels"])).sum())


def test_thresholds_without_a_source_are_refused():
    """A number at a threshold says which films chose it."""
    with pytest.raises(InvalidConfiguration, match="Nobody says"):
        evaluate(**TEST, **(CHOSEN | {"selection": " "}))


def test_calibration_is_judged_before_and_after(judged):
    """Per finding and pooled, over known cells that have a probability."""
    p = np.stack(
        [
            FITTED.calibration[f].probabilities(TEST["logits"][:, c])
            for c, f in enumerate(FINDINGS[:3])
        ],
        axis=1,
    )

    assert judged.findings[1].calibrated == reliability(p[:, 1], TEST["labels"][:, 1])
    assert judged.calibrated == reliability(p, TEST["labels"][:, :3])
    assert judged.calibrated.brier < judged.uncalibrated.brier


def test_confusions_between_findings_use_one_named_policy(judged):
    """The thresholds of largest F1; findings without a threshold take no part."""
    p = np.stack(
        [
            FITTED.calibration[f].probabilities(TEST["logits"][:, c])
            for c, f in enumerate(FINDINGS[:3])
        ],
        axis=1,
    )
    flagged = p >= [FITTED.thresholds["f1"][f] for f in FINDINGS[:3]]

    assert judged.policy == "f1"
    assert judged.confused_pairs == confused_pairs(flagged, TEST["labels"][:, :3], FINDINGS[:3])
    expected = co_occurrence(flagged, TEST["labels"][:, :3], FINDINGS[:3])
    assert judged.co_occurrence.observed[0][:3] == expected.observed[0]
    assert judged.co_occurrence.predicted[3] == (0, 0, 0, 0)


def test_another_policy_is_used_where_there_is_no_f1():
    """The first of those that are given."""
    only = {"youden": FITTED.thresholds["youden"]}

    assert evaluate(**TEST, **(CHOSEN | {"thresholds": only})).policy == "youden"


def test_thresholds_without_calibration_apply_to_the_networks_own_probabilities():
    """Sigmoid of the logit."""
    told = evaluate(
        **TEST, thresholds={"half": dict.fromkeys(FINDINGS, 0.5)}, selection="fixed beforehand"
    )

    expected = confusion_at(TEST["logits"][:, 0], TEST["labels"][:, 0], 0.0)
    assert told.findings[0].operating["half"].confusion == expected


def test_worst_films_are_rows_of_what_was_given(judged):
    """With the probabilities that were shown."""
    p = FITTED.calibration["Mass"].probabilities(TEST["logits"][:, 0])

    assert judged.findings[0].worst == worst_cases(p, TEST["labels"][:, 0])


def test_groups_are_judged_as_far_as_they_are_known(judged):
    """Sex, view and age; nothing without them."""
    assert [f"{g.attribute} {g.group}" for g in judged.subgroups] == [
        *["sex F", "sex M", "view AP", "view PA", "view unknown"],
        *["age 18–39", "age 40–59", "age 60–79"],
    ]
    assert evaluate(**TEST).subgroups == ()


def test_an_evaluation_survives_json(judged):
    """Strict JSON, without NaN, and equal when it comes back."""
    text = json.dumps(judged.to_dict(), allow_nan=False)

    assert Evaluation.from_dict(json.loads(text)) == judged


def test_another_schema_is_refused(judged):
    """A later version may mean something else by the same fields."""
    with pytest.raises(InvalidConfiguration, match="schema 7"):
        Evaluation.from_dict(judged.to_dict() | {"schema": 7})


def test_the_same_seed_gives_the_same_evaluation(judged):
    """Everything but the groups, which were not given here; another seed moves the intervals."""
    again, other = evaluate(**TEST, **CHOSEN), evaluate(**TEST, **CHOSEN, seed=1)

    assert again.findings == judged.findings
    assert other.macro_auc != again.macro_auc
    assert other.macro_auc.value == again.macro_auc.value


def test_unknown_cells_may_lack_a_prediction():
    """NaN in a logit is an error only where the label is known; and arguments stay as they were."""
    logits = TEST["logits"].copy()
    logits[::9, 1] = np.nan
    before = logits.copy()

    told = evaluate(**(TEST | {"logits": logits}), **CHOSEN)

    assert told.findings == evaluate(**TEST, **CHOSEN).findings
    np.testing.assert_array_equal(logits, before)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"logits": TEST["logits"][:-1]}, "do not fit"),
        ({"labels": TEST["labels"][:, :3]}, "do not fit"),
        ({"patients": TEST["patients"][:5]}, "do not fit"),
        ({"sexes": np.array(["F", "M"])}, "do not fit"),
        ({"patients": np.array([]), "logits": np.zeros((0, 4))}, "no film"),
        ({"labels": TEST["labels"] + 1}, "neither 1, nor 0"),
        ({"logits": np.full((300, 4), np.nan)}, "no finite number"),
        ({"logits": np.full((300, 4), np.inf)}, "no finite number"),
        ({"findings": ("Mass", "Mass", "Fibrosis", "Hernia")}, "named twice"),
        ({"calibration": {"Mass": None}, "selection": "x"}, "lacks its calibration"),
        ({"thresholds": {"f1": {"Mass": 0.5}}, "selection": "x"}, "lacks its calibration"),
        ({"draws": 99}, "too few"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(change, sentence):
    """Before anything is computed."""
    with pytest.raises(InvalidConfiguration, match=sentence):
        evaluate(**(TEST | change))
