import time

import numpy as np

from xlite_desktop.charts.decimation import shown_part, thinned


def _noise(count):
    x = np.linspace(0.0, 50.0, count)
    return x, np.random.default_rng(1).normal(size=count)


def test_a_short_curve_comes_back_as_it_is():
    """There is nothing to leave out of fifty epochs."""
    x, y = _noise(50)

    shown = thinned(x, y, 0.0, 50.0, 480)

    np.testing.assert_array_equal(shown, (x, y))


def test_a_long_curve_keeps_its_extremes_in_every_column():
    """A spike of one step among a hundred thousand is drawn at its height and place."""
    x, y = _noise(100_000)
    y[60_123] = 40.0

    places, values = thinned(x, y, 0.0, 50.0, 480)

    assert len(places) <= 4 * 482
    assert values.max() == 40.0
    assert abs(places[values.argmax()] - x[60_123]) <= 50 / 480
    column = (x / 50 * 480).astype(int)
    for number in (0, 17, 479):
        inside = (places >= number * 50 / 480) & (places < (number + 1) * 50 / 480)
        assert values[inside].min() == y[column == number].min()
        assert values[inside].max() == y[column == number].max()


def test_places_never_run_backwards():
    """Else the line would cross itself."""
    x, y = _noise(30_000)

    places, _ = thinned(x, y, 3.0, 41.0, 300)

    assert (np.diff(places) >= 0).all()


def test_only_what_is_in_sight_is_looked_at():
    """With a neighbour on either side, so that the line leaves through the edge."""
    x = np.arange(10.0)

    assert shown_part(x, 3.5, 5.5) == slice(3, 8)
    assert shown_part(x, -5.0, 50.0) == slice(0, 10)
    assert shown_part(np.array([]), 0.0, 1.0) == slice(0, 0)


def test_gaps_do_not_swallow_their_column():
    """A column with some NaN keeps its numbers."""
    x, y = _noise(10_000)
    y[::3] = np.nan

    _, values = thinned(x, y, 0.0, 50.0, 100)

    assert np.nanmax(values) == np.nanmax(y)


def test_it_changes_nothing_that_it_was_given():
    """The buffers are the run's."""
    x, y = _noise(5_000)
    kept = x.copy(), y.copy()

    thinned(x, y, 10.0, 20.0, 50)

    np.testing.assert_array_equal(kept, (x, y))


def test_it_is_quick_enough_for_every_frame():
    """A hundred thousand points in far less than the 16 ms of a frame."""
    x, y = _noise(100_000)
    thinned(x, y, 0.0, 50.0, 480)

    times = []
    for _ in range(10):
        started = time.perf_counter()
        thinned(x, y, 0.0, 50.0, 480)
        times.append(time.perf_counter() - started)

    assert min(times) < 0.016
