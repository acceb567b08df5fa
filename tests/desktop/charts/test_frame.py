import numpy as np
import pytest

from xlite_desktop.charts.frame import Frame, home_ranges, plot_rect
from xlite_desktop.charts.series import Band, ChartContent, Reference, Series

EPOCHS = np.arange(1.0, 11.0)


def _series(y, **more):
    return Series(name="a", x=EPOCHS, y=np.asarray(y, dtype=float), **more)


def test_values_and_pixels_translate_both_ways():
    """Left and bottom are the low ends; y grows upwards."""
    frame = Frame(plot_rect(536, 230), (0.0, 50.0), (0.5, 0.9))

    assert frame.across(0.0) == frame.rect.left()
    assert frame.up(0.9) == frame.rect.top()
    assert frame.place(frame.across(12.0)) == pytest.approx(12.0)


def test_everything_that_is_drawn_is_in_sight():
    """Curves, their bands and the levels to compare with."""
    content = ChartContent(
        series=(_series(np.linspace(0.6, 0.78, 10), band=Band(low=np.full(10, 0.52))),),
        references=(Reference(name="teacher", value=0.84),),
    )

    x, (low, high) = home_ranges(content, 200)

    assert x == (1.0, 10.0)
    assert low <= 0.52
    assert high >= 0.84


def test_single_steps_may_stick_out():
    """A step of 9.0 must not flatten the curves of all epochs."""
    steps = Series(name="steps", x=EPOCHS, y=np.full(10, 9.0), style="raw")

    _, (_, high) = home_ranges(ChartContent(series=(_series(np.full(10, 0.2)), steps)), 200)

    assert high < 1.0


def test_steps_alone_make_the_range_of_a_first_epoch():
    """All but their farthest one in a hundred."""
    y = np.full(1000, 0.7)
    y[3] = 50.0
    steps = Series(name="steps", x=np.linspace(0, 1, 1000), y=y, style="raw")

    _, (low, high) = home_ranges(ChartContent(series=(steps,)), 200)

    assert low < 0.7 < high < 1.0


@pytest.mark.parametrize(
    "content", [ChartContent(), ChartContent(series=(_series([np.nan] * 10),))]
)
def test_an_empty_chart_has_axes_all_the_same(content):
    """No number, no trouble."""
    (left, right), (low, high) = home_ranges(content, 200)

    assert left < right
    assert low < high
