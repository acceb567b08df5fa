"""Reads the pages of the guide, and finds words in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xlite_desktop.guide.guide_topics import GuideTopic, finding_topics, guide_topics

NUMBERS = "<!-- this model -->"
"""Where a finding's page takes in what the model's file says."""

_EXCERPT = 60
_MARKUP = (
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^\s*\|?[\s:|-]+\|\s*$", re.MULTILINE), ""),
    (re.compile(r"^(?:- |\d+\. |\|)", re.MULTILINE), ""),
    (re.compile(r"\s*\|\s*"), "  "),
    (re.compile(r"\*\*|`"), ""),
    (re.compile(r"\\(.)"), r"\1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideHit:
    """A section of a page that holds all the words looked for.

    Attributes:
        topic: The page.
        heading: Of the section.
        excerpt: Words around the first of them.
    """

    topic: GuideTopic
    heading: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Section:
    topic: GuideTopic
    heading: str
    text: str
    folded: str


class GuideLibrary:
    """The pages of one folder, in the reader's language where a page is translated."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self._folder = folder
        self._language = language

    def page(self, file: str) -> str:
        """Return a page as Markdown.

        Args:
            file: Below the folder, with "/".

        Raises:
            OSError: There is no such page.
        """
        translated = self._folder / self._language / file
        path = translated if translated.is_file() else self._folder / file
        return path.read_text(encoding="utf-8")

    def search(self, words: str) -> tuple[GuideHit, ...]:
        """Return the sections that hold every word, those with a word in their title first.

        Capitals and accents do not matter; parts of words count.

        Args:
            words: Divided by spaces; without any nothing is found.
        """
        wanted = _folded(words).split()
        if not wanted:
            return ()
        found = []
        for section in self._sections:
            titles = _folded(f"{section.topic.title} {section.heading}")
            if all(word in titles or word in section.folded for word in wanted):
                in_title = sum(word in titles for word in wanted)
                found.append((-in_title, section))
        found.sort(key=lambda pair: pair[0])
        return tuple(
            GuideHit(topic=s.topic, heading=s.heading, excerpt=_excerpt(s, wanted))
            for _, s in found
        )

    @cached_property
    def _sections(self) -> tuple[_Section, ...]:
        sections = []
        for topic in (*guide_topics(), *finding_topics()):
            try:
                page = self.page(topic.file)
            except OSError:
                continue  # the page itself says that it is missing
            for part in re.split(r"^## ", page, flags=re.MULTILINE):
                heading, _, body = part.partition("\n")
                if heading.strip():
                    text = plain(body)
                    sections.append(_Section(topic, plain(heading), text, _folded(text)))
        return tuple(sections)


def plain(markdown: str) -> str:
    """Return the words of some Markdown on one line."""
    for pattern, words in _MARKUP:
        markdown = pattern.sub(words, markdown)
    return " ".join(markdown.split())


def _folded(text: str) -> str:
    """Return a text without capitals and accents, each character still one character."""
    return "".join(
        unicodedata.normalize("NFD", character)[0].lower()[:1] or character for character in text
    )


def _excerpt(section: _Section, wanted: list[str]) -> str:
    places = [place for word in wanted if (place := section.folded.find(word)) >= 0]
    start = max(0, min(places, default=0) - _EXCERPT // 3)
    if start:
        start = section.text.find(" ", start) + 1
    end = start + _EXCERPT
    if end < len(section.text):
        end = section.text.rfind(" ", start, end + 1)
        end = end if end > start else start + _EXCERPT
    before, after = "… " if start else "", " …" if end < len(section.text) else ""
    return f"{before}{section.text[start:end]}{after}"
