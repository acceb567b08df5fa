import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_desktop.charts.ticks import rounded_out, tick_step, tick_words, ticks_within


@pytest.mark.parametrize(
    ("span", "most", "step"),
    [(50.0, 5, 10.0), (0.25, 5, 0.05), (0.4, 4, 0.1), (1e-4, 5, 2e-5), (7.0, 3, 2.5)],
)
def test_steps_are_round(span, most, step):
    """1, 2, 2.5 or 5 times a power of ten, and never more ticks than asked for."""
    assert tick_step(span, most) == pytest.approx(step)


def test_epochs_are_counted_in_whole_numbers():
    """There is no epoch 2.5."""
    assert tick_step(7.0, 3, whole=True) == 3.0
    assert tick_step(2.0, 10, whole=True) == 1.0


@given(low=st.floats(-1e3, 1e3), span=st.floats(1e-6, 1e3), most=st.integers(1, 12))
def test_a_rounded_range_holds_what_it_was_made_of(low, span, most):
    """And ends on ticks at both sides."""
    high = low + span
    bottom, top = rounded_out(low, high, most)
    step = tick_step(high - low, most)

    assert bottom <= low + 1e-5 * step
    assert top >= high - 1e-5 * step
    assert len(ticks_within(bottom, top, step)) <= most + 3


def test_one_value_alone_gets_room_on_both_sides():
    """A first epoch has no span."""
    low, high = rounded_out(0.5, 0.5, 4)

    assert low < 0.5 < high


@pytest.mark.parametrize(
    ("value", "step", "largest", "words"),
    [
        (0.05, 0.05, 0.3, "0.05"),
        (0.3, 0.05, 0.3, "0.30"),
        (0.025, 0.025, 0.1, "0.025"),
        (10.0, 10.0, 50.0, "10"),
        (1000.0, 500.0, 2000.0, "1,000"),
        (0.0, 2e-5, 1e-4, "0"),
        (2e-5, 2e-5, 1e-4, "2e-5"),
        (1.25e-4, 2.5e-5, 1.25e-4, "1.25e-4"),
        (-0.5, 0.5, 1.0, "−0.5"),
        (-1e-15, 0.5, 1.0, "0.0"),
    ],
)
def test_ticks_have_the_decimals_that_they_need(value, step, largest, words):
    """Neighbours can be told apart, minus is a minus, and zero has no sign."""
    assert tick_words(value, step, largest=largest) == words
