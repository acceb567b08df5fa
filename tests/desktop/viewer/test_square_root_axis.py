import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_desktop.viewer.square_root_axis import (
    per_cent,
    position,
    probability_at,
    rounded,
)
from xlite_desktop.viewer.threshold_bar import BarGeometry

probabilities = st.floats(0.0, 1.0)


@given(probabilities)
def test_a_place_on_the_axis_leads_back_to_its_probability(probability):
    """Position and probability are each other's inverse."""
    assert probability_at(position(probability)) == pytest.approx(probability, abs=1e-12)


@given(probabilities, probabilities)
def test_the_axis_keeps_order(first, second):
    """The larger probability never lies further left."""
    assert (position(first) <= position(second)) == (first <= second) or first == second


@given(st.floats(-5.0, 5.0))
def test_nothing_leaves_the_axis(value):
    """A pointer beyond either end means that end."""
    assert 0.0 <= probability_at(value) <= 1.0
    assert 0.0 <= position(value) <= 1.0


@given(probabilities)
def test_a_rounded_threshold_is_what_is_written(probability):
    """What the panel writes with one decimal is exactly what is compared."""
    threshold = rounded(probability)

    assert float(per_cent(threshold)) == pytest.approx(100 * threshold, abs=1e-9)
    assert abs(threshold - probability) <= 0.0005 + 1e-12


@given(probabilities, st.floats(-400, 400))
def test_dragging_there_and_back_changes_nothing(threshold, distance):
    """A drag that stays on the axis can be undone by the opposite drag."""
    bar = BarGeometry(left=15, width=320, centre=25.5)
    there = bar.x_of(threshold) + distance

    back = bar.dragged(bar.dragged(threshold, distance), -distance)

    if bar.left <= there <= bar.left + bar.width:
        assert back == pytest.approx(threshold, abs=1e-9)


def test_the_bar_can_be_taken_within_24_pixels():
    """A knob of 8 pixels must not need a steady hand."""
    bar = BarGeometry(left=15, width=320, centre=25.5)

    assert bar.hit(13.5)
    assert bar.hit(37.5)
    assert not bar.hit(13.0)
