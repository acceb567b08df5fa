"""Where everything of a report goes: pure arithmetic over the lengths of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlite_core.reporting.report_content import ReportContent
from xlite_core.reporting.report_words import model_line
from xlite_desktop.reporting.paper import MARGIN, Look, Paper, wrapped
from xlite_desktop.reporting.report_pictures import FILM_BOX, MAP_BOX
from xlite_desktop.theme.fonts import MEDIUM
from xlite_desktop.theme.tokens import LIGHT

HEAD = 56.0
FOOT = 22.0
GAP = 14.0
NOTICE = Look(11, MEDIUM, LIGHT.flag)
NOTICE_PITCH = 16.0
FACT_PITCH = 17.0
ROW = 17.0
TABLE_HEAD = 36.0
TABLE_NOTE = 16.0
LEGEND = 24.0
WORDS = Look(11)
WORDS_PITCH = 16.0
WORDS_HEAD = 20.0
SMALL = Look(9, color=LIGHT.quiet)
SMALL_PITCH = 12.5

_LEAST_PICTURE = 190.0
_LEAST_ROOM = 60.0
"""Of paper for a pen, where the reader typed nothing."""

_LEAST_MAP_ROW = 54.0
_MAP_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLayout:
    """Lines and heights of the blocks of a report, in logical pixels.

    Attributes:
        paper: What it is laid out for.
        facts: Lines of the patient's facts, each of pairs (label, value).
        notices: Lines above the pictures.
        picture: Height of the block of pictures.
        map_row: Height of one map's row in it, gap included.
        words: Lines of the reader's words on each page; the first entry is the first page.
        room: Height of the reader's block on the first page, its heading included.
        small: Lines of model and caveats.
    """

    paper: Paper
    facts: tuple[tuple[tuple[str, str], ...], ...]
    notices: tuple[str, ...]
    picture: float
    map_row: float
    words: tuple[tuple[str, ...], ...]
    room: float
    small: tuple[str, ...]

    @property
    def pages(self) -> int:
        return max(1, len(self.words))


def laid_out(
    content: ReportContent, paper: Paper, film: tuple[float, float], maps: int
) -> ReportLayout:
    """Fit a report onto paper: pictures shrink first, then words go on to further pages.

    Args:
        content: What it says.
        paper: What it is for.
        film: Width and height of the film; their ratio counts.
        maps: How many maps stand beside the film.
    """
    width = paper.inner_width
    first = ReportLayout(
        paper=paper,
        facts=_fact_lines(content, width),
        notices=_notice_lines(content, width),
        picture=0.0,
        map_row=0.0,
        words=(),
        room=0.0,
        small=tuple(_small_lines(content, width)),
    )
    free = _inner_height(paper) - _fixed(content, first)
    lines = tuple(_words_lines(content, width))
    wanted = WORDS_HEAD + max(len(lines) * WORDS_PITCH, _LEAST_ROOM)
    best = _picture_height(film, maps, bool(content.leading))
    picture = max(min(best, free - wanted), min(best, _LEAST_PICTURE))
    room = free - picture
    fitting = max(0, int((room - WORDS_HEAD) / WORDS_PITCH))
    return replace(
        first,
        picture=picture,
        map_row=(picture - LEGEND + _MAP_GAP) / max(len(content.leading), 1),
        words=_paged(lines, fitting, _continued(paper)),
        room=room,
    )


def _inner_height(paper: Paper) -> float:
    return paper.size.height() - 2 * MARGIN + 8.0


def _fixed(content: ReportContent, layout: ReportLayout) -> float:
    """Return the height of everything that cannot shrink."""
    height = HEAD + FOOT + 2 * GAP
    height += len(layout.facts) * FACT_PITCH + (GAP if layout.facts else 0)
    height += len(layout.notices) * NOTICE_PITCH + (GAP if layout.notices else 0)
    if content.findings:
        height += TABLE_HEAD + len(content.findings) * ROW + TABLE_NOTE + GAP
    return height + len(layout.small) * SMALL_PITCH


def _picture_height(film: tuple[float, float], maps: int, described: bool) -> float:
    """Return how high the pictures want to be, their legend included."""
    width, height = film
    high = min(FILM_BOX[1], FILM_BOX[0] * height / width)
    if described:
        map_high = min(MAP_BOX[1], MAP_BOX[0] * height / width) if maps else 0.0
        high = max(high, 3 * (max(map_high, _LEAST_MAP_ROW) + _MAP_GAP) - _MAP_GAP)
    return high + LEGEND


def _fact_lines(content: ReportContent, width: float) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Set label and value of the patient's facts side by side, as many as fit in a line."""
    if content.identity is None:
        return ()
    lines: list[list[tuple[str, str]]] = [[]]
    taken = 0.0
    for label, value in content.identity.facts:
        wide = fact_width(label, value)
        if lines[-1] and taken + wide > width:
            lines.append([])
            taken = 0.0
        lines[-1].append((label, value))
        taken += wide
    return tuple(tuple(line) for line in lines if line)


def fact_width(label: str, value: str) -> float:
    """Return the room that a fact takes, with the blank after it."""
    return Look(11).width(label) + 5 + Look(11, MEDIUM).width(value) + 20


def _notice_lines(content: ReportContent, width: float) -> tuple[str, ...]:
    said = [notice.sentence for notice in content.notices]
    if content.unscored:
        said.append(content.unscored)
    said += [f"{view}." for view in content.view]
    return tuple(line for words in said for line in wrapped(words, NOTICE, width - 12))


def _words_lines(content: ReportContent, width: float) -> list[str]:
    """Return what the reader typed: the words, and those to single findings."""
    said = [content.words] if content.words else []
    said += [
        f"{finding.label}: {finding.opinion.text}"
        for finding in content.findings
        if finding.opinion is not None and finding.opinion.text
    ]
    if content.measured:
        said.append(f"Measured: {'; '.join(content.measured)}")
    return [line for words in said for line in wrapped(words, WORDS, width)]


def _small_lines(content: ReportContent, width: float) -> list[str]:
    said = []
    if content.model is not None:
        said.append(f"{model_line(content)} · {content.model.evaluated_on}")
    said.append(" ".join(content.caveats))
    return [line for words in said for line in wrapped(words, SMALL, width)]


def _continued(paper: Paper) -> int:
    """Return how many lines of words a further page holds."""
    return int((_inner_height(paper) - HEAD - FOOT - GAP - WORDS_HEAD) / WORDS_PITCH)


def _paged(lines: tuple[str, ...], first: int, further: int) -> tuple[tuple[str, ...], ...]:
    if not lines:
        return ()
    pages = [lines[:first]]
    pages += [lines[at : at + further] for at in range(first, len(lines), further)]
    return tuple(pages)
