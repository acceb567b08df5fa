"""The card's section on groups of films: names, counts, intervals, and honest gaps."""

from __future__ import annotations

import pytest

from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.subgroups import Subgroup
from xlite_core.reporting.subgroups_page import group_name, subgroups_page


def group(attribute, name, auc, findings):
    return Subgroup(
        attribute=attribute, group=name, films=1_250, patients=900, positives=(40, 3),
        auc=(auc, None), macro_auc=auc, macro_findings=findings,
    )  # fmt: skip


def test_groups_stand_with_counts_and_intervals():
    """A number that could not be measured is not one."""
    area = Estimate(value=0.61, low=0.52, high=0.7)

    page = subgroups_page([group("view", "AP", area, 1), group("age", "80+", None, 0)])

    assert "| AP films | 1,250 | 900 | 0.61 (0.52–0.70) | 1 |" in page
    assert "| Age 80+ | 1,250 | 900 | too few | – |" in page
    assert "not measured" not in page


def test_a_card_without_groups_says_so():
    """Silence would read as "no difference"."""
    assert "not measured for this model" in subgroups_page(())


@pytest.mark.parametrize(
    ("attribute", "group", "name"),
    [
        ("view", "PA", "PA films"),
        ("view", "unknown", "View not known"),
        ("age", "0–17", "Age 0–17"),
        ("sex", "F", "Women"),
        ("sex", "M", "Men"),
        ("sex", "unknown", "Sex not known"),
    ],
)
def test_groups_are_called_by_what_they_are(attribute, group, name):
    """Not by the letters of a table."""
    assert group_name(attribute, group) == name
