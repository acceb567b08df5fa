"""The films to look at first."""

from __future__ import annotations

import numpy as np

from xlite_core.evaluation.worst_cases import worst_cases

P = np.array([0.9, 0.2, 0.8, 0.1, 0.9, 0.3])
LABELS = np.array([0.0, 1.0, 1.0, 0.0, 0.0, np.nan])


def test_the_surest_mistakes_come_first():
    """False alarms from the top, missed films from the bottom, ties by row."""
    worst = worst_cases(P, LABELS)

    assert [case.row for case in worst.false_alarms] == [0, 4, 3]
    assert [case.row for case in worst.missed] == [1, 2]
    assert worst.missed[0].probability == 0.2


def test_only_so_many_are_told():
    """The first ones."""
    worst = worst_cases(P, LABELS, most=1)

    assert ([c.row for c in worst.false_alarms], [c.row for c in worst.missed]) == ([0], [1])


def test_no_film_of_a_kind_is_no_failure():
    """Unknown films are no failures either."""
    worst = worst_cases(P, np.full(6, np.nan))

    assert (worst.false_alarms, worst.missed) == ((), ())
