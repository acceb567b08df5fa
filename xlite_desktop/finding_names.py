"""What the window calls a finding: its name in the reader's language."""

from __future__ import annotations

from xlite_core import findings
from xlite_desktop.translation import in_readers_language


def display_name(finding: str) -> str:
    """Return a finding's key as people read it: "Pleural_Thickening" -> "Pleural thickening".

    The fourteen findings of ChestX-ray14 are translated; others keep the words of their model.
    """
    return in_readers_language(findings.display_name(finding))
