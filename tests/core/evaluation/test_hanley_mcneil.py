import numpy as np
import pytest

from xlite_core.evaluation.hanley_mcneil import auc_bounds


def test_the_standard_error_is_the_published_one():
    """Theirs: 51 diseased and 58 healthy, area 0.893, standard error 0.032."""
    low, high = auc_bounds(np.array([0.893]), 51, 58)

    assert (high - low)[0] / (2 * 1.96) == pytest.approx(0.032, abs=0.002)


def test_an_interval_holds_its_area_and_stays_inside_zero_to_one():
    """Also where every pair is ordered rightly, or none is."""
    areas = np.array([0.0, 0.02, 0.5, 0.97, 1.0])

    low, high = auc_bounds(areas, 3, 40)

    assert (low <= areas).all()
    assert (areas <= high).all()
    assert (low >= 0).all()
    assert (high <= 1).all()
    assert ((high - low) > 0.01).all()


def test_more_films_make_it_narrower():
    """Four times the films, about half the width."""
    few = np.subtract(*auc_bounds(np.array([0.8]), 20, 200)[::-1])
    many = np.subtract(*auc_bounds(np.array([0.8]), 80, 800)[::-1])

    assert many / few == pytest.approx(0.5, abs=0.05)


def test_an_area_that_does_not_exist_has_no_interval():
    """NaN in, NaN out, and the argument stays as it was."""
    areas = np.array([np.nan, 0.7])

    low, high = auc_bounds(areas, 5, 5)

    assert np.isnan(low[0])
    assert np.isnan(high[0])
    np.testing.assert_array_equal(areas, [np.nan, 0.7])
