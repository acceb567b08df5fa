"""What the reader's marks become: pure functions from marks to marks."""

from __future__ import annotations

import dataclasses

from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import (
    AGREE,
    EDITED,
    Opinion,
    agreement,
    by_finding,
    disagreement,
    own_words,
)
from xlite_desktop.viewer.reading_strip import ReaderSaid


def opinion_after(marks: FilmMarks, said: ReaderSaid, *, flagged: bool) -> Opinion | None:
    """Return the opinion of a finding after what the reader did; None where it was taken back.

    Agreeing a second time takes the agreement back; words that are wiped out, the words.

    Args:
        marks: As they were.
        said: What the reader did.
        flagged: Whether the model's probability is at its threshold or above.
    """
    before = by_finding(marks.opinions).get(said.finding)
    if said.verdict == EDITED:
        wiped = not said.text.strip() and said.present is None
        return None if wiped else own_words(said.finding, said.text, present=said.present)
    if before is not None and before.verdict == said.verdict:
        return None
    give = agreement if said.verdict == AGREE else disagreement
    return give(said.finding, flagged=flagged)


def with_opinion(marks: FilmMarks, finding: str, opinion: Opinion | None) -> FilmMarks:
    """Return the marks with one opinion replaced, added or taken away."""
    others = tuple(other for other in marks.opinions if other.finding != finding)
    return dataclasses.replace(marks, opinions=others if opinion is None else (*others, opinion))
