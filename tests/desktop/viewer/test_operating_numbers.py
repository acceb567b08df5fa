from dataclasses import replace

import pytest

from tests.helpers.cards import example_card
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.roc import RocCounts
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_desktop.viewer.operating_numbers import operating_numbers, roc_curve

MASS = next(finding for finding in example_card().findings if finding.name == "Mass")
SMALL = replace(
    MASS,
    prevalence=0.5,
    roc=RocCounts(
        thresholds=(0.8, 0.4, 0.1),
        true_positives=(3, 6, 10),
        false_positives=(0, 2, 10),
        positives=10,
        negatives=10,
    ),
)


def test_the_numbers_are_those_of_the_films_at_or_above_the_threshold():
    """Counted by hand: at 0.4 six of ten positives and two of ten negatives are flagged."""
    numbers = operating_numbers(SMALL, 0.4)

    assert [(n.label, n.value) for n in numbers.lines] == [
        ("Sensitivity", "60 %"),
        ("Specificity", "80 %"),
        ("PPV", "75 %"),
        ("NPV", "67 %"),
    ]
    assert numbers.point == pytest.approx((0.2, 0.6))


def test_every_number_carries_an_interval_and_what_it_rests_on():
    """A number without its n and interval is not shown."""
    numbers = operating_numbers(MASS, 0.125)

    assert all("–" in line.interval for line in numbers.lines)
    assert numbers.basis == "59 of 2,322 films · prevalence set to 5.2 %"
    assert "Sensitivity" in numbers.spoken
    assert "95 % interval" in numbers.spoken


def test_a_threshold_that_flags_nobody_has_no_predictive_value():
    """Nothing divided by nothing is said to be unknown, not zero."""
    ppv = operating_numbers(SMALL, 0.99).lines[2]

    assert (ppv.value, ppv.interval) == ("–", "too few films")


def test_a_finding_without_positive_films_has_no_curve():
    """An honest gap instead of an invented line."""
    empty = replace(
        MASS,
        auc=None,
        roc=RocCounts(
            thresholds=(0.5,),
            true_positives=(0,),
            false_positives=(3,),
            positives=0,
            negatives=9,
        ),
    )

    assert roc_curve(empty).points == ()
    assert roc_curve(empty).auc == ""
    assert operating_numbers(empty, 0.5).point is None


def test_the_curve_runs_from_corner_to_corner_inside_its_band():
    """The band is the Wilson interval of the sensitivity."""
    curve = roc_curve(MASS)

    assert curve.points[0][:2] == (0.0, 0.0)
    assert curve.points[-1][:2] == (1.0, 1.0)
    assert all(low <= rate <= high for _, rate, low, high in curve.points)
    assert curve.auc == "AUC 0.86"


def test_a_curve_of_thousands_of_thresholds_is_thinned():
    """The plot is 96 pixels wide; a card may know 2,000 thresholds."""
    steps = range(2000)
    long = replace(
        MASS,
        roc=RocCounts(
            thresholds=tuple(1 - step / 2001 for step in steps),
            true_positives=tuple(step // 2 for step in steps),
            false_positives=tuple(step - step // 2 for step in steps),
            positives=1000,
            negatives=1001,
        ),
    )

    assert len(roc_curve(long).points) < 60


def test_shares_near_nothing_and_near_all_get_a_decimal():
    """The NPV of a rare finding is never simply "100 %"."""
    rare = replace(MASS, prevalence=0.002)

    *_, ppv, npv = operating_numbers(rare, 0.125).lines

    assert "." in ppv.value
    assert npv.value.startswith("99.")
    assert "." in npv.interval


@pytest.mark.parametrize(
    ("auc", "doubted"),
    [
        (None, True),
        (Estimate(value=0.6, low=0.5, high=0.7), True),
        (Estimate(value=0.6, low=0.51, high=0.7), False),
    ],
)
def test_a_finding_that_may_be_no_better_than_a_coin_says_so(auc, doubted):
    """Numbers of a threshold look exact; whether the model sees anything at all comes first."""
    numbers = operating_numbers(replace(MASS, auc=auc), 0.125)

    assert (numbers.doubt == "Not shown to be better than chance") == doubted
    assert ("chance" in numbers.spoken) == doubted


@pytest.mark.parametrize("beaten", [True, False])
def test_a_finding_that_a_guess_tells_as_well_says_so(beaten):
    """Better than a coin, but not shown to be better than view and age alone."""
    number = Estimate(value=0.1, low=0.01 if beaten else -0.01, high=0.2)
    gain = ShortcutGain(told=("view", "age"), auc=MASS.auc, difference=number, within_folds=number)

    numbers = operating_numbers(replace(MASS, shortcuts=gain), 0.125)

    assert numbers.doubt == ("" if beaten else "Not shown to beat a guess made without the film")
