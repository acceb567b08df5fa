"""The table of contents of the user guide."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from xlite_core.findings import CHESTXRAY14, display_name
from xlite_desktop.translation import in_readers_language, tr

LABELS = "findings/labels.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTopic:
    """One page of the guide.

    Attributes:
        title: In the contents, and above the page.
        file: Below `resources/help`.
        finding: Key of the finding that it is about; empty for all others.
    """

    title: str
    file: str
    finding: str = ""


def guide_topics() -> tuple[GuideTopic, ...]:
    """Return the pages that are about the application, in reading order."""
    return (
        GuideTopic(title=tr("Keyboard and mouse"), file="keyboard-and-mouse.md"),
        GuideTopic(title=tr("Findings and thresholds"), file="findings-and-thresholds.md"),
        GuideTopic(title=tr("Evidence maps"), file="evidence-maps.md"),
        GuideTopic(title=tr("Files and privacy"), file="files-and-privacy.md"),
        GuideTopic(title=tr("When something goes wrong"), file="when-something-goes-wrong.md"),
        GuideTopic(title=tr("Training"), file="training.md"),
        GuideTopic(title=tr("Training settings"), file="training-settings.md"),
        GuideTopic(title=tr("Train on all of ChestX-ray14"), file="chestxray14.md"),
        GuideTopic(title=tr("For the IT department"), file="it-department.md"),
    )


def finding_topics() -> tuple[GuideTopic, ...]:
    """Return the pages about findings: how labels were made, then one a finding, by title."""
    return (
        GuideTopic(title=tr("How the labels were made"), file=LABELS),
        *sorted(map(finding_topic, CHESTXRAY14), key=_in_the_alphabet),
    )


def _in_the_alphabet(topic: GuideTopic) -> str:
    return unicodedata.normalize("NFD", topic.title).casefold()


def finding_topic(finding: str) -> GuideTopic:
    """Return the page about a finding; the file of one that we do not know is missing."""
    return GuideTopic(
        title=in_readers_language(display_name(finding)),
        file=f"findings/{finding.lower().replace('_', '-')}.md",
        finding=finding,
    )
