"""Maps against planted boxes: what each measure says is known beforehand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.bootstrap import patient_bootstrap
from xlite_core.evaluation.interval import wilson_interval
from xlite_core.evaluation.localisation import (
    MapMethod,
    MapScore,
    judged_methods,
    localisation_of,
    smallest_difference,
)
from xlite_core.evaluation.map_measures import OVERLAP_SHARES, MapMeasures, measured, of_chance

INSIDE = np.zeros((10, 10), bool)
INSIDE[2:6, 2:6] = True
OURS, OTHER, NONE = MapMethod(name="ours"), MapMethod(name="other"), MapMethod(name="none")


def bump(row, column, *, height=1.0):
    values = np.zeros((10, 10))
    values[row, column] = height
    return values


def test_a_map_that_is_the_box_is_perfect():
    """In every measure; its argument stays as it was."""
    values = INSIDE.astype(np.float32) * 3
    before = values.copy()

    told = measured(values, INSIDE)

    assert told == MapMeasures(pointing=1, overlaps=(1.0,) * len(OVERLAP_SHARES), energy=1)
    assert (values == before).all()


@pytest.mark.parametrize(
    ("row", "column", "hit"), [(3, 3, 1), (2, 5, 1), (2, 6, 0), (1, 2, 0), (9, 9, 0)]
)
def test_pointing_asks_where_the_maximum_lies(row, column, hit):
    """In the box, on its edge, a cell beside it, far away; weaker places do not matter."""
    told = measured(bump(row, column) + 0.5 * bump(8, 8) + 0.5 * bump(4, 4), INSIDE)

    assert told.pointing == hit


def test_equal_maxima_share_the_point_and_what_is_below_zero_does_not_count():
    """Two of four maxima are inside; the sum inside is two of four, whatever is negative."""
    values = bump(3, 3) + bump(4, 4) + bump(0, 0) + bump(9, 9)
    values[7, 7] = -100

    told = measured(values, INSIDE)

    assert (told.pointing, told.energy) == (0.5, 0.5)
    assert told.overlaps[0] == 2 / 18


def test_overlap_is_cut_at_shares_of_the_maps_own_maximum():
    """Half of the box is at 0.6 of the maximum, and as much beside it at 0.3."""
    values = bump(2, 2, height=10.0)
    values[2:6, 2:4] = np.maximum(values[2:6, 2:4], 6.0)
    values[7:9, 2:6] = 3.0

    told = measured(values, INSIDE)

    assert OVERLAP_SHARES == (0.25, 0.5, 0.8)
    assert told.overlaps == (8 / 24, 8 / 16, 1 / 16)


def test_an_empty_map_points_nowhere_and_an_even_one_everywhere():
    """The first is blank and counts 0; the second is chance, the box's share of the film."""
    assert measured(np.full((10, 10), -1.0), INSIDE).blank
    assert measured(np.zeros((10, 10)), INSIDE).pointing == 0
    chance = of_chance(INSIDE)
    assert (chance.pointing, chance.energy, *chance.overlaps) == (0.16,) * 5


def scores(hits, method, energy=0.25):
    """Return one film each; two films a patient, but for the last, which is another one's."""
    return [
        MapScore(
            file=f"f{n}.png",
            patient=f"p{n // 2}",
            finding=("Mass", "Nodule")[n % 2],
            boxes=1 + n % 2,
            method=method,
            measures=MapMeasures(pointing=hit, overlaps=(0.1, 0.2, 0.3), energy=energy),
        )
        for n, hit in enumerate(hits)
    ]


HITS = [1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0]


def test_methods_are_compared_on_the_same_resamples():
    """Mean, interval by patient as `patient_bootstrap` has it, and the paired difference."""
    others = [0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0]
    own, other = judged_methods([*scores(HITS, OURS), *scores(others, OTHER)], reference=OURS)
    patients = np.array([f"p{n // 2}" for n in range(7)])
    gains = np.array(others) - np.array(HITS)

    expected = patient_bootstrap(lambda rows: float(np.array(HITS)[rows].mean()), patients)
    difference = patient_bootstrap(lambda rows: float(gains[rows].mean()), patients)

    assert own.gain is None
    for told, wanted in ((own.pointing, expected), (other.gain, difference)):
        assert (told.value, told.low, told.high) == pytest.approx(
            (wanted.value, wanted.low, wanted.high)
        )
    assert own.overlaps[1].value == pytest.approx(0.2)
    assert smallest_difference([own, other]) == (other.gain.high - other.gain.low) / 2
    assert smallest_difference([own]) is None


def test_no_hit_at_all_is_not_a_certain_zero():
    """Resampling nothing but misses finds misses: Wilson's interval over patients is told."""
    own, other = judged_methods(
        [*scores([0.0] * 7, OURS), *scores([0.0] * 7, OTHER)], reference=OURS
    )

    assert own.pointing == wilson_interval(0, 4)
    assert (other.gain.low, other.gain.high) == (-wilson_interval(0, 4).high, own.pointing.high)


def test_a_card_is_told_counts_and_references():
    """Films, patients, findings, and the numbers of the three methods."""
    every = [*scores(HITS, OURS), *scores([1.0] * 7, OTHER, 0.5), *scores([0.1] * 7, NONE)]
    told = localisation_of(
        judged_methods(every, reference=OURS), every, shown=OURS, prior=OTHER, chance=NONE
    )

    assert (told.films, told.patients, told.boxed) == (7, 4, {"Mass": 4, "Nodule": 3})
    assert told.total == 7
    assert told.pointing.value == pytest.approx(4 / 7)
    assert (told.overlap.value, told.energy.value) == pytest.approx((0.2, 0.25))
    assert (told.prior_pointing.value, told.chance) == pytest.approx((1.0, 0.1))
    with pytest.raises(InvalidConfiguration, match="no share"):
        replace(told, chance=1.5)
    with pytest.raises(InvalidConfiguration, match="no share"):
        replace(told, boxed={})
