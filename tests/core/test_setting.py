"""Settings by their dotted names."""

from __future__ import annotations

from xlite_core.setting import flattened


def test_settings_are_named_by_their_sections():
    """Nothing nested is left but lists, which stay whole; an empty section has no settings."""
    values = {"a": {"b": {"c": 1}, "e": {}}, "d": [1, 2], "f": None}

    assert flattened(values) == {"a.b.c": 1, "d": [1, 2], "f": None}
    assert values == {"a": {"b": {"c": 1}, "e": {}}, "d": [1, 2], "f": None}
