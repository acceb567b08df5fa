"""The German pages of the guide say what the English ones say, and cannot drift unseen."""

from __future__ import annotations

import re
import typing
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from tests.helpers.cards import example_card
from tests.translations import ts_file
from tests.translations.german_manual import PAGE, german_settings_page
from tests.translations.originals import (
    GERMAN_HELP,
    HELP,
    english_pages,
    fingerprint,
    marked,
    with_mark,
    without_mark,
)
from xlite_core.training.events import AlarmKind
from xlite_desktop.action_words import WORDS
from xlite_desktop.guide.guide_library import GuideLibrary
from xlite_desktop.guide.guide_page import GuidePage
from xlite_desktop.languages import install_language, remove_language

PAGES = english_pages()
SHAPES = {
    "numbers": r"\d+(?:[.,]\d+)*",
    "links": r"\]\(([^)]+)\)",
    "headings": r"(?m)^#+ ",
    "lists and tables": r"(?m)^(?:\||- |\d\. )",
    "code": r"`[^`\n]+`",
    "comments": r"<!--.*?-->",
    "sources": r"\(\d{4}\)\. .*",
}
WORDS_OF_OTHERS = {"Atelektase oder Infiltrat", "Research use only", "i", "n/a", "patient"}
"""Quoted in German pages, but of reports, of pictures and of tables."""

HOME = "Pos1"
"""The name of a key on a German keyboard; its digit is no number."""


def german(file):
    return (GERMAN_HELP / file).read_text(encoding="utf-8")


def bare(words):
    """As a page quotes it: without the sign of a menu's key and without the dots of a question."""
    return words.replace("&", "").removesuffix("…").removesuffix("...").strip()


def shape(text, pattern):
    unwrapped = re.sub(r"\n +", " ", text)
    return Counter(re.findall(pattern, unwrapped))


@pytest.fixture
def speaking_german(qapp):
    install_language("de")
    yield
    remove_language()


def test_every_page_has_its_german_one():
    """And no German page is left over."""
    translated = {path.relative_to(GERMAN_HELP).as_posix() for path in GERMAN_HELP.rglob("*.md")}

    assert translated == set(PAGES)


@pytest.mark.parametrize("file", PAGES)
def test_a_german_page_was_made_from_the_english_page_as_it_is(file):
    """Who changes a page looks at both, then runs `python -m tests.translations seen FILE`."""
    assert marked(german(file)) == fingerprint(file), f"look at resources/help/de/{file}, too"


@pytest.mark.parametrize("what", SHAPES)
@pytest.mark.parametrize("file", PAGES)
def test_a_german_page_has_what_the_english_one_has(file, what):
    """The same numbers, links, sections, lists, commands and papers."""
    english = shape((HELP / file).read_text(encoding="utf-8"), SHAPES[what])
    text = without_mark(german(file)).replace(HOME, "")

    assert shape(text, SHAPES[what]) == english


@pytest.mark.parametrize("file", PAGES)
def test_a_german_page_is_in_german(file):
    """No line of prose was left as it is, but for the titles of papers."""
    english = set((HELP / file).read_text(encoding="utf-8").splitlines())
    left = set(german(file).splitlines()) & english

    prose = {line for line in left if re.match(r"\w+ \w+ \w+ \w+ ", line)}
    assert {line for line in prose if not re.search(r"runs|Intelligence", line)} == set()


def test_the_german_reference_of_settings_is_current():
    """Write it anew with `python -m tests.translations manual`."""
    assert german(PAGE) == german_settings_page()


def test_the_german_guide_names_every_key(speaking_german):
    """As a German keyboard and the German menus name it."""
    written = {
        word.strip() for word in re.split(r"\||(?<=\w), | und ", german("keyboard-and-mouse.md"))
    }
    spelled = {"-": "−"}
    keys = {
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        for words in WORDS.values()
        for key in words.keys
    }

    assert "Strg+O" in keys
    assert {spelled.get(key, key) for key in keys - {"="}} <= written


def test_what_german_pages_quote_is_written_so_in_the_german_window():
    """Buttons, menus and sentences; a value may stand where the window puts one."""
    known = ts_file.read(ts_file.GERMAN)
    written = [bare(words) for of in known.values() for words in of.values() if bare(words)]
    literal = {words for words in written if "{" not in words}
    patterns = [re.sub(r"\\\{[^{}]*\\\}", ".+", re.escape(w)) for w in written if "{" in w]
    filled = [re.compile(p) for p in patterns if len(p.replace(".+", "")) > 5]
    quoted = {
        words
        for file in PAGES
        for words in re.findall(r"„([^“]+)“", " ".join(german(file).split()))
    }

    parts = {part for words in quoted - WORDS_OF_OTHERS for part in words.split(" · ")}
    assert {
        words
        for words in parts
        if bare(words) not in literal and not any(f.fullmatch(words) for f in filled)
    } == set()
    assert quoted >= WORDS_OF_OTHERS


def test_the_german_guide_tells_the_rules_of_the_alarms():
    """By the names that the log gives them."""
    guide = german("training.md").lower()
    explain_themselves = {"disk_full", "checkpoint_damaged", "missing_film", "advice"}

    for kind in set(typing.get_args(AlarmKind)) - explain_themselves:
        assert kind.replace("_", " ") in guide


def test_the_guide_speaks_the_language_of_the_window(qtbot, speaking_german):
    """Contents, search, links and the model's own numbers; the mark is not shown."""
    page = GuidePage(example_card())
    qtbot.addWidget(page)

    page.show_finding("Mass")

    assert "Was das Label bedeutet" in page.text
    assert "Wie gut dieses Modell dabei ist" in page.text
    assert "0.86" in page.text
    assert "English page" not in page.text
    page.browser.page_asked.emit("nodule.md")
    assert page.topic.finding == "Nodule"
    assert "bis zu 3 cm" in page.text
    hits = GuideLibrary(HELP, "de").search("hautemphysem")
    assert [hit.topic.finding for hit in hits] == ["Emphysema"]
    assert GuideLibrary(HELP, "de").search("english page") == ()


def test_a_mark_is_put_once():
    """Marking a page again replaces its mark."""
    once = with_mark("## Seite\n", PAGE)

    assert with_mark(once, PAGE) == once
    assert marked(once) == fingerprint(PAGE)
    assert marked("## Seite\n") is None
