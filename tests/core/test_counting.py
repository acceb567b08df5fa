"""One film, two films."""

from __future__ import annotations

import pytest

from xlite_core.counting import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 films"), (1, "1 film"), (2, "2 films"), (112_120, "112,120 films")]
)
def test_one_is_said_otherwise_than_many(number, said):
    """With a comma between thousands."""
    assert counted(number, "film") == said


def test_a_plural_may_be_given():
    """Where an s does not make it."""
    assert counted(1, "query", "queries") == "1 query"
    assert counted(3, "query", "queries") == "3 queries"
