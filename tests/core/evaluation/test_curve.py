"""A thinned curve still looks like itself."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.curve import thinned


def test_a_short_curve_stays_as_it_is():
    """Three points need no thinning."""
    curve = thinned(np.array([0.0, 0.5, 1.0]), np.array([0.0, 0.9, 1.0]))

    assert (curve.x, curve.y) == ((0.0, 0.5, 1.0), (0.0, 0.9, 1.0))


def test_a_long_curve_keeps_its_ends_and_its_shape():
    """No point of the original lies farther than 1 % from the curve that is kept."""
    x = np.linspace(0, 1, 20_000)
    y = x**0.1  # steep at first: most of its way is at the left

    curve = thinned(x, y)

    assert len(curve.x) <= 200
    assert (curve.x[0], curve.x[-1], curve.y[-1]) == (0.0, 1.0, 1.0)
    steep = np.interp(y, curve.y, curve.x)
    assert np.abs(steep - x).max() < 0.01


@pytest.mark.parametrize("points", [2, 7])
def test_no_more_points_are_kept_than_asked_for(points):
    """Even very few."""
    x = np.linspace(0, 1, 500)

    assert len(thinned(x, x, points=points).x) <= points
