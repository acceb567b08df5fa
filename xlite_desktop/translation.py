"""The words of the window in the reader's language: `tr` around every sentence a person reads.

The library speaks English; what it says is translated where the window shows it, by
`in_readers_language`.  `languages` chooses the language before anything with words is imported.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QXmlStreamReader

from xlite_core.resources import resource_root

CONTEXT = "X-Lite"
CORE = "X-Lite core"
"""The context of what the library says; its values stand as {0}, {1} in the sources."""

_VALUE = re.compile(r"\{(\d+)\}")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!:;]) (?=[A-Z])")


def tr(sentence: str, /, *, meaning: str = "", **values: object) -> str:
    """Return a sentence in the reader's language, with its values put in.

    The sentence must be a literal, so that it can be collected; what varies stands in it in
    braces: `tr("{films} of {all} films", films="12", all="1,024")`.  Values are put in after
    translation and may be formatted there (`{share:.1%}`).  Where another language needs another
    sentence for one, write two: `tr("{n} film", n=1)`, `tr("{n} films", n=5)`.

    Args:
        sentence: In English.
        meaning: Tells two words of one spelling apart: a literal.
        **values: For its braces; without any, braces are left alone.
    """
    translated = QCoreApplication.translate(CONTEXT, sentence, meaning or None)
    return translated.format(**values) if values else translated


def later(word: str, /) -> str:
    """Return a literal unchanged, but collected: a name that code compares and `said` shows."""
    return word


def said(word: str, /) -> str:
    """Return in the reader's language what was marked with `later`."""
    return QCoreApplication.translate(CONTEXT, word)


def counted(number: int, one: str, many: str | None = None, /) -> str:
    """Return "1 film", "2,322 films" in the reader's language.

    Args:
        number: How many.
        one: What one of them is called: a literal.
        many: What several are called, where that is not `one` with an s.
    """
    word = one if number == 1 else many or one + "s"
    return QCoreApplication.translate(CONTEXT, "{n} " + word).replace("{n}", f"{number:,}")


@lru_cache(maxsize=2048)
def in_readers_language(sentence: str) -> str:
    """Return what the library said, in the reader's language; unknown sentences stay as they are.

    A finished sentence is looked up as it stands, then matched against the sentences with values
    (most literal text first), then, if it is several sentences, taken apart.

    Args:
        sentence: In English, with its values.
    """
    if not sentence or not _spoken.translated:
        return sentence
    return _translated(sentence) or " ".join(
        _translated(part) or part for part in _BETWEEN_SENTENCES.split(sentence)
    )


class _Problem(Protocol):
    """What says in two sentences what happened and what to do: an error, an alarm, an event."""

    @property
    def summary(self) -> str: ...

    @property
    def hint(self) -> str: ...


def told(error: _Problem) -> str:
    """Return an error's two sentences in the reader's language."""
    return f"{in_readers_language(error.summary)} {in_readers_language(error.hint)}"


def within(label: str, /) -> str:
    """Return a translated label as it stands inside a sentence: English writes it small."""
    return label if _spoken.translated else label.lower()


class _Spoken:
    """Whether the window speaks another language than the source."""

    translated = False


_spoken = _Spoken()


def language_changed(*, translated: bool) -> None:
    """Look for translations anew.

    Args:
        translated: Whether a translation is installed now; English needs none.
    """
    _spoken.translated = translated
    _templates.cache_clear()
    in_readers_language.cache_clear()


def _translated(sentence: str) -> str | None:
    exact = QCoreApplication.translate(CORE, sentence)
    if exact != sentence:
        return exact
    if " " not in sentence:  # a name, and nothing with values in it
        return None
    for start, source in _templates():
        match = _pattern(source).fullmatch(sentence) if sentence.startswith(start) else None
        if match is not None:
            return _filled(QCoreApplication.translate(CORE, source), match)
    return None


def _filled(translated: str, match: re.Match[str]) -> str:
    def value(place: re.Match[str]) -> str:
        inserted = match[f"v{place[1]}"]
        return (_translated(inserted) or inserted) if inserted else ""

    return _VALUE.sub(value, translated)


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    """Return how the library's sentences with values begin, and the sentences.

    Those with most literal text come first.
    """
    sources = [source for source in _core_sources() if _VALUE.search(source)]
    sources.sort(key=lambda source: len(_VALUE.sub("", source)), reverse=True)
    return tuple((_VALUE.split(source, maxsplit=1)[0], source) for source in sources)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for place, part in enumerate(_VALUE.split(source)):
        if place % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P=v{part})")
        else:
            seen.add(part)
            parts.append(f"(?P<v{part}>.*?)")
    return re.compile("".join(parts), re.DOTALL)


def _core_sources() -> list[str]:
    sources = []
    for path in sorted((resource_root() / "translations").glob("*.ts")):
        file = QFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.ReadOnly):
            continue  # without sources nothing is translated, and English is shown
        reader, context = QXmlStreamReader(file), ""
        while not reader.atEnd():
            reader.readNext()
            if not reader.isStartElement():
                continue
            if reader.name() == "name":
                context = reader.readElementText()
            elif reader.name() == "source" and context == CORE:
                sources.append(reader.readElementText())
        file.close()
    return sources
