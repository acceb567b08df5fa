"""The order of findings."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlite_core.evaluation.ranking import by_excess, excess

probabilities = st.floats(0.0, 1.0)


def test_excess_weighs_rare_findings_like_common_ones():
    """From 1 to 4 % is as far as from 25 to 36 %."""
    assert excess(0.04, 0.01) == pytest.approx(excess(0.36, 0.25))


@given(probabilities, probabilities)
def test_a_flagged_finding_has_no_negative_excess(probability, threshold):
    """Flagged means at or above the threshold, and the two never disagree."""
    assert probability < threshold or excess(probability, threshold) >= 0


def test_findings_are_ranked_by_what_is_seen_and_ties_keep_their_order():
    """The longest way past the knob comes first."""
    seen = {"A": 0.10, "B": 0.09, "C": 0.10, "D": 0.50}
    thresholds = {"A": 0.10, "B": 0.01, "C": 0.10, "D": 0.60}

    assert by_excess(seen, thresholds) == ("B", "A", "C", "D")


def test_ranking_waits_for_no_numpy():
    """The window ranks before it has anything to compute with."""
    code = "import sys, xlite_core.evaluation.ranking; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
