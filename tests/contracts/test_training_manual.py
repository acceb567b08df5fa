"""The help on training says what the code does."""

from __future__ import annotations

import typing

from xlite_core.resources import resource_root
from xlite_core.training.events import AlarmKind
from xlite_core.training.manual import SECTIONS, settings_page
from xlite_core.training.presets import PRESETS

HELP = resource_root() / "help"


def test_the_reference_of_settings_is_the_one_that_the_declarations_make():
    """Write it anew with `python -m xlite_core.training.manual > resources/help/...`."""
    shipped = (HELP / "training-settings.md").read_text(encoding="utf-8")

    assert shipped == settings_page()


def test_every_section_and_preset_is_in_the_reference():
    """A reader finds each by its name."""
    page = settings_page()

    assert all(f"## [{name}]" in page for name in SECTIONS)
    assert all(f"| {name} " in page for name in PRESETS)


def test_the_guide_tells_the_rules_of_the_alarms():
    """Alarms about the machine explain themselves; those about the numbers stand in the guide."""
    guide = (HELP / "training.md").read_text(encoding="utf-8").lower()
    explain_themselves = {"disk_full", "checkpoint_damaged", "missing_film", "advice"}

    for kind in set(typing.get_args(AlarmKind)) - explain_themselves:
        assert kind.replace("_", " ") in guide
