"""Why a finding cannot be recalibrated, in the reader's language."""

from __future__ import annotations

import numpy as np
import pytest

from xlite_core.evaluation.site_recalibration import too_few
from xlite_core.recalibration.outlook import NO_COLUMN, FindingOutlook
from xlite_desktop.recalibration import site_words

APART = np.arange(40).astype(np.str_)
MIXED = np.array([1.0] * 15 + [0.0] * 25)


def reasons():
    """Every reason that the library gives, as it gives it."""
    one = np.where(MIXED == 1, "one", APART)
    other = np.where(MIXED == 0, "one", APART)
    few = np.array([1.0] * 13 + [0.0] * 13)
    three = np.array(["a"] * 12 + ["b"] * 13 + ["c"])
    return {
        "few positives": too_few(np.where(np.arange(40) < 4, 1.0, 0.0), APART),
        "few negatives": too_few(np.where(np.arange(40) < 4, 0.0, 1.0), APART),
        "one patient's positives": too_few(MIXED, one),
        "one patient's negatives": too_few(MIXED, other),
        "few patients": too_few(few, three),
        "no column": NO_COLUMN,
    }


@pytest.mark.parametrize(("case", "reason"), reasons().items())
def test_every_reason_can_be_translated(monkeypatch, case, reason):
    monkeypatch.setattr(site_words, "tr", lambda text, **v: f"<{text.format(**v)}>")
    outlook = FindingOutlook(name="Mass", positives=4, films=40, reason=reason)

    ((_, _, what),) = site_words.expected_rows([outlook])

    assert reason, case
    assert case != "few patients" or "too few patients" in reason
    assert what.text == f"<Too few: <{reason}>>"
