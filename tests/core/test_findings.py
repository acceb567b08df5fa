"""Names of the fourteen findings."""

from __future__ import annotations

import pytest

from xlite_core.findings import CHESTXRAY14, display_name


def test_there_are_fourteen_different_findings():
    """The set has its published size, and no name twice."""
    assert len(set(CHESTXRAY14)) == len(CHESTXRAY14) == 14


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Pleural_Thickening", "Pleural thickening"),
        ("Edema", "Edema"),
        ("COVID", "COVID"),
        ("Lung_COVID_Signs", "Lung COVID signs"),
        ("", ""),
    ],
)
def test_keys_are_shown_as_people_write_them(key, shown):
    """Spaces for underscores, one capital, acronyms kept."""
    assert display_name(key) == shown
