"""What a reader says to one finding of one film, beside what a model said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["agree", "disagree", "edited"]

AGREE: Final = "agree"
DISAGREE: Final = "disagree"
EDITED: Final = "edited"
VERDICTS: tuple[Verdict, ...] = (AGREE, DISAGREE, EDITED)

LONGEST_TEXT = 4_000
"""Characters of the reader's own words that are kept; more is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A reader's opinion of one finding.

    Attributes:
        finding: The finding's key.
        verdict: How it stands to the model: "agree", "disagree", or "edited" where the reader
            put it into words of their own.
        text: The reader's words; empty for a plain agreement or disagreement.
        present: What the reader holds to be true; None where they did not say.  It stays as it
            is when a threshold moves, so an old agreement never turns into its opposite.

    Raises:
        ValueError: The verdict is none of `VERDICTS`, or the finding is empty.
    """

    finding: str
    verdict: Verdict
    text: str = ""
    present: bool | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            msg = f"{self.verdict} is no verdict"
            raise ValueError(msg)
        if not self.finding:
            msg = "an opinion is of a finding"
            raise ValueError(msg)

    @property
    def words(self) -> str:
        """The opinion as one text for a table's cell or a report: "disagree, absent"."""
        said = f"{self.verdict}{_PRESENCE[self.present]}"
        return f"{said}: {self.text}" if self.text else said


_PRESENCE: Mapping[bool | None, str] = {None: "", True: ", present", False: ", absent"}


def agreement(finding: str, *, flagged: bool) -> Opinion:
    """Return the agreement with a model that flagged a finding, or did not."""
    return Opinion(finding=finding, verdict=AGREE, present=flagged)


def disagreement(finding: str, *, flagged: bool) -> Opinion:
    """Return the contradiction of a model that flagged a finding, or did not."""
    return Opinion(finding=finding, verdict=DISAGREE, present=not flagged)


def own_words(finding: str, text: str, *, present: bool | None) -> Opinion:
    """Return an opinion in the reader's words, without blanks at its ends."""
    return Opinion(
        finding=finding, verdict=EDITED, text=text.strip()[:LONGEST_TEXT], present=present
    )


def by_finding(opinions: Iterable[Opinion]) -> dict[str, Opinion]:
    """Return opinions by the key of their finding."""
    return {opinion.finding: opinion for opinion in opinions}
