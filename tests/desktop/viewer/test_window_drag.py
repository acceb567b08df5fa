from __future__ import annotations

import numpy as np
import pytest

from xlite_core.imaging.windowing import to_grey
from xlite_core.io.radiograph import VoiTable, Window, WindowFunction
from xlite_desktop.viewer.window_drag import as_window, dragged, value_span


def test_right_widens_and_up_raises_the_level():
    """Horizontal is width, vertical is level, in steps of the film's range."""
    window = Window(1000, 2000)

    wider = dragged(window, 60, 0, span=6000)
    higher = dragged(window, 0, -60, span=6000)

    assert (wider.center, wider.width) == (1000, 2600)
    assert (higher.center, higher.width) == (1600, 2000)


def test_a_window_never_closes():
    """Dragging far to the left stops at the narrowest width that the standard allows."""
    assert dragged(Window(100, 50), -9999, 0, span=255).width == 1.0
    exact = Window(0.5, 0.5, WindowFunction.LINEAR_EXACT)
    assert 0 < dragged(exact, -9999, 0, span=1).width < 0.01


def test_the_function_is_kept():
    """A sigmoid preset stays a sigmoid while it is dragged."""
    sigmoid = Window(100, 50, WindowFunction.SIGMOID, "SOFT")

    assert dragged(sigmoid, 5, 5, span=255).function is WindowFunction.SIGMOID


def test_a_table_becomes_the_window_that_looks_like_it():
    """A straight ramp as a table and its window give the same grey, near enough."""
    entries = np.clip(np.linspace(-500, 4595, 4096), 0, 4095).astype(np.uint16)
    table = VoiTable(first_value=100, entries=entries, bits=12)
    values = np.arange(0, 4400, 7, dtype=np.int32)

    window = as_window(table)

    through_table = to_grey(values, table, inverted=False).astype(int)
    through_window = to_grey(values, window, inverted=False).astype(int)
    assert np.abs(through_table - through_window).max() <= 3


def test_a_constant_film_has_a_span():
    """Dragging on an empty film divides by nothing."""
    assert value_span(np.full((4, 4), 7, np.uint16)) == pytest.approx(1.0)
