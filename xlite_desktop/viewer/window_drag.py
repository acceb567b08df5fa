"""Window and level by dragging: from a distance on the screen to values of the film."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xlite_core.imaging.windowing import percentile_window
from xlite_core.io.radiograph import Pixels, Voi, Window, WindowFunction

# Dragging this many logical pixels moves the window by the film's whole range.
_TRAVEL = 600.0

# A table is near enough straight between these shares of white.
_FOOT, _SHOULDER = 0.1, 0.9


def value_span(pixels: Pixels) -> float:
    """Return the range that most of the film's values lie in; at least 1."""
    return percentile_window(pixels).width


def as_window(voi: Voi) -> Window:
    """Return the window that looks most like a VOI; a window is returned as it is.

    A VOI table has no width to drag.  The straight line through the values
    where it reaches 10 % and 90 % of white comes nearest to it.
    """
    if isinstance(voi, Window):
        return voi
    share = voi.entries.astype(np.float64) / (2**voi.bits - 1)
    low, high = float(share.min()), float(share.max())
    levels = low + (high - low) * np.array([_FOOT, _SHOULDER])
    foot, shoulder = (int(np.argmax(share >= level)) for level in levels)
    width = max(abs(shoulder - foot) / (_SHOULDER - _FOOT), 1.0)
    center = voi.first_value + (foot + shoulder) / 2
    return Window(center, width, WindowFunction.LINEAR_EXACT, voi.name)


def dragged(voi: Voi, dx: float, dy: float, span: float) -> Window:
    """Return the window after a drag: right widens it, down lowers its centre.

    Args:
        voi: What was in use when the drag began.
        dx: Logical pixels to the right.
        dy: Logical pixels downwards.
        span: From `value_span`.
    """
    window = as_window(voi)
    step = span / _TRAVEL
    # LINEAR is undefined below 1 (PS3.3 C.11.2.1.2); small ranges need finer widths.
    narrowest = 1.0 if window.function is WindowFunction.LINEAR else min(1.0, span / 256)
    width = max(window.width + dx * step, narrowest)
    return replace(window, center=window.center - dy * step, width=width, name="")
