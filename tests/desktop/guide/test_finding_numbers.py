"""What a finding's page says of the model comes from the model's file, and says what is missing."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.cards import example_card
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.subgroups import Subgroup
from xlite_desktop.guide.finding_numbers import finding_numbers

CARD = example_card()
PLACE = CARD.finding_names.index("Mass")


def group(attribute, name, *, positives, auc):
    count = len(CARD.findings)
    areas, counts = [None] * count, [0] * count
    areas[PLACE], counts[PLACE] = auc, positives
    return Subgroup(
        attribute=attribute, group=name, films=120, patients=100, positives=tuple(counts),
        auc=tuple(areas), macro_auc=None, macro_findings=0,
    )  # fmt: skip


def test_an_auc_stands_with_interval_and_counts():
    """And with the films that it was measured on."""
    text = finding_numbers(CARD, "Mass")

    card = CARD.findings[PLACE]
    assert f"**0.86** (95 % interval {card.auc.low:.2f}–{card.auc.high:.2f})" in text
    assert f"{card.roc.positives} of 2,322 films" in text
    assert CARD.evaluated_on in text
    assert "better than chance" not in text


def test_groups_stand_each_with_films_and_interval():
    """AP and PA apart, ages apart; too few positive films give no number."""
    area = Estimate(value=0.71, low=0.6, high=0.82)
    card = replace(
        CARD,
        subgroups=(
            group("view", "AP", positives=31, auc=area),
            group("age", "18–39", positives=4, auc=None),
            group("sex", "F", positives=14, auc=area),
            group("sex", "unknown", positives=2, auc=None),
        ),
    )

    text = finding_numbers(card, "Mass")

    assert "| AP films | 31 of 120 | 0.71 (0.60–0.82) |" in text
    assert "| Age 18–39 | 4 of 120 | too few |" in text
    assert "| Women | 14 of 120 |" in text
    assert "| Sex not known | 2 of 120 | too few |" in text
    assert "not measured" not in text


def test_a_card_without_groups_says_not_measured():
    """Nothing is made up, and nothing is passed over in silence."""
    assert "**not measured for this model**" in finding_numbers(CARD, "Mass")


def test_a_finding_that_may_be_chance_is_called_so():
    """As in the open row."""
    coin = replace(CARD.findings[PLACE], auc=Estimate(value=0.52, low=0.44, high=0.6))
    findings = tuple(coin if f.name == "Mass" else f for f in CARD.findings)

    assert "Not shown to be better than chance" in finding_numbers(
        replace(CARD, findings=findings), "Mass"
    )


def test_a_finding_that_a_guess_without_the_film_tells_as_well_is_called_so():
    """With what the guess knows, and the difference that is not shown to be above 0."""

    def told(low):
        number = Estimate(value=0.05, low=low, high=0.1)
        gain = ShortcutGain(
            told=("view", "age"),
            auc=Estimate(value=0.8, low=0.7, high=0.9),
            difference=number,
            within_folds=number,
        )
        beside = replace(CARD.findings[PLACE], shortcuts=gain)
        findings = tuple(beside if f.name == "Mass" else f for f in CARD.findings)
        return finding_numbers(replace(CARD, findings=findings), "Mass")

    doubt = "Not shown to beat a guess made without the film"
    assert doubt in told(-0.01)
    assert doubt not in told(0.01)
    assert "told view, age, reaches an AUC of 0.800 (0.700–0.900)" in told(0.01)
    assert "regression: 0.050 (−0.010 to 0.100)" in told(-0.01)
    assert "regression" not in finding_numbers(CARD, "Mass")


def test_too_few_films_give_no_auc():
    """The count stands, the number does not."""
    scarce = replace(CARD.findings[PLACE], auc=None)
    findings = tuple(scarce if f.name == "Mass" else f for f in CARD.findings)

    text = finding_numbers(replace(CARD, findings=findings), "Mass")

    assert "too few for an AUC" in text
    assert "interval" not in text


def test_without_a_model_or_with_another_there_are_no_numbers():
    """Both are said."""
    assert "No model is open" in finding_numbers(None, "Mass")
    assert "does not look for this finding" in finding_numbers(CARD, "Fracture")
