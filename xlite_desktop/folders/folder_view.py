"""What the Folders page says about its batch, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from xlite_desktop.data.pace import Pace
from xlite_desktop.translation import tr


class Phase(Enum):
    """How far a batch is."""

    NONE = "none"
    WAITING = "waiting"
    SEARCHING = "searching"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def works(self) -> bool:
        return self in (Phase.SEARCHING, Phase.RUNNING, Phase.PAUSED, Phase.STOPPING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderView:
    """Everything above the table.

    Attributes:
        phase: How far the batch is.
        name: Of the folder, or how many files were dropped.
        model: Whose numbers these are: "student-1 0123456789abcdef".
        facts: What the films are, in words.
        pace: While it works.
        seen, found: Files and films, while folders are searched.
        said: What came of it, or why it failed.
        hint: What to do then.
        wrong: What was said last is a failure, of the batch or of an export.
    """

    phase: Phase = Phase.NONE
    name: str = ""
    model: str = ""
    facts: str = ""
    pace: Pace = field(default_factory=Pace)
    seen: int = 0
    found: int = 0
    said: str = ""
    hint: str = ""
    wrong: bool = False


def facts_words(count: dict[str, int]) -> str:
    """Return what the films of a table are, in words; see `film_table.counts`."""
    if not count["films"]:
        return ""
    said = [tr("1 film") if count["films"] == 1 else tr("{count:,} films", count=count["films"])]
    said.append(tr("{count:,} above a threshold", count=count["above"]))
    names = (
        ("doubted", tr("in doubt")),
        ("unscored", tr("not scored")),
        ("unreadable", tr("unreadable")),
        ("flagged", tr("flagged")),
    )
    said += [f"{count[key]:,} {words}" for key, words in names if count[key]]
    return " · ".join(said)
